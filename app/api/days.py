"""Days, months and years as parameters: `2024`, `2024-06`, `2024-06-19`.

Enters: a word. Leaves: the first day of the period and the first day after it. Refuses to know
what is dated; a publication day is the day as printed.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from app.errors import InputError
from app.text.fold import fold

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
_SHORTEST_YEAR: Final = 365
_SHAPE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open days: `start` belongs to it, `end` does not."""

    start: date
    end: date


@lru_cache(maxsize=4096)
def read_period(written: str) -> Period:
    """Return the period that `written` names.

    Arabic-Indic digits are read too: «٢٠٢٤-٠٦» is June 2024.

    Args:
        written: year, year-month or year-month-day, years 1900 to 2100.

    Raises:
        InputError: when it has another shape, or names no day of the calendar.
    """
    shape = _SHAPE.match(written) or _SHAPE.match(fold(written).strip())
    if not shape:
        raise InputError(f"{written!r} is not a date; write 2024, 2024-06 or 2024-06-19")
    year, month, day = (int(part) if part else None for part in shape.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError(f"{written!r} is out of range; years {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return _period(year, month, day)
    except ValueError as error:
        raise InputError(f"{written!r} is no day of the calendar") from error


def _period(year: int, month: int | None, day: int | None) -> Period:
    if month is None:
        return Period(date(year, 1, 1), date(year + 1, 1, 1))
    first = date(year, month, 1)
    if day is None:
        after = date(year + month // 12, month % 12 + 1, 1)
        return Period(first, after)
    start = first.replace(day=day)
    return Period(start, date.fromordinal(start.toordinal() + 1))


def write_period(period: Period) -> str:
    """Return the shortest word that `read_period` reads as `period`."""
    written = period.start.isoformat()
    days = (period.end - period.start).days
    if days == 1:
        return written
    return written[:4] if days >= _SHORTEST_YEAR else written[:7]
