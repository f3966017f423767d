"""Stretches of days: days, weeks from Monday, months, one after the other without a gap.

Enters: an interval and days. Leaves: first days and days after. Refuses to know what is counted.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from app.storage.reading.facets import Interval

MOST: Final = 4_000
"""Stretches of one timeline: eleven years of days."""


def first_day(day: date, interval: Interval) -> date:
    """Return the first day of the stretch that holds `day`."""
    if interval == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if interval == "month" else day


def day_after(start: date, interval: Interval) -> date:
    """Return the first day after the stretch that begins on `start`."""
    if interval == "month":
        return (start + timedelta(days=31)).replace(day=1)
    return start + timedelta(days=7 if interval == "week" else 1)


def stretches(first: date, last: date, interval: Interval) -> Iterator[tuple[date, date]]:
    """Yield (start, day after) of every stretch from that of `first` to that of `last`."""
    start = first_day(first, interval)
    while start <= last:
        after = day_after(start, interval)
        yield start, after
        start = after
