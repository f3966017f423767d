"""The written date of a claim to its first and last day.

Enters: «2006», «2006-02», «2006-02-03» or two of these with a slash. Leaves: two days.
"""

import calendar
from datetime import date

from app.errors import InputError


def event_days(written: str | None) -> tuple[date | None, date | None]:
    """Return the first and last day that `written` covers; (None, None) for None.

    Example: "2024-02" → 2024-02-01, 2024-02-29.

    Raises:
        InputError: when it is no such date.
    """
    if written is None:
        return None, None
    first, slash, second = written.partition("/")
    try:
        start, end = _days(first)
        if slash:
            end = _days(second)[1]
    except ValueError as error:
        raise InputError(f"{written!r} is not a date of the scheme: {error}") from error
    return start, end


def _days(written: str) -> tuple[date, date]:
    parts = [int(p) for p in written.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        year, month = parts
        first = date(year, month, 1)
        return first, first.replace(day=calendar.monthrange(year, month)[1])
    year, month, day = parts
    return date(year, month, day), date(year, month, day)
