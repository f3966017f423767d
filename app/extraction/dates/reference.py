"""The reference day of an article: the day that relative dates count from.

Enters: an analysed text and the publication day when the source gave one. Leaves: that day, else
one inferred from the text, else None. Refuses to take the clock's day for an old article.
"""

from datetime import date

from app.extraction.dates.ranges import FoundDate
from app.extraction.dates.reader import find_dates
from app.extraction.reading.analysis import Analysis
from app.text.span import Span

_OPENING = 400
_CLOSING = 200
_DATING_RULES = frozenset({"numeric", "day-month", "hijri-day"})
_DAY_LENGTH = len("2000-01-01")
_SHORT_LINE = 60


def reference_day(analysis: Analysis, published: date | None) -> date | None:
    """Return the day that relative dates of the article count from.

    The publication day wins. Else a full date that dates the page: on a short line of its own, or
    in the dateline, near the start or the end of the text. A full date inside a sentence tells of
    an event and is left alone.

    Example: «الرياض، 12 مارس 2024:» (al-Riyāḍ, 12 mārs 2024) at the start → 2024-03-12.
    """
    if published is not None:
        return published
    for found in _near_edges(analysis):
        if len(found.value) == _DAY_LENGTH and _dates_the_page(analysis, found):
            return date.fromisoformat(found.value)
    return None


def _near_edges(analysis: Analysis) -> tuple[FoundDate, ...]:
    end = len(analysis.text)
    edges = [Span(0, min(_OPENING, end)), Span(max(_OPENING, end - _CLOSING), end)]
    return tuple(
        found
        for edge in edges
        if edge.length > 0
        for found in find_dates(_cut(analysis, edge), None)
        if found.rule in _DATING_RULES
    )


def _cut(analysis: Analysis, edge: Span) -> Analysis:
    return Analysis(text=analysis.text, tokens=analysis.tokens_in(edge))


def _dates_the_page(analysis: Analysis, found: FoundDate) -> bool:
    paragraph = analysis.paragraph_at(found.span.start)
    if paragraph is None:
        return False
    if paragraph.length <= _SHORT_LINE:
        return True
    zone = analysis.zone_at(found.span.start)
    before = analysis.text[paragraph.start : found.span.start]
    after = analysis.text[found.span.end : found.span.end + 4]
    opens = len(before) <= 30 and any(mark in after for mark in "-–—:)/|")
    return opens or (zone is not None and zone.value == "dateline")
