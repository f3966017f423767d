"""The ingest ledger and the quarantine."""

from typing import Any

import psycopg
import pytest

from app.domain.ids import ArticleId
from app.storage.records import LedgerRecord, QuarantineRecord
from app.storage.writing.ledger import (
    done_keys,
    note_done,
    note_retry,
    put_in_quarantine,
    read_quarantine,
)

pytestmark = pytest.mark.postgres
Connection = psycopg.Connection[Any]


def item(position: str = "line 17", reason: str = "no text") -> QuarantineRecord:
    return QuarantineRecord(
        source="a.jsonl", position=position, code="bad-input", reason=reason, raw=b'{"id": 1}\x00'
    )


def test_only_what_is_noted_is_done(connection: Connection) -> None:
    note_done(
        connection,
        [
            LedgerRecord(source="a", item_key="1", status="stored", article=ArticleId(7)),
            LedgerRecord(source="b", item_key="2", status="stored"),
        ],
    )
    assert done_keys(connection, "a", ["1", "2", "3"]) == {"1"}


def test_the_latest_status_of_an_item_counts(connection: Connection) -> None:
    note_done(connection, [LedgerRecord(source="a", item_key="1", status="quarantined")])
    note_done(connection, [LedgerRecord(source="a", item_key="1", status="stored")])
    found = connection.execute("SELECT status FROM ingest_ledger").fetchall()
    assert found == [("stored",)]


def test_a_quarantined_item_keeps_its_bytes(connection: Connection) -> None:
    put_in_quarantine(connection, [item()])
    (kept,) = read_quarantine(connection)
    assert kept.record == item()
    assert kept.retried_at is None


def test_the_same_place_is_quarantined_once(connection: Connection) -> None:
    put_in_quarantine(connection, [item(), item(reason="too long")])
    put_in_quarantine(connection, [item(reason="no date")])
    assert [k.record.reason for k in read_quarantine(connection)] == ["no date"]


def test_a_reason_that_utf8_cannot_hold_is_escaped(connection: Connection) -> None:
    put_in_quarantine(connection, [item(reason="has \x00 and \ud800")])
    (kept,) = read_quarantine(connection)
    assert kept.record.reason == "has \\x00 and \\ud800"


def test_a_retry_that_succeeds_ends_the_quarantine(connection: Connection) -> None:
    put_in_quarantine(connection, [item("1"), item("2")])
    first, second = read_quarantine(connection)
    note_retry(connection, first.number, resolved=True)
    note_retry(connection, second.number, resolved=False)
    (left,) = read_quarantine(connection)
    assert left.number == second.number
    assert left.retried_at is not None


def test_the_quarantine_is_read_in_pages(connection: Connection) -> None:
    put_in_quarantine(connection, [item(str(n)) for n in range(5)])
    page = read_quarantine(connection, limit=3)
    rest = read_quarantine(connection, limit=3, after=page[-1].number)
    assert [k.record.position for k in (*page, *rest)] == ["0", "1", "2", "3", "4"]
