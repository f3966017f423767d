"""A source phrase goes on with the name that commas set behind its title."""

import pytest

from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        pytest.param(
            "وبحسب المتحدث باسم الشرطة، سامي العتيبي، فإن التحقيق مستمر.",
            "سامي العتيبي",
            "التحقيق مستمر",
            id="before what is said, under fa-inna",
        ),
        pytest.param(
            "ووفقا لمدير المستشفى، سامي العتيبي، أصيب ثلاثة أشخاص في الحادث.",
            "سامي العتيبي",
            "أصيب ثلاثة أشخاص في الحادث",
            id="behind li-",
        ),
        pytest.param(
            "وارتفعت الأسعار كثيرا، بحسب الخبير الاقتصادي، فادي حمود.",
            "فادي حمود",
            "وارتفعت الأسعار كثيرا",
            id="at the end of a short sentence",
        ),
        pytest.param(
            "وبحسب سامي العتيبي، المتحدث باسم الشرطة، فإن التحقيق مستمر.",
            "سامي العتيبي",
            "التحقيق مستمر",
            id="name before title",
        ),
        pytest.param(
            "وبحسب وزارة الصحة، سامي العتيبي بخير اليوم.",
            "وزارة الصحة",
            "سامي العتيبي بخير اليوم",
            id="a body is nobody's title",
        ),
    ],
)
def test_who_is_named_behind_a_title(text: str, speaker: str, said: str) -> None:
    found = extract(text)
    names = {party.id: party.canonical_ar for party in found.parties}
    assert [(names.get(q.speaker or ""), q.span.of(text)) for q in found.quotes] == [
        (speaker, said)
    ]
