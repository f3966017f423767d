"""Sources without a name that the article names later."""

import pytest

from app.domain.party import PartyType
from app.extraction.pipeline import extract
from app.text.span import Span

NAMED = [
    pytest.param(
        "حذر خبير أمني بريطاني من أن الهجمات ستزداد. وقال الخبير جون سميث إن الوضع خطير.",
        "جون سميث",
        "خبير أمني بريطاني",
        id="the noun with the article (an expert … the expert John Smith)",
    ),
    pytest.param(
        "قال محافظ المدينة إن المياه عادت. وأكد المحافظ، المهندس علي الحربي، أن العمل مستمر.",
        "علي الحربي",
        "محافظ المدينة",
        id="an honour between (the governor, engineer Ali al-Harbi)",
    ),
    pytest.param(
        "انتقد الناطق باسم النقابة القرار، مشيرا إلى أنه ظالم. "
        "وقال الناطق باسم النقابة، علي الحربي، إن الإضراب مستمر.",
        "علي الحربي",
        "الناطق باسم النقابة",
        id="between commas (the spokesman for the union, Ali al-Harbi)",
    ),
    pytest.param(
        "بثت القناة تسجيلا لخبير قال فيه إن الوضع صعب. وقال الخبير جون سميث إن الحل قريب.",
        "جون سميث",
        "خبير",
        id="a phrase that begins inside a token (of an expert)",
    ),
    pytest.param(
        "أعلنت وزيرة الدفاع أن الجيش سيبقى. وأوضحت الوزيرة سلمى العيدي أن القرار نهائي.",
        "سلمى العيدي",
        "وزيرة الدفاع",
        id="an office told short (the minister of defence … the minister Salma)",
    ),
    pytest.param(
        "توقع باحث فرنسي أن تطول الأزمة. وأوضح جان مورو، الباحث الفرنسي، أن الحل بعيد.",
        "جان مورو",
        "باحث فرنسي",
        id="behind the name (Jean Moreau, the French researcher)",
    ),
    pytest.param(
        "قال أحد الشهود، ويدعى سمير عطية، إن الحريق بدأ من السوق.",
        "سمير عطية",
        "أحد الشهود",
        id="called so at once (one of the witnesses, called Samir Atiyya)",
    ),
]
APART = [
    pytest.param(
        "حذر خبير أمني من الهجمات. وقال الخبير الاقتصادي جون سميث إن الأسعار سترتفع.",
        id="another trade (a security expert, the economist)",
    ),
    pytest.param(
        "قال خبير أمني إن الوضع صعب. وقال خبير عسكري إن الحل قريب. وأضاف الخبير جون سميث أنه حذر.",
        id="two may be meant",
    ),
    pytest.param(
        "قالت خبيرة أمنية إن الوضع صعب. وقال الخبير جون سميث إن الحل قريب.",
        id="a woman is no man",
    ),
]


@pytest.mark.parametrize(("text", "name", "phrase"), NAMED)
def test_source_is_the_person_whom_the_title_points_back_with(
    text: str, name: str, phrase: str
) -> None:
    found = extract(text)
    (person,) = [p for p in found.parties if p.type is PartyType.PERSON]
    assert (person.canonical_ar, person.unnamed) == (name, False)
    start = text.index(phrase)
    assert Span(start, start + len(phrase)) in person.descriptive
    assert {q.speaker for q in found.quotes} == {person.id}


@pytest.mark.parametrize("text", APART)
def test_source_stays_without_a_name_where_the_title_may_mean_another(text: str) -> None:
    found = extract(text)
    assert "جون سميث" in {p.canonical_ar for p in found.parties}
    assert any(p.unnamed for p in found.parties)
    assert len({q.speaker for q in found.quotes}) == len(found.quotes)
