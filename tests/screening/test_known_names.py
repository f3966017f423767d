import pytest

from app.domain.listing import Kind
from app.domain.screening import Query
from app.screening.known_names import AskedName, english_names, names_to_ask

NAMES = [
    ("a body", "عسكر طيبة", ("Lashkar-e-Taiba",)),
    ("folded and spaced", "  عسكر   طيبه ", ("Lashkar-e-Taiba",)),
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
