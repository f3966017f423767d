import pytest

from app.domain.listing import Kind
from app.domain.screening import Query
from app.screening.index import Index, build_index_of
from app.screening.match import screen
from app.screening.ship_names import ship_name
from tests.screening.conftest import ENTRIES, Designate

NAMES = [
    ("ship", "السفينة أنغارا", "أنغارا"),
    ("tanker of oil and of a state", "ناقلة النفط الإيرانية لانا", "لانا"),
    ("in quotes", "سفينة الحاويات «ليدي مريم»", "ليدي مريم"),
    ("nothing left", "ناقلة نفط روسية", None),
    ("a company of ships", "شركة ناقلات النفط", None),
    ("a person", "سفيان النعيمي", None),
]


@pytest.mark.parametrize(("name", "bare"), [row[1:] for row in NAMES], ids=[r[0] for r in NAMES])
def test_the_name_behind_a_noun_of_ships(name: str, bare: str | None) -> None:
    assert ship_name(name) == bare


@pytest.fixture(name="ships", scope="module")
def ships_fixture(designate: Designate) -> Index:
    person = designate("P9", "ANGARA, Sofia", "ANGARA")
    ship = designate("V2", "MARLIN STAR", kind=Kind.VESSEL)
    return build_index_of([*ENTRIES, person, ship], [])


def test_a_ship_is_found_by_its_name_alone(ships: Index) -> None:
    alone, said = (screen(ships, Query(name=n)) for n in ("مارلين ستار", "ناقلة النفط مارلين ستار"))
    assert said.hits[0].entry_id == "V2"
    assert said.hits[0].score >= alone.hits[0].score


def test_a_noun_of_ships_says_what_is_meant(ships: Index) -> None:
    hit = screen(ships, Query(name="السفينة أنغارا")).hits[0]
    assert hit.entry_id == "V1"
    assert "the name asked begins like a ship's" in {one.detail for one in hit.evidence}


def test_a_noun_of_ships_says_nothing_against_a_stated_kind(ships: Index) -> None:
    hits = screen(ships, Query(name="السفينة أنغارا", kind=Kind.VESSEL)).hits
    assert [one.feature for one in hits[0].evidence].count("kind") == 1
