import pytest

from tests.extraction.attributing import told

BANK = "organisation: البنك الدولي; person: سامي حسن"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "نشر البنك الدولي دراسة عن الفقر. وأظهرت النتائج أن الفقر تراجع.",
            "البنك الدولي",
            id="brought out",
        ),
        pytest.param(
            "راجع سامي حسن تقرير البنك الدولي أمس. وذكر التقرير أن الفقر تراجع.",
            "البنك الدولي",
            id="of the bank",
        ),
        pytest.param(
            "وصدر تقرير صادر عن البنك الدولي أمس. وذكر التقرير أن الفقر تراجع.",
            "البنك الدولي",
            id="issued by",
        ),
        pytest.param(
            "وكان البنك الدولي قد أصدر بيانا جاء فيه أن الفقر تراجع.", "البنك الدولي", id="in it"
        ),
        pytest.param("وأظهرت دراسات أن الفقر تراجع.", "None", id="studies of no one"),
    ],
)
def test_papers_speak_for_who_brought_them_out(text: str, speaker: str) -> None:
    assert told(text, BANK)[-1].split(" | ")[1] == speaker


def test_who_got_a_paper_did_not_issue_it() -> None:
    text = "رفع حزب العدالة مذكرة إلى الحكومة. وأوردت المذكرة التي توصلت بها هسبريس أن الفقر تراجع."
    lines = told(text, "media: هسبريس; organisation: حزب العدالة")
    assert [line.split(" | ")[1] for line in lines] == ["حزب العدالة"]
