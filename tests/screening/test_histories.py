"""What the index knows of the past: asked about a day, about what is over, and never about now."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.history import EVER, Basis, History, Stretch, stretch_on
from app.domain.listing import ParsedList
from app.domain.screening import Query
from app.screening.blob import pack, unpack
from app.screening.histories import pack_histories
from app.screening.index import Index, build_index, build_index_of
from app.screening.match import screen
from tests.screening.conftest import ENTRIES, designate

FIRST, SECOND, THIRD = date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1)

DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))
HISTORIES = st.lists(
    st.builds(
        lambda days, first, rest: tuple(
            Stretch(start=day, listed=listed, basis=basis)
            for day, (listed, basis) in zip([EVER, *sorted(days)], [first, *rest], strict=False)
        ),
        st.sets(DAYS, max_size=4),
        st.tuples(st.sampled_from([True, False, None]), st.sampled_from(Basis)),
        st.lists(
            st.tuples(st.sampled_from([True, False, None]), st.sampled_from(Basis)),
            min_size=4,
            max_size=4,
        ),
    ),
    max_size=6,
)


@given(HISTORIES, DAYS)
def test_arrays_say_what_the_histories_say(histories: list[History], day: date) -> None:
    packed = pack_histories(histories)
    assert [packed.of(number) for number in range(len(histories))] == histories
    assert packed.not_listed_on(day).tolist() == [
        stretch_on(history, day).listed is False for history in histories
    ]


def stretches(*said: tuple[date, bool | None, Basis]) -> History:
    return tuple(Stretch(start=day, listed=listed, basis=basis) for day, listed, basis in said)


GAP = stretches(
    (EVER, None, Basis.NO_LISTING_DATE),
    (FIRST, True, Basis.VERSION_HISTORY),
    (SECOND, False, Basis.VERSION_HISTORY),
    (THIRD, True, Basis.VERSION_HISTORY),
)
OVER = GAP[:3]


LAVROV = designate("P20", "LAVROV, Sergei")
SHOIGU = designate("L1", "SHOIGU, Sergei")
KNOWN = {("un_sc", "P20"): GAP, ("un_sc", "L1"): OVER}


@pytest.fixture(scope="module")
def dated() -> Index:
    index = build_index_of([*ENTRIES, LAVROV], [], lost=[SHOIGU], histories=KNOWN)
    return Index.from_bytes(index.to_bytes())


def found(index: Index, name: str, day: date | None = None) -> dict[str, tuple[object, object]]:
    return {
        hit.entry_id: (hit.on_day and hit.on_day.truth, hit.on_day and hit.on_day.basis)
        for hit in screen(index, Query(name=name, as_of=day), 20).hits
    }


CASES = [
    ("before it was seen", date(2019, 1, 1), ("unknown", "no-listing-date")),
    ("in the first version", FIRST, (True, "version-history")),
    ("lost", SECOND, None),
    ("back", THIRD, (True, "version-history")),
]


@pytest.mark.parametrize(("day", "said"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_day_finds_what_was_in_force_or_may_have_been(
    dated: Index, day: date, said: tuple[object, object] | None
) -> None:
    assert found(dated, "Sergei Lavrov", day).get("P20") == said


def test_what_is_lost_is_found_by_its_days_and_never_now(dated: Index) -> None:
    assert found(dated, "Sergei Shoigu", FIRST)["L1"] == (True, "version-history")
    assert "L1" not in found(dated, "Sergei Shoigu", SECOND)
    assert "L1" not in found(dated, "Sergei Shoigu")


def test_the_past_of_an_index_has_only_what_is_over(dated: Index) -> None:
    assert dated.past is not None
    assert set(found(dated.past, "Sergei Shoigu")) == {"L1"}
    assert build_index_of([LAVROV], []).past is None


def test_what_the_list_delists_is_over_from_its_day_on() -> None:
    until = designate("P1", "PEFTIEV, Vladimir", delisted_on=SECOND)
    index = build_index_of([until, LAVROV], [])
    before = replace(index, today=FIRST)
    since = replace(index, today=SECOND)
    assert before.past is None
    assert since.past is not None
    assert set(found(since.past, "Vladimir Peftiev")) == {"P1"}
    assert "P1" in found(before, "Vladimir Peftiev")
    assert "P1" not in found(since, "Vladimir Peftiev")


NAMES = (
    "فلاديمير بوتين",  # Vladimir Putin
    "Sergei Shoigu",
    "سيرغي شويغو",  # Sergei Shoigu
    "عبدالملك الحوثي",  # Abdul Malik al-Houthi
    "Ahmed Omari",
    "Shaygoo Sergej",
    "شركة النفط الوطنية الإيرانية",  # National Iranian Oil Company
)


@pytest.mark.parametrize("name", NAMES)
def test_no_score_of_what_is_in_force_depends_on_what_is_lost(name: str) -> None:
    lost = [SHOIGU, designate("L2", "SHOYGU, Sergey"), designate("L3", "OMARY, Ahmad", "أحمد عمري")]
    without = build_index_of(ENTRIES, [])
    with_lost = build_index_of(ENTRIES, [], lost=lost)
    query = Query(name=name)
    assert screen(with_lost, query, 20).hits == screen(without, query, 20).hits


def test_an_index_of_before_histories_goes_by_the_days_of_its_lists() -> None:
    entry = designate("P1", "PEFTIEV, Vladimir", listed_on=FIRST, delisted_on=SECOND)
    arrays, blobs = unpack(build_index_of([entry], []).to_bytes())
    older = {n: a for n, a in arrays.items() if not n.startswith(("history_", "entry_current"))}
    index = Index.from_bytes(pack(older, blobs))
    assert index.histories.of(0) == stretches(
        (EVER, False, Basis.LISTED_ON),
        (FIRST, True, Basis.LISTED_ON),
        (SECOND, False, Basis.DELISTED_ON),
    )


def test_hits_tell_the_periods_of_their_designation(dated: Index) -> None:
    (hit,) = (h for h in screen(dated, Query(name="Sergei Lavrov")).hits if h.entry_id == "P20")
    assert [(p.start, p.until) for p in hit.periods] == [(FIRST, SECOND), (THIRD, None)]
    assert hit.on_day is None


def test_a_file_tells_of_the_day_it_is_dated() -> None:
    parsed = ParsedList(
        list_id="un_sc", designations=(LAVROV,), refused=(), sha256="0" * 64, dated=SECOND
    )
    index = build_index([parsed])
    assert found(index, "Sergei Lavrov", FIRST) == {"P20": ("unknown", "no-listing-date")}
    assert found(index, "Sergei Lavrov", SECOND) == {"P20": (True, "version-history")}
