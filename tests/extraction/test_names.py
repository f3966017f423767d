import pytest

from app.domain.party import PartyType
from app.extraction.parties import find_parties
from app.extraction.reading import analyse


def persons(text: str) -> list[str]:
    cast, _ = find_parties(analyse(text))
    return [p.canonical_ar for p in cast.parties if p.type is PartyType.PERSON]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "قال وزير الطاقة البيلاروسي فيكتور كارانكيفيتش إن الإنتاج ارتفع.",
            ["فيكتور كارانكيفيتش"],
            id="minister with nisba",
        ),
        pytest.param(
            "صرح المتحدث باسم مجلس الأمن القومي دانكان ستيوارتسون للصحفيين.",
            ["دانكان ستيوارتسون"],
            id="spokesman for a body",
        ),
        pytest.param(
            "وقال الاستاذ لدى جامعة إيهوا في سيول ليف إريك إيزلي إن الزيارة مهمة.",
            ["ليف إريك إيزلي"],
            id="professor at a university in a city",
        ),
        pytest.param(
            "واعتبر الخبير كيم سونغ-باي أن الاتفاق مهم.", ["كيم سونغ-باي"], id="hyphen in a name"
        ),
        pytest.param(
            "وقال لينج جان الدبلوماسي في السفارة الصينية.", ["لينج جان"], id="office in apposition"
        ),
        pytest.param("أعلن وزير الخارجية الفرنسي أن بلاده سترد.", [], id="office without a name"),
        pytest.param("وصل الرئيس الروسي إلى العاصمة أمس.", [], id="preposition after an office"),
        pytest.param("قال مسؤول أميركي كبير إن الخطة جاهزة.", [], id="unnamed official"),
        pytest.param("ارتفعت أسعار النفط في الأسواق العالمية اليوم.", [], id="no person at all"),
    ],
)
def test_names_never_seen_before_are_found(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


def test_title_gives_the_country() -> None:
    cast, _ = find_parties(
        analyse("قال وزير الطاقة البيلاروسي فيكتور كارانكيفيتش إن الإنتاج ارتفع.")
    )
    (minister,) = cast.parties
    assert (minister.country, minister.country_basis) == ("BY", "title")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("شاهد الأطفال الأسد في حديقة الحيوان وأطعموه.", [], id="the lion"),
        pytest.param(
            "تحاصر القوات السورية البلدة. ورفض الأسد الخطة.", ["بشار الأسد"], id="his state stands"
        ),
        pytest.param(
            "وصل بشار الأسد إلى القمة. ورفض الأسد الخطة.", ["بشار الأسد"], id="his full name stands"
        ),
        pytest.param("بنى المهندسون هيكل المصنع في مصر.", [], id="a frame (haykal), state or not"),
        pytest.param("نقلت الشاحنات البضائع لأي بلد مجاور.", [], id="to any (li-ayy)"),
        pytest.param(
            "قالت الخبيرة جينغ لاي إن الوضع صعب. ولا حاجة لأي اتفاق جديد.",
            ["جينغ لاي"],
            id="to any beside Lay",
        ),
    ],
)
def test_everyday_words_are_names_only_where_the_text_shows_it(
    text: str, expected: list[str]
) -> None:
    assert persons(text) == expected


def test_a_particle_with_hamza_is_no_short_name() -> None:
    text = "التقى بان كي مون الوفد. وصرح المتحدث بأنّ اللقاء ناجح وبأن الوفد غادر."
    cast, _ = find_parties(analyse(text))
    spans = next(p.mentions for p in cast.parties if p.canonical_ar == "بان كي مون")
    assert [s.of(text) for s in spans] == ["بان كي مون"]
