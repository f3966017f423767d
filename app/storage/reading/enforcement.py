"""What stored screening says of parties: conditions by it, and the rows it is told from.

Enters: ids. Leaves: verdicts with the designations they match, hits with evidence, the list
versions an index was built from, and since when each list is covered. Refuses to judge a day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.domain.history import History, State, history_of
from app.storage.reading.database import Connection
from app.storage.reading.selection import Row
from app.storage.states import states_document, written_history

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

_STATES: Final = states_document("e.list_id = h.list_id AND e.entry_id = h.entry_id")

DESIGNATED: Final = f"""\
CASE WHEN s.verdict = 'match' OR s.past_verdict <> 'none' THEN
    (SELECT jsonb_agg(x.written)
     FROM (SELECT jsonb_build_array(h.list_id, h.entry_id, h.band, h.past, h.listed_on,
                                    {_STATES}) AS written
           FROM hits h
           WHERE h.party_id = p.id AND h.current AND (h.band = 'match' OR h.past)
           ORDER BY h.past, h.score DESC, h.list_id, h.entry_id LIMIT 100) x)
END"""
"""Of a party `p` left-joined with its screening `s`: what `read_designated` reads."""

VERDICT_COLUMNS: Final = f"""\
s.verdict, s.past_verdict, {SCREENED_THROUGH} AS index_id, s.matcher, s.screened_at,
{DESIGNATED} AS designated"""
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
       coalesce(min(effective_on) FILTER (WHERE NOT excerpt), min(effective_on)) AS since
FROM list_versions
GROUP BY list_id
ORDER BY list_id
LIMIT 1000"""

_HITS: Final = f"""\
SELECT h.id, h.party_id, h.list_id, h.entry_id, h.kind, h.name, h.matched_name, h.score, h.band,
       h.listed_on, h.programmes, h.evidence, h.list_version, h.list_sha256, h.matcher,
       h.screened_at, h.past, {_STATES} AS states
FROM hits h
WHERE h.party_id = ANY(%(ids)s) AND h.current
ORDER BY h.party_id, h.past, h.score DESC, h.list_id, h.entry_id
LIMIT 2000"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Designated:
    """A designation that a party matches, with its history.

    Attributes:
        past: whether it was in force no longer when the party was screened.
    """

    list_id: str
    entry_id: str
    band: str
    past: bool
    history: History


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What stored verdicts rest on.

    Attributes:
        versions: screening index → {list: version} that it was built from.
        since: list → day of the first kept version, from which on none of its entries is missed;
            excerpts do not count once a whole version is kept.
    """

    versions: Mapping[int, Mapping[str, str]]
    since: Mapping[str, date]


def read_designated(written: Iterable[Any] | None) -> tuple[Designated, ...]:
    """Return what `DESIGNATED` says of a party, what is in force first."""
    if not written:
        return ()
    return tuple(
        Designated(
            list_id=list_id,
            entry_id=entry_id,
            band=band,
            past=past,
            history=stated_history(states, listed_on),
        )
        for list_id, entry_id, band, past, listed_on, states in written
    )


def stated_history(states: Iterable[Any] | None, listed_on: str | date | None) -> History:
    """Return the history of a hit's designation; of one that is not stored, what the hit says."""
    if states:
        return written_history(states)
    day = date.fromisoformat(listed_on) if isinstance(listed_on, str) else listed_on
    return history_of([State(listed_on=day)])


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
    """Return the current hits of each of the parties, best first; at most 2,000 in all.

    Those on designations that are in force no longer come last.
    """
    cursor = await connection.execute(_HITS, {"ids": list(parties)})
    hits: dict[int, list[Row]] = {}
    for row in await cursor.fetchall():
        hits.setdefault(row["party_id"], []).append(row)
    return hits
