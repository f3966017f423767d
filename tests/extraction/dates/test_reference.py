from datetime import date

import pytest

from app.extraction.dates.reference import reference_day
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.reading import analyse

BODY = "\n\nقال الوزير إن الاجتماع سيعقد قريبا وإن الحكومة وافقت على المقترح بعد نقاش طويل.\n"


def infer(text: str) -> date | None:
    return reference_day(analyse(text), None)


def test_the_publication_day_wins() -> None:
    analysis = analyse("الرياض، 12 مارس 2024: قال الوزير")
    assert reference_day(analysis, date(2020, 1, 2)) == date(2020, 1, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 مارس 2024" + BODY, date(2024, 3, 12)),
        ("الأربعاء 19/6/2024" + BODY, date(2024, 6, 19)),
        (
            "الرياض، 12 مارس 2024: قال الوزير إن الاجتماع سيعقد في العاصمة بحضور الجميع",
            date(2024, 3, 12),
        ),
        (
            "انتهت الحرب في 12 مارس 1991 بعد شهور من القتال العنيف في شمال البلاد وجنوبها" + BODY,
            None,
        ),
        ("قال الوزير أمس" + BODY, None),
        ("", None),
    ],
    ids=["line of its own", "figures", "dateline", "event in a sentence", "relative only", "empty"],
)
def test_infers_the_day_that_dates_the_page(text: str, expected: date | None) -> None:
    assert infer(text) == expected


def test_no_tokens_no_day() -> None:
    assert reference_day(Analysis(text="", tokens=()), None) is None
