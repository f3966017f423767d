"""The log of changes to articles, lists and verdicts: appended to, never altered.

Enters: what happened. Leaves: one row each. Readers order by transaction and id, and leave
out what is not older than every open transaction, so that none is passed over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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


def record_amended(
    connection: Connection[Any],
    list_id: str,
    version: str,
    amended: Iterable[tuple[str, Mapping[str, Any], Mapping[str, Any]]],
) -> None:
    """Record amended entries: id, and the fields that differ as they were and as they are."""
    with connection.cursor() as cursor:
        cursor.executemany(
            """
            INSERT INTO changes (kind, list_id, list_version, entry_id, before, after, cause)
            VALUES ('entry.amended', %s, %s, %s, %s, %s, 'list')
            """,
            [(list_id, version, entry, Jsonb(was), Jsonb(now)) for entry, was, now in amended],
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


@dataclass(frozen=True, slots=True, kw_only=True)
class BandChange:
    """A designation whose band for a party changed; "none" where it is no hit.

    Attributes:
        version: of the list, as it was screened through; None for a list that is gone.
    """

    party: int
    list_id: str
    entry_id: str
    version: str | None
    before: str
    after: str


def record_bands(connection: Connection[Any], changes: Iterable[BandChange], *, cause: str) -> None:
    """Record which designations became, or are no longer, hits of stored parties."""
    rows = list(changes)
    if not rows:
        return
    connection.execute(
        """
        INSERT INTO changes
            (kind, party_id, list_id, list_version, entry_id, before, after, cause)
        SELECT 'screening.changed', party, list, version, entry, to_jsonb(before), to_jsonb(after),
            %s
        FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
            WITH ORDINALITY AS given (party, list, version, entry, before, after, place)
        ORDER BY place
        """,
        (
            cause,
            [c.party for c in rows],
            [c.list_id for c in rows],
            [c.version for c in rows],
            [c.entry_id for c in rows],
            [c.before for c in rows],
            [c.after for c in rows],
        ),
    )
