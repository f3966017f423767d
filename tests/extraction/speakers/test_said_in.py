"""Whose words a paper or a recording holds."""

import pytest

from app.extraction.pipeline import extract
from tests.extraction.attributing import speakers_of

CASES = [
    pytest.param(
        "ونشرت القناة تسجيلا صوتيا لأحد الجنود قال فيه إن الحرب طالت.",
        "أحد الجنود",
        id="whose recording it is (a recording of one of the soldiers in which he said)",
    ),
    pytest.param(
        "وبثت القناة مقابلة مع محام قال فيها إن موكله بريء.",
        "محام",
        id="with whom it is held (an interview with a lawyer)",
    ),
    pytest.param(
        "وتلقت الصحيفة رسالة من مدير الشركة قال فيها إن الإنتاج توقف.",
        "مدير الشركة",
        id="from whom it comes (a letter from the manager)",
    ),
    pytest.param(
        "وكتب أحد المتابعين تعليقا على الوزير قال فيه إن الأسعار مرتفعة.",
        "أحد المتابعين",
        id="who wrote it, not on whom (a comment on the minister)",
    ),
    pytest.param(
        "وبعث سامي حسن برسالة للوزير كمال ناصر قال فيها إن الوقت حان.",
        "سامي حسن",
        id="who sent it, not to whom (a letter to the minister)",
    ),
    pytest.param(
        "وأصدر موظفون في المركز الذي أسسه الوزير كمال ناصر تقريرا قالوا فيه إن الخطر قائم.",
        "موظفون في المركز",
        id="whom the verb agrees with (employees … in which they said)",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_what_is_said_in_it_is_of_whose_words_it_holds(text: str, speaker: str) -> None:
    assert speakers_of(text) == [speaker]


def test_people_who_do_not_speak_are_not_met() -> None:
    found = extract(
        "وأصدر موظفون في مركز الصحة الذي أسسه أحد الوزراء تقريرا قالوا فيه إن الخطر قائم."
    )
    assert [p.canonical_ar for p in found.parties if p.unnamed] == ["موظفون في مركز الصحة"]
