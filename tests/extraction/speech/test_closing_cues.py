import pytest

from app.extraction.reading.reading import analyse
from app.extraction.speech.closing_cues import closes
from app.extraction.speech.cues import find_cues
from tests.extraction.attributing import told


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        # "…, the report warns": the cue and its subject close the sentence
        pytest.param("هذه الميزة قد تتضاءل قريبا، يحذر التقرير.", True, id="at the end"),
        pytest.param("يأتي هذا الارتفاع الآن - يقول التقرير - في وقت صعب.", True, id="in dashes"),
        # near misses
        pytest.param(
            "هذه الميزة قد تتضاءل قريبا، يحذر التقرير من أن الأمر خطير.", False, id="own clause"
        ),
        pytest.param("انتهى كل شيء أمس، يقول.", False, id="no subject"),
        pytest.param("انتهى كل شيء أمس، قال في بيان.", False, id="a preposition follows"),
        pytest.param("أمس، يقول التقرير.", False, id="nothing before it"),
    ],
)
def test_cue_that_closes_what_it_reports(text: str, *, closing: bool) -> None:
    analysis = analyse(text)
    assert any(closes(analysis, hit) for hit in find_cues(analysis)) is closing


def test_the_words_before_a_closing_cue_are_reported() -> None:
    text = "هذه الميزة قد تتضاءل قريبا، تحذر المنظمة."
    assert told(text, "organisation: المنظمة") == [
        "indirect | المنظمة | هذه الميزة قد تتضاءل قريبا"
    ]
