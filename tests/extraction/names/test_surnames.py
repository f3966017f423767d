import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse

TRADES = (
    "الخطيب", "القاضي", "الوزير", "المفتي", "العميد", "الكاتب", "المصري", "الكندي", "التركي",
    "الهندي", "العراقي", "المغربي", "الحداد", "النجار", "الطويل", "الأحمر", "الفلاح", "الحاج",
)  # fmt: skip


def persons(text: str) -> dict[str, tuple[str | None, list[str]]]:
    cast, _ = find_parties(analyse(text))
    return {
        p.canonical_ar: (p.country, [span.of(text) for span in p.mentions])
        for p in cast.parties
        if p.type is PartyType.PERSON
    }


@pytest.mark.parametrize("surname", TRADES)
def test_a_surname_that_means_something_is_read_whole_and_alone(surname: str) -> None:
    text = f"وقال مدير البحوث سامي {surname} إن المشروع بدأ أمس. وأضاف {surname} أن العمل سينتهي."
    assert [mentions for _, mentions in persons(text).values()] == [[f"سامي {surname}", surname]]


@pytest.mark.parametrize("surname", TRADES)
def test_nothing_but_a_given_name_and_such_a_surname(surname: str) -> None:
    assert list(persons(f"وقال علي {surname} إن المشروع بدأ أمس.")) == [f"علي {surname}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the secretary-general is no surname; nor is «who», nor a city's adjective
        pytest.param("وقال سامي الأمين العام للحزب إن الاجتماع بدأ.", [], id="a longer title"),
        pytest.param("قال أحمد حسن الذي حضر اللقاء إن العمل بدأ.", ["أحمد حسن"], id="who"),
        pytest.param("التقى بوتين كيم جونغ أون.", ["فلاديمير بوتين", "كيم جونغ أون"], id="two"),
    ],
)
def test_other_definite_words_are_no_surname(text: str, expected: list[str]) -> None:
    assert list(persons(text)) == expected


def test_the_adjective_before_a_name_tells_the_country() -> None:
    found = persons("من بينهم الإكوادوري مويسيس كايسيدو والسنغالي نيكولاس جاكسون.")
    assert {name: country for name, (country, _) in found.items()} == {
        "مويسيس كايسيدو": "EC",
        "نيكولاس جاكسون": "SN",
    }


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("وسجل الإسباني رودري هيرنانديز هدفا في الدقيقة العاشرة.", "رودري هيرنانديز", "ES"),
        ("وحلت البولندية إيغا شفيونتيك في الصدارة.", "إيغا شفيونتيك", "PL"),
        ("وقاد المغربي أشرف حكيمي الفريق إلى الفوز.", "أشرف حكيمي", "MA"),
    ],
)
def test_an_adjective_of_a_country_announces_a_name(text: str, name: str, country: str) -> None:
    assert persons(text) == {name: (country, [name])}


@pytest.mark.parametrize("text", ["رفض الجانب الروسي عقد اجتماع.", "قدم السعودي أداء رائعا أمس."])
def test_an_adjective_of_a_country_alone_announces_none(text: str) -> None:
    assert not persons(text)


def test_each_of_a_list_has_the_adjective_before_it() -> None:
    text = "سجل الإكوادوري كايسيدو والفرنسي نكونكو والنرويجي هالاند، وفازت اليابانية هوماري ساوا."
    found = persons(text)
    assert {name: country for name, (country, _) in found.items()} == {
        "كايسيدو": "EC",
        "نكونكو": "FR",
        "هالاند": "NO",
        "هوماري ساوا": "JP",
    }


def test_a_family_name_that_is_a_nation_elsewhere() -> None:
    assert persons("وقتلت الأمريكية ريتشيل كوري، وهي طالبة.") == {
        "ريتشيل كوري": ("US", ["ريتشيل كوري"])
    }


def test_the_adjective_outweighs_the_office_behind_and_is_not_joined() -> None:
    """The Brazilian, player of Fulham; with Bayern the German and Schneiderlin."""
    (first,) = persons("أحرز البرازيلي رودريغو مونيز، لاعب فولهام الإنكليزي، هدفا.").values()
    assert first[0] == "BR"
    cast, _ = find_parties(analyse("تعاقد مع نادي بايرن الألماني ومورغان شنايدرلين."))
    assert [p.country_basis for p in cast.parties if p.type is PartyType.PERSON] == ["context"]


def test_an_arabic_name_is_of_an_arab_state_where_the_article_is_about_another() -> None:
    """An Israeli court, a Palestinian town, Ḥamza Abū Nāb."""
    text = (
        "قالت الشرطة الإسرائيلية إن إسرائيل ستحاكمه. "
        "ووجهت المحكمة الإسرائيلية التهمة إلى حمزة أبو ناب قرب حدود فلسطين."
    )
    assert persons(text)["حمزة أبو ناب"][0] == "PS"
