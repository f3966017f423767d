"""What was taken out of a collection on purpose: why, and when.

Enters: a selection and an id. Leaves: a row, None where nothing was taken out.
"""

from typing import Any

from app.storage.reading.database import Connection
from app.storage.reading.selection import Row, Selection


async def read_removed(connection: Connection, selection: Selection, number: int) -> Row | None:
    """Return why and when the row with this id was taken out, None when it was not."""
    if selection.removals is None:
        return None
    statement = (
        f"SELECT reason, removed_at FROM {selection.removals} "
        "WHERE article_id = %(id)s ORDER BY article_id LIMIT 1"
    )
    row: Any = await (await connection.execute(statement, {"id": number})).fetchone()
    return None if row is None else dict(row)
