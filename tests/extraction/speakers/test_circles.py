import pytest

from tests.extraction.attributing import told

PEOPLE = "person: أحمد منصور; person: تود بلانش; person: ليلى حسن"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("وذكرت عائلة الناشط أحمد منصور أنه مريض.", "عائلة الناشط", id="family"),
        pytest.param("وقالت زوجة الناشط أحمد منصور إنه مريض.", "زوجة الناشط", id="wife"),
        pytest.param("وقالت زوجته ليلى حسن إنه مريض.", "ليلى حسن", id="her name"),
        pytest.param("وقال محامي الرئيس السابق، تود بلانش، إنه بريء.", "تود بلانش", id="apart"),
        pytest.param("طالب 83 عضوا في المجلس بالتحدث معه.", "83 عضوا في المجلس", id="counted"),
        pytest.param("وتساءل آخرون عن غياب الخدمات.", "آخرون", id="others"),
        pytest.param("أبلغ مسؤول رفيع شبكة الأخبار أن الأمر انتهى.", "مسؤول رفيع", id="told"),
    ],
)
def test_those_around_a_person_are_not_the_person(text: str, speaker: str) -> None:
    assert [line.split(" | ")[1] for line in told(text, PEOPLE)] == [speaker]
