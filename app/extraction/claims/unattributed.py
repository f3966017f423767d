"""Contents that nobody is named for: «يُعتقد أن …» (it is believed), «ذكرت تقارير أن …» (reports).

Enters: the analysed text and a quote. Leaves: whether the article itself answers for it, by the
annotation scheme (§4). Refuses to look for speakers: those come with the quote.
"""

from collections.abc import Sequence

from app.domain.attribution import Quote
from app.extraction.reading.analysis import Analysis
from app.lexicon.clauses import is_complementiser
from app.lexicon.impersonal import impersonal_sources, unissued_reports
from app.text.fold import fold
from app.text.span import Span
from app.text.tokens import Token

_BEHIND = 3
_BEFORE = 4


def is_unattributed(analysis: Analysis, quote: Quote) -> bool:
    """Tell whether a quote has no speaker because its source is nobody.

    Example: «أفادت تقارير صحفية بأن الطريق مغلقة» (press reports said the road is closed) → True.
    """
    if quote.speaker is not None or not quote.cue:
        return False
    if fold(quote.cue).split()[0] in impersonal_sources():
        return True
    return quote.cue_span is not None and _is_reported(analysis, quote.cue_span, quote.span)


def _is_reported(analysis: Analysis, cue: Span, content: Span) -> bool:
    """Tell whether reports stand right behind the cue, or before it as its subject."""
    first, after = analysis.token_index(cue.start), analysis.token_index(cue.end)
    behind = analysis.tokens[after : after + _BEHIND]
    outside = [t for t in behind if t.end <= content.start or content.start < cue.start]
    before = analysis.tokens[max(0, first - _BEFORE) : first]
    return _names_reports(outside) or _names_reports(before[::-1])


def _names_reports(tokens: Sequence[Token]) -> bool:
    """Tell whether a noun of reports comes before the first mark and the first «أن»."""
    for token in tokens:
        if not token.is_word or is_complementiser(token.folded):
            return False
        if token.folded in unissued_reports():
            return True
    return False
