"""Source phrases between pauses: «أعلن سالم، حسبما ذكرت وكالة تاس، أن …» is Salem's word.

Enters: an `Analysis`, the cues of a text. Leaves: whether «حسبما ذكرت» or «كما نقلت» only credits
the cue before it. Refuses to find who is credited.
"""

from collections.abc import Iterable, Iterator

from app.extraction.reading.analysis import Analysis
from app.extraction.speech.reports import CueHit
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE

_PAUSES = frozenset("،,-–—ـ(")
_CLOSING = frozenset("،,-–—ـ)")
_LONGEST_SUBJECT = 8
_LONGEST_OPENING = 25


def asides(analysis: Analysis, hits: Iterable[CueHit]) -> Iterator[int]:
    """Yield the first token of each source phrase that stands between a cue and its «أن».

    Example: «أعلن سالم، حسبما ذكرت وكالة تاس، أن …» (Salem announced, as TASS reported, that …).
    """
    cue: CueHit | None = None
    for hit in hits:
        if hit.source_phrase:
            if cue is not None and _waits(analysis, cue, hit) and _stands_apart(analysis, hit):
                yield hit.first
        elif hit.kind in FINITE and not hit.relative:
            cue = hit


def _waits(analysis: Analysis, cue: CueHit, phrase: CueHit) -> bool:
    """Tell whether a cue before a phrase has not brought its content yet."""
    if cue.sentence != phrase.sentence or phrase.first - cue.last > _LONGEST_OPENING:
        return False
    between = analysis.words[cue.last + 1 : phrase.first]
    return bool(between[:-1]) and clause_words().complementisers.isdisjoint(between)


def _stands_apart(analysis: Analysis, phrase: CueHit) -> bool:
    """Tell whether a pause opens the phrase, and one closes it right before «أن»."""
    if phrase.first == 0 or analysis.words[phrase.first - 1] not in _PAUSES:
        return False
    behind = analysis.words[phrase.last + 1 : phrase.last + 3 + _LONGEST_SUBJECT]
    place = next((n for n, word in enumerate(behind) if word in _CLOSING), None)
    following = behind[place + 1 : place + 2] if place else ()
    return any(word in clause_words().complementisers for word in following)
