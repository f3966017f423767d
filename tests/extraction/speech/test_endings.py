import pytest

from tests.extraction.attributing import told

READY = "الاتفاق جاهز"
PEOPLE = "person: بوتين; state: كييف"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قال بوتين إن الاتفاق جاهز، وهو ما نفته كييف.", id="which others denied"),
        pytest.param("قال بوتين إن الاتفاق جاهز، لكنه لم يقدم أي دليل.", id="but gave no proof"),
        pytest.param("قال بوتين إن الاتفاق جاهز من دون أن يوضح مضمونه.", id="without explaining"),
        pytest.param("قال بوتين إن الاتفاق جاهز، في أول تعليق له على الأمر.", id="a first comment"),
        pytest.param("قال بوتين إن الاتفاق جاهز، مشيدا بجهود الوسطاء كلهم.", id="praising"),
        pytest.param("قال بوتين إن الاتفاق جاهز، وذلك في تصريح لوكالة.", id="in a statement"),
    ],
)
def test_what_the_reporter_adds_is_not_reported(text: str) -> None:
    assert told(text, PEOPLE)[0] == f"indirect | بوتين | {READY}"


def test_an_aside_on_the_subject_ends_nothing() -> None:
    said = "الجندي القتيل، وهو من الكتيبة السادسة، كان يقوم بدورية"
    assert told(f"أكد بوتين أن {said}.", PEOPLE) == [f"indirect | بوتين | {said}"]
