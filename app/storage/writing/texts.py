"""Stored articles for whoever reads them anew, or asks which are there.

Enters: the id behind which to go on, or ids. Leaves: what names an article and what is read of it.
"""

from collections.abc import Collection, Sequence
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


def known_among(connection: Connection[Any], ids: Collection[int]) -> frozenset[int]:
    """Return those of the ids of which an article is stored, or was and is removed."""
    found = connection.execute(
        """
        SELECT id FROM articles WHERE id = ANY(%(ids)s)
        UNION SELECT article_id FROM removed_articles WHERE article_id = ANY(%(ids)s)
        ORDER BY 1
        """,
        {"ids": sorted(ids)},
    )
    return frozenset(row[0] for row in found)
