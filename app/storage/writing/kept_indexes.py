"""What a verdict can be replayed from: stored hits, and the versions and indexes they came from.

Enters: ids, digests of lists. Leaves: hits, list versions, index numbers. Drops the bytes of
indexes that are past their keeping; versions and designations stay, they are the time axis.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from psycopg import Connection
from psycopg.types.json import Jsonb

from app.domain.ids import HitId


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptHit:
    """A stored hit as it was found.

    Attributes:
        query: what was asked ("name", "kind", "country").
        past: whether its designation was in force no longer.
        versions: {list: number of its version} of the index that found it; empty when unknown.
    """

    list_id: str
    entry_id: str
    name: str
    matched_name: str
    score: float
    band: str
    matcher: str
    query: Mapping[str, Any]
    past: bool
    screened_on: date
    versions: Mapping[str, int]


def read_hit(connection: Connection[Any], number: HitId) -> KeptHit | None:
    """Return a stored hit, current or not; None when there is none.

    A hit that does not name its index is of the last one that was there when it was found.
    """
    row = connection.execute(
        """
        SELECT h.list_id, h.entry_id, h.name, h.matched_name, h.score, h.band, h.matcher, h.query,
            h.past, (h.screened_at AT TIME ZONE 'UTC')::date,
            (SELECT i.versions FROM screening_indexes i
             WHERE CASE WHEN h.index_id IS NOT NULL THEN i.id = h.index_id ELSE
                 (i.versions ->> h.list_id)::bigint = h.list_version_id
                 AND i.created_at <= h.screened_at END
             ORDER BY i.id DESC LIMIT 1)
        FROM hits h WHERE h.id = %s
        """,
        (number,),
    ).fetchone()
    if row is None:
        return None
    (list_id, entry_id, name, matched_name, score, band, matcher, query, past, screened_on,
     versions) = row  # fmt: skip
    return KeptHit(
        list_id=list_id,
        entry_id=entry_id,
        name=name,
        matched_name=matched_name,
        score=score,
        band=band,
        matcher=matcher,
        query=query,
        past=past,
        screened_on=screened_on,
        versions=versions or {},
    )


def find_version(connection: Connection[Any], list_id: str, sha256: str) -> int | None:
    """Return the number of the newest stored version of a list with these bytes."""
    row = connection.execute(
        """
        SELECT id FROM list_versions WHERE list_id = %s AND sha256 = %s
        ORDER BY current DESC, ordinal DESC LIMIT 1
        """,
        (list_id, sha256),
    ).fetchone()
    return None if row is None else int(row[0])


def find_index(
    connection: Connection[Any], versions: Mapping[str, int], matcher: str
) -> int | None:
    """Return the newest index of exactly these versions and this matcher that has its bytes."""
    row = connection.execute(
        """
        SELECT id FROM screening_indexes
        WHERE versions = %s AND matcher = %s AND blob IS NOT NULL ORDER BY id DESC LIMIT 1
        """,
        (Jsonb(dict(versions)), matcher),
    ).fetchone()
    return None if row is None else int(row[0])


def prune_indexes(connection: Connection[Any], keep_days: int) -> int:
    """Drop the bytes of indexes that others took the place of before that many days.

    The newest index always stays. What was found through a pruned one is still replayed: its index
    is built again from the list versions, which are never pruned.

    Returns:
        How many indexes lost their bytes.
    """
    done = connection.execute(
        """
        UPDATE screening_indexes i SET blob = NULL
        WHERE i.blob IS NOT NULL AND EXISTS (SELECT 1 FROM screening_indexes n
            WHERE n.id > i.id AND n.created_at < now() - make_interval(days => %s))
        """,
        (keep_days,),
    )
    return done.rowcount
