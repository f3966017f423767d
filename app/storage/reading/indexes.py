"""Stored screening indexes: which is the newest, its bytes, and word of a new one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.storage.reading.database import Connection

LIST_CHANNEL: Final = "marsad_lists"

_NEWEST: Final = "SELECT id FROM screening_indexes ORDER BY id DESC LIMIT 1"
_ONE: Final = """\
SELECT id, sha256, blob FROM screening_indexes
WHERE id = %(number)s AND blob IS NOT NULL ORDER BY id LIMIT 1"""

_CHECKED: Final = """\
SELECT id, checked_at FROM lists WHERE checked_at IS NOT NULL ORDER BY id LIMIT 1000"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredIndex:
    """An index as it is stored; `sha256` is what its bytes had when they were written."""

    number: int
    sha256: str
    blob: bytes


async def newest_number(connection: Connection) -> int | None:
    """Return the number of the newest stored index, None when there is none."""
    row = await (await connection.execute(_NEWEST)).fetchone()
    return None if row is None else int(row["id"])


async def read_index(connection: Connection, number: int) -> StoredIndex | None:
    """Return a stored index, None when it is gone."""
    row = await (await connection.execute(_ONE, {"number": number})).fetchone()
    if row is None:
        return None
    return StoredIndex(number=row["id"], sha256=row["sha256"], blob=row["blob"])


async def read_checked(connection: Connection) -> dict[str, datetime]:
    """Return when each list was last seen to be the newest, by the list's id."""
    rows = await (await connection.execute(_CHECKED)).fetchall()
    return {row["id"]: row["checked_at"] for row in rows}


async def listen(connection: Connection) -> None:
    """Ask to be told when an index is stored."""
    await connection.execute(f"LISTEN {LIST_CHANNEL}")


async def wait_for_change(connection: Connection, seconds: float) -> None:
    """Return when an index was announced, or after `seconds`."""
    async for _ in connection.notifies(timeout=seconds, stop_after=1):
        return
