"""Texts of stored articles, page by page, for whoever reads them anew.

Enters: the id behind which to go on. Leaves: what names an article and what is read of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from psycopg import Connection
from psycopg.rows import class_row

from app.domain.ids import ArticleId

FIRST: Final = -(1 << 63)
"""An id that none is below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """One stored article as a source would give it, but for what sources stated of it."""

    id: ArticleId
    text: str
    url: str | None


def stored_texts(
    connection: Connection[Any], *, after: int, limit: int = 200
) -> Sequence[StoredText]:
    """Return up to `limit` stored articles with ids above `after`, in the order of their ids."""
    with connection.cursor(row_factory=class_row(StoredText)) as cursor:
        return cursor.execute(
            "SELECT id, text, url FROM articles WHERE id > %s ORDER BY id LIMIT %s", (after, limit)
        ).fetchall()
