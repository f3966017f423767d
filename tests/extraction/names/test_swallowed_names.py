import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


def names(text: str) -> list[str]:
    """The named parties of a text."""
    return [
        party.canonical_ar for party in find_parties(analyse(text))[0].parties if party.mentions
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('ولعب الفريقان في ملعب "الإمارات" أمس.', id="a stadium"),
        pytest.param('ونقل الجرحى إلى مستشفى "أبو يوسف النجار" في رفح.', id="a hospital"),
        pytest.param('وعبر الناس جسر "الملك فهد" أمس.', id="a bridge"),
        pytest.param("ولد في مسقط رأس والده قرب البحر.", id="masqaṭ raʾs: a birthplace"),
    ],
)
def test_what_a_place_is_called_by_is_no_party(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('وقال مدير مستشفى "الشفاء" إن الوضع صعب.', ["مستشفى الشفاء"], id="known"),
        pytest.param("أضعفت الأزمة مركز اليمن في المنطقة.", ["اليمن"], id="standing"),
        pytest.param("اتهم الرجل بتكدير الأمن العام.", [], id="public order"),
        pytest.param("إن الجيل الجديد لا يقرأ كثيرا.", [], id="the new generation"),
    ],
)
def test_heads_that_open_no_name_here(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "وقال الأمين العام لحزب الطليعة الديمقراطي الاشتراكي إن الوضع صعب.",
            "حزب الطليعة الديمقراطي الاشتراكي",
            id="the party behind its secretary",
        ),
        pytest.param(
            "وأعلنت وكالة النهوض بالاستثمارات الفلاحية عن مشروع جديد.",
            "وكالة النهوض بالاستثمارات الفلاحية",
            id="a noun that governs with ب",
        ),
        pytest.param(
            "وأكد ديوان التونسيين بالخارج أن العودة مؤمنة.",
            "ديوان التونسيين بالخارج",
            id="emigrants abroad",
        ),
        pytest.param(
            "وقال مكتب الأمم المتحدة للشؤون الإنسانية إن القيود تعيق الإعمار.",
            "مكتب الأمم المتحدة للشؤون الإنسانية",
            id="an organ and its purpose",
        ),
        pytest.param(
            'أوضح تقرير شركة "نفط الهلال"، أن الأثر سلبي.', 'شركة "نفط الهلال"', id="marks inside"
        ),
        pytest.param("وتعادل بروسيا دورتموند مع ضيفه أمس.", "بوروسيا دورتموند", id="no ب"),
    ],
)
def test_bodies_are_read_whole(text: str, name: str) -> None:
    assert name in names(text)


def test_short_name_of_a_club_needs_the_club() -> None:
    assert "ريال مدريد" in names("فاز ريال مدريد على ضيفه. وقال المدرب إن الريال قوي.")
    assert names("ارتفع سعر الريال أمام العملات.") == []


def test_family_name_behind_a_body_is_not_the_bodys() -> None:
    text = "ويتهم بيان الخزانة الأمريكية الضاري بالسعي إلى القتل. وقال مثنى حارث الضاري إنه بريء."
    assert names(text) == ["وزارة الخزانة الأميركية", "مثنى حارث الضاري"]


def test_a_group_in_another_state_is_another_group() -> None:
    text = "أدانت الجماعة الإسلامية في نيجيريا الهجوم الأخير. وقالت مصر إنه جريمة."
    cast, _ = find_parties(analyse(text))
    group = next(party for party in cast.parties if party.type is PartyType.GROUP)
    assert (group.key, group.country) == (None, "NG")
