"""What a date is read against, and the arithmetic that every way of naming a time shares.

Enters: words of the calendar, numbers, the reference day. Leaves: values as the annotation scheme
writes them. Knows no grammar.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from app.lexicon.calendar import calendar

UNITS = ("year", "years", "month-unit", "months-unit", "week", "weeks", "day-unit", "days-unit")
CALENDAR = calendar()
EARLY = frozenset({"مطلع", "بدايه", "اوايل", "بدايات"})
MIDDLE = frozenset({"منتصف", "اواسط", "وسط"})
LATE = frozenset({"اواخر", "نهايه", "نهايات"})


class Moment(NamedTuple):
    """What a date is read against.

    Attributes:
        reference: the day relative words count from, or None.
        future: True when the verb before is future.
        before: the folded token before the window.
        planned: True when a weekday is that of a plan: the sentence opens with a verb of the
            present («يستقبل الرئيس نظيره الخميس»).
        last: the value of the time named before, or None.
    """

    reference: date | None
    future: bool
    before: str
    planned: bool = False
    last: str | None = None


def day_value(year: int, month: int, day: int) -> str | None:
    """Return a day as YYYY-MM-DD, None where the month has no such day."""
    if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return f"{year:04}-{month:02}-{day:02}"
    return None


def number_of(form: str, kind: str) -> int:
    """Return the number that digits or a word of a kind of the calendar name."""
    return int(form) if form.isdigit() else CALENDAR.words[kind][form]


def direction_of(match: re.Match[str], moment: Moment, group: str = "turn") -> int:
    """Return -1 past, 0 present, 1 future; the verb decides when no word does."""
    turn = match.groupdict().get(group)
    if turn:
        return CALENDAR.of("past", "present", "future")[turn]
    return 1 if moment.future else -1


def unit_back(unit: str, count: int, reference: date, sign: int) -> str:
    """Return the time `count` units before (sign -1) or after the reference day."""
    if unit in CALENDAR.of("year", "years"):
        return f"{reference.year + sign * count:04}"
    if unit in CALENDAR.of("month-unit", "months-unit"):
        months = reference.year * 12 + reference.month - 1 + sign * count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    days = count * (7 if unit in CALENDAR.of("week", "weeks") else 1)
    return (reference + timedelta(days=sign * days)).isoformat()
