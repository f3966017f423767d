"""Enforcement lists and their designations as rows."""

from typing import Final

from app.storage.reading.database import Connection
from app.storage.reading.selection import Row, Selection, Sort
from app.storage.states import states_document

LISTS: Final = Selection(
    table="lists l",
    identity="l.id",
    rows="""\
SELECT l.id, l.name, l.authority, l.source_url, l.checked_at, l.last_error,
       v.version, v.dated, v.sha256, v.entries, v.refused, v.added, v.removed, v.amended,
       v.excerpt, v.fetched_at, v.loaded_at, k.*
FROM ({page}) k
JOIN lists l ON l.id = k.id
LEFT JOIN list_versions v ON v.list_id = l.id AND v.current""",
    sorts={"id": Sort(keys=(("l.id", "text"),))},
    conditions={"id": "l.id = %(id)s"},
)

_CURRENT: Final = f"""\
SELECT d.id, d.list_id, d.entry_id, d.kind, d.name, d.programmes, d.listed_on, d.births,
       d.countries, d.identifiers, d.remarks, d.primary_missing,
       coalesce(d.delisted_on, (SELECT v.effective_on FROM list_versions v
        WHERE v.list_id = d.list_id AND v.ordinal = d.valid_to
        ORDER BY v.ordinal LIMIT 1)) AS delisted_on,
       {states_document("e.list_id = d.list_id AND e.entry_id = d.entry_id")} AS states
FROM designations d
WHERE d.list_id = %(list)s AND d.entry_id = %(entry)s
ORDER BY d.valid_from DESC
LIMIT 1"""

_ALIASES: Final = """\
SELECT name, strength, script, language
FROM designation_aliases
WHERE designation_id = %(id)s
ORDER BY ordinal
LIMIT 1000"""


async def read_list_ids(connection: Connection) -> tuple[str, ...]:
    """Return the ids of the lists that are known here, in order."""
    found = await connection.execute("SELECT id FROM lists ORDER BY id LIMIT 1000")
    return tuple(row["id"] for row in await found.fetchall())


async def read_designation(connection: Connection, list_id: str, entry_id: str) -> Row | None:
    """Return the newest state of a list's entry, None when there is none.

    With its `aliases`, and the `states` that its history is told from.
    """
    values = {"list": list_id, "entry": entry_id}
    row = await (await connection.execute(_CURRENT, values)).fetchone()
    if row is None:
        return None
    aliases = await (await connection.execute(_ALIASES, {"id": row["id"]})).fetchall()
    return {**row, "aliases": aliases}
