"""What stored screening says of parties: conditions by it, and the rows it is told from.

Enters: ids. Leaves: verdicts with the listing days of their matches, hits with evidence, the list
versions an index was built from, and since when each list is covered. Refuses to judge a day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.storage.reading.database import Connection
from app.storage.reading.selection import Row

_MATCHED: Final = """\
{identity} IN (SELECT x.{column} FROM party_screenings s JOIN {table} x ON x.{party} = s.party_id
               WHERE s.verdict = 'match' OFFSET 0)"""
"""Listed parties are few: what has one is found from them, once."""
_PARTIES: Final = """\
SELECT 1 FROM {table} x LEFT JOIN party_screenings s ON s.party_id = x.{party}
WHERE x.{column} = {identity} AND coalesce(s.verdict, 'possible')"""

SCREENED_THROUGH: Final = """\
CASE WHEN s.index_id IS NOT NULL THEN greatest(s.index_id, (SELECT max(r.index_id)
    FROM rescreenings r WHERE r.ended_at IS NOT NULL)) END"""
"""The index that a verdict of a screening `s` holds through: its own, or the newest that every
verdict was brought up to."""

VERDICT_COLUMNS: Final = f"""\
s.verdict, {SCREENED_THROUGH} AS index_id, s.matcher, s.screened_at,
ARRAY(SELECT h.listed_on FROM hits h
      WHERE h.party_id = p.id AND h.current AND h.band = 'match'
      ORDER BY h.listed_on NULLS LAST LIMIT 100) AS listed_days"""
"""Of a party `p` left-joined with its screening `s`."""

_INDEX_VERSIONS: Final = """\
SELECT i.id, jsonb_object_agg(v.list_id, v.version) AS versions
FROM screening_indexes i
CROSS JOIN LATERAL jsonb_each_text(i.versions) e
JOIN list_versions v ON v.id = e.value::bigint
WHERE i.id = ANY(%(ids)s)
GROUP BY i.id
ORDER BY i.id
LIMIT 1000"""

_COVERED_SINCE: Final = """\
SELECT list_id,
       coalesce(max(effective_on) FILTER (WHERE removed > 0), min(effective_on)) AS since
FROM list_versions
GROUP BY list_id
ORDER BY list_id
LIMIT 1000"""

_HITS: Final = """\
SELECT id, party_id, list_id, entry_id, kind, name, matched_name, score, band, listed_on,
       programmes, evidence, list_version, list_sha256, matcher, screened_at
FROM hits
WHERE party_id = ANY(%(ids)s) AND current
ORDER BY party_id, score DESC, list_id, entry_id
LIMIT 2000"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What stored verdicts rest on.

    Attributes:
        versions: screening index → {list: version} that it was built from.
        since: list → first day from which on an entry of today's list cannot have been missed:
            the last version that removed entries, else the first version.
    """

    versions: Mapping[int, Mapping[str, str]]
    since: Mapping[str, date]


def listed_conditions(
    identity: str, table: str, column: str, *, party: str = "party_id"
) -> dict[str, str]:
    """Return the conditions of the filter `listed`.

    A thing is listed when one of its parties is; unknown when none is but one may be; not listed
    when none may be.

    Args:
        identity: the thing's id in the list's statement ("c.id").
        table: which parties it has ("claim_parties").
        column: the thing's id there ("claim_id").
        party: the party's id there.
    """

    def fill(condition: str) -> str:
        words = {"identity": identity, "table": table, "column": column, "party": party}
        return condition.format(**words)

    return {
        "listed=true": fill(_MATCHED),
        "listed=unknown": fill(f"NOT {_MATCHED} AND EXISTS ({_PARTIES} = 'possible')"),
        "listed=false": fill(f"NOT EXISTS ({_PARTIES} <> 'none')"),
    }


async def read_coverage(connection: Connection, indexes: Iterable[int]) -> Coverage:
    """Return what the verdicts given through these screening indexes rest on."""
    ids = sorted(set(indexes))
    cursor = await connection.execute(_INDEX_VERSIONS, {"ids": ids})
    versions = {row["id"]: row["versions"] for row in await cursor.fetchall()}
    return Coverage(versions=versions, since=await read_since(connection))


async def read_since(connection: Connection) -> dict[str, date]:
    """Return since when each list is covered, by the list's id."""
    cursor = await connection.execute(_COVERED_SINCE)
    return {row["list_id"]: row["since"] for row in await cursor.fetchall()}


async def read_hits(connection: Connection, parties: Iterable[int]) -> dict[int, list[Row]]:
    """Return the current hits of each of the parties, best first; at most 2,000 in all."""
    cursor = await connection.execute(_HITS, {"ids": list(parties)})
    hits: dict[int, list[Row]] = {}
    for row in await cursor.fetchall():
        hits.setdefault(row["party_id"], []).append(row)
    return hits
