"""The stance of a claimant towards a content: denied, accused, …, asserted.

Enters: the cue, the folded content, and how claimant and content are related. Leaves: one
`Modality`. By rule, cue and content vote in the scheme's order of precedence (§4), and a cue that
carries a stance by itself («نفى», nafā, denied) settles it. What is denied, asked or an invitation
by rule stays so. Elsewhere what the rules say is the feature that the learnt weights are drawn
towards (data/modality_weights.csv, scripts/train_claims.py), together with what the single words of
the content tell (data/modality_words.npz): they decide, and leave the rules only where annotated
articles do.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.claim import Modality
from app.extraction.claims.content_signs import (
    disowns,
    is_countered,
    is_of_another,
    lies_ahead,
    obliges,
    only_says,
    performs,
    sets_condition,
    undertakes,
)
from app.extraction.claims.modality_features import Wording, features_of_modality, stems_of
from app.extraction.claims.stance import Stance
from app.extraction.words.tense import is_negation
from app.lexicon.clauses import clause_openers
from app.lexicon.linear import weight_table
from app.lexicon.modality import Phrase, cue_modality, invitations, is_perfect, opening
from app.lexicon.modality_words import modality_scores
from app.text.affixes import CONJUNCTIONS

_ORDER: Final = tuple(Modality)
_SETTLING: Final = frozenset(Modality) - {
    Modality.ASSERTED,
    Modality.ASSESSED,
    Modality.PREDICTED,
    Modality.QUESTIONED,
}
_UPSET_BY_NEGATION: Final = frozenset({Modality.ACCUSED, Modality.PROMISED, Modality.PRAISED})
_NARRATED: Final = frozenset({Modality.ASSERTED, Modality.ASSESSED, Modality.PREDICTED})
_INTENDED: Final = frozenset({Modality.PROMISED, Modality.THREATENED, Modality.PROPOSED})
_MAY: Final = "قد"
_INDEED: Final = frozenset({"لقد", "ولقد", "فلقد", "فقد"})
_DONE: Final = frozenset(
    {"تم", "تزايد", "تضاعف", "تعافي", "تاثر", "تاسس", "توفي", "تولي", "تبين", "تلقي", "توعد",
     "تدهور", "تفشي", "تاكد", "تعذر", "تعطل"}
)  # fmt: skip
_WAS: Final = ("كان", "كنا", "كنت")
_OPENING_WORDS: Final = 5
_COUNTERED: Final = frozenset({Modality.ACCUSED, Modality.CONDEMNED, Modality.WARNED})
_RULED: Final = frozenset({Modality.DENIED, Modality.QUESTIONED})
_REACH: Final = {
    Modality.ACCUSED: 6, Modality.PROMISED: 6, Modality.PROPOSED: 6, Modality.PRAISED: 6,
    Modality.QUESTIONED: 6, Modality.DEMANDED: 10, Modality.PREDICTED: 10, Modality.WARNED: 14,
}  # fmt: skip
_WEIGHED: Final = frozenset({Modality.ASSESSED, Modality.ASSERTED})
_OPINING_WEIGHT: Final = 2
_NARRATED_NEED: Final = 2
_REPORT_NEED: Final = 1
_QUOTED_WEIGHT: Final = 1
_PAST_WEIGHT: Final = 2
_REPORTING_WEIGHT: Final = 1


MODALITIES: Final = "modality_weights.csv"


def modality_of(cue: str | None, content: str, stance: Stance) -> Modality:
    """Return the modality of a claim: the heaviest by the learnt weights of its features.

    Args:
        cue: folded cue, None for the narrator and for answers without one.
        content: folded words of the claim joined by single spaces.
        stance: how the claimant stands to it.

    Example: «قال», «يتعين إعادة النظر» (yataʿayyan iʿādat an-naẓar, a review is called for) →
    demanded.
    """
    if _invites(cue, content):
        return Modality.PROPOSED
    words = content.split()
    main = _main_clause(words)
    said = _phrases_in(main)
    ruled = _by_rule(cue, content, main, said, stance)
    if ruled in _RULED:
        return ruled
    wording = Wording(words, stems_of(words))
    table = weight_table(MODALITIES)
    scores = table.scores(features_of_modality(cue, wording, stance, said, ruled))
    told = modality_scores(wording.stems)
    odds = {
        name: score + told.get(name, 0.0)
        for name, score in zip(table.outcomes, scores, strict=True)
    }
    return Modality(max(odds, key=odds.__getitem__))


def scores_of_words(words: list[str]) -> Mapping[str, float]:
    """Return the log-odds that the single words of a content tell for each modality."""
    return modality_scores(stems_of(words))


def features_of(cue: str | None, content: str, stance: Stance) -> list[str]:
    """Return the named features of a claim, what the rules say among them."""
    words = content.split()
    main = _main_clause(words)
    said = _phrases_in(main)
    ruled = _by_rule(cue, content, main, said, stance)
    return features_of_modality(cue, Wording(words, stems_of(words)), stance, said, ruled)


def by_rule(cue: str | None, content: str, stance: Stance) -> Modality:
    """Return what the rules alone say: cue and content vote in the scheme's order."""
    main = _main_clause(content.split())
    return _by_rule(cue, content, main, _phrases_in(main), stance)


def _by_rule(
    cue: str | None, content: str, main: list[str], told: Mapping[Modality, int], stance: Stance
) -> Modality:
    if _invites(cue, content):
        return Modality.PROPOSED
    by_cue = cue_modality(cue)
    if by_cue is not None and by_cue in _SETTLING:
        return by_cue
    if stance.asked:
        return Modality.QUESTIONED
    by_content = _of_content(main, dict(told), stance)
    if stance.narrated and by_content not in _NARRATED:
        return Modality.PREDICTED if by_content in _INTENDED else Modality.ASSERTED
    return min(by_cue or Modality.ASSERTED, by_content, key=_ORDER.index)


def _invites(cue: str | None, content: str) -> bool:
    """Tell an invitation from a demand: «دعا» with «لزيارة موسكو» (to visit Moscow)."""
    return cue_modality(cue) is Modality.DEMANDED and content.startswith(tuple(invitations()))


def _main_clause(words: list[str]) -> list[str]:
    """Return the words before the first relative or causal clause."""
    openers = clause_openers("subordinate")
    if openers.isdisjoint(words):
        return words
    for place, word in enumerate(words):
        if place > 1 and word in openers:
            return words[:place]
    return words


def _of_content(words: list[str], said: dict[Modality, int], stance: Stance) -> Modality:
    for modality in _signs_in(words, stance):
        said[modality] = said.get(modality, 0) + 1
    if stance.own:
        said[Modality.ACCUSED] = 0
    if said.get(Modality.PROMISED) and is_of_another(words, stance):
        said[Modality.PROMISED], said[Modality.PREDICTED] = 0, 1
    if _outweighs(words, said, stance):
        return Modality.ASSESSED
    strong = [modality for modality, weight in said.items() if weight and modality not in _WEIGHED]
    return min(strong, key=_ORDER.index, default=Modality.ASSERTED)


def _signs_in(words: list[str], stance: Stance) -> Iterator[Modality]:
    """Yield the modalities that the build of a clause speaks for."""
    future = lies_ahead(words)
    if stance.own and disowns(words, stance):
        yield Modality.DENIED
    performed = performs(words, stance)
    if performed is not None:
        yield performed
    committed = future and undertakes(words, stance)
    if obliges(words) or (committed and sets_condition(words)):
        yield Modality.DEMANDED
    if committed:
        yield Modality.PROMISED
    if future:
        yield Modality.PREDICTED


def _phrases_in(words: list[str]) -> dict[Modality, int]:
    """Return the weight of the phrases that speak for each modality, negated ones left out.

    What lies far behind the predicate says little of the whole: each modality has its reach.
    """
    said: dict[Modality, int] = {}
    for place, opened in enumerate(map(opening, words)):
        if opened is None:
            continue
        for phrase in opened.followed(words, place):
            if phrase.opens and place:
                continue
            if place >= _REACH.get(phrase.modality, len(words)) or _means_less(
                phrase, words, place
            ):
                continue
            upset = phrase.modality in _UPSET_BY_NEGATION
            if not (upset and any(map(is_negation, words[max(0, place - 2) : place]))):
                said[phrase.modality] = said.get(phrase.modality, 0) + phrase.weight
    return said


def _means_less(phrase: Phrase, words: list[str], place: int) -> bool:
    """Tell whether what stands around a phrase takes its stance away."""
    if phrase.modality is Modality.PREDICTED:
        return _is_done(words, place)
    if phrase.modality is Modality.DEMANDED:
        return only_says(words, place)
    return phrase.modality in _COUNTERED and is_countered(words, place)


def _is_done(words: list[str], place: int) -> bool:
    """Tell «قد» of the past («كان قد تمكن», had managed) from «قد» of chance («قد تنهار»)."""
    if not words[place].endswith(_MAY):
        return False
    following = words[place + 1] if place + 1 < len(words) else ""
    before = words[place - 1] if place else ""
    past = is_perfect(following) or following.endswith("ت") or following in _DONE
    return past or before.lstrip(CONJUNCTIONS).startswith(_WAS) or words[place] in _INDEED


def _outweighs(words: list[str], said: Mapping[Modality, int], stance: Stance) -> bool:
    """Tell whether the claim is opinion: nothing stronger is said, and report weighs less."""
    if any(weight for modality, weight in said.items() if modality not in _WEIGHED):
        return False
    opinion = said.get(Modality.ASSESSED, 0) + _OPINING_WEIGHT * stance.opining
    opinion += _QUOTED_WEIGHT * stance.quoted
    report = said.get(Modality.ASSERTED, 0) + any(map(str.isdigit, words))
    report += _PAST_WEIGHT * any(map(is_perfect, words[:_OPENING_WORDS]))
    report += _REPORTING_WEIGHT * stance.reporting + _NARRATED_NEED * stance.narrated
    return opinion > report + _REPORT_NEED
