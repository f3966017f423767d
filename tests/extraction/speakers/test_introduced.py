import pytest

from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # a source, then a minister spoke; «the source added» is the source
        pytest.param(
            "قال مصدر أمني إن الحادث وقع. وقال الوزير خالد العلي إن التحقيق بدأ. "
            "وأضاف المصدر أن العدد ارتفع.",
            "مصدر أمني",
            id="the source",
        ),
        pytest.param(
            "قالت ثلاثة مصادر مطلعة إن الصندوق جاهز. وقال دونالد ترامب إنه يرفض. "
            "وقالت المصادر إن الفكرة قديمة.",
            "ثلاثة مصادر مطلعة",
            id="counted",
        ),
    ],
)
def test_a_definite_noun_means_who_was_introduced_with_it(text: str, last: str) -> None:
    found = extract(text)
    speaker = found.quotes[-1].speaker
    assert next(p.canonical_ar for p in found.parties if p.id == speaker) == last


def test_another_countrys_is_another() -> None:
    # masʾūl Amīrkī … wa-qāla l-masʾūl al-Īrānī: the Iranian official is not the American one
    found = extract("قال مسؤول أميركي إن الاتفاق قريب. وقال المسؤول الإيراني إن الاتفاق بعيد.")
    first, last = found.quotes
    assert first.speaker != last.speaker


def test_who_works_for_another_state_is_another() -> None:
    text = (
        "قال سيرغي لافروف إن الاتفاق قريب. وكان الدبلوماسي الكبير في الخارجية الأميركية قد أوضح"
        " أن اللقاء سيعقد غدا."
    )
    found = extract(text)
    last = max(found.quotes, key=lambda q: q.span.start)
    names = {p.id: p.canonical_ar for p in found.parties}
    assert names[last.speaker or ""] == "الدبلوماسي الكبير في الخارجية الأميركية"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "بحث الوزير سامي حداد مع نظيره الوزير كريم خليل التعاون. وقال الوزيران إنه مستمر.",
            ["سامي حداد", "كريم خليل"],
            id="both ministers",
        ),
        pytest.param(
            "وصل الوزير سامي حداد أمس. وقال الوزيران إنه مستمر.", ["الوزيران"], id="one is known"
        ),
    ],
)
def test_a_title_in_the_dual_means_its_two_bearers(text: str, speakers: list[str]) -> None:
    found = extract(text)
    (quote,) = found.quotes
    names = {party.id: party.canonical_ar for party in found.parties}
    assert [names[one] for one in (quote.speaker, *quote.co_speakers) if one] == speakers
