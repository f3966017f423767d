"""Designations to rows and back, and onto the staging tables of a load.

Enters: designations. Leaves: rows with a digest of everything the list says of an entry, which
tells an amended entry from an unchanged one.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any, Final, LiteralString

from psycopg import Connection, sql
from psycopg.types.json import Jsonb

from app.domain.listing import (
    Alias,
    BirthDate,
    Designation,
    Kind,
    NamePart,
    PartKind,
    Strength,
)

_ENTRIES: Final = sql.SQL(
    "list_id, entry_id, kind, name, programmes, listed_on, delisted_on, births, countries, "
    "identifiers, remarks, primary_missing, digest"
)
_NAMES: Final = sql.SQL("entry_id, ordinal, name, strength, script, language, parts")
_VALID: Final = """
    d.list_id = %(list)s AND CASE WHEN %(at)s::bigint IS NULL THEN d.valid_to IS NULL
        ELSE d.valid_from <= %(at)s AND (d.valid_to IS NULL OR d.valid_to > %(at)s) END
    AND (%(entries)s::text[] IS NULL OR d.entry_id = ANY(%(entries)s))
"""


def stage_designations(connection: Connection[Any], designations: Iterable[Designation]) -> None:
    """Put designations on `staged_designations` and `staged_designation_aliases`."""
    connection.execute("DROP TABLE IF EXISTS staged_designations, staged_designation_aliases")
    connection.execute(
        sql.SQL(
            "CREATE TEMPORARY TABLE staged_designations ON COMMIT DROP AS "
            "SELECT {} FROM designations LIMIT 0"
        ).format(_ENTRIES)
    )
    connection.execute(
        "CREATE TEMPORARY TABLE staged_designation_aliases ON COMMIT DROP AS "
        "SELECT ''::text AS entry_id, ordinal, name, strength, script, language, parts "
        "FROM designation_aliases LIMIT 0"
    )
    rows = list(designations)
    with connection.cursor() as cursor:
        with cursor.copy(
            sql.SQL("COPY staged_designations ({}) FROM STDIN").format(_ENTRIES)
        ) as copy:
            for designation in rows:
                copy.write_row(_entry(designation))
        with cursor.copy(
            sql.SQL("COPY staged_designation_aliases ({}) FROM STDIN").format(_NAMES)
        ) as copy:
            for designation in rows:
                for ordinal, alias in enumerate(designation.aliases):
                    copy.write_row((
                        designation.entry_id, ordinal, alias.name, alias.strength.value,
                        alias.script, alias.language, Jsonb(alias.parts),
                    ))  # fmt: skip
    connection.execute("ANALYZE staged_designations")


def read_designations(
    connection: Connection[Any],
    list_id: str,
    *,
    ordinal: int | None = None,
    entries: Collection[str] | None = None,
) -> tuple[Designation, ...]:
    """Return a whole version of a list, in order of entry ids.

    Args:
        connection: any role that may read.
        list_id: which list.
        ordinal: of the version; None for the current one.
        entries: only these; None for all.
    """
    chosen = None if entries is None else sorted(entries)
    values = {"list": list_id, "at": ordinal, "entries": chosen}
    return read_states(connection, _VALID, values)


def read_states(
    connection: Connection[Any], which: LiteralString, values: Mapping[str, Any]
) -> tuple[Designation, ...]:
    """Return the states of entries that a condition on designations `d` lets through, likewise."""
    condition = sql.SQL(which)
    names: dict[int, list[Alias]] = {}
    for number, name, strength, script, language, parts in connection.execute(
        sql.SQL(
            """
            SELECT a.designation_id, a.name, a.strength, a.script, a.language, a.parts
            FROM designation_aliases a JOIN designations d ON d.id = a.designation_id
            WHERE {} ORDER BY a.designation_id, a.ordinal
            """
        ).format(condition),
        values,
    ):
        alias = Alias(
            name=name,
            strength=Strength(strength),
            script=script,
            language=language,
            parts=tuple(NamePart(PartKind(kind), text) for kind, text in parts),
        )
        names.setdefault(number, []).append(alias)
    found = connection.execute(
        sql.SQL('SELECT id, {} FROM designations d WHERE {} ORDER BY entry_id COLLATE "C"').format(
            _ENTRIES, condition
        ),
        values,
    )
    return tuple(_designation(row, tuple(names.get(row[0], ()))) for row in found)


def digest(designation: Designation) -> str:
    """Return the sha256 of everything the list says of an entry, hexadecimal."""
    return sha256(repr(designation).encode("utf-8", "backslashreplace")).hexdigest()


def _entry(designation: Designation) -> tuple[Any, ...]:
    return (
        designation.list_id, designation.entry_id, designation.kind.value, designation.name,
        list(designation.programmes), designation.listed_on, designation.delisted_on,
        Jsonb([_birth(b) for b in designation.births]), list(designation.countries),
        list(designation.identifiers), designation.remarks, designation.primary_missing,
        digest(designation),
    )  # fmt: skip


def _birth(birth: BirthDate) -> dict[str, Any]:
    return {
        "year_from": birth.year_from,
        "year_to": birth.year_to,
        "day": birth.day and birth.day.isoformat(),
        "circa": birth.circa,
    }


def _designation(row: tuple[Any, ...], aliases: tuple[Alias, ...]) -> Designation:
    (_, list_id, entry_id, kind, _name, programmes, listed_on, delisted_on, births, countries,
     identifiers, remarks, primary_missing, _digest) = row  # fmt: skip
    return Designation(
        list_id=list_id,
        entry_id=entry_id,
        kind=Kind(kind),
        aliases=aliases,
        programmes=tuple(programmes),
        listed_on=listed_on,
        delisted_on=delisted_on,
        births=tuple(
            BirthDate(
                year_from=b["year_from"],
                year_to=b["year_to"],
                day=date.fromisoformat(b["day"]) if b["day"] else None,
                circa=b["circa"],
            )
            for b in births
        ),
        countries=tuple(countries),
        identifiers=tuple(identifiers),
        remarks=remarks,
        primary_missing=primary_missing,
    )
