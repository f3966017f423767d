"""The grammar of Arabic dates: one pattern and one resolver per way of naming a time.

Enters: nothing; built once from the words of the calendar. Leaves: the rules in the order they are
tried (the first that resolves wins), and the words that can open a date. Patterns read folded
tokens joined by single spaces.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from app.extraction.dates import anaphora, hijri, relative, values
from app.extraction.dates.moment import UNITS, Moment
from app.lexicon.calendar import calendar

_C = calendar()
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك")
_FUNCTION_WORDS = (
    "منذ", "قبل", "يوم", "يومي", "شهر", "هذا", "هذه", "الربع", "النصف", "ليله", "ليل", "الساعات",
    "ال24", "القرن", "العقد", "العقدين", "العقود", "نفس", "ذات", "بعد", "الثلث", "الفصل", "شهري",
    "شهرى", "الشهور",
)  # fmt: skip


class Rule(NamedTuple):
    """One way of naming a time: its name, its pattern, and what a match comes to."""

    name: str
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Moment], str | None]


def _any(*kinds: str) -> str:
    return "|".join(sorted(map(re.escape, _C.of(*kinds)), key=len, reverse=True))


_LEAD = r"(?P<lead>[وفبلك]{0,2})"
_END = r"(?!\w)"
_COMMA = r"(?: [,،])?"
_SEPARATOR = r"[/\-.]"
_YEAR = r"(?:1[5-9]|20)\d\d(?=م?(?!\w))"
_A_YEAR = rf"[لب]?(?:{_any('year')}){_END}"
_MONTH = rf"(?:{_any('month')}){_END}"
_AGAIN = rf"(?:(?: [/(\-])? {_MONTH}(?: \))?)?"
_DUAL = rf"(?P<month>{_MONTH}){_AGAIN}"
_WAY = _any("past", "present", "future")
_TURN = rf"(?P<turn>{_WAY}){_END}"
_YEAR_OF = rf"{_COMMA}(?: (?:من|في))?(?: {_A_YEAR})? (?P<year>{_YEAR})"
_YEAR_TURN = rf" (?:من |في )?(?:العام|السنه|عام|سنه) (?P<yearturn>{_WAY}){_END}"
_SAME = r"(?:نفسه|نفسها|ذاته|ذاتها|عينه)"
_YEAR_THEN = (
    rf" (?:من )?(?:(?:العام|السنه) (?P<sameyear>{_SAME})|(?P<thisyear>هذا العام|هذه السنه)){_END}"
)
_OF_A_YEAR = rf"(?:{_YEAR_OF}|{_YEAR_TURN}|{_YEAR_THEN})?(?: (?:من )?{_TURN})?"
_DAY = rf"(?P<day>(?:0?[1-9]|[12]\d|3[01]){_END}|(?:{_any('ordinal')}){_END})"
_MONTH_DAY = rf"{_DAY} (?:من )?(?:شهر )?{_DUAL}{_OF_A_YEAR}"
_WEEKDAY = rf"(?P<dayword>يوم )?(?P<weekday>{_any('weekday')}){_END}(?! عشر)"
_WEEKDAY_PAIR = (
    rf"(?P<joint>(?:يومي|يومى|ليله|ليل) )?(?P<from>{_any('weekday')}){_END}"
    rf"(?P<and> و ?| [-–/] | )(?P<weekday>{_any('weekday')}){_END}(?: {_TURN})?"
)
_PINNED = rf"(?:(?: [(،,])? (?P<weekday>{_any('weekday')}){_END}(?: \))?)?"
_DAYNAME = rf"(?:(?:يوم|ليله|ليل) )?(?P<dayname>{_any('day')}){_END}"
_NO_DAY = "السابق|التالي|الحاجه|الذي|نفسه|ذاته|الواحد|العالمي|الدولي|الوطني"
_OTHER_DAY = rf"(?! (?:{_NO_DAY}|{_any('ordinal')}){_END})"
_NUMBER = rf"(?:(?P<ones>{_any('number')}) و ?)?(?P<count>\d{{1,3}}|{_any('number')}){_END}"
_COUNT = rf"(?:{_NUMBER} )?"
_ABOUT = r"(?:(?:حوالي|نحو|قرابه|زهاء|ما يقارب|مايقارب|(?P<bound>اكثر من|اقل من|ما يزيد علي)) )?"
_AT_LEAST = r"(?! علي الاقل)"
_UNIT = rf"(?P<unit>{_any(*UNITS)}){_END}"
_NO_NAME = rf"(?:(?<!شهر)|(?! (?:{_any('month', 'hijri')}){_END}))"
_ALONE = rf"{_NO_NAME}(?! (?:من|علي){_END})"
_TO_YEAR = rf"(?P<to>\d\d(?:\d\d)?){_END}"
_HIJRI_MONTH = rf"(?:شهر )?(?P<hmonth>{_any('hijri')})(?: من)?{_COMMA}(?: (?:عام|سنه|لعام))?"
_HIJRI_YEAR = r"(?P<year>1[34]\d\d)"
_HIJRI_MARK = r"(?: ?(?:هجريه|هجري|ه))"
_PART = rf"(?P<part>الربع|النصف|الثلث|الفصل) (?P<which>{_any('ordinal', 'last')}){_END}"
_FIRST_MONTHS = rf"(?:الاشهر|الشهور) ال(?P<months>{_any('number')}) الاولي{_END}"
_TO = r" (?:و ?|الي |و?حتي |[-–] )"
_DECADES = rf"(?:{_NUMBER} )?(?P<decades>{_any('decades-unit')}){_END}"
_PAST_TURN = rf"(?P<turn>{_any('past')}){_END}"
_YEARS = rf"(?:السنوات|الاعوام) ال(?P<count>{_any('number')}){_END} {_PAST_TURN}"
_PAST_DECADES = rf"(?:العقدين|العقود ال(?P<count>{_any('number')}){_END}) {_PAST_TURN}"
_KIND_OF_YEAR = r"(?: (?:المالي|الدراسي|الجامعي|الميلادي|الفلاحي)ه?)?"
_COMPOUND = "|".join(form for form in _C.of("ordinal") if " " in form)
_LONE_DAY = rf"(?P<day>(?:[12]\d|3[01]|0?[1-9]){_END}|(?:{_COMPOUND}){_END})"
_OF_MONTH = rf"من (?:هذا )?الشهر{_END}(?! {_SAME}{_END})(?: {_TURN})?"
_THE_TURN = r"(?P<turn>الجاري|الحالي|الماضي|المنصرم|الفائت|الفايت|المقبل|القادم)"
_COUNTED = (
    r"(?:مليون|مليار|الف|ريال|دولار|دينار|يورو|درهم|جنيه|ليره|شخص|كلم|كيلومتر|متر|طن|برميل|نقطه"
    r"|قتيل|جريح|جندي|سياره|صاروخ|وحده|اسره|مدرسه|طالب|موظف|حاله|اصابه|ساعه|دقيقه)"
)
_FRACTION = r"(?![.,٫]\d)"
_PAST = r"(?: (?:الماضيه|الاخيره))"


_CENTURY = r"(?: (?:من )?القرن (?P<century>\w+)(?: (?:عشر|والعشرين))?)?"
_YEAR_FIRST = (
    rf"(?P<year>(?:19|20)\d\d) {_SEPARATOR} (?P<monthno>\d\d?) {_SEPARATOR} (?P<day>\d\d?){_END}"
)
_DAY_FIRST = (
    rf"(?P<day>\d\d?) {_SEPARATOR} (?P<monthno>\d\d?) {_SEPARATOR} (?P<year>(?:19|20)\d\d)م?{_END}"
)
_HIJRI_NUMBERS = (
    rf"(?P<day>\d\d?) {_SEPARATOR} (?P<monthno>\d\d?) {_SEPARATOR} {_HIJRI_YEAR}ه?{_END}"
)
_THE_YEAR = rf"(?:هذا )?(?:العام|عام|سنه|السنه){_END}"
_WHOLE = r"(?P<whole>اليوم|الشهر|العام|السنه)"
_PART_OF_YEAR = (
    rf"(?:{_PART}|{_FIRST_MONTHS})(?: (?:من|ل))? "
    rf"(?:{_THE_YEAR}(?: (?P<year>{_YEAR}))?(?: {_TURN})?|(?P<bare>{_YEAR}))"
)
_YEAR_NAMED = (
    rf"(?:منذ |في )?(?:{_any('year', 'years')}) (?P<year>{_YEAR})"
    rf"(?:(?: [-–/] | (?:و ?|الي |حتي ))(?:عام |العام )?{_TO_YEAR})?"
)


def _rule(name: str, pattern: str, resolve: Callable[[re.Match[str], Moment], str | None]) -> Rule:
    return Rule(name, re.compile(_LEAD + pattern), resolve)


RULES: tuple[Rule, ...] = (
    _rule(
        "hijri-day",
        rf"(?:{_WEEKDAY}{_COMMA} )?(?:الموافق )?{_DAY} (?:من )?{_HIJRI_MONTH} "
        rf"{_HIJRI_YEAR}{_HIJRI_MARK}?{_END}",
        hijri.hijri_day,
    ),
    _rule(
        "hijri-day",
        rf"(?:{_WEEKDAY}{_COMMA} )?(?:الموافق )?{_DAY} (?:من )?(?:شهر )?"
        rf"(?P<hmonth>{_any('hijri')}){_END}(?: {_TURN})?",
        hijri.hijri_day_near,
    ),
    _rule("hijri-month", rf"{_HIJRI_MONTH} {_HIJRI_YEAR}{_HIJRI_MARK}?{_END}", hijri.hijri_month),
    _rule(
        "hijri-month",
        rf"(?:شهر )?(?P<hmonth>{_any('hijri')}){_END}(?: المبارك| الكريم)? {_TURN}",
        hijri.hijri_month_near,
    ),
    _rule(
        "hijri-year",
        rf"(?:(?:{_any('year')}) )?{_HIJRI_YEAR}{_HIJRI_MARK}{_END}",
        hijri.hijri_year,
    ),
    _rule("numeric", _YEAR_FIRST, values.numeric),
    _rule("numeric", _DAY_FIRST, values.numeric),
    _rule("hijri-numeric", _HIJRI_NUMBERS, hijri.hijri_numeric),
    _rule(
        "day-range",
        rf"(?:ال)?(?P<from>\d\d?)(?:{_TO}(?:ال)?\d\d?)*{_TO}(?:ال)?{_MONTH_DAY}",
        values.day_range,
    ),
    _rule(
        "month-range",
        rf"(?P<pair>شهر[يى]? )?(?P<from>{_MONTH}){_AGAIN}{_TO}(?:شهر )?{_DUAL}{_OF_A_YEAR}",
        values.month_range,
    ),
    _rule(
        "day-month",
        rf"(?:{_WEEKDAY}{_COMMA} )?(?:(?:الموافق|ال|في|[,،(]) )?{_MONTH_DAY}",
        values.month_day,
    ),
    _rule("day-month", rf"ال{_MONTH_DAY}", values.month_day),
    _rule(
        "days-of-this-month",
        rf"(?P<from>\d\d?){_TO}{_DAY} {_OF_MONTH}",
        relative.days_of_month,
    ),
    _rule(
        "day-of-this-month",
        rf"(?:ال)?{_DAY} {_OF_MONTH}",
        relative.ordinal_of_month,
    ),
    _rule("day-of-same-month", rf"(?:ال)?{_DAY} من الشهر {_SAME}{_END}", anaphora.day_of_same),
    _rule(
        "day-of-this-month",
        rf"(?:{_WEEKDAY}{_COMMA} )?(?:ال)?{_LONE_DAY} (?:من )?{_THE_TURN}{_END}",
        relative.lone_day_of_month,
    ),
    _rule("same-unit", rf"{_WHOLE} {_SAME}{_END}", anaphora.same_unit),
    _rule("same-unit", rf"(?:نفس|ذات) {_WHOLE}{_END}", anaphora.same_unit),
    _rule("next-unit", rf"{_WHOLE} (?:التالي|التاليه){_END}", anaphora.next_unit),
    _rule("apart", rf"(?P<way>قبل|بعد) ذلك ب{_COUNT}{_UNIT}", anaphora.apart),
    _rule("weekday-pair", _WEEKDAY_PAIR, values.weekday_pair),
    _rule("weekday", rf"{_WEEKDAY}(?: (?:[,،] )?(?P<twice>قبل )?{_TURN})?", values.weekday),
    _rule("relative-day", rf"{_DAYNAME}{_OTHER_DAY}{_PINNED}", values.relative_day),
    _rule("month", rf"(?:شهر )?{_DUAL}{_OF_A_YEAR}", values.month_alone),
    _rule("part-of-year", _PART_OF_YEAR, values.part_of_year),
    _rule("year", _YEAR_NAMED, values.year_named),
    _rule(
        "this-unit",
        rf"(?P<this>هذا |هذه )?{_UNIT}{_KIND_OF_YEAR}(?: (?P<twice>قبل )?{_TURN})?",
        relative.this_unit,
    ),
    _rule("ago", rf"(?:منذ|قبل) {_ABOUT}{_COUNT}{_UNIT}{_NO_NAME}{_AT_LEAST}", relative.ago),
    _rule("ahead", rf"بعد {_ABOUT}{_COUNT}{_UNIT}{_ALONE}", relative.ahead),
    _rule(
        "past-hours",
        rf"الساعات (?:ال ?)?(?:24|اربع والعشرين|الاربع والعشرين){_PAST}?",
        relative.past_hours,
    ),
    _rule("past-hours", rf"(?:ال ?)?24 ساعه{_PAST}", relative.past_hours),
    _rule("decades-ago", rf"(?:منذ|قبل) {_ABOUT}{_DECADES}{_AT_LEAST}", relative.decades_ago),
    _rule("past-years", _YEARS, relative.past_years),
    _rule("past-years", _PAST_DECADES, relative.past_decades),
    _rule(
        "decade-of-century",
        rf"العقد (?P<which>{_any('ordinal', 'last')}) من (?P<century>{_any('century')}){_END}",
        values.decade_of_century,
    ),
    _rule("century", rf"(?P<century>{_any('century')}){_END}", values.century),
    _rule("last-decade", rf"العقد {_TURN}", relative.last_decade),
    _rule("decade", rf"(?:ال)?(?P<decade>{_any('decade')}){_END}{_CENTURY}", values.decade),
    _rule(
        "bare-year",
        rf"(?P<year>{_YEAR}){_FRACTION}(?! (?:\) )?{_COUNTED})(?:(?: [-–/] | و ?){_TO_YEAR})?",
        values.bare_year,
    ),
)


_FEW = 6
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


@cache
def any_rule() -> re.Pattern[str]:
    """Return a pattern that matches wherever a rule does: most words that may open one do not."""
    return _one_of(RULES)


@cache
def rules_by_few() -> tuple[tuple[re.Pattern[str], tuple[Rule, ...]], ...]:
    """Return the rules in order, a few at a time with a pattern that matches where one does."""
    few = (RULES[first : first + _FEW] for first in range(0, len(RULES), _FEW))
    return tuple((_one_of(rules), rules) for rules in few)


def _one_of(rules: Sequence[Rule]) -> re.Pattern[str]:
    patterns = (rule.pattern.pattern.removeprefix(_LEAD) for rule in rules)
    return re.compile(_NAMED_GROUP.sub("(?:", f"{_LEAD}(?:{'|'.join(patterns)})"))


def _openers() -> Iterator[str]:
    """Yield every folded token that can open a date: first words, with proclitics and article."""
    kinds = ("month", "hijri", "weekday", "day", "ordinal", "decade", *UNITS)
    for word in {form.split()[0] for form in (*_C.of(*kinds), *_FUNCTION_WORDS)}:
        definite = word.startswith("ال")
        for proclitic in _PROCLITICS:
            yield proclitic + word
            yield proclitic + ("" if definite else "ال") + word
        if definite:
            yield from ("لل" + word[2:], "ولل" + word[2:])


TRIGGERS = frozenset(_openers())
