"""Two times that are the ends of one: «منذ … وحتى …» (since … until …), «من 28 أبريل إلى 4 مايو».

Enters: the dates of a text in order. Leaves: them with such pairs as one range. Reads no words that
name a time: `grammar` does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.extraction.reading.analysis import Analysis
from app.lexicon.calendar import calendar
from app.text.span import Span

_OPENERS = frozenset({"من", "منذ", "بين", "ومنذ", "ومن", "وبين", "خلال"})
_JOINTS = frozenset({"الي", "حتي", "وحتي", "والي", "لغايه", "ولغايه"})
_UNTIL = frozenset({"حتي", "وحتي"})
_EITHER = "او"
_IN = "في"
_YEARLESS = frozenset({"day-month", "month"})
_YEAR = re.compile(r"\d{4}")
_TODAY, _DAY = "relative-day", len("2000-01-01")
_TURNS = frozenset(calendar().of("past", "present", "future"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A time that the text names.

    Attributes:
        span: the words that name it.
        value: YYYY, YYYY-MM, YYYY-MM-DD or start/end.
        rule: name of the rule of the grammar.
    """

    span: Span
    value: str
    rule: str


def joined(analysis: Analysis, found: list[FoundDate]) -> Iterator[FoundDate]:
    """Yield the dates, two ends of one time as a range.

    Example: «من 28 أبريل إلى 4 مايو 2023» → 2023-04-28/2023-05-04.
    """
    index = 0
    while index < len(found):
        pair = found[index : index + 2]
        if len(pair) > 1 and _are_ends(analysis, *pair):
            first, second = _of_near_years(analysis, *pair)
            if first.value.partition("/")[0] <= second.value.rpartition("/")[2]:
                yield _range(first, second)
                index += 2
                continue
        yield found[index]
        index += 1


def _range(first: FoundDate, second: FoundDate) -> FoundDate:
    start, end = first.value.partition("/")[0], second.value.rpartition("/")[2]
    if second.rule == _TODAY and len(start) < _DAY:  # «منذ 2011 إلى اليوم»: as fine as its start
        end = end[: len(start)]
    span = Span(first.span.start, second.span.end)
    return FoundDate(span=span, value=f"{start}/{end}", rule="range")


def _are_ends(analysis: Analysis, first: FoundDate, second: FoundDate) -> bool:
    between = analysis.tokens_in(Span(first.span.end, second.span.start))
    words = [t.folded for t in between if t.is_word]
    if words == [_EITHER]:
        return first.rule == second.rule == "month"
    place = analysis.token_index(first.span.start)
    before = analysis.tokens[place - 1].folded if place else ""
    opener = before in _OPENERS or analysis.tokens[place].folded in _OPENERS
    joint = words[0] if words else ""
    opened = joint in (_JOINTS if opener else _UNTIL if before == _IN else ())
    return opened and len(words) <= 2


def _of_near_years(
    analysis: Analysis, first: FoundDate, second: FoundDate
) -> tuple[FoundDate, FoundDate]:
    """Return both ends, the one that is told without its year as near the other as can be."""
    if first.rule not in _YEARLESS or second.rule not in _YEARLESS:
        return first, second
    if _is_bare(analysis, first) and not _is_bare(analysis, second):
        return _in_year(first, _year(second) - (first.value[4:] > second.value[4:])), second
    if _is_bare(analysis, second) and first.value > second.value:
        return first, _in_year(second, _year(first) + (second.value[4:] < first.value[4:]))
    return first, second


def _is_bare(analysis: Analysis, found: FoundDate) -> bool:
    words = [token.folded for token in analysis.tokens_in(found.span)]
    return _TURNS.isdisjoint(words) and not any(map(_YEAR.match, words))


def _year(found: FoundDate) -> int:
    return int(found.value[:4])


def _in_year(found: FoundDate, year: int) -> FoundDate:
    return replace(found, value=f"{year:04}{found.value[4:]}")
