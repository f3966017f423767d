"""When entries were in force, told from the versions that are kept."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.history import History, stretch_on
from app.domain.listing import Alias, Designation, Kind, ParsedList, Strength
from app.storage.records import ListLoad, ListRecord
from app.storage.writing.designation_history import read_histories, read_lost
from app.storage.writing.lists import load_list

pytestmark = pytest.mark.postgres
Connection = psycopg.Connection[Any]

DAY = timedelta(days=1)
FIRST, SECOND, THIRD = date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1)
LISTED = date(2018, 5, 1)


def designation(
    entry: str,
    listed_on: date | None = None,
    name: str = "Ahmad Ali",
    delisted_on: date | None = None,
) -> Designation:
    alias = Alias(name=name, strength=Strength.PRIMARY, script="Latn")
    return Designation(
        list_id="un_sc",
        entry_id=entry,
        kind=Kind.PERSON,
        aliases=(alias,),
        listed_on=listed_on,
        delisted_on=delisted_on,
    )


def load(connection: Connection, day: date, *entries: Designation, excerpt: bool = False) -> None:
    parsed = ParsedList(
        list_id="un_sc",
        designations=entries,
        refused=(),
        sha256=f"{day} {[e.entry_id for e in entries]}",
        dated=day,
    )
    record = ListRecord(id="un_sc", name="UN list", authority="UN")
    load_list(connection, ListLoad(list=record, parsed=parsed, effective_on=day, excerpt=excerpt))


def history(connection: Connection, entry: str) -> History:
    return read_histories(connection, "un_sc")["un_sc", entry]


def said(found: History, *days: date) -> list[tuple[bool | None, str]]:
    return [(s.listed, s.basis.value) for s in (stretch_on(found, day) for day in days)]


VERSIONS = {
    FIRST: [designation("back", LISTED), designation("undated"), designation("lost")],
    SECOND: [designation("other")],
    THIRD: [designation("back", LISTED), designation("undated"), designation("other")],
}


@pytest.mark.parametrize("order", list(permutations(VERSIONS)), ids=str)
def test_versions_in_any_order_give_one_history(
    connection: Connection, order: tuple[date, ...]
) -> None:
    for day in order:
        load(connection, day, *VERSIONS[day])
    days = (LISTED - DAY, LISTED, FIRST, SECOND - DAY, SECOND, SECOND + DAY, THIRD)
    assert said(history(connection, "back"), *days) == [
        (False, "listed-on"),
        (True, "listed-on"),
        (True, "listed-on"),
        (True, "listed-on"),
        (False, "version-history"),
        (None, "between-versions"),
        (True, "version-history"),
    ]
    assert said(history(connection, "undated"), *days) == [
        (None, "no-listing-date"),
        (None, "no-listing-date"),
        (True, "version-history"),
        (True, "version-history"),
        (False, "version-history"),
        (None, "between-versions"),
        (True, "version-history"),
    ]
    assert said(history(connection, "other"), FIRST - DAY, FIRST, FIRST + DAY, SECOND) == [
        (None, "before-coverage"),
        (False, "version-history"),
        (None, "between-versions"),
        (True, "version-history"),
    ]
    assert [d.entry_id for d in read_lost(connection, "un_sc")] == ["lost"]


def test_what_is_lost_keeps_its_last_state(connection: Connection) -> None:
    load(connection, FIRST, designation("gone", name="Old Name"))
    load(connection, SECOND, designation("gone", name="New Name"))
    load(connection, THIRD, designation("other"))
    assert [d.name for d in read_lost(connection, "un_sc")] == ["New Name"]


def test_what_an_older_version_had_lost_is_told_by_its_place(connection: Connection) -> None:
    for day, entries in VERSIONS.items():
        load(connection, day, *entries)
    places = connection.execute("SELECT ordinal FROM list_versions ORDER BY ordinal").fetchall()
    lost = [[d.entry_id for d in read_lost(connection, "un_sc", ordinal=p[0])] for p in places]
    assert lost == [[], ["back", "lost", "undated"], ["lost"]]


def test_what_a_later_version_tells_can_be_left_out(connection: Connection) -> None:
    for day, entries in VERSIONS.items():
        load(connection, day, *entries)
    (first,) = connection.execute("SELECT min(ordinal) FROM list_versions").fetchone() or (None,)
    found = read_histories(connection, "un_sc", ordinal=first)
    assert {entry for _, entry in found} == {"back", "lost", "undated"}
    assert said(found["un_sc", "lost"], SECOND) == [(True, "version-history")]


def test_an_amended_entry_goes_on(connection: Connection) -> None:
    load(connection, FIRST, designation("A", name="Old Name"))
    load(connection, SECOND, designation("A", name="New Name"))
    assert said(history(connection, "A"), FIRST - DAY, FIRST, THIRD) == [
        (None, "no-listing-date"),
        (True, "version-history"),
        (True, "version-history"),
    ]


def test_a_delisting_that_the_list_states_holds_whenever_it_is_loaded(
    connection: Connection,
) -> None:
    load(connection, THIRD, designation("A", LISTED, delisted_on=date(2019, 1, 1)))
    assert said(history(connection, "A"), LISTED, date(2019, 1, 1)) == [
        (True, "listed-on"),
        (False, "delisted-on"),
    ]


def test_an_excerpt_does_not_tell_what_a_list_lacks(connection: Connection) -> None:
    load(connection, FIRST, designation("A"), excerpt=True)
    load(connection, SECOND, designation("A"), designation("B"))
    load(connection, THIRD, designation("A"), excerpt=True)
    assert said(history(connection, "B"), FIRST, SECOND, THIRD) == [
        (None, "no-listing-date"),
        (True, "version-history"),
        (True, "version-history"),
    ]


STATES = st.lists(
    st.tuples(st.integers(0, 60), st.frozensets(st.sampled_from("abc"))),
    min_size=1,
    max_size=6,
    unique_by=lambda version: version[0],
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(versions=STATES)
def test_on_the_day_of_each_version_it_is_as_the_version_has_it(
    connection: Connection, versions: list[tuple[int, frozenset[str]]]
) -> None:
    days = {FIRST + offset * DAY: entries for offset, entries in versions}
    for day, entries in days.items():
        load(connection, day, *(designation(e) for e in sorted(entries)))
    found = read_histories(connection, "un_sc")
    for entry in {e for entries in days.values() for e in entries}:
        told = {day: stretch_on(found["un_sc", entry], day).listed for day in days}
        assert told == {day: entry in entries for day, entries in days.items()}
    connection.rollback()
