"""What can be seen of a claim that tells its modality.

Enters: the folded cue, the folded content, the stance, and what the rules say. Leaves: named
features. The weights are in data/modality_weights.csv, those of single words for opinion in
data/opinion_words.csv; nothing is decided here.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.domain.claim import Modality
from app.extraction.claims.stance import Stance
from app.extraction.words.tense import is_future_verb, is_negation
from app.lexicon.cues import cue_forms
from app.lexicon.linear import log_odds, weights
from app.lexicon.modality import cue_modality, is_perfect
from app.text.affixes import DEFINITE
from app.text.memory import remembered

OPINIONS = "opinion_words.csv"
CONTENT_WORDS = 25
_OPINING = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
_OPINIONS = tuple(f"opinion over {step}" for step in _OPINING)
_NUMBER = "#"
_OPENING_WORDS = 3
_BEGINNING = 4
_SHORT = 5
_STRONG = 3
_FLAGS = tuple(
    (Stance._fields.index(flag), f"stance {flag}")
    for flag in ("narrated", "own", "bound", "official", "opining", "quoted", "reporting")
)


class Wording(NamedTuple):
    """The folded words of a content, one mark for each name, and the stems of those that count."""

    words: list[str]
    stems: tuple[str, ...]


def features_of_modality(
    cue: str | None,
    content: Wording,
    stance: Stance,
    said: Mapping[Modality, int],
    ruled: Modality,
) -> list[str]:
    """Return the named features of a claim.

    Args:
        cue: folded cue, None for the narrator and for answers without one.
        content: its words.
        stance: how the claimant stands to it.
        said: weight of the phrases of the main clause that speak for each modality.
        ruled: what the rules alone would answer.
    """
    words, stems = content
    return [
        "bias",
        f"rule {ruled}",
        f"rule+told {ruled} {stance.told}",
        f"claimant {stance.claimant}",
        f"told {stance.told}",
        *_of_cue(cue),
        *[name for place, name in _FLAGS if stance[place]],
        *_of_phrases(said),
        *_of_form(words, stance),
        *_of_opinion(stems),
        *[f"opens {_stem(word)}" for word in words[:_OPENING_WORDS]],
    ]


def _of_cue(cue: str | None) -> Iterator[str]:
    if cue is None:
        yield "cue none"
        return
    carried = cue_modality(cue)
    yield f"cue carries {carried.value if carried else 'nothing'}"
    yield from _cue_features(cue.split()[0])


@remembered
def _cue_features(word: str) -> tuple[str, ...]:
    bare = word[1:] if word[0] in "وف" and word not in cue_forms() else word
    forms = cue_forms().get(bare, ())
    lemmas = dict.fromkeys(f"cue lemma {form.cue.lemma}" for form in forms)
    classes = dict.fromkeys(f"cue class {form.cue.cue_class.value}" for form in forms)
    return (f"cue {bare}", *lemmas, *classes)


def _of_phrases(said: Mapping[Modality, int]) -> Iterator[str]:
    for modality, weight in said.items():
        if weight > 0:
            yield f"phrase {modality}"
        if weight >= _STRONG:
            yield f"phrases {modality}"


def _of_opinion(stems: Sequence[str]) -> Sequence[str]:
    """Return the steps that the odds of opinion against report reach, by the single words."""
    odds = log_odds(weights(OPINIONS), ("bias", *stems))
    return _OPINIONS[: bisect_left(_OPINING, odds)]


def stems_of(words: list[str]) -> tuple[str, ...]:
    """Return the distinct stems of the words that count, numbers as `#`; opinions are listed so.

    In the order of the words: in that of a set their weights would sum up otherwise each time.
    """
    stems = [_NUMBER if word.isdigit() else _stem(word) for word in words[:CONTENT_WORDS]]
    return tuple(dict.fromkeys(stems))


def _of_form(words: list[str], stance: Stance) -> Iterator[str]:
    opening = words[:_SHORT]
    if any(map(is_future_verb, words[:CONTENT_WORDS])):
        yield "future"
        yield f"future own {stance.own} {stance.narrated}"
    if any(map(is_perfect, opening)):
        yield "perfect"
    if any(map(is_negation, opening)):
        yield f"negated own {stance.own}"
    if any(map(str.isdigit, words)):
        yield "number"
    if len(words) < _SHORT:
        yield "short"


@remembered
def _stem(word: str) -> str:
    """Return a folded word without its conjunction and article."""
    for article in DEFINITE:
        if word.startswith(article) and len(word) - len(article) >= len("ابت"):
            return word[len(article) :]
    return word[1:] if word[:1] in "وف" and len(word) >= _BEGINNING else word
