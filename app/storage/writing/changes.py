"""The log of changes to articles, lists and verdicts: appended to, never altered.

Enters: what happened. Leaves: one row each. Readers order by id, and leave out rows of
transactions that were still open in their snapshot, so that none is passed over.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from psycopg import Connection
from psycopg.types.json import Jsonb


def record_articles(
    connection: Connection[Any], kind: str, articles: Iterable[int], *, cause: str | None = None
) -> None:
    """Record that articles were added, revised or removed (`kind` = "article.added" …)."""
    connection.execute(
        """
        INSERT INTO changes (kind, article_id, cause)
        SELECT %s, unnest(%s::bigint[]), %s
        """,
        (kind, list(articles), cause),
    )


def record_entries(
    connection: Connection[Any], list_id: str, version: str, entries: Mapping[str, Iterable[str]]
) -> None:
    """Record what a new version of a list did to entries: kind ("entry.added" …) → entry ids."""
    for kind, ids in entries.items():
        connection.execute(
            """
            INSERT INTO changes (kind, list_id, list_version, entry_id, cause)
            SELECT %s, %s, %s, unnest(%s::text[]), 'list'
            """,
            (kind, list_id, version, list(ids)),
        )


def record_verdict(
    connection: Connection[Any], party: int, *, before: object, after: object, cause: str
) -> None:
    """Record that the stored verdict on a party changed."""
    connection.execute(
        """
        INSERT INTO changes (kind, party_id, before, after, cause)
        VALUES ('screening.changed', %s, %s, %s, %s)
        """,
        (party, Jsonb(before), Jsonb(after), cause),
    )
