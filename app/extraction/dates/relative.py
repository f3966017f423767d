"""What times that are counted from the reference day come to: «منذ 24 عاما», «العام الماضي».

Enters: a match of a grammar rule and the moment it is read at. Leaves: the value as the annotation
scheme writes it, or None where the words do not settle one or no reference day is known.
"""

import re
from datetime import timedelta

from app.extraction.dates.moment import (
    CALENDAR,
    EARLY,
    LATE,
    MIDDLE,
    UNITS,
    Moment,
    day_value,
    direction_of,
    number_of,
    unit_back,
)

_TWO_DECADES = 20
_DAY_OPENERS = frozenset({"في", "يوم", "بتاريخ", "حتي", "الي", "من", "منذ", "الموافق"})
_SINGLE_UNITS = frozenset({"عام", "سنه", "شهر", "اسبوع", "يوم"})
_FIRST_TIME = "مره"


def ago(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «منذ 24 عاما» (24 years ago), save in «لأول مرة منذ …» (for the first time in …).

    «منذ أكثر من عامين» (for more than two years) gives a bound and no time.
    """
    return None if moment.before == _FIRST_TIME else _away(match, moment, -1)


def ahead(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «بعد عام» (in a year) behind a verb of the future."""
    return _away(match, moment, 1) if moment.future else None


def _away(match: re.Match[str], moment: Moment, sign: int) -> str | None:
    unit = match["unit"]
    told = match["count"] or unit in CALENDAR.of("years", "months-unit", "weeks", "days-unit")
    if moment.reference is None or match["bound"] or not (told or unit in _SINGLE_UNITS):
        return None
    count = _counted(match) * CALENDAR.of(*UNITS)[unit]
    near = count < moment.reference.year
    return unit_back(unit, count, moment.reference, sign) if near else None


def _counted(match: re.Match[str]) -> int:
    """Return the number a match counts, 1 when it names none: «خمسة وعشرين» (25)."""
    ones = number_of(match["ones"], "number") if match["ones"] else 0
    return ones + number_of(match["count"] or "1", "number")


def decades_ago(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «منذ عقدين» (two decades ago), «قبل ثلاثة عقود» (three decades ago)."""
    if moment.reference is None or moment.before == _FIRST_TIME or match["bound"]:
        return None
    years = CALENDAR.words["decades-unit"][match["decades"]]
    if years < _TWO_DECADES:
        if not match["count"]:
            return None
        years *= _counted(match)
    return f"{moment.reference.year - years:04}" if years < moment.reference.year else None


def past_years(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «السنوات العشر الماضية» (the past ten years) to the years it spans."""
    if moment.reference is None:
        return None
    year = moment.reference.year
    return f"{year - CALENDAR.words['number'][match['count']]:04}/{year:04}"


def past_decades(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «العقدين الماضيين» (the past two decades), «العقود الثلاثة الماضية»."""
    if moment.reference is None:
        return None
    count = CALENDAR.words["number"][match["count"]] if match["count"] else 2
    return f"{moment.reference.year - 10 * count:04}/{moment.reference.year:04}"


def last_decade(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «العقد الماضي» (the last decade) to its years; «العقد الأخير» ends now."""
    if moment.reference is None or match["turn"] is None:
        return None
    if match["turn"] in CALENDAR.words["last"]:
        return f"{moment.reference.year - 10:04}/{moment.reference.year:04}"
    first = moment.reference.year // 10 * 10 + 10 * direction_of(match, moment)
    return f"{first:04}/{first + 9:04}"


_PLURAL_UNITS = frozenset(
    {"اعوام", "سنوات", "السنوات", "الاعوام", "سنين", "اشهر", "شهور", "الاشهر", "اسابيع", "ايام"}
)


def past_hours(_match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «الساعات الأربع والعشرين الماضية» (the past 24 hours) to yesterday."""
    if moment.reference is None:
        return None
    return (moment.reference - timedelta(days=1)).isoformat()


def this_unit(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «العام الماضي» (last year), «هذا الشهر» (this month), «الأسبوع المقبل» (next week).

    «أواخر الشهر» (late in the month) is that of the reference day.

    A week is given as the month of its day, for the scheme's dates know no weeks.
    """
    here = moment.reference
    part = moment.before in EARLY | MIDDLE | LATE and match["unit"].startswith("ال")
    if here is None or (match["turn"] is None and match["this"] is None and not part):
        return None
    direction = direction_of(match, moment) if match["turn"] else 0
    direction *= 2 if match["twice"] else 1
    unit = match["unit"]
    value = None
    if unit in CALENDAR.of("years") and direction < 0:
        value = f"{here.year - 2:04}/{here.year:04}"
    elif unit in CALENDAR.of("year", "month-unit") and unit not in _PLURAL_UNITS:
        value = unit_back(unit, 1, here, direction)
    elif unit in CALENDAR.of("week") and unit not in _PLURAL_UNITS:
        value = (here + timedelta(days=7 * direction)).isoformat()[: len("2000-01")]
    return value


def ordinal_of_month(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «الثامن من الشهر الجاري», «28 من هذا الشهر» (the 28th of this month)."""
    return _day_of_month(match, moment, number_of(match["day"], "ordinal"))


def lone_day_of_month(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «يوم 20 الجاري» (on the 20th of the current one), a day whose month is not said."""
    if moment.before not in _DAY_OPENERS and match["weekday"] is None:
        return None
    return ordinal_of_month(match, moment)


def days_of_month(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «27 و28 من هذا الشهر» (the 27th and 28th of this month)."""
    first = _day_of_month(match, moment, int(match["from"]))
    last = _day_of_month(match, moment, number_of(match["day"], "ordinal"))
    return f"{first}/{last}" if first and last and first < last else None


def _day_of_month(match: re.Match[str], moment: Moment, day: int) -> str | None:
    if moment.reference is None:
        return None
    direction = direction_of(match, moment) if match["turn"] else 0
    month = unit_back("شهر", abs(direction), moment.reference, direction)
    year, number = map(int, month.split("-"))
    return day_value(year, number, day)
