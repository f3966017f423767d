import pytest

from app.domain.listing import Kind
from app.domain.screening import Evidence, Query
from app.screening.index import Index, build_index_of
from app.screening.match import screen
from tests.screening.conftest import ENTRIES, Designate


@pytest.fixture(name="found", scope="module")
def found_fixture(designate: Designate) -> Index:
    person = designate("E1", "CHAVEZ, Ramon Tomas", births=(1970,), countries=("PE",))
    body = designate("E2", "CENTRAL CHEESE COMPANY", kind=Kind.ORGANISATION, countries=("SY",))
    return build_index_of([*ENTRIES, person, body], [])


def evidence(index: Index, query: Query, entry_id: str) -> dict[str, Evidence]:
    hits = screen(index, query, 20).hits
    return {one.feature: one for hit in hits if hit.entry_id == entry_id for one in hit.evidence}


def test_what_is_left_is_named_on_its_side(found: Index) -> None:
    """Rāmūn Fārgās Tshāfīz, of whom the list knows another middle name."""
    told = evidence(found, Query(name="رامون فارغاس تشافيز"), "E1")
    assert (told["query-left"].query, told["query-left"].candidate) == ("فارغاس", "")
    assert (told["listed-left"].query, told["listed-left"].candidate) == ("", "tomas")


def test_the_letters_of_tshin_are_shown_as_they_are_written(found: Index) -> None:
    hits = screen(found, Query(name="رامون تشافيز"), 20).hits
    parts = [e for h in hits if h.entry_id == "E1" for e in h.evidence if e.feature == "name-part"]
    assert "تشافيز" in {part.query for part in parts}
    assert not any("چ" in part.detail for part in parts)


def test_a_translation_is_no_unusual_spelling(found: Index) -> None:
    told = evidence(found, Query(name="شركة الأجبان المركزية"), "E2")
    assert told["translation"].detail.endswith("by its meaning")


def test_what_weighs_nothing_is_not_told(found: Index) -> None:
    hits = screen(found, Query(name="الشركة المركزية"), 20).hits
    assert all(one.contribution for hit in hits for one in hit.evidence)


CONTEXT = [
    ("kind", {"kind": Kind.PERSON}, {"kind": Kind.VESSEL}),
    ("country", {"country": "PE"}, {"country": "RU"}),
    ("birth-year", {"birth_year": 1970}, {"birth_year": 1950}),
]


@pytest.mark.parametrize(("feature", "same", "other"), CONTEXT, ids=[row[0] for row in CONTEXT])
def test_what_is_stated_moves_a_score_and_says_so(
    found: Index, feature: str, same: dict[str, object], other: dict[str, object]
) -> None:
    """Rāmūn Tūmās Tshāfīz."""
    name = "رامون توماس تشافيز"
    plain, agreeing, differing = (
        next(hit for hit in screen(found, query, 20).hits if hit.entry_id == "E1")
        for query in (Query(name=name), Query(name=name, **same), Query(name=name, **other))  # type: ignore[arg-type]
    )
    assert differing.score < plain.score < agreeing.score
    assert {e.feature: e for e in agreeing.evidence}[feature].detail
    assert {e.feature: e for e in differing.evidence}[feature].detail
