"""The time of a claim: of its content, or of the speech where saying it is doing it.

Enters: the dates of an article, a quote. Leaves: one of them, or None. Resolves no words: `dates`
does.
"""

from bisect import bisect_left
from itertools import islice

from app.domain.attribution import Quote, QuoteKind
from app.domain.claim import Modality
from app.extraction.dates.reader import FoundDate
from app.extraction.reading.analysis import Analysis
from app.lexicon.calendar import calendar
from app.lexicon.clauses import is_complementiser
from app.lexicon.modality import cue_modality, performative_verbs
from app.text.fold import fold
from app.text.span import Span

_CLAUSE_ENDS = frozenset(".!؟?;؛:،,")
_NEAR = 30
_RECORD_REACH = 7
_OPENING_WORDS = 10
_SINCE = "منذ"
_PERFORMED = frozenset(Modality) - {
    Modality.ASSERTED,
    Modality.ASSESSED,
    Modality.PREDICTED,
    Modality.QUESTIONED,
}


def date_in(analysis: Analysis, dates: tuple[FoundDate, ...], span: Span) -> FoundDate | None:
    """Return the first date named inside `span`, None where none is.

    What a record is compared with is not its time: «أكبر انخفاض منذ 2016» (the greatest fall since
    2016).
    """
    first = bisect_left(dates, span.start, key=lambda found: found.span.start)
    for found in islice(dates, first, None):
        if found.span.start > span.end:
            break
        if span.contains(found.span) and not _compares(analysis, found):
            return found
    return None


def _compares(analysis: Analysis, found: FoundDate) -> bool:
    first = analysis.token_index(found.span.start)
    words = [t.folded for t in analysis.tokens[max(0, first - _RECORD_REACH) : first + 1]]
    since = _SINCE in words[-2:]
    return since and any(word in calendar().words["record"] for word in words)


def date_before(
    analysis: Analysis, dates: tuple[FoundDate, ...], span: Span, free: int
) -> FoundDate | None:
    """Return the date that opens the sentence of a narrated claim, when little stands between.

    Args:
        analysis: the analysed text.
        dates: its dates, in order.
        span: the claim.
        free: where what is claimed before it ends.

    Example: «وفي أغسطس 2022، لم تجد اللجنة …» (in August 2022, the committee found no …).
    """
    sentence = analysis.sentence_at(span.start)
    if sentence is None:
        return None
    before = Span(max(sentence.start, free), span.start)
    if len(analysis.tokens_in(before)) > _OPENING_WORDS:
        return None
    return date_in(analysis, dates, before)


def date_around(analysis: Analysis, dates: tuple[FoundDate, ...], quote: Quote) -> FoundDate | None:
    """Return the date of speaking when the content is what was done by speaking.

    «جدد الخميس التزامه بـ…» (on Thursday renewed his commitment to …): an action noun behind a verb
    that does what it says has the time of that verb; a clause under أن («قال أمس إن …», said
    yesterday that …) has its own, and so has what is merely affirmed («أكد الخميس وفاة …»).
    """
    sentence = analysis.sentence_at(quote.span.start)
    if quote.kind is QuoteKind.DIRECT or sentence is None or quote.cue_span is None:
        return None
    place = analysis.token_index(quote.span.start)
    edge = analysis.tokens[max(0, place - 1) : place + 1]
    clause = any(is_complementiser(t.folded) or t.folded == ":" for t in edge)
    if clause or not _does_what_it_says(fold(quote.cue or "")):
        return None
    start = max(sentence.start, quote.cue_span.start - _NEAR)
    before = analysis.tokens_in(Span(start, quote.cue_span.start))
    start = next((t.end for t in reversed(before) if t.folded in _CLAUSE_ENDS), start)
    return date_in(analysis, dates, Span(start, quote.span.start))


def _does_what_it_says(cue: str) -> bool:
    """Tell whether saying it is doing it («طالب», demanded) and not only telling of it."""
    return cue_modality(cue) in _PERFORMED or cue in performative_verbs()
