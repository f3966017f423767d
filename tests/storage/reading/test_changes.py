"""The log of changes is read in an order that nothing is ever added before."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import psycopg
import pytest

from app.storage.reading.changes import (
    BEGINNING,
    COLUMNS,
    ENTRY_KINDS,
    ChangeFilters,
    Position,
    _statement,
    passes,
    position_of,
    read_changes,
    read_settled,
)
from app.storage.reading.database import Connection, listener
from app.storage.writing.changes import record_articles, record_entries
from tests.databases import Urls

pytestmark = pytest.mark.postgres


@pytest.fixture
async def reading(database: Urls) -> AsyncIterator[Connection]:
    async with listener(database.api) as connection:
        yield connection


def articles(rows: tuple[dict[str, Any], ...]) -> list[int]:
    return [row["article_id"] for row in rows]


def record(urls: Urls, *numbers: int) -> None:
    with psycopg.connect(urls.owner) as connection:
        record_articles(connection, "article.added", numbers)


async def test_an_empty_log_is_settled(reading: Connection) -> None:
    page = await read_changes(reading, BEGINNING, limit=10)
    assert (page.rows, page.more, page.withheld) == ((), False, False)
    assert page.through == await read_settled(reading) > BEGINNING


async def test_changes_wait_for_every_older_transaction(
    database: Urls, reading: Connection
) -> None:
    record(database, 1)
    with psycopg.connect(database.owner) as slow:
        record_articles(slow, "article.added", [2])
        record(database, 3)
        early = await read_changes(reading, BEGINNING, limit=10)
        assert articles(early.rows) == [1]
        assert early.withheld
    late = await read_changes(reading, early.through, limit=10)
    assert articles(late.rows) == [2, 3]
    assert not late.withheld


async def test_what_was_taken_back_holds_up_nobody(database: Urls, reading: Connection) -> None:
    with psycopg.connect(database.owner) as slow:
        record_articles(slow, "article.added", [1])
        record(database, 2)
        slow.rollback()
    assert articles((await read_changes(reading, BEGINNING, limit=10)).rows) == [2]


async def test_pages_are_the_whole(database: Urls, reading: Connection) -> None:
    for start in range(0, 50, 10):
        record(database, *range(start, start + 10))
    walked: list[int] = []
    position, more = BEGINNING, True
    while more:
        page = await read_changes(reading, position, limit=7)
        walked += articles(page.rows)
        position, more = page.through, page.more
        assert not page.rows or position >= position_of(page.rows[-1])
    assert walked == list(range(50))
    assert (await read_changes(reading, position, limit=7)).rows == ()


FILTERS: list[tuple[ChangeFilters, int]] = [
    ({"kind": ("entry.added",)}, 4),
    ({"kind": ENTRY_KINDS}, 6),
    ({"list": ("one",)}, 3),
    ({"list": ("one", "two"), "kind": ("entry.removed",)}, 2),
    ({"article": (1, 2)}, 2),
    ({"party": (7,)}, 1),
    ({"party": (7,), "kind": ("entry.added",)}, 0),
    ({"party": (7, 8), "list": ("one",)}, 0),
]


@pytest.mark.parametrize(("filters", "expected"), FILTERS, ids=[str(f[0]) for f in FILTERS])
async def test_filters_leave_the_order_as_it_is(
    database: Urls, reading: Connection, filters: ChangeFilters, expected: int
) -> None:
    with psycopg.connect(database.owner) as connection:
        record_articles(connection, "article.added", [1, 2, 3])
        for list_id in ("one", "two"):
            entries = {"entry.added": ["a", "b"], "entry.removed": ["c"]}
            record_entries(connection, list_id, "v", entries)
        connection.execute(
            "INSERT INTO changes (kind, party_id) VALUES ('screening.changed', 7), "
            "('screening.changed', 9)"
        )
    everything = (await read_changes(reading, BEGINNING, limit=100)).rows
    assert len(everything) == 11
    found = await read_changes(reading, BEGINNING, limit=100, filters=filters)
    assert list(found.rows) == [row for row in everything if passes(row, filters)]
    assert len(found.rows) == expected
    first = await read_changes(reading, BEGINNING, limit=1, filters=filters)
    assert first.more is (expected > 1)


async def test_a_change_knows_the_name_of_its_party(database: Urls, reading: Connection) -> None:
    with psycopg.connect(database.owner) as connection:
        connection.execute(
            "INSERT INTO parties (id, key, type, name_ar, name_en, unnamed) "
            "VALUES (7, 'k', 'person', 'فلاديمير بوتين', 'Vladimir Putin', false)"
        )
        connection.execute(
            "INSERT INTO changes (kind, party_id) VALUES ('screening.changed', 7), ('x', 8)"
        )
    known, gone = (await read_changes(reading, BEGINNING, limit=10)).rows
    assert (known["name_ar"], known["name_en"]) == ("فلاديمير بوتين", "Vladimir Putin")
    assert gone["name_en"] is None


WALKS: list[ChangeFilters] = [
    {},
    {"kind": ("entry.added", "entry.removed")},
    {"kind": ("entry.added",), "list": ("one", "two")},
    {"party": (7,), "kind": ("entry.added",)},
    {"article": (5, 6)},
]


def test_no_page_reads_more_of_the_log_than_it_has(database: Urls) -> None:
    with psycopg.connect(database.owner, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO changes (kind, article_id) "
            "SELECT 'article.added', n FROM generate_series(1, 20000) n"
        )
        record_entries(connection, "one", "v", {"entry.added": ["a", "b"]})
        connection.execute("ANALYZE changes")
        for filters in WALKS:
            for position in (BEGINNING, Position(2**60, 0)):
                read = _rows_read(connection, position, filters)
                assert read < 200, (filters, position)


def _rows_read(
    connection: psycopg.Connection[Any], position: Position, filters: ChangeFilters
) -> int:
    """How many rows of the log the statement of a page took up."""
    statement = _statement(tuple(name for name in COLUMNS if name in filters))
    values = {name: list(one) for name, one in filters.items()}
    row = connection.execute(
        f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}".encode(),
        {**values, **position._asdict(), "rows": 51},
    ).fetchone()
    assert row
    scans = list(_scans(row[0][0]["Plan"]))
    assert len(scans) >= 2
    return sum(
        int((scan["Actual Rows"] + scan.get("Rows Removed by Filter", 0)) * scan["Actual Loops"])
        for scan in scans
    )


def _scans(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if node.get("Relation Name") == "changes":
        yield node
    for inner in node.get("Plans", ()):
        yield from _scans(inner)


def test_positions_are_in_the_order_of_the_log() -> None:
    assert Position(1, 9) < Position(2, 0) < Position(2, 1)
