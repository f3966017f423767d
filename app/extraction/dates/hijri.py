"""What days, months and years of the Hijri calendar come to, by the Umm al-Qura tables.

Enters: a match of a grammar rule. Leaves: the value as the annotation scheme writes it, or None
outside the years of the tables.
"""

import re
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from app.extraction.dates.moment import CALENDAR, Moment, direction_of, number_of

_FIRST_HIJRI, _LAST_HIJRI = 1343, 1500  # the years the Umm al-Qura tables cover
_MONTHS = 12
_FIRST_DAY, _LAST_DAY = date(1926, 1, 1), date(2075, 12, 31)


def hijri_day(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «15 شوال 1436» by the Umm al-Qura tables."""
    month = CALENDAR.words["hijri"][match["hmonth"]]
    return _day(int(match["year"]), month, number_of(match["day"], "ordinal"))


def hijri_numeric(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «29 / 8 / 1445هـ»."""
    return _day(int(match["year"]), int(match["monthno"]), int(match["day"]))


def _day(year: int, month: int, day: int) -> str | None:
    if not (_FIRST_HIJRI <= year <= _LAST_HIJRI and 1 <= month <= _MONTHS and day):
        return None
    if day > Hijri(year, month, 1).month_length():
        return None
    return date(*Hijri(year, month, day).to_gregorian().datetuple()).isoformat()


def hijri_day_near(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «22 ذو القعدة» without a year to the nearest such day of the reference day."""
    if moment.reference is None or not _FIRST_DAY <= moment.reference <= _LAST_DAY:
        return None
    month = CALENDAR.words["hijri"][match["hmonth"]]
    number = number_of(match["day"], "ordinal")
    here = Gregorian.fromdate(moment.reference).to_hijri().year
    days = [
        date(*Hijri(year, month, number).to_gregorian().datetuple())
        for year in (here - 1, here, here + 1)
        if number <= Hijri(year, month, 1).month_length()
    ]
    reference, turn = moment.reference, direction_of(match, moment) if match["turn"] else 0
    told = [day for day in days if turn == 0 or (day > reference) == (turn > 0)]
    return min(told, key=lambda day: abs(day - reference)).isoformat() if told else None


def hijri_month(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «رمضان 1436هـ» to its first and last day."""
    month, year = CALENDAR.words["hijri"][match["hmonth"]], int(match["year"])
    return "/".join(_ends(year, month)) if _FIRST_HIJRI <= year <= _LAST_HIJRI else None


def hijri_month_near(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «رمضان الماضي» (last Ramadan) to the days of the last one that was over.

    This one has begun, and the next one has not.
    """
    if moment.reference is None or not _FIRST_DAY <= moment.reference <= _LAST_DAY:
        return None
    month, day = CALENDAR.words["hijri"][match["hmonth"]], moment.reference.isoformat()
    here = Gregorian.fromdate(moment.reference).to_hijri().year
    near = [_ends(year, month) for year in (here - 1, here, here + 1)]
    direction = direction_of(match, moment)
    if direction > 0:
        told = next((ends for ends in near if ends[0] > day), None)
    elif direction < 0:
        told = next((ends for ends in reversed(near) if ends[1] < day), None)
    else:
        told = next((ends for ends in reversed(near) if ends[0] <= day), None)
    return "/".join(told) if told else None


def _ends(year: int, month: int) -> tuple[str, str]:
    first = Hijri(year, month, 1)
    last = Hijri(year, month, first.month_length())
    begins, ends = (date(*h.to_gregorian().datetuple()).isoformat() for h in (first, last))
    return begins, ends


def hijri_year(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «عام 1437هـ» to the months it began and ended in."""
    year = int(match["year"])
    if not _FIRST_HIJRI <= year < _LAST_HIJRI:
        return None
    first, after = Hijri(year, 1, 1).to_gregorian(), Hijri(year + 1, 1, 1).to_gregorian()
    last = date(*after.datetuple()) - timedelta(days=1)
    return f"{first.year:04}-{first.month:02}/{last.year:04}-{last.month:02}"
