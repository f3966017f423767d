"""Versions of official lists: loaded whole in the caller's transaction, kept, read again.

Enters: a parsed list. Leaves: its version, the designations that it added, amended or removed, and
the refused rows in quarantine. Refuses to judge whether a version may be loaded; the gates are the
refresher's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from psycopg import Connection

from app.domain.difference import changed_fields
from app.domain.listing import ParsedList
from app.errors import ListRefusedError
from app.storage.records import ListLoad, ListRecord, Loaded, QuarantineRecord
from app.storage.writing.changes import record_amended, record_entries
from app.storage.writing.designation_rows import read_designations, stage_designations
from app.storage.writing.ledger import put_in_quarantine
from app.storage.writing.list_history import Place, close_removed, find_place, open_added


def load_list(connection: Connection[Any], load: ListLoad) -> Loaded:
    """Store one version of a list; the version that is current already is not stored again.

    Raises:
        ListRefusedError: when two of its entries have one id, or a day has too many versions.
    """
    _refuse_doubles(load.parsed)
    register_list(connection, load.list)
    # One load of a list at a time; others wait here until this one is committed.
    connection.execute("SELECT 1 FROM lists WHERE id = %s FOR NO KEY UPDATE", (load.list.id,))
    same = _same_version(connection, load)
    if same is not None:
        note_checked(connection, load.list.id)
        return same
    place = find_place(connection, load)
    stage_designations(connection, load.parsed.designations)
    removed = close_removed(connection, load.list.id, place)
    added = open_added(connection, load.list.id, place)
    return _finish(connection, load, place, removed=removed, added=added)


def register_list(connection: Connection[Any], record: ListRecord) -> None:
    """Make a list known, or rename it."""
    connection.execute(
        """
        INSERT INTO lists (id, name, authority, source_url) VALUES (%s, %s, %s, %s)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, authority = excluded.authority,
            source_url = coalesce(excluded.source_url, lists.source_url)
        """,
        (record.id, record.name, record.authority, record.source_url),
    )


def note_checked(connection: Connection[Any], list_id: str) -> None:
    """Note that the current version was found to be the newest, or was just loaded."""
    connection.execute(
        """
        UPDATE lists SET checked_at = now(), last_error = NULL, last_error_at = NULL, failures = 0
        WHERE id = %s
        """,
        (list_id,),
    )


def _refuse_doubles(parsed: ParsedList) -> None:
    seen: set[str] = set()
    for designation in parsed.designations:
        if designation.entry_id in seen:
            raise ListRefusedError(
                f"list {parsed.list_id!r} has two entries {designation.entry_id!r}"
            )
        seen.add(designation.entry_id)


def _same_version(connection: Connection[Any], load: ListLoad) -> Loaded | None:
    """The stored version with these bytes: the current one, or any on a day given on purpose."""
    row = connection.execute(
        """
        SELECT id, version FROM list_versions
        WHERE list_id = %(list)s AND sha256 = %(sha256)s AND excerpt = %(excerpt)s
            AND CASE WHEN %(day)s::date IS NULL THEN current ELSE effective_on = %(day)s END
        ORDER BY id DESC LIMIT 1
        """,
        {
            "list": load.list.id,
            "sha256": load.parsed.sha256,
            "excerpt": load.excerpt,
            "day": load.effective_on,
        },
    ).fetchone()
    return None if row is None else Loaded(version_id=row[0], version=row[1], changed=False)


def _finish(
    connection: Connection[Any],
    load: ListLoad,
    place: Place,
    *,
    removed: Sequence[str],
    added: Sequence[str],
) -> Loaded:
    amended = sorted(set(removed) & set(added))
    added, removed = _without(added, amended), _without(removed, amended)
    parsed, current = load.parsed, place.following is None
    version = parsed.version or (parsed.dated or place.day).isoformat()
    if current:
        connection.execute(
            "UPDATE list_versions SET current = false WHERE list_id = %s AND current",
            (load.list.id,),
        )
    row = connection.execute(
        """
        INSERT INTO list_versions (list_id, ordinal, version, dated, effective_on, sha256, entries,
            refused, added, removed, amended, excerpt, current, fetched_at)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id
        """,
        (load.list.id, place.ordinal, version, parsed.dated, place.day, parsed.sha256,
         len(parsed.designations), len(parsed.refused), len(added), len(removed), len(amended),
         load.excerpt, current, load.fetched_at),
    ).fetchone()  # fmt: skip
    _quarantine_refused(connection, parsed)
    note_checked(connection, load.list.id)
    if current:
        kinds = {"entry.added": added, "entry.removed": removed}
        record_entries(connection, load.list.id, version, kinds)
        differences = list(entry_differences(connection, load.list.id, place.ordinal, amended))
        record_amended(connection, load.list.id, version, differences)
    return Loaded(
        version_id=row[0] if row else 0,
        version=version,
        changed=True,
        added=tuple(added),
        removed=tuple(removed),
        amended=tuple(amended),
    )


def entry_differences(
    connection: Connection[Any], list_id: str, ordinal: int, amended: Iterable[str]
) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    """Yield amended entries of a version with the fields that differ from the state before it."""
    entries = sorted(amended)
    if not entries:
        return
    after = read_designations(connection, list_id, ordinal=ordinal, entries=entries)
    before = read_designations(connection, list_id, ordinal=ordinal - 1, entries=entries)
    states = {one.entry_id: one for one in before}
    for one in after:
        if one.entry_id in states:
            yield one.entry_id, *changed_fields(states[one.entry_id], one)


def _without(entries: Iterable[str], others: Iterable[str]) -> list[str]:
    left_out = set(others)
    return sorted(e for e in entries if e not in left_out)


def _quarantine_refused(connection: Connection[Any], parsed: ParsedList) -> None:
    put_in_quarantine(
        connection,
        [
            QuarantineRecord(
                source=f"list:{parsed.list_id}:{parsed.sha256[:12]}",
                position=row.position,
                code="list-row-refused",
                reason=row.reason,
                raw=row.raw.encode("utf-8", "surrogatepass"),
            )
            for row in parsed.refused
        ],
    )
