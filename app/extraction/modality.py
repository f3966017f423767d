"""The stance of a claimant towards a content: denied, accused, …, asserted.

Enters: the cue, the folded content, and whether the claimant speaks of its own doings. Leaves: one
`Modality`. Cue and content vote together in the scheme's order of precedence (§4); a cue that
carries a stance by itself («نفى», nafā, denied) settles it.
"""

from typing import Final

from app.domain.claim import Modality
from app.extraction.tense import is_future
from app.lexicon.modality import cue_modalities, phrase_patterns

_SETTLING: Final = frozenset(Modality) - {
    Modality.ASSERTED,
    Modality.ASSESSED,
    Modality.PREDICTED,
    Modality.QUESTIONED,
}
_FIRST_PERSON = ("سن", "سا")
_OWN = frozenset(
    {"نحن", "اننا", "اني", "انني", "بلاده", "بلادها", "بلادنا", "بلادي", "حكومته", "ادارته"}
)
_NEVER = ("لن", "ولن", "فلن")


def cue_modality(cue: str | None) -> Modality | None:
    """Return the modality that a folded cue carries by itself, None for neutral cues («قال»)."""
    if not cue:
        return None
    known = cue_modalities()
    for word in cue.split()[:2]:
        for bare in (word, word[1:] if word[:1] in "وف" else word):
            if bare in known:
                return known[bare]
    return None


def modality_of(cue: str | None, content: str, *, own: bool) -> Modality:
    """Return the modality of a claim.

    Args:
        cue: folded cue, None for the narrator.
        content: folded words of the claim joined by single spaces.
        own: True when the claim's subject is the claimant or its state.

    Example: «قال», «يتعين إعادة النظر» (yataʿayyan iʿādat an-naẓar, review is called for) → demanded.
    """
    by_cue = cue_modality(cue)
    if by_cue in _SETTLING and by_cue is not None:
        return by_cue
    by_content = _of_content(content, own=own)
    if by_cue is None:
        return by_content
    return min(by_cue, by_content, key=list(Modality).index)


def _of_content(content: str, *, own: bool) -> Modality:
    patterns = phrase_patterns()
    future = _future(content)
    for modality in Modality:
        if modality is Modality.PROMISED and future and (own or _speaks_as_we(content)):
            return modality
        if modality is Modality.PREDICTED and future:
            return modality
        if modality in patterns and patterns[modality].search(content):
            return modality
    return Modality.ASSERTED


def _future(content: str) -> bool:
    return any(word in _NEVER or is_future(word) for word in content.split())


def _speaks_as_we(content: str) -> bool:
    words = content.split()
    if any(word in _OWN for word in words[:4]):
        return True
    for place, word in enumerate(words):
        bare = word[1:] if word[:1] in "وف" else word
        if bare.startswith(_FIRST_PERSON) and is_future(word):
            return True
        if word in _NEVER and place + 1 < len(words) and words[place + 1][:1] in "نا":
            return True
    return False
