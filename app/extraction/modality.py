"""The stance of a claimant towards a content: denied, accused, …, asserted.

Enters: the cue, the folded content, and how claimant and content are related. Leaves: one
`Modality`. Cue and content vote together in the scheme's order of precedence (§4); a cue that
carries a stance by itself («نفى», nafā, denied) settles it.
"""

import re
from dataclasses import dataclass
from typing import Final

from app.domain.claim import Modality
from app.extraction.tense import is_future, is_negation
from app.lexicon.modality import cue_modalities, invitations, phrase_patterns

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
_SUBORDINATORS: Final = frozenset(
    {"التي", "الذي", "الذين", "اللذين", "اللذان", "اللتين", "بان", "لان", "لانه", "لانها", "كي", "حيث"}
)
_NEVER: Final = frozenset({"لن", "ولن", "فلن"})
_FIRST_PERSON: Final = ("سن", "سا")
_UNDERTAKEN: Final = frozenset({"سيتم", "ستتم", "سيجري", "وسيتم", "يتم"})
_PROCLITICS: Final = "وف"
_NOT_DONE: Final = frozenset({"لم", "ولم"})
_OPENING_WORDS: Final = 5
_ONE_IS_TO: Final = ("علي ", "ان علي ", "انه علي ", "ان عليه ")
_FIGURE: Final = re.compile(r"\d+")
_OPINING_WEIGHT: Final = 1
_NARRATED_NEED: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How a claimant stands to what it says.

    Attributes:
        narrated: True for the article's own voice.
        own: True when the subject is the claimant or its state.
        of_another: True when some other party is named in the content.
        official: True when the claimant can undertake for a state or body.
        opining: True when the claimant speaks as an expert or in an interview: what it says is
            opinion unless it is plain report.
    """

    narrated: bool = False
    own: bool = False
    of_another: bool = True
    official: bool = True
    opining: bool = False


def cue_modality(cue: str | None) -> Modality | None:
    """Return the modality that a folded cue carries by itself, None for neutral cues («قال»)."""
    if not cue:
        return None
    known = cue_modalities()
    for word in cue.split()[:2]:
        for bare in (word, word[1:] if word[:1] in _PROCLITICS else word):
            if bare in known:
                return known[bare]
    return None


def modality_of(cue: str | None, content: str, stance: Stance) -> Modality:
    """Return the modality of a claim.

    Args:
        cue: folded cue, None for the narrator and for answers without one.
        content: folded words of the claim joined by single spaces.
        stance: how the claimant stands to it.

    Example: «قال», «يتعين إعادة النظر» (yataʿayyan iʿādat an-naẓar, a review is called for) →
    demanded.
    """
    by_cue = cue_modality(cue)
    if by_cue is Modality.DEMANDED and content.startswith(tuple(invitations())):
        return Modality.PROPOSED
    if by_cue is not None and by_cue in _SETTLING:
        return by_cue
    by_content = _of_content(_main_clause(content), stance)
    if stance.narrated and by_content not in _NARRATED:
        return Modality.PREDICTED if by_content in _INTENDED else Modality.ASSERTED
    return min(by_cue or Modality.ASSERTED, by_content, key=_ORDER.index)


def _main_clause(content: str) -> str:
    """Return the words before the first relative or causal clause, whole when that is first."""
    words = content.split()
    for place, word in enumerate(words):
        if place > 1 and word in _SUBORDINATORS:
            return " ".join(words[:place])
    return content


def _of_content(content: str, stance: Stance) -> Modality:
    future = _future(content)
    for modality in _ORDER:
        if modality is Modality.DENIED and stance.own and _has_past_negation(content):
            return modality
        if modality is Modality.DEMANDED and content.startswith(_ONE_IS_TO):
            return modality
        if modality is Modality.PROMISED and future and _undertakes(content, stance):
            return modality
        if modality is Modality.PREDICTED and future:
            return modality
        if modality is Modality.ACCUSED and (stance.own or not stance.of_another):
            continue
        if modality is Modality.ASSESSED:
            return _assessed_or_asserted(content, stance)
        if _spoken(modality, content):
            return modality
    return Modality.ASSERTED


def _assessed_or_asserted(content: str, stance: Stance) -> Modality:
    """Weigh words of evaluation against words of plain report; a tie goes by who speaks."""
    patterns = phrase_patterns()
    opinion = len(patterns[Modality.ASSESSED].findall(content)) + _OPINING_WEIGHT * stance.opining
    report = len(patterns[Modality.ASSERTED].findall(content)) + len(_FIGURE.findall(content))
    needed = _NARRATED_NEED if stance.narrated else 0
    return Modality.ASSESSED if opinion > report + needed else Modality.ASSERTED


def _spoken(modality: Modality, content: str) -> bool:
    """Tell whether a phrase of the modality stands in the content, un-negated where that matters."""
    pattern = phrase_patterns().get(modality)
    if pattern is None:
        return False
    for match in pattern.finditer(content):
        before = content[: match.start()].split()[-1:]
        negated = any(map(is_negation, before)) and modality in _UPSET_BY_NEGATION
        if not negated:
            return True
    return False


def _has_past_negation(content: str) -> bool:
    """Tell whether the clause opens by denying a deed («روسيا لم تتدخل», Russia did not …)."""
    return not _NOT_DONE.isdisjoint(content.split()[:_OPENING_WORDS])


def _future(content: str) -> bool:
    return any(word in _NEVER or is_future(word) for word in content.split())


def _undertakes(content: str, stance: Stance) -> bool:
    """Tell whether a future is a commitment: of "we", of one's own side, or by an official."""
    if stance.own:
        return True
    words = content.split()
    for place, word in enumerate(words):
        bare = word[1:] if word[:1] in _PROCLITICS else word
        following = words[place + 1] if place + 1 < len(words) else ""
        if bare.startswith(_FIRST_PERSON) and is_future(word):
            return True
        if word in _NEVER and following[:1] in {"ن", "ا"}:
            return True
        if stance.official and (bare in _UNDERTAKEN - {"يتم"} or (word in _NEVER and following == "يتم")):
            return True
    return False
