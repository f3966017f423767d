"""Stored versions: the current one of every list, those of an index, the newest index."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from psycopg import Connection

from app.domain.listing import ListVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredVersion:
    """A version of a list; `number` is its row, `ordinal` its place in the list's history."""

    number: int
    ordinal: int
    version: ListVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentVersion(StoredVersion):
    """The current version of a list; `refused` is how many of its entries are unreadable."""

    refused: int


_COLUMNS: Final = """
    SELECT id, ordinal, refused, list_id, version, sha256, dated, entries, excerpt, fetched_at
    FROM list_versions
"""


def current_versions(connection: Connection[Any]) -> tuple[CurrentVersion, ...]:
    """Return the current version of every list, in order of list ids."""
    found = connection.execute(_COLUMNS + 'WHERE current ORDER BY list_id COLLATE "C"')
    return tuple(
        CurrentVersion(
            number=row[0], ordinal=row[1], refused=row[2], version=_list_version(row[3:])
        )
        for row in found
    )


def read_versions(connection: Connection[Any], numbers: Iterable[int]) -> tuple[StoredVersion, ...]:
    """Return the versions with these numbers, in order of list ids."""
    found = connection.execute(
        _COLUMNS + 'WHERE id = ANY(%s) ORDER BY list_id COLLATE "C", ordinal', (sorted(numbers),)
    )
    return tuple(
        StoredVersion(number=row[0], ordinal=row[1], version=_list_version(row[3:]))
        for row in found
    )


def _list_version(row: tuple[Any, ...]) -> ListVersion:
    list_id, version, sha256, dated, entries, excerpt, fetched_at = row
    return ListVersion(
        list_id=list_id,
        version=version,
        sha256=sha256,
        dated=dated,
        entries=entries,
        excerpt=excerpt,
        fetched_at=fetched_at,
    )


def newest_index(connection: Connection[Any]) -> tuple[int, str] | None:
    """Return number and matcher of the newest screening index, None when there is none."""
    row = connection.execute(
        "SELECT id, matcher FROM screening_indexes ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return None if row is None else (int(row[0]), str(row[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """What a version did to an entry: "added", "amended" or "removed"."""

    kind: str
    version: str
    entry_id: str
    name: str | None
    before: Any
    after: Any


def last_changes(connection: Connection[Any], list_id: str) -> tuple[EntryChange, ...]:
    """Return what the version in force of a list did to its entries, in order of ids."""
    found = connection.execute(
        """
        SELECT split_part(c.kind, '.', 2), c.list_version, c.entry_id,
            (SELECT d.name FROM designations d
             WHERE d.list_id = c.list_id AND d.entry_id = c.entry_id
             ORDER BY d.valid_from DESC LIMIT 1),
            c.before, c.after
        FROM changes c
        JOIN list_versions v ON v.list_id = c.list_id AND v.current
            AND v.version = c.list_version AND c.at >= v.loaded_at
        WHERE c.list_id = %s AND c.kind LIKE 'entry.%%'
        ORDER BY c.entry_id COLLATE "C"
        """,
        (list_id,),
    )
    return tuple(
        EntryChange(
            kind=kind, version=version, entry_id=entry, name=name, before=before, after=after
        )
        for kind, version, entry, name, before, after in found
    )
