"""The grammar of Arabic dates: one pattern and one resolver per way of naming a time.

Enters: a window of folded tokens joined by single spaces, and the moment it is read at. Leaves:
the value the scheme writes. Rules are tried in the order of `RULES`; the first that resolves wins.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Hijri

from app.lexicon.calendar import calendar

_C = calendar()
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك")


def _any(*kinds: str) -> str:
    return "|".join(sorted(map(re.escape, _C.of(*kinds)), key=len, reverse=True))


_LEAD = r"(?P<lead>[وفبلك]{0,2})"
_END = r"(?!\w)"
_YEAR = rf"(?:(?:1[5-9]|20)\d\d){_END}"
_MONTH = rf"(?:{_any('month')}){_END}"
_DUAL = rf"(?P<month>{_MONTH})(?:(?: [/(\-])? {_MONTH}(?: \))?)?"
_TURN = rf"(?P<turn>{_any('past', 'present', 'future')}){_END}"
_OF_YEAR = rf"(?:,|،|من|ل|في)? ?[لب]?(?:{_any('year')}){_END}"
_YEAR_OF = rf"(?:(?: (?:,|،))?(?: (?:من|في))?(?: [لب]?(?:{_any('year')}))? (?P<year>{_YEAR}))"
_YEAR_TURN = rf"(?: (?:من|في) (?:العام|السنه|عام|سنه) (?P<yearturn>{_any('past', 'present', 'future')}){_END})"
_DAY = rf"(?P<day>(?:0?[1-9]|[12]\d|3[01]){_END}|(?:{_any('ordinal')}){_END})"
_MONTH_DAY = rf"{_DAY} (?:من )?(?:شهر )?{_DUAL}(?:{_YEAR_OF}|{_YEAR_TURN})?(?: (?:من )?{_TURN})?"
_COUNT = rf"(?:(?P<count>\d{{1,3}}|{_any('number')}){_END} )?"
_ABOUT = r"(?:(?:حوالي|نحو|اكثر من|اقل من|قرابه|زهاء|ما يقارب|ما يزيد علي|مايقارب) )?"
_UNITS = ("year", "years", "month-unit", "months-unit", "week", "weeks", "day-unit", "days-unit")
_UNIT = rf"(?P<unit>{_any(*_UNITS)}){_END}"
_HIJRI_YEAR = r"(?P<year>1[34]\d\d)"
_HIJRI_MARK = r"(?:ه|هجريه|هجري)"

TRIGGERS = frozenset(
    proclitic + form
    for words in (
        _C.of("month", "hijri", "weekday", "day", "ordinal", "decade", *_UNITS),
        (
            "منذ",
            "قبل",
            "يوم",
            "شهر",
            "هذا",
            "هذه",
            "الربع",
            "النصف",
            "ليله",
            "الساعات",
            "ال24",
            "ليل",
        ),
    )
    for word in {form.split()[0] for form in words}
    for start, rest in ((word, word[2:]), ("", ""))
    if start
    for proclitic, form in (
        *((p, start) for p in _PROCLITICS),
        *((p, "لل" + rest) for p in ("", "و") if start.startswith("ال")),
        *((p, "ال" + start) for p in _PROCLITICS if not start.startswith("ال")),
    )
)


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


class Rule(NamedTuple):
    """One way of naming a time."""

    name: str
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Moment], str | None]


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


def _month_day(match: re.Match[str], moment: Moment) -> str | None:
    month = _C.words["month"][match["month"]]
    year = _year_of_month(month, match, moment)
    return year and _day_value(year, month, _number(match["day"], "ordinal"))


def _month(match: re.Match[str], moment: Moment) -> str | None:
    month = match["month"]
    if month in _C.weak and match.group().strip() != f"شهر {month}" and not _vouched(match, moment):
        return None
    year = _year_of_month(_C.words["month"][month], match, moment)
    return year and f"{year:04}-{_C.words['month'][month]:02}"


_MONTH_OPENERS = frozenset(
    {"في", "مطلع", "نهايه", "منذ", "اواخر", "اوائل", "منتصف", "حتي", "بدايه"}
)


def _vouched(match: re.Match[str], moment: Moment) -> bool:
    """Tell whether a word beside a weak month («مارس», also "practised") makes it a month."""
    named = match.groupdict()
    told = named["year"] or named["yearturn"] or named["turn"]
    dual = match.group().strip() != match["lead"] + match["month"]
    return bool(told) or dual or (not match["lead"] and moment.before in _MONTH_OPENERS)


def _ordered(match: re.Match[str], _moment: Moment) -> str | None:
    return _day_value(int(match["year"]), int(match["monthno"]), int(match["day"]))


def _weekday(match: re.Match[str], moment: Moment) -> str | None:
    if moment.reference is None or _swallowed(match):
        return None
    weekday = _C.words["weekday"][match["weekday"]]
    ahead = _direction(match, moment) > 0
    back = (moment.reference.weekday() - weekday) % 7
    if ahead:
        return (moment.reference + timedelta(days=(7 - back) % 7)).isoformat()
    return (moment.reference - timedelta(days=back)).isoformat()


def _swallowed(match: re.Match[str]) -> bool:
    """Tell whether a weak weekday («الأحد», the one) stands without «يوم» or a direction."""
    return match["weekday"] in _C.weak and not match["dayword"] and not match["turn"]


def _relative_day(match: re.Match[str], moment: Moment) -> str | None:
    if moment.reference is None:
        return None
    day = moment.reference + timedelta(days=_C.words["day"][match["dayname"]])
    if match["weekday"]:  # a named weekday outweighs a late reference day
        ahead = (_C.words["weekday"][match["weekday"]] - day.weekday()) % 7
        day += timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return day.isoformat()


def _year(match: re.Match[str], _moment: Moment) -> str | None:
    first, second = match["year"], match.groupdict().get("to")
    if not second:
        return first
    last = first[: 4 - len(second)] + second
    return f"{first}/{last}" if last > first else None


_BARE_YEAR_OPENERS = frozenset(
    {
        "في", "منذ", "حتي", "بحلول", "بين", "من", "الي", "قبل", "بعد", "خلال", "مطلع", "نهايه",
        "بدايه", "اواخر", "اوائل", "منتصف", "صيف", "خريف", "شتاء", "ربيع", "(", "عامي", "و", "لعام",
        "انتخابات", "ثوره", "حرب", "دستور", "ايلول", "بعام", "عامي", "مونديال", "بطوله",
    }
)  # fmt: skip


def _bare_year(match: re.Match[str], moment: Moment) -> str | None:
    if moment.before in _BARE_YEAR_OPENERS or match.groupdict().get("to"):
        return _year(match, moment)
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


def _ago(match: re.Match[str], moment: Moment) -> str | None:
    if moment.reference is None or moment.before in {"مره", "مرة"}:
        return None
    unit = match["unit"]
    count = _number(match["count"] or "1", "number")
    if match["count"] is None and unit not in _C.of("years", "months-unit", "weeks", "days-unit"):
        if unit.startswith("ال") or unit not in {"عام", "سنه", "شهر", "اسبوع", "يوم"}:
            return None
    count *= _C.of(*_UNITS)[unit]
    return _unit_back(unit, count, moment.reference, -1) if count < moment.reference.year else None


_PLURAL_UNITS = frozenset(
    {"اعوام", "سنوات", "السنوات", "الاعوام", "سنين", "اشهر", "شهور", "الاشهر", "اسابيع", "ايام"}
)


def _past_hours(_match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «الساعات الأربع والعشرين الماضية» (the past 24 hours) to yesterday."""
    return moment.reference and (moment.reference - timedelta(days=1)).isoformat()


def _this_unit(match: re.Match[str], moment: Moment) -> str | None:
    """Resolve «العام الماضي» (last year), «هذا الشهر» (this month), «الأسبوع المقبل» (next week).

    A week is given as the month of its day, for the scheme's dates know no weeks.
    """
    here = moment.reference
    if here is None or (match["turn"] is None and match["this"] is None):
        return None
    direction = _direction(match, moment) if match["turn"] else 0
    unit = match["unit"]
    if unit in _C.of("years") and direction < 0:
        return f"{here.year - 2:04}/{here.year:04}"
    if unit in _PLURAL_UNITS:
        return None
    if unit in _C.of("year"):
        return f"{here.year + direction:04}"
    if unit in _C.of("month-unit"):
        return _unit_back(unit, abs(direction), here, direction)
    if unit in _C.of("week"):
        return (here + timedelta(days=7 * direction)).isoformat()[:7]
    return None


def _ordinal_of_month(match: re.Match[str], moment: Moment) -> str | None:
    if moment.reference is None:
        return None
    month = _unit_back(
        "شهر", abs(_direction(match, moment)), moment.reference, _direction(match, moment)
    )
    year, number = map(int, month.split("-"))
    return _day_value(year, number, _number(match["day"], "ordinal"))


def _decade(match: re.Match[str], moment: Moment) -> str:
    century = 1800 if "التاسع عشر" in match.group() else 1900
    decade = _C.words["decade"][match["decade"]]
    if "الحالي" in match.group() or "الجاري" in match.group():
        century = 2000
    first = century + decade
    early = moment.before in {"مطلع", "بدايه", "اوائل", "بدايات"}
    late = moment.before in {"اواخر", "نهايه", "نهايات"}
    return f"{first + 7 * late}/{first + (3 if early else 9)}"


def _hijri_day(match: re.Match[str], _moment: Moment) -> str | None:
    month, year = _C.words["hijri"][match["hmonth"]], int(match["year"])
    day = _number(match["day"], "ordinal")
    if not 1343 <= year <= 1500 or day > Hijri(year, month, 1).month_length():
        return None
    converted = Hijri(year, month, day).to_gregorian()
    return date(*converted.datetuple()).isoformat()


def _hijri_month(match: re.Match[str], _moment: Moment) -> str | None:
    month, year = _C.words["hijri"][match["hmonth"]], int(match["year"])
    if not 1343 <= year <= 1500:
        return None
    first = Hijri(year, month, 1)
    last = Hijri(year, month, first.month_length())
    return "/".join(date(*h.to_gregorian().datetuple()).isoformat() for h in (first, last))


def _hijri_year(match: re.Match[str], _moment: Moment) -> str | None:
    year = int(match["year"])
    if not 1343 <= year <= 1499:
        return None
    first, after = Hijri(year, 1, 1).to_gregorian(), Hijri(year + 1, 1, 1).to_gregorian()
    last = date(*after.datetuple()) - timedelta(days=1)
    return f"{first.year:04}-{first.month:02}/{last.year:04}-{last.month:02}"


_PARTS = {"الربع": 3, "النصف": 6}


def _part_of_year(match: re.Match[str], moment: Moment) -> str | None:
    year = match["year"]
    if year is None and moment.reference is None:
        return None
    base = int(year) if year else moment.reference.year  # type: ignore[union-attr] # tested above
    if match["turn"]:
        base += _direction(match, moment)
    months = _PARTS[match["part"]]
    first = (_C.words["ordinal"][match["which"]] - 1) * months + 1
    return f"{base}-{first:02}/{base}-{first + months - 1:02}" if first + months <= 13 else None


def _rule(name: str, pattern: str, resolve: Callable[[re.Match[str], Moment], str | None]) -> Rule:
    return Rule(name, re.compile(_LEAD + pattern), resolve)


_WEEKDAY = rf"(?P<dayword>يوم )?(?P<weekday>{_any('weekday')}){_END}"
_PINNED = rf"(?: (?P<weekday>{_any('weekday')}){_END})?"
_SEPARATOR = r"[/\-.]"

RULES: tuple[Rule, ...] = (
    _rule("hijri-day", rf"{_DAY} (?:من )?(?:شهر )?(?P<hmonth>{_any('hijri')})(?: من)?(?: ,| ،)?(?: (?:عام|سنه|لعام))? {_HIJRI_YEAR}(?: {_HIJRI_MARK}|ه)?{_END}", _hijri_day),
    _rule("hijri-month", rf"(?:شهر )?(?P<hmonth>{_any('hijri')})(?: من)?(?: (?:عام|سنه|لعام))? {_HIJRI_YEAR}(?: {_HIJRI_MARK}|ه)?{_END}", _hijri_month),
    _rule("hijri-year", rf"(?:(?:{_any('year')}) )?{_HIJRI_YEAR}(?: {_HIJRI_MARK}|ه){_END}", _hijri_year),
    _rule("numeric", rf"(?P<year>(?:19|20)\d\d) {_SEPARATOR} (?P<monthno>\d\d?) {_SEPARATOR} (?P<day>\d\d?){_END}", _ordered),
    _rule("numeric", rf"(?P<day>\d\d?) {_SEPARATOR} (?P<monthno>\d\d?) {_SEPARATOR} (?P<year>(?:19|20)\d\d){_END}", _ordered),
    _rule("day-month", rf"(?:{_WEEKDAY}(?: ,| ،)? )?(?:(?:الموافق|ال|في|[,،]) )?{_MONTH_DAY}", _month_day),
    _rule("day-month", rf"ال{_MONTH_DAY}", _month_day),
    _rule("day-of-this-month", rf"{_DAY} من (?:هذا )?(?:الشهر|شهر){_END}(?: {_TURN})?", _ordinal_of_month),
    _rule("weekday", rf"{_WEEKDAY}(?: (?:[,،] )?(?:قبل )?{_TURN})?", _weekday),
    _rule("relative-day", rf"(?:(?:يوم|ليله|ليل) )?(?P<dayname>{_any('day')}){_END}(?! (?:السابق|التالي|الذي|نفسه|ذاته|الواحد)){_PINNED}", _relative_day),
    _rule("month", rf"(?:شهر )?{_DUAL}(?:{_YEAR_OF}|{_YEAR_TURN})?(?: (?:من )?{_TURN})?", _month),
    _rule("part-of-year", rf"(?P<part>الربع|النصف) (?P<which>{_any('ordinal')}) (?:من |ل)?(?:(?:هذا )?(?:العام|عام|سنه|السنه){_END})?(?: ?(?P<year>{_YEAR}))?(?: ?{_TURN})?", _part_of_year),
    _rule("year", rf"(?:منذ |في )?(?:{_any('year', 'years')}) (?P<year>{_YEAR})(?:(?: [-–/] | (?:و ?|الي |حتي ))(?:عام |العام )?(?P<to>\d\d(?:\d\d)?){_END})?", _year),
    _rule("this-unit", rf"(?P<this>هذا |هذه )?(?P<unit>{_any(*_UNITS)}){_END}(?: {_TURN})?", _this_unit),
    _rule("ago", rf"(?:منذ|قبل) {_ABOUT}{_COUNT}{_UNIT}", _ago),
    _rule("past-hours", r"الساعات (?:ال ?)?(?:24|اربع والعشرين|الاربع والعشرين)(?: (?:الماضيه|الاخيره))?", _past_hours),
    _rule("past-hours", r"ال ?24 ساعه (?:الماضيه|الاخيره)", _past_hours),
    _rule("decade", rf"(?:ال)?(?P<decade>{_any('decade')}){_END}(?: (?:من )?القرن (?:\w+)(?: عشر)?)?", _decade),
    _rule("bare-year", rf"(?P<year>{_YEAR})(?:(?: [-–/] | و ?)(?P<to>\d\d(?:\d\d)?){_END})?", _bare_year),
)  # fmt: skip
