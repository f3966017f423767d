"""The time of a claim: of its content, or of the speech where saying it is doing it.

Enters: the dates of an article, a quote. Leaves: one of them, or None. Resolves no words: `dates`
does.
"""

from app.domain.attribution import Quote, QuoteKind
from app.domain.claim import Modality
from app.extraction.analysis import Analysis
from app.extraction.dates import FoundDate
from app.lexicon.clauses import is_complementiser
from app.lexicon.modality import cue_modality, performative_verbs
from app.text.fold import fold
from app.text.span import Span

_CLAUSE_ENDS = frozenset(".!؟?;؛:،,")
_NEAR = 30
_PERFORMED = frozenset(Modality) - {
    Modality.ASSERTED,
    Modality.ASSESSED,
    Modality.PREDICTED,
    Modality.QUESTIONED,
}


def date_in(dates: tuple[FoundDate, ...], span: Span) -> FoundDate | None:
    """Return the first date named inside `span`, None where none is."""
    return next((d for d in dates if span.contains(d.span)), None)


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
    return date_in(dates, Span(start, quote.span.start))


def _does_what_it_says(cue: str) -> bool:
    """Tell whether saying it is doing it («طالب», demanded) and not only telling of it."""
    return cue_modality(cue) in _PERFORMED or cue in performative_verbs()
