"""Which versions are in force: the current one of every list, and the newest screening index."""

from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from app.domain.listing import ListVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentVersion:
    """The current version of a list; `number` is its row, `refused` its unreadable entries."""

    number: int
    refused: int
    version: ListVersion


def current_versions(connection: Connection[Any]) -> tuple[CurrentVersion, ...]:
    """Return the current version of every list, in order of list ids."""
    found = connection.execute(
        """
        SELECT id, refused, list_id, version, sha256, dated, entries, excerpt, fetched_at
        FROM list_versions WHERE current ORDER BY list_id COLLATE "C"
        """
    )
    return tuple(
        CurrentVersion(
            number=number,
            refused=refused,
            version=ListVersion(
                list_id=list_id,
                version=version,
                sha256=sha256,
                dated=dated,
                entries=entries,
                excerpt=excerpt,
                fetched_at=fetched_at,
            ),
        )
        for number, refused, list_id, version, sha256, dated, entries, excerpt, fetched_at in found
    )


def newest_index(connection: Connection[Any]) -> tuple[int, str] | None:
    """Return number and matcher of the newest screening index, None when there is none."""
    row = connection.execute(
        "SELECT id, matcher FROM screening_indexes ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return None if row is None else (int(row[0]), str(row[1]))
