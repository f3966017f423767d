"""Whom verbs in the plural and the dual mean that have no written subject."""

import pytest

from tests.extraction.attributing import told

PAIR = "person: كريم حداد; person: سليم ناصر; person: هدى علي"


def speakers(text: str, parties: str = PAIR) -> list[str]:
    return [line.split(" | ")[1] for line in told(text, parties)]


def test_a_pair_told_of_before_goes_on() -> None:
    # Karim and Salim met yesterday. And the two added that …
    text = "التقى كريم حداد وسليم ناصر أمس. وأضافا أن التعاون سيستمر."
    assert speakers(text) == ["كريم حداد"]


def test_who_spoke_jointly_goes_on() -> None:
    text = "قال كريم حداد وسليم ناصر إن الطريق مغلق. وأضافا أن الجسر سليم."
    assert speakers(text) == ["كريم حداد", "كريم حداد"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # employees issued a report in which they said; a number of drivers closed the road
        pytest.param(
            "وأصدر موظفون في المركز تقريرا قالوا فيه إن الخطر كبير.",
            "موظفون في المركز",
            id="a report in which they said",
        ),
        pytest.param(
            "وأغلق عدد من السائقين الطريق وهددوا بالتصعيد غدا.",
            "عدد من السائقين",
            id="counted people",
        ),
    ],
)
def test_people_told_of_before_the_verb_speak(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_plural_participle_agrees_with_people() -> None:
    text = "وشهد كريم حداد احتجاج نواب المعارضة على القرار، معتبرين أن المجلس مهمش."
    assert speakers(text) == ["نواب المعارضة"]


def test_one_person_is_not_several() -> None:
    assert speakers("زارت هدى علي المدينة. وقالوا إن الوضع صعب.") == ["None"]
