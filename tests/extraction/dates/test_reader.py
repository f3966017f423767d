"""Dates as Arabic news writes them, read on Wednesday 2024-06-19."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.dates.ranges import FoundDate
from app.extraction.dates.reader import find_dates
from app.extraction.reading.analysis import Analysis
from app.text.tokens import tokenize

WEDNESDAY = date(2024, 6, 19)


def dates_in(text: str, reference: date | None = WEDNESDAY) -> tuple[FoundDate, ...]:
    return find_dates(Analysis(text=text, tokens=tokenize(text)), reference)


def values(text: str, reference: date | None = WEDNESDAY) -> list[str]:
    return [found.value for found in dates_in(text, reference)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a day in numbers", "صدر بتاريخ 12 / 5 / 2014م في العاصمة", ["2014-05-12"]),
        ("a Hijri day in numbers", "حتى يوم 25/10/1436هـ فقط", ["2015-08-10"]),
        ("no Hijri day", "رقم 45/10/1436 من القانون", []),
        ("last Ramadan", "صدر في شهر رمضان الماضي", ["2024-03-11/2024-04-09"]),
        ("next Ramadan", "يصدر في رمضان المقبل", ["2025-03-01/2025-03-29"]),
        ("this month of the Hijra", "صدر مطلع ذي الحجة الحالي", ["2024-06-07/2024-07-06"]),
        ("a first week is no day", "صدر في الأسبوع الأول من أبريل", ["2024-04"]),
        ("weekday is today's", "وصل الأربعاء إلى المدينة", ["2024-06-19"]),
        ("weekday is the last one", "قال الخميس في مؤتمر", ["2024-06-13"]),
        ("weekday said to be past", "وصل يوم السبت الماضي", ["2024-06-15"]),
        ("weekday after a future verb", "سيلتقي الوزيران الجمعة", ["2024-06-21"]),
        ("weekday of the next clause", "إن الوفد سيصل وإن المدير سافر الأحد", ["2024-06-16"]),
        ("figures with a fraction", "أغلق المؤشر في 1581.15 نقطة", []),
        ("counts", "من 2015 سيارة", []),
        ("a decade of the century gone by", "في ثمانينيات القرن المنصرم", ["1980/1989"]),
        ("weekday of a plan", "يستعد الفريق لتقديم دفاعه الاثنين", ["2024-06-24"]),
        ("weekday to come", "تبدأ المحادثات الاثنين المقبل", ["2024-06-24"]),
        ("ordinals are not Sundays", "كان أحد الأسباب", []),
        ("Sunday needs no word for day", "أكد الوزير الأحد مقتل جندي", ["2024-06-16"]),
        ("eleven is no Sunday", "لاعبا من الأحد عشر الأساسيين", []),
        ("every Friday is no day", "يجتمعون كل جمعة وكل الجمعة", []),
        ("the end of each June", "تنتهي السنة بنهاية شهر يونيو من كل عام", []),
        ("today with its weekday in brackets", "في وقت سابق اليوم (الثلاثاء) وصل", ["2024-06-18"]),
        ("yesterday with its weekday behind a comma", "وصل أمس، الثلاثاء، إليها", ["2024-06-18"]),
        ("the same day", "وقع في 3 مايو 2023 ونفذ في اليوم نفسه", ["2023-05-03"] * 2),
        ("the same year", "وقع في 3 مايو 2023 ونفذ في العام ذاته", ["2023-05-03", "2023"]),
        ("the same day as none", "ونفذ في اليوم نفسه", []),
        ("the same day as a year", "ولد عام 1990 وفي اليوم نفسه", ["1990"]),
        ("a day of the current month", "تنتهي المهلة يوم 20 الجاري", ["2024-06-20"]),
        ("a day of the month gone by", "عقد اللقاء في الثاني عشر من الماضي", ["2024-05-12"]),
        ("a twelfth that is no day", "في الدور الثاني عشر الحالي", []),
        ("a day of the same month", "من 3 مايو إلى 9 من الشهر نفسه", ["2024-05-03/2024-05-09"]),
        ("the first of a month by its name", "اعتبارا من فاتح ماي 2023", ["2023-05-01"]),
        ("the glimpse of a month", "افتتح في غرة أفريل 2017", ["2017-04-01"]),
        ("an article before digits", "صدر في الـ15 من آذار 2023", ["2023-03-15"]),
        ("the month of this year", "في كانون الثاني من هذا العام", ["2024-01"]),
        (
            "the month of the same year",
            "ولد في مارس 1990 وسافر في نوفمبر من العام نفسه",
            ["1990-03", "1990-11"],
        ),
        ("the year of accounts", "ارتفع الدين خلال العام المالي الماضي", ["2023"]),
        ("the year before last", "سافر العام قبل الماضي", ["2022"]),
        ("the Saturday before last", "التقيا السبت قبل الماضي", ["2024-06-08"]),
        ("next Thursday and Friday", "في الخميس والجمعة المقبلين", ["2024-06-20/2024-06-21"]),
        ("next days from today", "يومي الأربعاء والخميس المقبلين", ["2024-06-26/2024-06-27"]),
        ("three days", "أيام 7 و8 و9 يناير 2023", ["2023-01-07/2023-01-09"]),
        ("days over the end of a month", "من 28 أبريل إلى 4 مايو 2023", ["2023-04-28/2023-05-04"]),
        ("months over the end of a year", "من نوفمبر إلى مارس 2023", ["2022-11/2023-03"]),
        (
            "days to come over the end of a month",
            "يقام المعرض من 28 يونيو إلى 4 يوليو المقبل",
            ["2024-06-28/2024-07-04"],
        ),
        ("up to", "من 17 يونيو الجاري لغاية 2 يوليو المقبل", ["2024-06-17/2024-07-02"]),
        ("two months", "خلال شهري مارس/آذار وأبريل/نيسان 2023", ["2023-03/2023-04"]),
        ("the first months", "في الأشهر الثلاثة الأولى من عام 2023", ["2023-01/2023-03"]),
        ("the first third", "في الثلث الأول من عام 2023", ["2023-01/2023-04"]),
        ("a decade of a century", "في العقد الأول من القرن الحالي", ["2000/2009"]),
        ("the last ten years", "خلال العقد الأخير", ["2014/2024"]),
        ("the past two decades", "خلال العقدين الماضيين", ["2004/2024"]),
        ("the past three decades", "خلال العقود الثلاثة الماضية", ["1994/2024"]),
        ("until today as fine as since", "من مايو 2011 إلى اليوم", ["2011-05/2024-06"]),
        ("more than is no time", "يعيش فيها منذ أكثر من عشرين عاما", []),
        ("at least is no time", "يعيش فيها منذ 40 عاما على الأقل", []),
        ("a Hijri day with its weekday", "الخميس 15 شوال 1444هـ", ["2023-05-05"]),
        (
            "the next day",
            "زارها في 31 مايو 2023 وغادر في اليوم التالي",
            ["2023-05-31", "2023-06-01"],
        ),
        ("the next month", "في ديسمبر 2022 وفي الشهر التالي", ["2022-12", "2023-01"]),
        ("two days before that", "في 3 مايو 2023. وقبل ذلك بيومين", ["2023-05-03", "2023-05-01"]),
        ("three years after that", "عام 2001 وبعد ذلك بثلاث سنوات", ["2001", "2004"]),
        ("in about a year", "متوقعا انتهاء المشروع بعد نحو عام", ["2025"]),
        ("years later, in the past", "وانتهى المشروع بعد عامين", []),
        ("years after an event", "سينتهي المشروع بعد عامين من الحرب", []),
        ("behind the month of fasting", "ستبدأ الزيارة بعد شهر رمضان", []),
        ("from a day to a month", "في 24 فبراير الماضي حتى بداية أبريل", ["2024-02-24/2024-04"]),
        ("yesterday", "أعلن أمس", ["2024-06-18"]),
        ("yesterday with its word", "أعلن يوم أمس", ["2024-06-18"]),
        ("the day before yesterday", "أعلن أول من أمس", ["2024-06-17"]),
        ("the previous day is not today", "في اليوم السابق", []),
        ("Levantine month", "في كانون الثاني الماضي", ["2024-01"]),
        ("Gulf month", "في يناير الماضي", ["2024-01"]),
        ("Algerian month", "في جانفي 2010", ["2010-01"]),
        ("Moroccan month", "خلال غشت 2012", ["2012-08"]),
        ("two names of one month", "في 19 مارس/آذار 2003", ["2003-03-19"]),
        ("two names apart by space", "في أبريل نيسان 2014", ["2014-04"]),
        ("second name in brackets", "في يوليو (تموز)", ["2023-07"]),
        ("month not yet come is last year's", "في سبتمبر لعقد قمة", ["2023-09"]),
        ("month to come", "بحلول أغسطس/آب المقبل", ["2024-08"]),
        ("month of last year", "في أبريل/نيسان من العام الماضي", ["2023-04"]),
        ("he practised is not March", "مارس ضغوطا على الحكومة", []),
        ("father is not August", "وهو آب لأربعة", []),
        ("door is not in August", "من باب الحرص", []),
        ("day in words", "في الأول من نوفمبر/تشرين الثاني 2007", ["2007-11-01"]),
        ("day and month in words", "الثالث من سبتمبر (أيلول) المقبل", ["2024-09-03"]),
        ("the eighth of this month", "في الثامن من الشهر الجاري", ["2024-06-08"]),
        ("weekday and full date", "الأربعاء 29 يوليو/تموز 2015", ["2015-07-29"]),
        ("day first in figures", "بتاريخ 19/6/2024", ["2024-06-19"]),
        ("year first in figures", "بتاريخ 2024-06-19", ["2024-06-19"]),
        ("Arabic figures", "في ١٩ يونيو ٢٠٢٤", ["2024-06-19"]),
        ("Persian figures", "في ۱۹ يونيو ۲۰۲۴", ["2024-06-19"]),
        ("no thirty-first of June", "في 31 يونيو 2024", ["2024-06"]),
        ("year", "عام 2022", ["2022"]),
        ("since the year", "منذ العام 2006", ["2006"]),
        ("bare year after in", "في 2016", ["2016"]),
        ("a sum is no year", "قتل 2016 شخصا", []),
        ("years ago", "قبل 24 عاما", ["2000"]),
        ("years ago in words", "منذ حوالي أربع سنوات", ["2020"]),
        ("two years ago", "قبل عامين", ["2022"]),
        ("first time in 24 years is no date", "لأول مرة منذ 24 عاما", []),
        ("a week ago", "قبل أسبوع", ["2024-06-12"]),
        ("last year", "في العام الماضي", ["2023"]),
        ("this month", "في وقت سابق من هذا الشهر", ["2024-06"]),
        ("next week by its month", "الأسبوع المقبل", ["2024-06"]),
        ("range with short end", "بين العام 1950-53", ["1950/1953"]),
        ("range of two years", "بين عامي 2001 و2003", ["2001/2003"]),
        ("range since and until", "منذ أبريل 2014 وحتى يوليو 2015", ["2014-04/2015-07"]),
        ("decade", "في تسعينيات القرن الماضي", ["1990/1999"]),
        ("early decade", "مطلع التسعينات", ["1990/1993"]),
        ("quarter", "في الربع الأول من 2015", ["2015-01/2015-03"]),
        ("half of a century is no half-year", "في النصف الثاني من القرن الماضي", ["1900/1999"]),
        ("half of this year", "في النصف الأول من العام الحالي", ["2024-01/2024-06"]),
        ("decade of a far century", "في سبعينيات القرن الثاني", []),
        ("first day of something", "في اليوم الأول من الهجمات", []),
        ("year with its letter", "في عام 1798م", ["1798"]),
        ("family name is not February", "قال شباط إن", []),
        ("of the month of Ramadan", "في العاشر من شهر رمضان", ["2024-03-20"]),
        ("months of one year", "من يناير إلى ديسمبر العام الماضي", ["2023-01/2023-12"]),
        ("months across the year", "بين نوفمبر ومارس 2023", ["2022-11/2023-03"]),
        ("days of a month", "بين 3 و7 مايو 2023", ["2023-05-03/2023-05-07"]),
        ("no range of days backwards", "من 9 إلى 7 مايو 2023", ["2023-05-07"]),
        ("two decades ago", "منذ عقدين", ["2004"]),
        ("decades counted", "قبل ثلاثة عقود", ["1994"]),
        ("to hold is no decade", "قبل عقد الاجتماع", []),
        ("ones and tens", "منذ خمسة وعشرين عاما", ["1999"]),
        ("the past ten years", "خلال السنوات العشر الماضية", ["2014/2024"]),
        ("the last decade", "خلال العقد الماضي", ["2010/2019"]),
        ("a century", "في القرن التاسع عشر", ["1800/1899"]),
        ("the last quarter", "في الربع الأخير من 2023", ["2023-10/2023-12"]),
        ("late in the month", "في أواخر الشهر", ["2024-06"]),
        ("sum of money", "بتكلفة (1950) مليون ريال", []),
        ("number of a law", "القانون رقم 17 لسنة 1999", []),
        ("dire need", "في أمس الحاجة إليه", []),
        ("Hijri day", "15 شوال 1436", ["2015-07-31"]),
        ("Hijri month and mark", "رمضان 1436هـ", ["2015-06-18/2015-07-16"]),
        ("Hijri year", "عام 1437هـ", ["2015-10/2016-10"]),
        ("Hijri day of the nearest year", "في 22 ذو القعدة", ["2024-05-30"]),
        ("Hijri day still to come", "في 22 ذو القعدة المقبل", ["2025-05-20"]),
        ("two days", "قتلوا الثلاثاء والأربعاء في قصف", ["2024-06-18/2024-06-19"]),
        ("a night", "في هجوم ليل السبت الأحد", ["2024-06-15/2024-06-16"]),
        ("days apart", "يصل الاثنين والأربعاء", ["2024-06-17", "2024-06-19"]),
        ("side by side", "عاد الثلاثاء الأربعاء يوم راحة", ["2024-06-18", "2024-06-19"]),
        ("two days of this month", "يومي 27 و 28 من هذا الشهر", ["2024-06-27/2024-06-28"]),
        ("a man called Ramadan", "قال رمضان إن", []),
        ("past 24 hours", "في الساعات الأربع والعشرين الماضية", ["2024-06-18"]),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else "",
)
def test_reads(name: str, text: str, expected: list[str]) -> None:
    assert values(text) == expected, name


def test_relative_words_without_reference_say_nothing() -> None:
    assert values("قال أمس إن الاجتماع الأربعاء المقبل", None) == []


def test_full_dates_need_no_reference() -> None:
    assert values("في 19 مارس/آذار 2003", None) == ["2003-03-19"]


def test_span_leaves_out_what_is_attached() -> None:
    text = "انتهى ويوم الثلاثاء عاد"
    (found,) = dates_in(text)
    assert found.span.of(text) == "يوم الثلاثاء"


@given(st.text(alphabet="منذ عام الأربعاء يونيو 0123456789/-،.هـ\ud800x", max_size=60))
def test_spans_lie_inside_any_text(text: str) -> None:
    for found in dates_in(text):
        assert 0 <= found.span.start < found.span.end <= len(text)


@given(st.dates(min_value=date(1, 1, 1)))
def test_any_reference_is_endured(reference: date) -> None:
    for value in values("منذ 900 شهر وقبل أسبوعين وبعد غد والعام المقبل وفي ديسمبر", reference):
        assert value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وحذرت المعارضة من أن الانتخابات في أبريل/نيسان ستكون كارثة.", "2010-04"),
        ("وطالبت بتأجيل الانتخابات إلى نوفمبر/تشرين الثاني.", "2010-11"),
        ("وستعرض القرارات على القمة في 28 من هذا الشهر.", "2010-03-28"),
    ],
)
def test_dates_still_to_come(text: str, value: str) -> None:
    assert values(text, date(2010, 3, 26)) == [value]
