"""Screening indexes and what screening found for stored parties.

Enters: built index bytes, answers per party. Leaves: rows, and a notice to every process that
serves. Refuses to build or to match.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from psycopg import Connection
from psycopg.types.json import Jsonb

from app.domain.ids import PartyId
from app.domain.party import PartyType
from app.domain.screening import Band
from app.errors import NotFoundError
from app.storage.reading.indexes import LIST_CHANNEL
from app.storage.records import IndexDamagedError, IndexRecord, PartyScreeningRecord
from app.storage.writing.changes import BandChange, record_bands
from app.storage.writing.hits import FoundHit, HitVersion, save_hit

_TO_SCREEN: Final = """
    SELECT p.id, p.type, p.name_ar, p.name_en, p.country,
        ARRAY(SELECT form FROM party_aliases a WHERE a.party_id = p.id
              ORDER BY count DESC, form LIMIT 20)
    FROM parties p
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyToScreen:
    """A stored party as screening asks for it; `forms` are its most frequent ones."""

    id: PartyId
    type: PartyType
    name_ar: str
    name_en: str
    country: str | None
    forms: tuple[str, ...]


def save_index(connection: Connection[Any], record: IndexRecord) -> int:
    """Store an index and announce it to every process; return its number.

    The notice goes out with the commit.
    """
    row = connection.execute(
        """
        INSERT INTO screening_indexes (versions, matcher, sha256, blob, last_version_id)
        VALUES (%s, %s, %s, %s, (SELECT max(id) FROM list_versions)) RETURNING id
        """,
        (Jsonb(dict(record.versions)), record.matcher, record.sha256, record.blob),
    ).fetchone()
    number = int(row[0]) if row else 0
    connection.execute("SELECT pg_notify(%s, %s)", (LIST_CHANNEL, str(number)))
    return number


def load_index(
    connection: Connection[Any], number: int | None = None
) -> tuple[int, IndexRecord] | None:
    """Return the index of that number, or the newest; None when there is none, or no longer.

    Raises:
        IndexDamagedError: when its bytes have another sha256 than when they were written.
    """
    row = connection.execute(
        """
        SELECT id, versions, matcher, sha256, blob FROM screening_indexes
        WHERE (%(number)s::bigint IS NULL OR id = %(number)s) AND blob IS NOT NULL
        ORDER BY id DESC LIMIT 1
        """,
        {"number": number},
    ).fetchone()
    if row is None:
        return None
    found, versions, matcher, expected, blob = row
    if sha256(blob).hexdigest() != expected:
        raise IndexDamagedError(f"the bytes of screening index {found} are not what was written")
    return found, IndexRecord(versions=versions, matcher=matcher, blob=bytes(blob))


def parties_to_screen(
    connection: Connection[Any], *, after: int = 0, limit: int = 1000, index: int | None = None
) -> tuple[PartyToScreen, ...]:
    """Return named parties that are no other, in order of ids, from after id `after` on.

    Args:
        connection: any role that may read.
        after: the last id of the page before.
        limit: how many at most.
        index: leave out those already screened through this index.
    """
    found = connection.execute(
        _TO_SCREEN  # noqa: S608 - both parts are ours
        + """
        WHERE p.id > %(after)s AND NOT p.unnamed AND p.merged_into IS NULL
            AND (%(index)s::bigint IS NULL OR NOT EXISTS (SELECT 1 FROM party_screenings s
                WHERE s.party_id = p.id AND s.index_id = %(index)s))
        ORDER BY p.id LIMIT %(limit)s
        """,
        {"after": after, "index": index, "limit": limit},
    )
    return tuple(map(_to_screen, found))


def read_parties_to_screen(
    connection: Connection[Any], parties: Collection[PartyId]
) -> tuple[PartyToScreen, ...]:
    """Return these parties, in order of ids, unnamed ones left out."""
    found = connection.execute(
        _TO_SCREEN + "WHERE p.id = ANY(%s) AND NOT p.unnamed ORDER BY p.id", (sorted(parties),)
    )
    return tuple(map(_to_screen, found))


def _to_screen(row: tuple[Any, ...]) -> PartyToScreen:
    number, kind, name_ar, name_en, country, forms = row
    return PartyToScreen(
        id=PartyId(number),
        type=PartyType(kind),
        name_ar=name_ar,
        name_en=name_en,
        country=country,
        forms=tuple(forms),
    )


def screened_parties(
    connection: Connection[Any], parties: Sequence[PartyId], index: int
) -> frozenset[PartyId]:
    """Return those of the parties that were screened through this index."""
    found = connection.execute(
        "SELECT party_id FROM party_screenings WHERE index_id = %s AND party_id = ANY(%s)",
        (index, list(parties)),
    )
    return frozenset(PartyId(row[0]) for row in found)


def save_screenings(
    connection: Connection[Any],
    index: int,
    matcher: str,
    screenings: Sequence[PartyScreeningRecord],
    *,
    cause: str,
) -> tuple[PartyId, ...]:
    """Store what one index says of parties; return those whose verdict changed.

    Former hits are kept and are no longer current. Each designation whose band for a party changed
    is recorded with its `cause`.

    Raises:
        NotFoundError: when there is no such index.
    """
    versions = _versions(connection, index)
    rows = sorted({s.party: s for s in screenings}.values(), key=lambda s: s.party)
    parties = [s.party for s in rows]
    before = _verdicts(connection, parties)
    bands = _current_bands(connection, parties)
    _upsert_screenings(connection, index, matcher, rows)
    connection.execute(
        "UPDATE hits SET current = false WHERE current AND party_id = ANY(%s)", (parties,)
    )
    for screening in rows:
        for hit in screening.hits:
            found = FoundHit(screening=screening, hit=hit, past=False)
            save_hit(connection, found, versions[hit.list_id], index, matcher)
        for hit in screening.past:
            found = FoundHit(screening=screening, hit=hit, past=True)
            save_hit(connection, found, versions[hit.list_id], index, matcher)
    record_bands(connection, _changes(rows, bands, versions), cause=cause)
    return tuple(s.party for s in rows if before.get(s.party) != s.verdict.value)


def _changes(
    rows: Sequence[PartyScreeningRecord],
    before: Mapping[PartyId, Mapping[tuple[str, str], str]],
    versions: Mapping[str, HitVersion],
) -> Iterator[BandChange]:
    """Yield each designation that became, or is no longer, or is otherwise a hit of a party."""
    for screening in rows:
        had = before.get(screening.party, {})
        has = {(hit.list_id, hit.entry_id): hit.band.value for hit in screening.hits}
        for list_id, entry_id in sorted(had.keys() | has.keys()):
            one, two = had.get((list_id, entry_id)), has.get((list_id, entry_id))
            if one != two:
                version = versions.get(list_id)
                yield BandChange(
                    party=screening.party,
                    list_id=list_id,
                    entry_id=entry_id,
                    version=version.version if version else None,
                    before=one or Band.NONE.value,
                    after=two or Band.NONE.value,
                )


def _current_bands(
    connection: Connection[Any], parties: Sequence[PartyId]
) -> dict[PartyId, dict[tuple[str, str], str]]:
    found: dict[PartyId, dict[tuple[str, str], str]] = {}
    for party, list_id, entry_id, band in connection.execute(
        "SELECT party_id, list_id, entry_id, band FROM hits "
        "WHERE current AND NOT past AND party_id = ANY(%s)",
        (list(parties),),
    ):
        found.setdefault(PartyId(party), {})[list_id, entry_id] = band
    return found


def _versions(connection: Connection[Any], index: int) -> dict[str, HitVersion]:
    found = connection.execute(
        """
        SELECT v.list_id, v.id, v.version, v.sha256
        FROM screening_indexes i CROSS JOIN LATERAL jsonb_each_text(i.versions) e
        JOIN list_versions v ON v.id = e.value::bigint
        WHERE i.id = %s
        """,
        (index,),
    ).fetchall()
    if not found:
        raise NotFoundError(f"there is no screening index {index} with list versions")
    return {
        list_id: HitVersion(number=number, version=version, sha256=digest)
        for list_id, number, version, digest in found
    }


def _verdicts(connection: Connection[Any], parties: Sequence[int]) -> dict[int, str]:
    found = connection.execute(
        "SELECT party_id, verdict FROM party_screenings WHERE party_id = ANY(%s) "
        "ORDER BY party_id FOR UPDATE",
        (list(parties),),
    )
    return {row[0]: row[1] for row in found}


def _upsert_screenings(
    connection: Connection[Any], index: int, matcher: str, rows: Sequence[PartyScreeningRecord]
) -> None:
    connection.execute(
        """
        INSERT INTO party_screenings (party_id, index_id, matcher, verdict, past_verdict, words)
        SELECT party, %s, %s, verdict, past_verdict, string_to_array(words, ' ')
        FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[])
            AS given (party, verdict, past_verdict, words)
        ON CONFLICT (party_id) DO UPDATE SET index_id = excluded.index_id,
            matcher = excluded.matcher, verdict = excluded.verdict,
            past_verdict = excluded.past_verdict, words = excluded.words, screened_at = now()
        """,
        (
            index,
            matcher,
            [s.party for s in rows],
            [s.verdict.value for s in rows],
            [s.past_verdict.value for s in rows],
            [" ".join(s.words) for s in rows],
        ),
    )
