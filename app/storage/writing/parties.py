"""Parties and outlets: added when new, completed when something more is known of them.

What a party is called does not depend on which article came first: of two names the longer one
is kept, of equally long ones the first in code point order; likewise for what is known beside.

`ON CONFLICT` stands without a column on purpose: with one of two unique columns named, two workers
that add the same party at once can each wait for the other at the second one.
"""

from collections.abc import Iterable
from typing import Any

from psycopg import Connection

from app.domain.ids import PartyId
from app.storage.records import OutletRecord, PartyRecord


def insert_parties(
    connection: Connection[Any], parties: Iterable[PartyRecord]
) -> frozenset[PartyId]:
    """Add the parties that are new; return their ids. Others are left as they are, unlocked."""
    merged = merge_parties(parties)
    inserted = connection.execute(
        """
        INSERT INTO parties
            (id, key, type, name_ar, name_en, country, country_basis, unnamed, wikidata)
        SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[],
            %s::text[], %s::text[], %s::bool[], %s::text[])
            AS given (id, key, type, name_ar, name_en, country, country_basis, unnamed, wikidata)
        ORDER BY id
        ON CONFLICT DO NOTHING RETURNING id
        """,
        _columns(merged),
    )
    return frozenset(PartyId(row[0]) for row in inserted)


def complete_parties(connection: Connection[Any], parties: Iterable[PartyRecord]) -> None:
    """Keep the better of the stored and the given names; the caller holds the parties' locks."""
    merged = merge_parties(parties)
    if not merged:
        return
    connection.execute(
        """
        WITH given AS (
            SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[],
                %s::text[], %s::text[], %s::bool[], %s::text[])
                AS g (id, key, type, name_ar, name_en, country, country_basis, unnamed, wikidata)
        ), better AS (
            SELECT p.id,
                CASE WHEN (length(g.name_ar), p.name_ar) > (length(p.name_ar), g.name_ar)
                    THEN g.name_ar ELSE p.name_ar END AS name_ar,
                CASE WHEN (length(g.name_en), p.name_en) > (length(p.name_en), g.name_en)
                    THEN g.name_en ELSE p.name_en END AS name_en,
                least(p.country, g.country) AS country,
                CASE WHEN least(p.country, g.country) IS DISTINCT FROM p.country
                    THEN g.country_basis ELSE p.country_basis END AS country_basis,
                least(p.wikidata, g.wikidata) AS wikidata
            FROM parties p JOIN given g USING (id)
        )
        UPDATE parties p
        SET name_ar = b.name_ar, name_en = b.name_en, country = b.country,
            country_basis = b.country_basis, wikidata = b.wikidata
        FROM better b
        WHERE p.id = b.id AND (p.name_ar, p.name_en, p.country, p.wikidata)
            IS DISTINCT FROM (b.name_ar, b.name_en, b.country, b.wikidata)
        """,
        _columns(merged),
    )


def merge_parties(parties: Iterable[PartyRecord]) -> list[PartyRecord]:
    """Return one record for each id, in order of ids, with the best of what is given of it."""
    merged: dict[PartyId, PartyRecord] = {}
    for party in parties:
        other = merged.get(party.id)
        merged[party.id] = party if other is None else _better(other, party)
    return [merged[number] for number in sorted(merged)]


def _better(one: PartyRecord, two: PartyRecord) -> PartyRecord:
    if one == two:
        return one
    known = min((p for p in (one, two) if p.country), key=lambda p: p.country or "", default=one)
    return PartyRecord(
        key=one.key,
        type=one.type,
        name_ar=min(one.name_ar, two.name_ar, key=lambda n: (-len(n), n)),
        name_en=min(one.name_en, two.name_en, key=lambda n: (-len(n), n)),
        country=known.country,
        country_basis=known.country_basis,
        unnamed=one.unnamed,
        wikidata=min(filter(None, (one.wikidata, two.wikidata)), default=None),
    )


def _columns(parties: Iterable[PartyRecord]) -> tuple[list[Any], ...]:
    rows = list(parties)
    return (
        [p.id for p in rows],
        [p.key for p in rows],
        [p.type.value for p in rows],
        [p.name_ar for p in rows],
        [p.name_en for p in rows],
        [p.country for p in rows],
        [p.country_basis for p in rows],
        [p.unnamed for p in rows],
        [p.wikidata for p in rows],
    )


def insert_outlets(connection: Connection[Any], outlets: Iterable[OutletRecord]) -> None:
    """Add the outlets that are new. Others are left as they are, unlocked."""
    connection.execute(
        """
        INSERT INTO outlets (id, key, name_ar, name_en, country)
        SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[])
            AS given (id, key, name_ar, name_en, country)
        ORDER BY id ON CONFLICT DO NOTHING
        """,
        _outlet_columns(outlets),
    )


def complete_outlets(connection: Connection[Any], outlets: Iterable[OutletRecord]) -> None:
    """Fill in what was not yet known of outlets; the caller holds their locks."""
    connection.execute(
        """
        UPDATE outlets o SET name_ar = coalesce(o.name_ar, g.name_ar),
            name_en = coalesce(o.name_en, g.name_en), country = coalesce(o.country, g.country)
        FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[])
            AS g (id, key, name_ar, name_en, country)
        WHERE o.id = g.id AND (o.name_ar IS NULL AND g.name_ar IS NOT NULL
            OR o.name_en IS NULL AND g.name_en IS NOT NULL
            OR o.country IS NULL AND g.country IS NOT NULL)
        """,
        _outlet_columns(outlets),
    )


def _outlet_columns(outlets: Iterable[OutletRecord]) -> tuple[list[Any], ...]:
    rows = list({o.id: o for o in outlets}.values())
    return (
        [o.id for o in rows],
        [o.key for o in rows],
        [o.name_ar for o in rows],
        [o.name_en for o in rows],
        [o.country for o in rows],
    )
