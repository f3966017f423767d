"""Whose a paper is: by its words, by what it is about, by what is told of it later."""

import pytest

from app.extraction.pipeline import extract
from tests.extraction.attributing import told


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param(
            "خلص تحقيق في دعم هولندا للحرب إلى أن الحرب غير قانونية.", None, id="on a state's aid"
        ),
        pytest.param(
            "انتشر الخبر على تويتر. وقال الموقع الرسمي لمنظمة الصحة العالمية إن اللقاح آمن.",
            "منظمة الصحة العالمية",
            id="whose the site is, not the one told of before",
        ),
        pytest.param(
            "كشف تقرير صدر أمس عن منظمة العفو الدولية أن الوضع صعب.",
            "منظمة العفو الدولية",
            id="whose it is, not what the verb reveals with the same preposition",
        ),
        pytest.param("وقال تقرير حول إيران إن البرنامج مستمر.", None, id="about a state"),
        pytest.param(
            "وأظهرت دراسة في جامعة هارفارد أن القهوة مفيدة.", "جامعة هارفارد", id="made in a body"
        ),
        pytest.param(
            "وقال تقرير صدر السبت عن منظمة العفو الدولية إن الوضع صعب.",
            "منظمة العفو الدولية",
            id="issued by, a day between",
        ),
        pytest.param(
            "وأعدت وزارة العدل الأميركية تقريرا كشف أن التجاوزات كثيرة.",
            "وزارة العدل الأميركية",
            id="made by the subject of the verb before",
        ),
        pytest.param("أظهر استطلاع حديث للرأي أن القلق يتزايد.", None, id="a poll of opinion"),
        pytest.param("وذكرت تقارير صحفية في موريتانيا أن الحارس مصاب.", None, id="in a state"),
        pytest.param(
            "التقى جو بايدن الوفد. وأظهر الاستطلاع الذي أجرته وكالة رويترز أن القلق يتزايد.",
            "وكالة رويترز",
            id="made by one told behind a relative",
        ),
    ],
)
def test_issuer_of_a_paper(text: str, issuer: str | None) -> None:
    found = extract(text)
    named = {party.id: party.canonical_ar for party in found.parties}
    assert [named[q.speaker] if q.speaker else None for q in found.quotes] == [issuer]


@pytest.mark.parametrize("channel", ["حساب", "حسابُ", "حســاب", "صفحة"])
def test_a_channel_speaks_for_whose_it_is(channel: str) -> None:
    found = extract(f"وقال {channel} وزارة الصحة إن الوباء انتهى.")
    named = {party.id: party.canonical_ar for party in found.parties}
    assert [named.get(q.speaker or "") for q in found.quotes] == ["وزارة الصحة"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        # the spokesman of the company; the attorney general; the prime minister's office
        pytest.param("وقال بيان لمتحدث باسم الشركة إن الخدمة آمنة.", "متحدث باسم الشركة", id="for"),
        pytest.param("وذكر بيان صادر عن المدعي العام أن المتهم اعترف.", "المدعي", id="issued by"),
        pytest.param(
            "وقال بيان عن مكتب رئيس الوزراء إنه بخير.", "مكتب رئيس الوزراء", id="from a body"
        ),
        pytest.param("وقال بيان عن الوضع في المدينة إنها آمنة.", None, id="about a thing"),
    ],
)
def test_an_issuer_without_a_name(text: str, issuer: str | None) -> None:
    found = extract(text)
    named = {party.id: party.canonical_ar for party in found.parties}
    assert [named[q.speaker] if q.speaker else None for q in found.quotes] == [issuer]


def test_issuer_may_be_named_later() -> None:
    text = (
        "أظهرت دراسة حديثة أن القهوة تقلل من خطر السكري. وبينت الدراسة أن ثلاثة أكواب تكفي. وأشارت"
        " الدراسة التي أجرتها جامعة هارفارد إلى أن الشاي لا يفيد."
    )
    found = extract(text)
    named = {party.id: party.canonical_ar for party in found.parties}
    assert [named.get(q.speaker or "") for q in found.quotes] == ["جامعة هارفارد"] * 3


def test_another_study_is_not_the_one_named_later() -> None:
    text = (
        "أظهرت دراسة حديثة أن القهوة مفيدة. وكشفت دراسة أخرى أجرتها جامعة هارفارد أن الشاي لا يفيد."
    )
    found = extract(text)
    named = {party.id: party.canonical_ar for party in found.parties}
    assert [named.get(q.speaker or "") for q in found.quotes] == [None, "جامعة هارفارد"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a notice of the preparatory committee's; the students' initiative's statement
        pytest.param(
            "وذكر بلاغ للجنة التحضيرية أن الباب مفتوح. وترى اللجنة التحضيرية أن الأمر سهل.",
            "اللجنة التحضيرية",
            id="named behind two lams",
        ),
        pytest.param(
            "وأكد بيان المبادرة الطلابية، الذي نشرته صحيفة النهار، أن الباب مفتوح.",
            "المبادرة الطلابية",
            id="a body whose paper it is",
        ),
    ],
)
def test_whose_paper_it_is(text: str, speaker: str) -> None:
    assert told(text, "media: النهار; organisation: اللجنة التحضيرية")[0].split(" | ")[1] == speaker
