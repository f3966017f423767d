"""People without a name before a plural relative pronoun."""

import pytest

from app.extraction.pipeline import extract
from tests.extraction.attributing import speakers_of

CASES = [
    pytest.param(
        "أثار المقطع غضب المواطنين الذين طالبوا بالقبض على الشبان.",
        "المواطنين",
        id="right before it (the citizens who demanded)",
    ),
    pytest.param(
        "وتفاجأ المستثمرون، الذين توقعوا أن تنخفض الفائدة، بالقرار.",
        "المستثمرون",
        id="a comma between (the investors, who expected)",
    ),
    pytest.param(
        "وتفقد الموقع الجنود الفرنسيون الذين طالبوا بالانسحاب فورا.",
        "الجنود الفرنسيون",
        id="an adjective of origin between (the French soldiers who demanded)",
    ),
    pytest.param(
        "تناقل الرسالة عدد كبير من الجيران الذين وصفوا الحادث بأنه محزن.",
        "عدد كبير من الجيران",
        id="counted (a great number of neighbours who called it)",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_people_speak_in_their_relative_clause(text: str, speaker: str) -> None:
    assert speakers_of(text) == [speaker]


def test_people_told_of_before_are_the_same_ones() -> None:
    found = extract("قال خبراء إن الأزمة طويلة. وانتقد القرار الخبراء الذين حذروا من أن الوقت ضيق.")
    assert len({q.speaker for q in found.quotes}) == 1


def test_participle_of_several_is_of_the_people_who_act() -> None:
    assert speakers_of(
        "وشجب الخبراء استمرار الانتهاكات، مشيرين إلى أن سبع جماعات مسؤولة عنها."
    ) == ["الخبراء"]
