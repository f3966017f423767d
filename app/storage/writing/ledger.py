"""What was taken and what could not be: the ingest ledger and the quarantine.

A ledger row in the transaction of its article is how a killed run, started again, ends as if it
had run once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import Connection

from app.storage.records import LedgerRecord, QuarantineRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """An item in quarantine; `number` names it."""

    number: int
    record: QuarantineRecord
    at: datetime
    retried_at: datetime | None


def note_done(connection: Connection[Any], records: Iterable[LedgerRecord]) -> None:
    """Note items as done with; the latest status of an item counts."""
    rows = list({(r.source, r.item_key): r for r in records}.values())
    connection.execute(
        """
        INSERT INTO ingest_ledger (source, item_key, status, article_id)
        SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::bigint[])
        ON CONFLICT (source, item_key) DO UPDATE
        SET status = excluded.status, article_id = excluded.article_id, at = now()
        """,
        (
            [r.source for r in rows],
            [r.item_key for r in rows],
            [r.status for r in rows],
            [r.article for r in rows],
        ),
    )


def done_keys(connection: Connection[Any], source: str, keys: Sequence[str]) -> frozenset[str]:
    """Return those of the keys of `source` that are done with."""
    found = connection.execute(
        "SELECT item_key FROM ingest_ledger WHERE source = %s AND item_key = ANY(%s)",
        (source, list(keys)),
    )
    return frozenset(row[0] for row in found)


def put_in_quarantine(connection: Connection[Any], records: Iterable[QuarantineRecord]) -> None:
    """Keep items that could not be taken; the same place of the same source is kept once."""
    rows = list({(r.source, r.position): r for r in records}.values())
    connection.execute(
        """
        INSERT INTO quarantine (source, position, code, reason, raw)
        SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::bytea[])
        ON CONFLICT (source, position) DO UPDATE SET code = excluded.code,
            reason = excluded.reason, raw = excluded.raw, at = now(), resolved_at = NULL
        """,
        (
            [_clean(r.source) for r in rows],
            [_clean(r.position) for r in rows],
            [r.code for r in rows],
            [_clean(r.reason) for r in rows],
            [r.raw for r in rows],
        ),
    )


def leave_quarantine(connection: Connection[Any], places: Iterable[tuple[str, str]]) -> None:
    """Note that items were taken after all, each named by its source and position."""
    rows = sorted({(_clean(source), _clean(position)) for source, position in places})
    connection.execute(
        """
        UPDATE quarantine q SET resolved_at = now()
        FROM unnest(%s::text[], %s::text[]) AS taken (source, position)
        WHERE q.source = taken.source AND q.position = taken.position AND q.resolved_at IS NULL
        """,
        ([source for source, _ in rows], [position for _, position in rows]),
    )


def read_quarantine(
    connection: Connection[Any], *, after: int = 0, limit: int = 100
) -> tuple[Quarantined, ...]:
    """Return items still in quarantine, oldest first, from after number `after` on."""
    found = connection.execute(
        """
        SELECT id, source, position, code, reason, raw, at, retried_at FROM quarantine
        WHERE resolved_at IS NULL AND id > %s ORDER BY id LIMIT %s
        """,
        (after, limit),
    )
    return tuple(
        Quarantined(
            number=number,
            record=QuarantineRecord(
                source=source, position=position, code=code, reason=reason, raw=bytes(raw)
            ),
            at=at,
            retried_at=retried,
        )
        for number, source, position, code, reason, raw, at, retried in found
    )


def note_retry(connection: Connection[Any], number: int, *, resolved: bool) -> None:
    """Note that an item was tried again, and whether it was taken."""
    connection.execute(
        """
        UPDATE quarantine SET retried_at = now(),
            resolved_at = CASE WHEN %s THEN now() END
        WHERE id = %s
        """,
        (resolved, number),
    )


def _clean(text: str) -> str:
    """Make a text storable: what UTF-8 and Postgres cannot hold is written as an escape."""
    return text.replace("\x00", "\\x00").encode("utf-8", "backslashreplace").decode()
