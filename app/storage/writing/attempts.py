"""The log of attempts to refresh lists, and what the next attempt needs to know.

Enters: beginnings and ends of attempts. Leaves: one row each, when a list is due again, the tags of
the files asked for. An attempt that ends without a word (its process was killed) is closed as
interrupted by the next one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from psycopg import Connection

from app.storage.records import ListRecord
from app.storage.writing.lists import register_list


class Outcome(StrEnum):
    """How an attempt ended."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


_FAILURES: Final = (Outcome.REFUSED, Outcome.FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptEnd:
    """How an attempt ended.

    Attributes:
        code, reason: of a failure; `reason` is what the list shows until the next success.
        sha256: of the list's files, where they were read.
        version: of the list that came into force.
        again_seconds: until the list is due again.
    """

    outcome: Outcome
    again_seconds: float
    code: str | None = None
    reason: str | None = None
    sha256: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """What is known of a file that a list was loaded from."""

    url: str
    sha256: str
    size: int
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One attempt as it is recorded; times are UTC."""

    list_id: str
    started_at: datetime
    ended_at: datetime | None
    trigger: str
    outcome: Outcome | None
    code: str | None
    reason: str | None
    sha256: str | None


def begin_attempt(connection: Connection[Any], record: ListRecord, trigger: str) -> int:
    """Record that an attempt begins; return its number. The caller holds the list's lock."""
    register_list(connection, record)
    connection.execute(
        """
        UPDATE list_attempts SET ended_at = now(), outcome = 'interrupted', code = 'interrupted',
            reason = 'the process that made this attempt ended before it did'
        WHERE list_id = %s AND ended_at IS NULL
        """,
        (record.id,),
    )
    row = connection.execute(
        "INSERT INTO list_attempts (list_id, trigger) VALUES (%s, %s) RETURNING id",
        (record.id, trigger),
    ).fetchone()
    return int(row[0]) if row else 0


def end_attempt(connection: Connection[Any], number: int, end: AttemptEnd) -> None:
    """Record how an attempt ended; after a failure the last good version stays and says why."""
    reason = end.reason if end.outcome in _FAILURES else None
    connection.execute(
        """
        WITH ended AS (
            UPDATE list_attempts SET ended_at = clock_timestamp(), outcome = %(outcome)s,
                code = %(code)s, reason = %(reason)s, sha256 = %(sha256)s,
                list_version_id = %(version)s
            WHERE id = %(number)s RETURNING list_id
        )
        UPDATE lists l SET due_at = clock_timestamp() + make_interval(secs => %(again)s),
            failures = CASE WHEN %(reason)s::text IS NULL THEN 0 ELSE failures + 1 END,
            checked_at = CASE WHEN %(reason)s::text IS NULL THEN clock_timestamp()
                ELSE checked_at END,
            last_error = %(reason)s,
            last_error_at = CASE WHEN %(reason)s::text IS NOT NULL THEN clock_timestamp() END
        FROM ended e WHERE l.id = e.list_id
        """,
        {
            "number": number,
            "outcome": end.outcome,
            "code": end.code,
            "reason": reason,
            "sha256": end.sha256,
            "version": end.version,
            "again": end.again_seconds,
        },
    )


def failures_of(connection: Connection[Any], list_id: str) -> int:
    """Return how many attempts failed since the last one that did not."""
    row = connection.execute("SELECT failures FROM lists WHERE id = %s", (list_id,)).fetchone()
    return int(row[0]) if row else 0


def due_lists(connection: Connection[Any], list_ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of the lists that were never looked at, or are due again, longest due first."""
    found = connection.execute(
        """
        SELECT given FROM unnest(%s::text[]) WITH ORDINALITY AS g (given, place)
        LEFT JOIN lists l ON l.id = given
        WHERE l.due_at IS NULL OR l.due_at <= clock_timestamp()
        ORDER BY l.due_at NULLS FIRST, place
        """,
        (list(list_ids),),
    )
    return tuple(row[0] for row in found)


def known_files(connection: Connection[Any], list_id: str) -> Mapping[str, FileState]:
    """Return the files that the version in force of a list was loaded from, by address."""
    found = connection.execute(
        "SELECT url, sha256, bytes, etag, last_modified FROM list_files WHERE list_id = %s",
        (list_id,),
    )
    return {
        url: FileState(url=url, sha256=digest, size=size, etag=etag, last_modified=modified)
        for url, digest, size, etag, modified in found
    }


def save_files(connection: Connection[Any], list_id: str, files: Iterable[FileState]) -> None:
    """Keep what the version in force was loaded from, in place of what was kept before."""
    connection.execute("DELETE FROM list_files WHERE list_id = %s", (list_id,))
    for file in files:
        connection.execute(
            """
            INSERT INTO list_files (list_id, url, sha256, bytes, etag, last_modified)
            VALUES (%s, %s, %s, %s, %s, %s)
            """,
            (list_id, file.url, file.sha256, file.size, file.etag, file.last_modified),
        )


def forget_files(connection: Connection[Any], list_id: str) -> None:
    """Forget the files of a list: its version in force was loaded from elsewhere."""
    connection.execute("DELETE FROM list_files WHERE list_id = %s", (list_id,))


def last_attempts(connection: Connection[Any]) -> dict[str, Attempt]:
    """Return the newest attempt of each list, by list id."""
    found = connection.execute(
        """
        SELECT DISTINCT ON (list_id) list_id, started_at, ended_at, trigger, outcome, code, reason,
            sha256
        FROM list_attempts ORDER BY list_id, id DESC
        """
    )
    return {row[0]: _attempt(row) for row in found}


def last_refused(connection: Connection[Any], list_id: str) -> Attempt | None:
    """Return the newest attempt of a list if its file was refused, else None."""
    row = connection.execute(
        """
        SELECT list_id, started_at, ended_at, trigger, outcome, code, reason, sha256
        FROM list_attempts WHERE list_id = %s AND ended_at IS NOT NULL ORDER BY id DESC LIMIT 1
        """,
        (list_id,),
    ).fetchone()
    attempt = None if row is None else _attempt(row)
    return attempt if attempt and attempt.outcome is Outcome.REFUSED else None


def accept_bytes(connection: Connection[Any], list_id: str, sha256: str, reason: str) -> None:
    """Record that bytes which the gates refuse may come into force, and why."""
    connection.execute(
        """
        INSERT INTO list_acceptances (list_id, sha256, reason) VALUES (%s, %s, %s)
        ON CONFLICT (list_id, sha256) DO UPDATE SET reason = excluded.reason, at = now()
        """,
        (list_id, sha256, reason),
    )


def is_accepted(connection: Connection[Any], list_id: str, sha256: str) -> bool:
    """Say whether somebody let these bytes pass the gates."""
    row = connection.execute(
        "SELECT 1 FROM list_acceptances WHERE list_id = %s AND sha256 = %s", (list_id, sha256)
    ).fetchone()
    return row is not None


def _attempt(row: tuple[Any, ...]) -> Attempt:
    list_id, started_at, ended_at, trigger, outcome, code, reason, digest = row
    return Attempt(
        list_id=list_id,
        started_at=started_at,
        ended_at=ended_at,
        trigger=trigger,
        outcome=Outcome(outcome) if outcome else None,
        code=code,
        reason=reason,
        sha256=digest,
    )
