import pytest

from app.domain.listing import Kind
from app.domain.screening import Band, Query
from app.screening.index import Index, build_index_of
from app.screening.match import screen
from tests.screening.conftest import ENTRIES, Designate


@pytest.fixture(name="people", scope="module")
def people_fixture(designate: Designate) -> Index:
    names = ["Omar Yasin BARAKAT", "Mohammad Zahir NAZARI", "SAMIR, Walid", "SAMIR, Kaddafi"]
    entries = [designate(f"H{number}", name) for number, name in enumerate(names)]
    return build_index_of([*ENTRIES, *entries], [])


def features(index: Index, name: str, entry_id: str) -> set[str]:
    hits = screen(index, Query(name=name), 20).hits
    return {one.feature for hit in hits if hit.entry_id == entry_id for one in hit.evidence}


FIRST = [
    ("another first name", "ياسين بركات", "H0", True),
    ("the first name", "عمر بركات", "H0", False),
    ("a name borne before others", "ظاهر نظري", "H1", False),
]


@pytest.mark.parametrize(
    ("name", "entry_id", "left"), [row[1:] for row in FIRST], ids=[row[0] for row in FIRST]
)
def test_who_goes_by_another_first_name_is_told(
    people: Index, name: str, entry_id: str, *, left: bool
) -> None:
    """Yāsīn Barakāt, ʿUmar Barakāt, Ẓāhir Naẓarī."""
    assert ("first-left" in features(people, name, entry_id)) is left


def test_names_that_many_bear_are_no_sure_match(people: Index) -> None:
    """Walīd Samīr."""
    assert "common-name" in features(people, "وليد سمير", "H2")
    assert screen(people, Query(name="وليد سمير")).verdict is Band.POSSIBLE


def test_a_birth_year_makes_them_sure(designate: Designate) -> None:
    born = designate("H2", "SAMIR, Walid", births=(1971,))
    index = build_index_of([*ENTRIES, born], [])
    known = Query(name="وليد سمير", kind=Kind.PERSON, birth_year=1971)
    assert screen(index, known).verdict is Band.MATCH
