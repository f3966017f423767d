"""Why a listed name is, or is not, the name asked: what each part and each lack of one adds.

Enters: a reading of a listed name and its features. Leaves: evidence whose contributions add up to
the log-odds of the names. Refuses to weigh anew: the weights are those of `weighing`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.domain.screening import Evidence
from app.lexicon.letters import LATIN
from app.lexicon.screening_weights import screening_weights
from app.screening.features import Features, told_by
from app.screening.index import Index
from app.screening.letters import spelling
from app.screening.names import parts_of
from app.screening.pairing import Pair
from app.screening.syllable_names import listed_parts
from app.screening.titles import without_titles

_LEFT: Final = (
    ("worst", "the part that is the least likely spelling or translation"),
    ("query_left", "parts of the name asked that the listed name does not have"),
    ("listed_left", "parts of the listed name that the name asked does not have"),
    ("left_parts", "each part of the name asked without a counterpart"),
    ("disorder", "the parts stand in another order"),
    ("disorder_of_body", "words of bodies stand in another order in English"),
    ("left_of_body", "a body's name is often asked with words its listed name lacks"),
    ("listed_left_of_body", "words of a body's listed name that the name asked lacks"),
    ("half_given", "only one syllable of the given name agrees"),
    ("first_left", "the listed person's first name is not in the name asked"),
    ("common_name", "only given names agree that many people bear"),
    ("weak", "the list itself calls this name weak"),
    ("single", "only one part agrees, and what is left tells something"),
    ("alone", "only one part agrees"),
    ("nameless", "nothing agrees but words that many bodies share"),
    ("generic", "nothing agrees but words that many bodies share, and no state"),
    ("heads_differ", "the bodies are not of the same kind"),
    ("thin", "no more than one common word agrees"),
    ("state_organ", "the name asked is that of an organ of a state, the listed one is not"),
    ("body", "the listed name is that of a body"),
)
_OF_ASKED: Final = ("query_left", "left_parts", "left_of_body")
_OF_LISTED: Final = ("listed_left", "listed_left_of_body")


def name_evidence(index: Index, reading: int, name: str, features: Features) -> Iterator[Evidence]:
    """Yield what the names say, part by part; contributions add up to `name_odds`.

    Args:
        index: where the reading is.
        reading: of the listed name that was found.
        name: the name asked.
        features: of the reading.
    """
    weights = screening_weights().name
    alias = index.aliases[int(index.reading_alias[reading])]
    for pair in features.pairs:
        yield _pair_evidence(pair)
    left = _left(index, reading, name, features.pairs)
    yield Evidence(
        feature="prior", query=name, candidate=alias, contribution=weights["bias"],
        detail="before any part is compared",
    )  # fmt: skip
    for feature, detail in _LEFT:
        contribution = weights[feature] * getattr(features, feature)
        if contribution:
            asked, listed = left.get(feature, (name, alias))
            yield Evidence(
                feature=feature.replace("_", "-"), query=asked, candidate=listed,
                contribution=contribution, detail=detail,
            )  # fmt: skip


def _left(
    index: Index, reading: int, name: str, pairs: Sequence[Pair]
) -> Mapping[str, tuple[str, str]]:
    """Return the parts of either side without a counterpart, by the features that weigh them."""
    covered = covered_listed = 0
    for pair in pairs:
        covered |= pair.mask
        covered_listed |= pair.listed_mask
    parts = without_titles(parts_of(name))
    asked = " ".join(_shown(p.text) for n, p in enumerate(parts) if not covered >> n & 1)
    own = listed_parts(index, reading)
    listed = " ".join(p.text for n, p in enumerate(own) if not covered_listed >> n & 1)
    return dict.fromkeys(_OF_ASKED, (asked, "")) | dict.fromkeys(_OF_LISTED, ("", listed))


def _shown(word: str) -> str:
    """Return a word as it is read: the letter that stands for «تش» as these two."""
    return word.replace("چ", "تش")


def _pair_evidence(pair: Pair) -> Evidence:
    weights = screening_weights().name
    contribution = (
        weights["matched"] * max(pair.mask.bit_count(), pair.listed_mask.bit_count())
        + _evidence_part(pair)
        + weights["deficit"] * pair.deficit
    )
    return Evidence(
        feature="translation" if pair.translated else "name-part",
        query=_shown(pair.query),
        candidate=pair.listed,
        contribution=contribution,
        detail=f"evidence {pair.evidence:.1f} nats, "
        + ("by its meaning" if pair.translated else _spelt(pair)),
    )


def _spelt(pair: Pair) -> str:
    """Return how the letters of a part became those of the listed one: "…; ق→q, د→ad, …"."""
    told = f"unusual spelling {pair.deficit:.1f} nats"
    if pair.query == pair.listed or not _alignable(pair):
        return told
    letters = spelling(pair.query, pair.listed)
    return "; ".join((told, ", ".join(f"{_shown(one)}→{latin or '-'}" for one, latin in letters)))


def _alignable(pair: Pair) -> bool:
    return pair.query.isalpha() and pair.listed.isalpha() and pair.listed[0] in LATIN


def _evidence_part(pair: Pair) -> float:
    return screening_weights().name["common" if pair.common else "evidence"] * told_by(pair)
