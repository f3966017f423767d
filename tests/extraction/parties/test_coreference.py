import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


def mentions(text: str) -> dict[str, list[str]]:
    cast, _ = find_parties(analyse(text))
    return {p.canonical_ar: [s.of(text) for s in p.mentions] for p in cast.parties}


def test_family_name_means_the_full_name() -> None:
    text = "قال الخبير فلاديمير تيخونوف إن الخطر قائم.\n\nورأى تيخونوف أن الحل بعيد."
    assert mentions(text) == {"فلاديمير تيخونوف": ["فلاديمير تيخونوف", "تيخونوف"]}


def test_family_name_with_proclitic_leaves_it_out() -> None:
    text = "قال الخبير فلاديمير تيخونوف إن الخطر قائم.\n\nووفقا لتيخونوف فإن الحل بعيد."
    assert mentions(text)["فلاديمير تيخونوف"] == ["فلاديمير تيخونوف", "تيخونوف"]


def test_two_spellings_are_one_person() -> None:
    text = "قال الوزير سيرغي كوزنيتسوف ذلك.\n\nوأضاف الوزير سيرجي كوزنتسوف أن الأمر انتهى."
    assert len(mentions(text)) == 1


def test_two_persons_stay_two() -> None:
    text = "قال الوزير سيرغي كوزنيتسوف ذلك.\n\nورد الوزير ميخائيل كوزنيتسوف عليه."
    assert len(mentions(text)) == 2


def test_short_name_known_of_another_means_the_namesake_of_the_article() -> None:
    text = "انتخب الحزب النائب توم بيريز رئيسا له.\n\nوقال بيريز إن العمل بدأ."
    assert mentions(text) == {"توم بيريز": ["توم بيريز", "بيريز"]}


def test_army_and_forces_of_one_state_are_one_party() -> None:
    text = "قصف الجيش التركي مواقع.\n\nوأعلنت القوات التركية انتهاء العملية."
    assert list(mentions(text).values()) == [["الجيش التركي", "القوات التركية"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [("سفارة أمريكا", "السفارة الأمريكية"), ("جيش إسرائيل", "الجيش الإسرائيلي")],
)
def test_an_organ_is_one_however_its_state_is_named(first: str, second: str) -> None:
    cast, _ = find_parties(analyse(f"حذرت {first} من الخطر. وقالت {second} إن الوضع صعب."))
    bodies = [p for p in cast.parties if p.type is PartyType.AGENCY]
    assert [len(p.mentions) for p in bodies] == [2]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        pytest.param("فاز منتخب إيران. وعاد المنتخب الإيراني أمس.", 1, id="a national team"),
        pytest.param("فاز منتخب إيران. وعاد المنتخب العراقي أمس.", 2, id="of two states"),
        pytest.param("أوقفت شرطة باريس رجلا. وقالت الشرطة الفرنسية ذلك.", 2, id="of a city"),
    ],
)
def test_a_body_that_a_state_has_one_of_is_one(text: str, parties: int) -> None:
    bodies = {PartyType.AGENCY, PartyType.ORGANISATION}
    cast, _ = find_parties(analyse(text))
    assert len([p for p in cast.parties if p.type in bodies]) == parties


def test_a_titled_short_name_is_the_known_person() -> None:
    text = "قال الرئيس الفرنسي ماكرون إن القمة مهمة. وأكد ماكرون أنها ستعقد."
    assert mentions(text)["إيمانويل ماكرون"] == ["ماكرون", "ماكرون"]


def test_a_title_of_another_country_is_of_another_person() -> None:
    text = "قال الوزير البريطاني ماكرون إن القمة مهمة."
    assert "إيمانويل ماكرون" not in mentions(text)


def test_a_ministry_of_affairs_is_the_ministry() -> None:
    text = "أعلنت وزارة الخارجية الإيرانية القرار.\n\nوأكدت وزارة الشؤون الخارجية الإيرانية موعده."
    assert list(mentions(text).values()) == [
        ["وزارة الخارجية الإيرانية", "وزارة الشؤون الخارجية الإيرانية"]
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("سامي حسن", "سامي حسين"), ("كمال درويش", "جمال درويش"), ("سعد العلي", "سعيد العلي"),
     ("محمد حمود", "محمود حمود"), ("سليم عباس", "سالم عباس"), ("عمر حمدان", "عمرو حمدان"),
     ("يوسف أحمد الهاشمي", "يوسف حمد الهاشمي")],
)  # fmt: skip
def test_two_given_names_are_two_persons(one: str, other: str) -> None:
    found = mentions(f"قال {one} إن الأمر انتهى. وقال {other} إنه لم ينته.")
    assert {one, other} <= found.keys()


def test_a_transcribed_name_is_one_in_two_spellings() -> None:
    found = mentions("وصل ينس ستولتنبرغ أمس. وقال ينس ستولتينبرج إن الأمر انتهى.")
    assert [len(spans) for spans in found.values()] == [2]
