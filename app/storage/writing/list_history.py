"""Where a version stands in its list's history, and which designations it begins and ends.

Enters: a list with its staged designations. Leaves: designation rows with their validity.

A designation row is valid from the ordinal of the version that brought it until that of the one
that changed it. A version whose day lies before the current one (`effective_on`) is put in its
place in history and does not become current.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from psycopg import Connection

from app.errors import ListRefusedError
from app.storage.records import ListLoad

_PER_DAY: Final = 1000
"""Versions of one list that one day can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a list's history a version stands; `following` is None for the newest."""

    ordinal: int
    day: date
    following: int | None


def find_place(connection: Connection[Any], load: ListLoad) -> Place:
    """Return where in the list's history the version to load belongs.

    Raises:
        ListRefusedError: when its day has too many versions.
    """
    day = load.effective_on or load.parsed.dated or datetime.now(UTC).date()
    newest = connection.execute(
        "SELECT ordinal, effective_on FROM list_versions WHERE list_id = %s AND current",
        (load.list.id,),
    ).fetchone()
    if newest is not None and load.effective_on is None:
        # A file fetched now is the newest, whatever day it states of itself.
        day = max(day, newest[1])
    first = day.toordinal() * _PER_DAY
    row = connection.execute(
        """
        SELECT (SELECT max(ordinal) FROM list_versions
                WHERE list_id = %(list)s AND ordinal BETWEEN %(first)s AND %(last)s),
               (SELECT min(ordinal) FROM list_versions
                WHERE list_id = %(list)s AND ordinal > %(last)s)
        """,
        {"list": load.list.id, "first": first, "last": first + _PER_DAY - 1},
    ).fetchone()
    latest, following = row or (None, None)
    ordinal = first if latest is None else latest + 1
    if ordinal >= first + _PER_DAY:
        raise ListRefusedError(f"list {load.list.id!r} has {_PER_DAY} versions of {day} already")
    return Place(ordinal=ordinal, day=day, following=following)


def close_removed(connection: Connection[Any], list_id: str, place: Place) -> list[str]:
    """End at this version what it has no longer, or has otherwise; return the entry ids.

    Where a later version is stored already, what still holds there goes on from there.
    """
    values = {"list": list_id, "at": place.ordinal, "next": place.following}
    ended = connection.execute(
        """
        WITH ended AS (
            SELECT d.* FROM designations d
            WHERE d.list_id = %(list)s AND d.valid_from < %(at)s
                AND (d.valid_to IS NULL OR d.valid_to > %(at)s)
                AND NOT EXISTS (SELECT 1 FROM staged_designations s
                    WHERE s.entry_id = d.entry_id AND s.digest = d.digest)
        ), cut AS (
            UPDATE designations d SET valid_to = %(at)s FROM ended e WHERE d.id = e.id
            RETURNING d.id
        ), resumed AS (
            INSERT INTO designations (list_id, entry_id, kind, name, programmes, listed_on,
                delisted_on, births, countries, identifiers, remarks, primary_missing, digest,
                valid_from, valid_to)
            SELECT e.list_id, e.entry_id, e.kind, e.name, e.programmes, e.listed_on,
                e.delisted_on, e.births, e.countries, e.identifiers, e.remarks,
                e.primary_missing, e.digest, %(next)s, e.valid_to
            FROM ended e CROSS JOIN (SELECT count(*) FROM cut) AS after_the_cut
            WHERE %(next)s::bigint IS NOT NULL
                AND (e.valid_to IS NULL OR e.valid_to > %(next)s)
            RETURNING id, entry_id, digest
        ), aliases AS (
            INSERT INTO designation_aliases
                (designation_id, ordinal, name, strength, script, language, parts)
            SELECT r.id, a.ordinal, a.name, a.strength, a.script, a.language, a.parts
            FROM resumed r JOIN ended e USING (entry_id, digest)
            JOIN designation_aliases a ON a.designation_id = e.id
        )
        SELECT entry_id FROM ended ORDER BY entry_id
        """,
        values,
    )
    return [row[0] for row in ended]


def open_added(connection: Connection[Any], list_id: str, place: Place) -> list[str]:
    """Begin at this version what it has and the state before it had not; return the entry ids."""
    values = {"list": list_id, "at": place.ordinal, "next": place.following}
    connection.execute(
        """
        DELETE FROM staged_designations s USING designations d
        WHERE d.list_id = %(list)s AND d.entry_id = s.entry_id AND d.digest = s.digest
            AND d.valid_from < %(at)s AND (d.valid_to IS NULL OR d.valid_to > %(at)s)
        """,
        values,
    )
    earlier = connection.execute(
        """
        WITH earlier AS (
            UPDATE designations d SET valid_from = %(at)s FROM staged_designations s
            WHERE d.list_id = %(list)s AND d.entry_id = s.entry_id AND d.digest = s.digest
                AND d.valid_from = %(next)s
            RETURNING d.entry_id
        )
        DELETE FROM staged_designations s USING earlier e WHERE s.entry_id = e.entry_id
        RETURNING s.entry_id
        """,
        values,
    ).fetchall()
    opened = connection.execute(
        """
        INSERT INTO designations (list_id, entry_id, kind, name, programmes, listed_on, delisted_on,
            births, countries, identifiers, remarks, primary_missing, digest, valid_from, valid_to)
        SELECT list_id, entry_id, kind, name, programmes, listed_on, delisted_on, births,
            countries, identifiers, remarks, primary_missing, digest, %(at)s, %(next)s
        FROM staged_designations ORDER BY entry_id
        RETURNING entry_id
        """,
        values,
    ).fetchall()
    connection.execute(
        """
        INSERT INTO designation_aliases
            (designation_id, ordinal, name, strength, script, language, parts)
        SELECT d.id, a.ordinal, a.name, a.strength, a.script, a.language, a.parts
        FROM designations d JOIN staged_designations s USING (list_id, entry_id)
        JOIN staged_designation_aliases a USING (entry_id)
        WHERE d.valid_from = %(at)s
        """,
        values,
    )
    return sorted(row[0] for row in (*earlier, *opened))
