"""Weekdays and months of plans, told in the present."""

import pytest

from app.extraction.dates.plans import is_planned
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يستقبل الوزير نظيره في باريس الأحد", True),
        ("وتستضيف المدينة القمة يوم الأحد", True),
        ("وفي المقابل، تستضيف المدينة القمة الأحد", True),
        ("وفي المقابل، استضافت المدينة القمة الأحد", False),
        ("يقول مسؤولون الأحد إنهم باقون", False),
        ("يأتي القرار بعد إعلان الحكومة الأحد", False),
        ("يتسلم الفريق كأسا فاز بها الأحد", False),
        ("توسيع الطريق بدأ الأحد", False),
        ("استقبل الوزير نظيره الأحد", False),
        ("توفي الشاعر في المدينة الأحد", False),
        ("وتعرضت القرية للقصف الأحد", False),
        ("تنطلق البطولة يوم 14 يوليو", True),
        ("انطلقت البطولة يوم 14 يوليو", False),
        ("الأحد", False),
        ("ـ الأحد", False),
    ],
    ids=[
        "host",
        "with its word",
        "behind a lead",
        "past behind a lead",
        "speech",
        "event before",
        "deed told",
        "noun",
        "past",
        "a death",
        "a past deed in ت",
        "a month",
        "a month of the past",
        "alone",
        "behind a stroke",
    ],
)
def test_a_present_that_opens_a_sentence_plans(text: str, *, expected: bool) -> None:
    analysis = analyse(text)
    day = next(n for n, word in enumerate(analysis.words) if word in {"الاحد", "يوم"})
    assert is_planned(analysis, day) is expected
