"""Versions of lists: loaded, compared, kept, put into history, read again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.listing import (
    Alias,
    BirthDate,
    Designation,
    Kind,
    NamePart,
    ParsedList,
    PartKind,
    RefusedRow,
    Strength,
)
from app.errors import ListRefusedError
from app.storage.records import ListLoad, ListRecord, Loaded
from app.storage.writing.attempts import AttemptEnd, Outcome, begin_attempt, end_attempt
from app.storage.writing.designation_rows import read_designations
from app.storage.writing.lists import load_list, register_list

pytestmark = pytest.mark.postgres
Connection = psycopg.Connection[Any]

LIST = ListRecord(id="un_sc", name="UN list", authority="UN Security Council")


def designation(entry: str, name: str = "Ahmad Ali") -> Designation:
    return Designation(
        list_id="un_sc",
        entry_id=entry,
        kind=Kind.PERSON,
        aliases=(
            Alias(
                name=name,
                strength=Strength.PRIMARY,
                script="Latn",
                parts=(NamePart(PartKind.GIVEN, "Ahmad"), NamePart(PartKind.FAMILY, "Ali")),
            ),
            Alias(name="أحمد علي", strength=Strength.WEAK, script="Arab", language="ar"),
        ),
        programmes=("Al-Qaida",),
        listed_on=date(2001, 1, 25),
        delisted_on=date(2012, 6, 1),
        births=(BirthDate(year_from=1960, year_to=1962, day=None, circa=True),),
        countries=("YE", "SA"),
        identifiers=("passport 1",),
        remarks="Review pursuant to resolution 1822",
    )


def parsed(*entries: Designation, dated: date | None = date(2026, 2, 27)) -> ParsedList:
    return ParsedList(
        list_id="un_sc",
        designations=entries,
        refused=(),
        sha256=sha256(repr((entries, dated)).encode()).hexdigest(),
        dated=dated,
    )


def load(
    connection: Connection,
    *entries: Designation,
    on: date | None = None,
    dated: date = date(2026, 2, 27),
    excerpt: bool = False,
) -> Loaded:
    file = parsed(*entries, dated=dated)
    return load_list(connection, ListLoad(list=LIST, parsed=file, effective_on=on, excerpt=excerpt))


def names(connection: Connection, ordinal: int | None = None) -> dict[str, str]:
    return {d.entry_id: d.name for d in read_designations(connection, "un_sc", ordinal=ordinal)}


def versions(connection: Connection) -> list[tuple[Any, ...]]:
    return connection.execute(
        "SELECT ordinal, effective_on, current FROM list_versions ORDER BY ordinal"
    ).fetchall()


def test_a_list_is_read_as_it_was_loaded(connection: Connection) -> None:
    entries = (designation("A.1"), designation("A.2", "Umar Said"))
    loaded = load(connection, *entries)
    assert (loaded.changed, loaded.added, loaded.version) == (True, ("A.1", "A.2"), "2026-02-27")
    assert read_designations(connection, "un_sc") == entries


def test_the_same_file_again_is_no_new_version(connection: Connection) -> None:
    first = load(connection, designation("A.1"))
    again = load(connection, designation("A.1"))
    assert (again.version_id, again.changed) == (first.version_id, False)
    assert len(versions(connection)) == 1


def test_a_new_version_says_what_it_added_amended_and_removed(connection: Connection) -> None:
    load(connection, designation("A.1"), designation("A.2"), designation("A.3"))
    loaded = load(
        connection, designation("A.2"), designation("A.3", "Ahmed Ali"), designation("A.4")
    )
    assert (loaded.added, loaded.removed, loaded.amended) == (("A.4",), ("A.1",), ("A.3",))
    assert names(connection) == {"A.2": "Ahmad Ali", "A.3": "Ahmed Ali", "A.4": "Ahmad Ali"}
    changes = connection.execute(
        "SELECT kind, entry_id FROM changes WHERE list_version = '2026-02-27' ORDER BY id OFFSET 3"
    ).fetchall()
    assert changes == [
        ("entry.added", "A.4"),
        ("entry.removed", "A.1"),
        ("entry.amended", "A.3"),
    ]


def test_an_unchanged_entry_costs_no_row(connection: Connection) -> None:
    load(connection, designation("A.1"), designation("A.2"))
    load(connection, designation("A.1"))
    load(connection, designation("A.1"), designation("A.3"))
    row = connection.execute("SELECT count(*) FROM designations").fetchone()
    assert row == (3,)


def test_an_entry_that_comes_back_is_listed_again(connection: Connection) -> None:
    for entries in ([designation("A.1")], [designation("A.2")], [designation("A.1")]):
        load(connection, *entries)
    assert names(connection) == {"A.1": "Ahmad Ali"}


def test_an_older_version_is_read_whole(connection: Connection) -> None:
    load(connection, designation("A.1"), designation("A.2"))
    load(connection, designation("A.2", "Umar"), designation("A.3"))
    first, second = (ordinal for ordinal, _, _ in versions(connection))
    assert names(connection, first) == {"A.1": "Ahmad Ali", "A.2": "Ahmad Ali"}
    assert names(connection, second) == {"A.2": "Umar", "A.3": "Ahmad Ali"}


def test_a_file_fetched_later_is_the_newest_whatever_its_day(connection: Connection) -> None:
    load(connection, designation("A.1"), dated=date(2026, 8, 1), excerpt=True)
    load(connection, designation("A.2"), dated=date(2026, 2, 27))
    assert names(connection) == {"A.2": "Ahmad Ali"}
    assert [current for _, _, current in versions(connection)] == [False, True]


def test_a_past_version_goes_into_its_place(connection: Connection) -> None:
    load(connection, designation("A.1"), designation("A.2"), on=date(2020, 1, 1))
    load(connection, designation("A.2"), designation("A.4"), on=date(2024, 1, 1))
    past = load(connection, designation("A.1"), designation("A.3"), on=date(2022, 1, 1))
    assert (past.added, past.removed) == (("A.3",), ("A.2",))
    assert [current for _, _, current in versions(connection)] == [False, False, True]
    assert [set(names(connection, o)) for o, _, _ in versions(connection)] == [
        {"A.1", "A.2"},
        {"A.1", "A.3"},
        {"A.2", "A.4"},
    ]
    assert set(names(connection)) == {"A.2", "A.4"}


def test_a_past_version_loaded_again_is_there_already(connection: Connection) -> None:
    load(connection, designation("A.1"), on=date(2024, 1, 1))
    load(connection, designation("A.2"), on=date(2022, 1, 1))
    assert load(connection, designation("A.2"), on=date(2022, 1, 1)).changed is False


def test_two_entries_of_one_id_are_refused(connection: Connection) -> None:
    with pytest.raises(ListRefusedError, match=r"A\.1"):
        load(connection, designation("A.1"), designation("A.1", "Other"))
    assert versions(connection) == []


def test_a_refused_row_is_in_quarantine_once(connection: Connection) -> None:
    refused = RefusedRow(position="entry QDi.9", reason="no name", raw="<INDIVIDUAL/>")
    file = replace(parsed(designation("A.1")), refused=(refused,))
    for _ in range(2):
        load_list(connection, ListLoad(list=LIST, parsed=file))
    assert connection.execute("SELECT position, reason, raw FROM quarantine").fetchall() == [
        ("entry QDi.9", "no name", b"<INDIVIDUAL/>")
    ]
    assert connection.execute("SELECT refused FROM list_versions").fetchall() == [(1,)]


def fail(connection: Connection) -> None:
    number = begin_attempt(connection, LIST, "schedule")
    end = AttemptEnd(outcome=Outcome.REFUSED, again_seconds=60, reason="not well-formed")
    end_attempt(connection, number, end)


def test_a_failure_keeps_the_version_and_is_forgotten_with_the_next_load(
    connection: Connection,
) -> None:
    load(connection, designation("A.1"))
    fail(connection)
    failed = "SELECT last_error, last_error_at IS NOT NULL FROM lists"
    assert connection.execute(failed).fetchone() == ("not well-formed", True)
    assert names(connection) == {"A.1": "Ahmad Ali"}
    load(connection, designation("A.1"))
    assert connection.execute(failed).fetchone() == (None, False)


def test_a_list_keeps_its_source_when_renamed(connection: Connection) -> None:
    register_list(connection, replace(LIST, source_url="https://example.org/l.xml"))
    register_list(connection, replace(LIST, name="Renamed"))
    assert connection.execute("SELECT name, source_url FROM lists").fetchall() == [
        ("Renamed", "https://example.org/l.xml")
    ]


STATES = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["one", "two"]), max_size=6)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    history=st.lists(
        st.tuples(st.integers(0, 40), STATES), min_size=1, max_size=6, unique_by=lambda v: v[0]
    )
)
def test_every_version_is_read_as_loaded_in_whatever_order_they_came(
    connection: Connection, history: list[tuple[int, Mapping[str, str]]]
) -> None:
    for offset, state in history:
        entries = [designation(e, n) for e, n in sorted(state.items())]
        # An empty list differs from another empty one by its day.
        load_list(
            connection,
            ListLoad(
                list=LIST,
                parsed=parsed(*entries, dated=date.fromordinal(730_000 + offset)),
                effective_on=date.fromordinal(730_000 + offset),
            ),
        )
    ordinals = [ordinal for ordinal, _, _ in versions(connection)]
    assert [names(connection, o) for o in ordinals] == [
        state for _, state in sorted(history, key=lambda v: v[0])
    ]
    assert names(connection) == max(history, key=lambda v: v[0])[1]
    connection.rollback()
