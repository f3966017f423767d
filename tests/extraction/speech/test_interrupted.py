"""Words go on behind a source that stands between pauses."""

import pytest

from app.extraction.pipeline import extract
from tests.extraction.attributing import told

MAN = "person: سالم"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param(
            "ويشكل هذا الحفل الكبير، يضيف سالم، مناسبة للقاء الأصدقاء القدامى.",
            "مناسبة للقاء الأصدقاء القدامى",
            id="an object",
        ),
        pytest.param(
            "وتمكنت فرق الإنقاذ، بحسب سالم، من إخراج عشرين شخصا.",
            "من إخراج عشرين شخصا",
            id="its preposition",
        ),
        pytest.param(
            "هذا المشروع الجديد في المدينة، يقول سالم، يوفر مئة وظيفة للشباب.",
            "يوفر مئة وظيفة للشباب",
            id="its verb",
        ),
        pytest.param(
            "أما السبب الثاني لهذا التأخر، يقول سالم، فهو نقص الوقود في البلاد.",
            "فهو نقص الوقود في البلاد",
            id="behind a topic",
        ),
        pytest.param(
            "ويعود هذا النقص الكبير، وفق سالم، إلى الحرب، مضيفا أن الوضع صعب.",
            "إلى الحرب",
            id="up to the next cue",
        ),
    ],
)
def test_interrupted_words_go_on(text: str, rest: str) -> None:
    assert f"indirect | سالم | {rest}" in told(text, MAN)


def test_marks_behind_the_source_are_its_words() -> None:
    text = "ويبقى نجاح هذا المشروع رهينا، برأي سالم، بـ«التطبيق السليم للقانون الجديد»."
    assert "direct | سالم | التطبيق السليم للقانون الجديد" in told(text, MAN)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("توفي عشرون شخصا في الحادث، بحسب سالم، في بيان أصدره أمس.", id="a paper"),
        pytest.param("توفي عشرون شخصا في الحادث، بحسب سالم، وهو طبيب في المدينة.", id="who is"),
        pytest.param("توفي عشرون شخصا في الحادث، بحسب سالم، نشرتها الصحيفة أمس.", id="a relative"),
        pytest.param("توفي عشرون شخصا في الحادث، بحسب سالم، خبيرة في شؤون المرور.", id="a title"),
        pytest.param("توفي عشرون شخصا في الحادث، بحسب سالم، من دون أي تفاصيل.", id="without"),
    ],
)
def test_what_is_told_of_the_source_is_not_reported(text: str) -> None:
    assert told(text, MAN) == ["indirect | سالم | توفي عشرون شخصا في الحادث"]


def test_a_cue_behind_a_dateline_reports_nothing_before_it() -> None:
    text = (
        "دبي، الإمارات العربية المتحدة (CNN) -- علق سالم الدوسري، لاعب نادي الهلال، على خروج "
        "الفريق من البطولة، عقب خسارته أمام منافسه، الاثنين، في الدور نصف النهائي."
    )
    assert extract(text).quotes == ()
