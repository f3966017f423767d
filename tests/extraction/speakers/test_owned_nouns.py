"""A noun that someone else's name follows is not the one named."""

import pytest

from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("مهاجم ريال مدريد", "مهاجم ريال مدريد"),
        ("محامي بوتين", "محامي بوتين"),
        ("نجل بوتين", "نجل بوتين"),
        ("مستشار ترامب", "مستشار ترامب"),
        ("مستشار ترامب جون بولتون", "جون بولتون"),
        ("مدير مكتب بوتين", "مدير مكتب بوتين"),
        ("شقيق الضحية محمد علي", "محمد علي"),
        ("أحد المحتجين", "أحد المحتجين"),
        ("والد الضحية، محمد الطويل،", "محمد الطويل"),
        ("مواطن يمني، سالم باوزير،", "سالم باوزير"),
        ("هيئة الدفاع المدني", "الدفاع المدني"),
    ],
)
def test_whose_noun(subject: str, speaker: str) -> None:
    found = extract(f"قال {subject} إن الوضع صعب.")
    named = {party.id: party.canonical_ar for party in found.parties}
    assert [named.get(q.speaker or "") for q in found.quotes] == [speaker]


def test_an_outlet_without_its_name_is_the_last_one() -> None:
    found = extract("ذكرت قناة الجزيرة أن الاتفاق قريب. وأوضحت الصحيفة أن التوقيع غدا.")
    media = {party.id for party in found.parties}
    assert len(media) == 1
    assert [q.speaker in media for q in found.quotes] == [True, True]
