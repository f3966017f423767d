"""Where the reporter's own words begin in a sentence.

Enters: an `Analysis`, a sentence or a cue. Leaves: an offset. Refuses to know parties.
"""

from bisect import bisect_left

from app.domain.article import ZoneKind
from app.extraction.reading.analysis import Analysis
from app.extraction.speech.reports import CueHit
from app.text.span import Span

_MARKS_BACK = 6
_UTTERANCE = 8


def body_start(analysis: Analysis, sentence: Span) -> int:
    """Return the offset where a sentence begins, its dateline left out."""
    for zone in analysis.zones:
        if zone.kind is ZoneKind.DATELINE and zone.span.start <= sentence.start < zone.span.end:
            return zone.span.end
    return sentence.start


def own_words_start(analysis: Analysis, hit: CueHit) -> int:
    """Return the offset in the cue's sentence where the reporter's words before it begin.

    Past the dateline and past the last utterance in marks: who is named there does not speak.
    """
    start = min(body_start(analysis, hit.sentence), hit.span.start)
    before = bisect_left(analysis.marked, hit.span.start, key=lambda m: m.outer.start)
    for marked in reversed(analysis.marked[max(0, before - _MARKS_BACK) : before]):
        words = len(analysis.tokens_in(marked.inner))
        if start < marked.outer.end <= hit.span.start and words >= _UTTERANCE:
            return marked.outer.end
    return start
