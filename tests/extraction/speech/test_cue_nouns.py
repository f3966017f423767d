import pytest

from tests.extraction.attributing import told

PEOPLE = "person: كارولين أوتو; person: صدام حسين; media: هسبريس"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("وعقب الإطاحة بصدام حسين بدأت الحرب على أن تنتهي قريبا.", id="after"),
        pytest.param("ظهر أحمد، الذي يعتبر شخصية غامضة، وكان من النادر أن يتكلم.", id="deemed"),
        pytest.param("وتعتبر من أهم المدن التي يعرف الناس أن أهلها كرام.", id="one of"),
        pytest.param("فإذا كنت تطمح إلى التقدم فعليك أن تتعلم.", id="you"),
        pytest.param("وانتشر دعاة على أن يعودوا.", id="preachers"),
    ],
)
def test_nouns_callings_and_passives_report_nothing(text: str) -> None:
    assert told(text, PEOPLE) == []


def test_a_calling_in_apposition_is_no_cue() -> None:
    text = "وقالت كارولين أوتو، كاتبة السيناريو الألمانية: «نواصل العمل معا»."
    assert told(text, PEOPLE) == ["direct | كارولين أوتو | نواصل العمل معا"]


def test_the_adjective_of_a_noun_of_saying_is_no_source() -> None:
    lines = told("وقتل تسعة في إنذار جديد على أن القتلى قد يزيدون.", PEOPLE)
    assert [line.split(" | ")[1] for line in lines] == ["None"]
