"""What days, months and years that are named come to: the arithmetic behind the grammar of dates.

Enters: a match of a grammar rule, by its named groups, and the moment it is read at. Leaves: the
value as the annotation scheme writes it, or None where the words do not settle one.
"""

import re
from datetime import date, timedelta

from app.extraction.dates.moment import (
    CALENDAR,
    EARLY,
    LATE,
    Moment,
    day_value,
    direction_of,
    number_of,
)


def _year_of_month(month: int, match: re.Match[str], moment: Moment) -> int | None:
    """Return the year of a month: named, told by a word, else the latest past one."""
    named = match.groupdict()
    if named.get("year"):
        return int(named["year"])
    if moment.reference is None:
        return None
    here = moment.reference
    if named.get("sameyear"):
        return int(moment.last[:4]) if moment.last else None
    if named.get("thisyear") or named.get("yearturn"):
        turn = direction_of(match, moment, "yearturn") if named.get("yearturn") else 0
        return here.year + turn
    return _nearest_year(month, match, moment, here)


def _nearest_year(month: int, match: re.Match[str], moment: Moment, here: date) -> int:
    direction = direction_of(match, moment)
    if direction > 0 or (moment.planned and not match["turn"]):
        return here.year if month >= here.month else here.year + 1
    return here.year if month <= here.month or direction == 0 else here.year - 1


def month_day(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «19 مارس/آذار 2003», with its year named or found.

    «الأسبوع | الأول من مارس» (the first week of March) is no first of March.
    """
    number = CALENDAR.words["month"][match["month"]]
    year = _year_of_month(number, match, moment)
    if moment.before in _WEEK:
        return None if year is None else f"{year:04}-{number:02}"
    return None if year is None else day_value(year, number, number_of(match["day"], "ordinal"))


_WEEK = frozenset({"الاسبوع", "اسبوع", "والاسبوع"})
_RANGE_OPENERS = frozenset(
    {"من", "بين", "ومن", "وبين", "خلال", "منذ", "في", "يومي", "ايام", "الفتره"}
)


def day_range(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «بين 3 و7 مايو 2023» (between the 3rd and the 7th of May 2023)."""
    last = month_day(match, moment)
    if last is None or moment.before not in _RANGE_OPENERS:
        return None
    year, number, day = map(int, last.split("-"))
    first = day_value(year, number, int(match["from"]))
    return f"{first}/{last}" if first and int(match["from"]) < day else None


def month_range(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «بين يناير ومارس 2023» (between January and March 2023)."""
    first, last = CALENDAR.words["month"][match["from"]], CALENDAR.words["month"][match["month"]]
    year = _year_of_month(last, match, moment)
    opened = match["pair"] or moment.before in _RANGE_OPENERS - {"في"}
    if year is None or first == last or not opened:
        return None
    return f"{year - (first > last):04}-{first:02}/{year:04}-{last:02}"


def month_alone(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «حزيران/يونيو المقبل»; a weak form («مارس», also "practised") needs a voucher."""
    name = match["month"]
    bare = match.group().strip() != f"شهر {name}"
    if name in CALENDAR.weak and bare and not _vouched(match, moment):
        return None
    number = CALENDAR.words["month"][name]
    year = _year_of_month(number, match, moment)
    return None if year is None else f"{year:04}-{number:02}"


_MONTH_OPENERS = frozenset(
    {"في", "مطلع", "نهايه", "منذ", "اواخر", "اوايل", "منتصف", "حتي", "بدايه"}
)


def _vouched(match: re.Match[str], moment: Moment) -> bool:
    """Tell whether a word beside a weak month («مارس», also "practised") makes it a month."""
    named = match.groupdict()
    told = named["year"] or named["yearturn"] or named["turn"]
    dual = match.group().strip() != match["lead"] + match["month"]
    return (
        bool(told)
        or dual
        or (not match["lead"] and moment.before.removeprefix("و") in _MONTH_OPENERS)
    )


def numeric(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «19/6/2024» and «2024-06-19»."""
    return day_value(int(match["year"]), int(match["monthno"]), int(match["day"]))


def weekday(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «الأربعاء» to the nearest past one, or the next one after a future verb."""
    if moment.reference is None:
        return None
    back = (moment.reference.weekday() - CALENDAR.words["weekday"][match["weekday"]]) % 7
    if direction_of(match, moment) > 0 or (moment.planned and not match["turn"]):
        ahead = 7 - back if match["turn"] else (7 - back) % 7
        return (moment.reference + timedelta(days=ahead)).isoformat()
    if match["turn"] and direction_of(match, moment) < 0 and back == 0:
        back = 7  # «last Friday», said on a Friday
    if match.groupdict().get("twice"):
        back += 7
    return (moment.reference - timedelta(days=back)).isoformat()


def weekday_pair(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «الأربعاء والخميس», «ليل السبت الأحد» (the night from Saturday to Sunday).

    Two that do not follow each other are no range, two set side by side are one in a night only.
    """
    days = CALENDAR.words["weekday"]
    apart = (days[match["weekday"]] - days[match["from"]]) % 7
    beside = not match["and"].strip() and not match["joint"]
    told = weekday(match, moment)
    if told is None or moment.reference is None or apart != 1 or beside:
        return None
    last = date.fromisoformat(told)
    first = last - timedelta(days=apart)
    if match["turn"] and direction_of(match, moment) > 0 and first <= moment.reference:
        first, last = first + timedelta(days=7), last + timedelta(days=7)
    return f"{first}/{last}"


def relative_day(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «أول من أمس» (the day before yesterday) and its like."""
    if moment.reference is None:
        return None
    day = moment.reference + timedelta(days=CALENDAR.words["day"][match["dayname"]])
    if match["weekday"]:  # a named weekday outweighs a late reference day
        ahead = (CALENDAR.words["weekday"][match["weekday"]] - day.weekday()) % 7
        day += timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return day.isoformat()


def year_named(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «عام 2022», «العام 1950-53»; «رقم 17 لسنة 1999» numbers a law and dates nothing."""
    if moment.before.isdigit() and match["lead"] == "ل":
        return None
    first, second = match["year"], match.groupdict().get("to")
    if not second:
        return first
    last = first[: 4 - len(second)] + second
    return f"{first}/{last}" if last > first else None


_BARE_YEAR_OPENERS = frozenset(
    {
        "في", "منذ", "حتي", "بحلول", "بين", "من", "الي", "قبل", "بعد", "خلال", "مطلع", "نهايه",
        "بدايه", "اواخر", "اوايل", "منتصف", "صيف", "خريف", "شتاء", "ربيع", "(", "بعام", "و", "لعام",
        "انتخابات", "ثوره", "حرب", "دستور", "ايلول", "عامي", "مونديال", "بطوله",
    }
)  # fmt: skip


def bare_year(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve a year without the word for it, where the word before makes it one («في 2016»)."""
    if moment.before in _BARE_YEAR_OPENERS or match.groupdict().get("to"):
        return year_named(match, moment)
    return None


def century(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «القرن التاسع عشر» (the nineteenth century) to its years."""
    first = CALENDAR.words["century"][match["century"]]
    return f"{first}/{first + 99}"


_CENTURIES = {
    "الماضي": 1900, "المنصرم": 1900, "العشرين": 1900, "الحالي": 2000, "الجاري": 2000,
    "الحادي": 2000, "التاسع": 1800, "الثامن": 1700,
}  # fmt: skip


def decade(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «مطلع تسعينيات القرن الماضي» (the early nineties of the last century).

    Without a century it is the twentieth; of a century not in use for decades nothing is said.
    """
    century = _CENTURIES.get(match["century"]) if match["century"] else 1900
    if century is None:
        return None
    first = century + CALENDAR.words["decade"][match["decade"]]
    last = first + (3 if moment.before in EARLY else 9)
    return f"{first + 7 if moment.before in LATE else first}/{last}"


def decade_of_century(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «العقد الأول من القرن الحالي» (the first decade of this century)."""
    which = CALENDAR.words["ordinal"].get(match["which"], _DECADES)
    first = CALENDAR.words["century"][match["century"]] + 10 * (which - 1)
    return f"{first}/{first + 9}" if which <= _DECADES else None


_DECADES = 10
_PARTS = {"الربع": 3, "الفصل": 3, "الثلث": 4, "النصف": 6}


def part_of_year(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «الربع الأول من 2015» (the first quarter of 2015), «الأشهر الستة الأولى من …»."""
    named = match["year"] or match["bare"]
    if named is None and moment.reference is None:
        return None
    base = int(named or (moment.reference.year if moment.reference else 0))
    if match["turn"]:
        base += direction_of(match, moment)
    if match["months"]:
        return f"{base}-01/{base}-{CALENDAR.words['number'][match['months']]:02}"
    months = _PARTS[match["part"]]
    which = CALENDAR.words["ordinal"].get(match["which"], 12 // months)
    first = (which - 1) * months + 1
    last = first + months - 1
    return f"{base}-{first:02}/{base}-{last:02}" if last <= 12 else None
