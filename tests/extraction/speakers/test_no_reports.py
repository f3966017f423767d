"""Cues behind which nothing is said."""

import pytest

from tests.extraction.attributing import told

PEOPLE = "person: سامي حداد; state: لبنان"


@pytest.mark.parametrize(
    "text",
    [
        # the people's tragedy; his novel's title; since independence
        pytest.param("تحدث سامي حداد عن مأساة الشعب.", id="what is spoken of"),
        pytest.param("وصل سامي حداد أمس متحدثا عن عنوان روايته.", id="spoken of in passing"),
        pytest.param(
            "قال سامي حداد إن الأمر صعب منذ إعلان استقلال لبنان عام 1943.", id="a noun of saying"
        ),
    ],
)
def test_no_content_is_told(text: str) -> None:
    assert [line for line in told(text, PEOPLE) if "الأمر صعب منذ" not in line] == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # a near agreement; in marks; that the matter is hard; Lebanon's announcement
        pytest.param("تحدث سامي حداد عن اتفاق قريب مع الجيش.", "اتفاق قريب مع الجيش", id="a deed"),
        pytest.param("تحدث سامي حداد عن أن الأمر صعب.", "الأمر صعب", id="a clause"),
        pytest.param("منذ إعلان لبنان رفض الاتفاق.", "رفض الاتفاق", id="who announced it"),
    ],
)
def test_content_is_told(text: str, content: str) -> None:
    assert [line.rsplit(" | ", 1)[1] for line in told(text, PEOPLE)] == [content]


def test_who_speaks_of_something_goes_on_to_speak() -> None:
    text = "قال كمال ناصر إن الأمر سهل. وتحدث سامي حداد عن مأساة الشعب، وأكد أن الأمر صعب."
    assert told(text, PEOPLE + "; person: كمال ناصر")[-1] == "indirect | سامي حداد | الأمر صعب"


def test_anothers_question_is_not_told() -> None:
    assert told("أجاب سامي حداد على سؤال حول ما إذا كان الأمر صعبا.", PEOPLE) == []
