"""Which of the dates around a claim is its own, read on Wednesday 2024-06-19."""

from datetime import date

import pytest

from app.extraction.claims.claim_dates import date_around, date_in, date_when
from app.extraction.dates.reader import find_dates
from app.extraction.reading.reading import analyse
from app.text.span import Span
from tests.extraction.staging import quote

WEDNESDAY = date(2024, 6, 19)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("انضمت البلاد إلى الحلف عام 2014", "2014", id="a year"),
        pytest.param("يخالف القرار دستور 2014 صراحة", None, id="the year of a constitution"),
        pytest.param("تعود إيران إلى اتفاق عام 2015", None, id="the year of an agreement"),
        pytest.param("هذا أكبر انخفاض منذ 2016", None, id="what a record is compared with"),
        pytest.param("زار جدة للمرة الأولى منذ حرب عام 1973", None, id="the first time since"),
        pytest.param("تقاتل البلاد منذ عامين", None, id="how long it lasts"),
        pytest.param("لم تتفاعل الحكومة منذ شهرين", "2024-04", id="what has not been done since"),
        pytest.param("غادر الوفد منذ شهرين", "2024-04", id="when it was done"),
        pytest.param(
            "يطبق القرار منذ الأول من يناير 2003", "2003-01-01", id="a first of the month"
        ),
        pytest.param("يؤيد العودة إلى حدود 4 يونيو 1967", None, id="the day of borders"),
        pytest.param("زادت الصادرات الربع عن مارس", None, id="what is compared with"),
        pytest.param("زادت الصادرات مقارنة بشهر مارس", None, id="compared with a month"),
        pytest.param("توقفت المدارس خلال القتال المستمر منذ شهرين", None, id="what goes on since"),
        pytest.param("تخفض البلاد غازاتها من مستويات عام 1990 بحلول 2050", "2050", id="a level"),
        pytest.param("تحل محل معاهدة كيوتو لعام 1997", None, id="the year of a named treaty"),
        pytest.param("ارتفعت الأرباح لعام 2014", "2014", id="the year of profits"),
        pytest.param("لم يرمم الجسر حتى اليوم", None, id="until today"),
        pytest.param("يزور الوفد الجسر اليوم", "2024-06-19", id="today"),
        pytest.param("كثرت تحديات القرن الحادي والعشرين", None, id="of a century"),
        pytest.param("نشأت الحركة في القرن التاسع عشر", "1800/1899", id="in a century"),
        pytest.param("تخضع البلاد لعقوبات منذ عام 2006", "2006", id="since a named year"),
    ],
)
def test_the_date_of_the_content(content: str, expected: str | None) -> None:
    analysis = analyse(content)
    found = date_in(analysis, find_dates(analysis, WEDNESDAY), Span(0, len(content)))
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        ("وكانت النيابة أعلنت في مارس إصدار مذكرات", "إصدار مذكرات", "أعلنت", "2024-03"),
        ("وفي مارس أعلنت النيابة إصدار مذكرات", "إصدار مذكرات", "أعلنت", "2024-03"),
        ("وفي مارس، اتهمت النيابة شركة بالتهريب", "بالتهريب", "اتهمت", "2024-03"),
        ("اتهمت النيابة أمس شركة بالتهريب", "بالتهريب", "اتهمت", None),
        ("أعلنت النيابة أمس توقيف المدير", "توقيف المدير", "أعلنت", "2024-06-18"),
        ("طلبت النيابة أمس توقيف المدير", "توقيف المدير", "طلبت", None),
        ("وكانت النيابة طلبت أمس توقيف المدير", "توقيف المدير", "طلبت", "2024-06-18"),
        ("ذكرت النيابة في مارس صدور مذكرات", "صدور مذكرات", "ذكرت", None),
        ("وكانت النيابة أعلنت في مارس أن المذكرات صدرت", "المذكرات صدرت", "أعلنت", None),
    ],
    ids=[
        "a look back",
        "a month in front",
        "a month in front of an accusation",
        "the deed has its own time",
        "what is done by saying it",
        "what is demanded lies ahead",
        "a look back at a demand",
        "told of now",
        "a clause has its own time",
    ],
)
def test_the_date_of_what_was_told(text: str, content: str, cue: str, expected: str | None) -> None:
    analysis = analyse(text)
    found = date_around(analysis, find_dates(analysis, WEDNESDAY), quote(text, content, None, cue))
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تأسس الحزب عام 2006، عندما سقطت الحكومة", "2006"),
        ("تأسس الحزب عام 2006 في المدينة عندما سقطت الحكومة", None),
        ("تأسس الحزب عام 2006 وسقطت الحكومة", None),
    ],
    ids=["right before", "apart", "no clause of time"],
)
def test_a_clause_of_time_tells_of_the_date_before_it(text: str, expected: str | None) -> None:
    analysis = analyse(text)
    start = text.index("سقطت")
    found = date_when(analysis, find_dates(analysis, WEDNESDAY), Span(start, len(text)))
    assert (found.value if found else None) == expected
