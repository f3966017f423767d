"""Verbs that only describe an indefinite thing before them: nobody speaks."""

import pytest

from tests.extraction.attributing import told

CAST = "person: كريم حداد"


@pytest.mark.parametrize(
    "text",
    [
        # a quake that points to an eruption; a rise that is put at; a decision that calls for
        pytest.param("رصد كريم حداد وجود نشاط زلزالي قريب يشير إلى ثوران.", id="adjectives"),
        pytest.param("أعد كريم حداد خطوة جديدة تدعو إلى وقف العمل.", id="a step"),
    ],
)
def test_a_thing_that_points_to_something_says_nothing(text: str) -> None:
    assert told(text, CAST) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("رفض كريم حداد قرارات وصفها بأنها ظالمة.", id="the thing is the object"),
        pytest.param("نظم كريم حداد حملة أعلن فيها أن العمل سيستمر.", id="resumed"),
    ],
)
def test_a_pronoun_that_points_back_leaves_the_word_to_the_actor(text: str) -> None:
    assert [line.split(" | ")[1] for line in told(text, CAST)] == ["كريم حداد"]
