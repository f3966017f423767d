"""What each way of naming a time comes to: the arithmetic behind the grammar of dates.

Enters: a match of a grammar rule, by its named groups, and the moment it is read at. Leaves: the
value as the annotation scheme writes it, or None where the words do not settle one.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Hijri

from app.lexicon.calendar import calendar

UNITS = ("year", "years", "month-unit", "months-unit", "week", "weeks", "day-unit", "days-unit")
_C = calendar()
_FIRST_HIJRI, _LAST_HIJRI = 1343, 1500  # the years the Umm al-Qura tables cover


class Moment(NamedTuple):
    """What a date is read against.

    Attributes:
        reference: the day relative words count from, or None.
        future: True when the verb before is future.
        before: the folded token before the window.
    """

    reference: date | None
    future: bool
    before: str


def _day_value(year: int, month: int, day: int) -> str | None:
    if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return f"{year:04}-{month:02}-{day:02}"
    return None


def _number(form: str, kind: str) -> int:
    return int(form) if form.isdigit() else _C.words[kind][form]


def _direction(match: re.Match[str], moment: Moment, group: str = "turn") -> int:
    """Return -1 past, 0 present, 1 future; the verb decides when no word does."""
    turn = match.groupdict().get(group)
    if turn:
        return _C.of("past", "present", "future")[turn]
    return 1 if moment.future else -1


def _year_of_month(month: int, match: re.Match[str], moment: Moment) -> int | None:
    """Return the year of a month: named, told by a word, else the latest past one."""
    named = match.groupdict()
    if named.get("year"):
        return int(named["year"])
    if moment.reference is None:
        return None
    here = moment.reference
    if named.get("yearturn"):
        return here.year + _direction(match, moment, "yearturn")
    direction = _direction(match, moment)
    if direction > 0:
        return here.year if month >= here.month else here.year + 1
    return here.year if month <= here.month or direction == 0 else here.year - 1


def month_day(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «19 مارس/آذار 2003», with its year named or found."""
    number = _C.words["month"][match["month"]]
    year = _year_of_month(number, match, moment)
    return None if year is None else _day_value(year, number, _number(match["day"], "ordinal"))


_RANGE_OPENERS = frozenset({"من", "بين", "ومن", "وبين", "خلال", "منذ", "في"})


def day_range(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «بين 3 و7 مايو 2023» (between the 3rd and the 7th of May 2023)."""
    last = month_day(match, moment)
    if last is None or moment.before not in _RANGE_OPENERS:
        return None
    year, number, day = map(int, last.split("-"))
    first = _day_value(year, number, int(match["from"]))
    return f"{first}/{last}" if first and int(match["from"]) < day else None


def month_range(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «بين يناير ومارس 2023» (between January and March 2023)."""
    first, last = _C.words["month"][match["from"]], _C.words["month"][match["month"]]
    year = _year_of_month(last, match, moment)
    if year is None or first == last or moment.before not in _RANGE_OPENERS - {"في"}:
        return None
    return f"{year - (first > last):04}-{first:02}/{year:04}-{last:02}"


def month_alone(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «حزيران/يونيو المقبل»; a weak form («مارس», also "practised") needs a voucher."""
    name = match["month"]
    bare = match.group().strip() != f"شهر {name}"
    if name in _C.weak and bare and not _vouched(match, moment):
        return None
    number = _C.words["month"][name]
    year = _year_of_month(number, match, moment)
    return None if year is None else f"{year:04}-{number:02}"


_MONTH_OPENERS = frozenset(
    {"في", "مطلع", "نهايه", "منذ", "اواخر", "اوائل", "منتصف", "حتي", "بدايه"}
)


def _vouched(match: re.Match[str], moment: Moment) -> bool:
    """Tell whether a word beside a weak month («مارس», also "practised") makes it a month."""
    named = match.groupdict()
    told = named["year"] or named["yearturn"] or named["turn"]
    dual = match.group().strip() != match["lead"] + match["month"]
    return bool(told) or dual or (not match["lead"] and moment.before in _MONTH_OPENERS)


def numeric(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «19/6/2024» and «2024-06-19»."""
    return _day_value(int(match["year"]), int(match["monthno"]), int(match["day"]))


def weekday(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «الأربعاء» to the nearest past one, or the next one after a future verb."""
    if moment.reference is None or _swallowed(match):
        return None
    back = (moment.reference.weekday() - _C.words["weekday"][match["weekday"]]) % 7
    if _direction(match, moment) > 0:
        return (moment.reference + timedelta(days=(7 - back) % 7)).isoformat()
    if match["turn"] and _direction(match, moment) < 0 and back == 0:
        back = 7  # «last Friday», said on a Friday
    return (moment.reference - timedelta(days=back)).isoformat()


def _swallowed(match: re.Match[str]) -> bool:
    """Tell whether a weak weekday («الأحد», the one) stands without «يوم» or a direction."""
    return match["weekday"] in _C.weak and not match["dayword"] and not match["turn"]


def relative_day(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «أول من أمس» (the day before yesterday) and its like."""
    if moment.reference is None:
        return None
    day = moment.reference + timedelta(days=_C.words["day"][match["dayname"]])
    if match["weekday"]:  # a named weekday outweighs a late reference day
        ahead = (_C.words["weekday"][match["weekday"]] - day.weekday()) % 7
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
        "بدايه", "اواخر", "اوائل", "منتصف", "صيف", "خريف", "شتاء", "ربيع", "(", "بعام", "و", "لعام",
        "انتخابات", "ثوره", "حرب", "دستور", "ايلول", "عامي", "مونديال", "بطوله",
    }
)  # fmt: skip


def bare_year(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve a year without the word for it, where the word before makes it one («في 2016»)."""
    if moment.before in _BARE_YEAR_OPENERS or match.groupdict().get("to"):
        return year_named(match, moment)
    return None


def _unit_back(unit: str, count: int, reference: date, sign: int) -> str:
    """Return the time `count` units before (sign -1) or after the reference day."""
    if unit in _C.of("year", "years"):
        return f"{reference.year + sign * count:04}"
    if unit in _C.of("month-unit", "months-unit"):
        months = reference.year * 12 + reference.month - 1 + sign * count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    days = count * (7 if unit in _C.of("week", "weeks") else 1)
    return (reference + timedelta(days=sign * days)).isoformat()


_TWO_DECADES = 20
_SINGLE_UNITS = frozenset({"عام", "سنه", "شهر", "اسبوع", "يوم"})
_FIRST_TIME = "مره"


def ago(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «منذ 24 عاما» (24 years ago), save in «لأول مرة منذ …» (for the first time in …)."""
    if moment.reference is None or moment.before == _FIRST_TIME:
        return None
    unit = match["unit"]
    told = match["count"] or unit in _C.of("years", "months-unit", "weeks", "days-unit")
    if not told and unit not in _SINGLE_UNITS:
        return None
    count = _counted(match) * _C.of(*UNITS)[unit]
    return _unit_back(unit, count, moment.reference, -1) if count < moment.reference.year else None


def _counted(match: re.Match[str]) -> int:
    """Return the number a match counts, 1 when it names none: «خمسة وعشرين» (25)."""
    ones = _number(match["ones"], "number") if match["ones"] else 0
    return ones + _number(match["count"] or "1", "number")


def decades_ago(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «منذ عقدين» (two decades ago), «قبل ثلاثة عقود» (three decades ago)."""
    if moment.reference is None or moment.before == _FIRST_TIME:
        return None
    years = _C.words["decades-unit"][match["decades"]]
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
    return f"{year - _C.words['number'][match['count']]:04}/{year:04}"


def last_decade(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «العقد الماضي» (the last decade) to its years."""
    if moment.reference is None or match["turn"] is None:
        return None
    first = moment.reference.year // 10 * 10 + 10 * _direction(match, moment)
    return f"{first:04}/{first + 9:04}"


def century(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «القرن التاسع عشر» (the nineteenth century) to its years."""
    first = _C.words["century"][match["century"]]
    return f"{first}/{first + 99}"


_PLURAL_UNITS = frozenset(
    {"اعوام", "سنوات", "السنوات", "الاعوام", "سنين", "اشهر", "شهور", "الاشهر", "اسابيع", "ايام"}
)


def past_hours(_match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «الساعات الأربع والعشرين الماضية» (the past 24 hours) to yesterday."""
    if moment.reference is None:
        return None
    return (moment.reference - timedelta(days=1)).isoformat()


_EARLY = frozenset({"مطلع", "بدايه", "اوائل", "بدايات"})
_MIDDLE = frozenset({"منتصف", "اواسط", "وسط"})
_LATE = frozenset({"اواخر", "نهايه", "نهايات"})


def this_unit(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «العام الماضي» (last year), «هذا الشهر» (this month), «الأسبوع المقبل» (next week).

    «أواخر الشهر» (late in the month) is that of the reference day.

    A week is given as the month of its day, for the scheme's dates know no weeks.
    """
    here = moment.reference
    part = moment.before in _EARLY | _MIDDLE | _LATE and match["unit"].startswith("ال")
    if here is None or (match["turn"] is None and match["this"] is None and not part):
        return None
    direction = _direction(match, moment) if match["turn"] else 0
    unit = match["unit"]
    value = None
    if unit in _C.of("years") and direction < 0:
        value = f"{here.year - 2:04}/{here.year:04}"
    elif unit in _C.of("year", "month-unit") and unit not in _PLURAL_UNITS:
        value = _unit_back(unit, abs(direction), here, direction)
    elif unit in _C.of("week") and unit not in _PLURAL_UNITS:
        value = (here + timedelta(days=7 * direction)).isoformat()[: len("2000-01")]
    return value


def ordinal_of_month(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «الثامن من الشهر الجاري» (the eighth of this month)."""
    if moment.reference is None:
        return None
    direction = _direction(match, moment)
    month = _unit_back("شهر", abs(direction), moment.reference, direction)
    year, number = map(int, month.split("-"))
    return _day_value(year, number, _number(match["day"], "ordinal"))


_CENTURIES = {
    "الماضي": 1900, "العشرين": 1900, "الحالي": 2000, "الجاري": 2000, "الحادي": 2000,
    "التاسع": 1800, "الثامن": 1700,
}  # fmt: skip


def decade(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «مطلع تسعينيات القرن الماضي» (the early nineties of the last century).

    Without a century it is the twentieth; of a century not in use for decades nothing is said.
    """
    century = _CENTURIES.get(match["century"]) if match["century"] else 1900
    if century is None:
        return None
    first = century + _C.words["decade"][match["decade"]]
    last = first + (3 if moment.before in _EARLY else 9)
    return f"{first + 7 if moment.before in _LATE else first}/{last}"


def hijri_day(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «15 شوال 1436» by the Umm al-Qura tables."""
    month, year = _C.words["hijri"][match["hmonth"]], int(match["year"])
    day = _number(match["day"], "ordinal")
    if not _FIRST_HIJRI <= year <= _LAST_HIJRI or day > Hijri(year, month, 1).month_length():
        return None
    converted = Hijri(year, month, day).to_gregorian()
    return date(*converted.datetuple()).isoformat()


def hijri_month(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «رمضان 1436هـ» to its first and last day."""
    month, year = _C.words["hijri"][match["hmonth"]], int(match["year"])
    if not _FIRST_HIJRI <= year <= _LAST_HIJRI:
        return None
    first = Hijri(year, month, 1)
    last = Hijri(year, month, first.month_length())
    return "/".join(date(*h.to_gregorian().datetuple()).isoformat() for h in (first, last))


def hijri_year(match: re.Match[str], _moment: Moment) -> str | None:
    """Resolve «عام 1437هـ» to the months it began and ended in."""
    year = int(match["year"])
    if not _FIRST_HIJRI <= year < _LAST_HIJRI:
        return None
    first, after = Hijri(year, 1, 1).to_gregorian(), Hijri(year + 1, 1, 1).to_gregorian()
    last = date(*after.datetuple()) - timedelta(days=1)
    return f"{first.year:04}-{first.month:02}/{last.year:04}-{last.month:02}"


_PARTS = {"الربع": 3, "النصف": 6}


def part_of_year(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «الربع الأول من 2015» (the first quarter of 2015)."""
    named = match["year"] or match["bare"]
    if named is None and moment.reference is None:
        return None
    base = int(named or (moment.reference.year if moment.reference else 0))
    if match["turn"]:
        base += _direction(match, moment)
    months = _PARTS[match["part"]]
    which = _C.words["ordinal"].get(match["which"], 12 // months)
    first = (which - 1) * months + 1
    last = first + months - 1
    return f"{base}-{first:02}/{base}-{last:02}" if last <= 12 else None
