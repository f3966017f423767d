import pytest

from app.domain.listing import Kind
from app.domain.screening import Query
from app.screening.known_names import AskedName, english_names, names_to_ask

NAMES = [
    ("a body", "عسكر طيبة", ("Lashkar-e-Taiba",)),
    ("folded and spaced", "  عسكر   طيبه ", ("Lashkar-e-Taiba",)),
    ("a name that others have too", "الجماعة الإسلامية", ("al-Gama'a al-Islamiyya",)),
    ("a person", "فلاديمير بوتين", ()),
    ("a word that is no body", "حركة", ()),
]


@pytest.mark.parametrize(("name", "english"), [r[1:] for r in NAMES], ids=[r[0] for r in NAMES])
def test_bodies_known_by_another_name(name: str, english: tuple[str, ...]) -> None:
    assert english_names(name) == english


def test_each_name_of_a_query_is_asked_and_what_bodies_are_called_in_english() -> None:
    """ʿAskar Ṭayba, Lashkar-e-Taiba; Jund as-Samāʾ, Soldiers of Heaven."""
    query = Query(name="عسكر طيبة; جند السماء", kind=Kind.ORGANISATION)
    english = AskedName("Lashkar-e-Taiba", known_as=True)
    assert [*names_to_ask(query)] == [AskedName("عسكر طيبة"), AskedName("جند السماء"), english]


def test_a_person_is_asked_by_no_name_of_a_body() -> None:
    query = Query(name="عسكر طيبة", kind=Kind.PERSON)
    assert [*names_to_ask(query)] == [AskedName("عسكر طيبة")]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("الرئيس الروسي فلاديمير بوتين", "فلاديمير بوتين"),
        ("فلاديمير بوتين (الرئيس الروسي)", "فلاديمير بوتين"),
        ("الأمين العام لحزب الله نعيم قاسم", "نعيم قاسم"),
        ("محمد حمدان دقلو «حميدتي»، قائد قوات الدعم السريع", "محمد حمدان دقلو"),
        ("سيرغي لافروف وزير الخارجية", "سيرغي لافروف"),
        ("الأوليغارشي الروسي فلاديمير بوتين", "فلاديمير بوتين"),
        ("طباخ الأمير عمر الحداد", "عمر الحداد"),
        ("ابن عم الرئيس عمر الحداد", "عمر الحداد"),
        ("الشهيد القائد عمر الحداد", "عمر الحداد"),
    ],
)
def test_a_name_is_asked_without_what_news_says_around_it(asked: str, name: str) -> None:
    assert AskedName(name) in [*names_to_ask(Query(name=asked))]


@pytest.mark.parametrize(
    "name",
    ["فلاديمير بوتين", "محمد حسن الأمين", "الملا عمر", "GUZMAN LOERA, Joaquin", "شهيد عمر الحداد"],
)
def test_a_name_alone_is_asked_once(name: str) -> None:
    assert [*names_to_ask(Query(name=name))] == [AskedName(name)]


def test_a_body_told_from_namesakes_is_not_asked_by_its_english_name() -> None:
    """Nādī sh-Shabāb, Al Shabab (Riyadh), is no al-Shabaab."""
    assert not english_names("نادي الشباب")
