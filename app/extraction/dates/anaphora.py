"""Times that point at the time named before them: «اليوم نفسه», «العام التالي», «قبل ذلك بيومين».

Enters: a match of a grammar rule and the moment it is read at, with the value named last. Leaves:
the value as the annotation scheme writes it, or None where nothing named before is fine enough.
"""

import re
from datetime import date

from app.extraction.dates.moment import (
    CALENDAR,
    UNITS,
    Moment,
    day_value,
    number_of,
    unit_back,
)

_DAY, _MONTH, _YEAR = len("2000-01-01"), len("2000-01"), len("2000")
_FINE = {"يوم": _DAY, "اليوم": _DAY, "الشهر": _MONTH, "العام": _YEAR, "السنه": _YEAR}
_UNITS = {_DAY: "يوم", _MONTH: "شهر", _YEAR: "عام"}
_BEFORE = "قبل"
_EARLIEST = 1500


def same_unit(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «اليوم نفسه» (the same day), «الشهر ذاته» (the same month), «نفس العام»."""
    return _last(moment, _FINE[match["whole"]])


def day_of_same(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «في 11 من الشهر نفسه» (on the 11th of the same month)."""
    last = _last(moment, _MONTH)
    if last is None:
        return None
    year, month = map(int, last.split("-"))
    return day_value(year, month, number_of(match["day"], "ordinal"))


def next_unit(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «اليوم التالي» (the next day), «العام التالي» (the next year)."""
    fine = _FINE[match["whole"]]
    last = _last(moment, fine)
    return _later(last, _UNITS[fine], 1)


def apart(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «قبل ذلك بيومين» (two days before that), «بعد ذلك بشهر» (a month after that)."""
    unit = match["unit"]
    years, months = CALENDAR.of("year", "years"), CALENDAR.of("month-unit", "months-unit")
    last = _last(moment, _YEAR if unit in years else _MONTH if unit in months else _DAY)
    count = number_of(match["count"] or "1", "number") * CALENDAR.of(*UNITS)[unit]
    return _later(last, unit, -count if match["way"] == _BEFORE else count)


def _last(moment: Moment, fine: int) -> str | None:
    """Return the value named last, as fine as asked for; a span of time is none."""
    last = moment.last
    return None if last is None or "/" in last or len(last) < fine else last[:fine]


def _later(last: str | None, unit: str, count: int) -> str | None:
    """Return the time `count` units after a value, before it where the count is negative."""
    if last is None or int(last[:_YEAR]) < _EARLIEST:
        return None
    first = date.fromisoformat(last + "-01-01" if len(last) == _YEAR else f"{last}-01"[:_DAY])
    return unit_back(unit, abs(count), first, 1 if count > 0 else -1)
