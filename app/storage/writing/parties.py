"""Parties and outlets: added when new, completed when something more is known of them.

What a party is called does not depend on which article came first: of two names the longer one
is kept, with its English, of equally long ones the first in code point order. A
country that an article tells wins over one guessed from its subject; guesses that differ are none.

`ON CONFLICT` stands without a column on purpose: with one of two unique columns named, two workers
that add the same party at once can each wait for the other at the second one.
"""

from collections.abc import Iterable
from typing import Any, Final

from psycopg import Connection

from app.domain.ids import PartyId
from app.domain.party import GUESSED_BASES
from app.storage.records import OutletRecord, PartyRecord
from app.storage.writing.profiles import merge_profiles

_DISPUTED: Final = "disputed"


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
                CASE WHEN n.better THEN g.name_ar ELSE p.name_ar END AS name_ar,
                CASE WHEN n.better THEN g.name_en ELSE p.name_en END AS name_en,
                c.country, c.country_basis, least(p.wikidata, g.wikidata) AS wikidata
            FROM parties p JOIN given g USING (id) CROSS JOIN LATERAL (
                SELECT (length(g.name_ar), p.name_ar COLLATE "C", p.name_en COLLATE "C")
                    > (length(p.name_ar), g.name_ar COLLATE "C", g.name_en COLLATE "C")
            ) n (better) CROSS JOIN LATERAL (
                SELECT CASE WHEN p.country <> g.country AND p.country_basis IN ('context', 'name')
                            AND g.country_basis IN ('context', 'name') THEN NULL ELSE k.country END,
                    CASE WHEN p.country <> g.country AND p.country_basis IN ('context', 'name')
                            AND g.country_basis IN ('context', 'name') THEN 'disputed'
                        ELSE k.basis END
                FROM (VALUES (p.country, p.country_basis), (g.country, g.country_basis))
                    AS k (country, basis)
                ORDER BY CASE WHEN k.country IS NOT NULL
                            AND (k.basis IN ('context', 'name')) IS NOT TRUE THEN 0
                        WHEN k.basis = 'disputed' THEN 1
                        WHEN k.country IS NOT NULL THEN 2 ELSE 3 END, k.country, k.basis
                LIMIT 1
            ) c (country, country_basis)
        )
        UPDATE parties p
        SET name_ar = b.name_ar, name_en = b.name_en, country = b.country,
            country_basis = b.country_basis, wikidata = b.wikidata
        FROM better b
        WHERE p.id = b.id AND (p.name_ar, p.name_en, p.country, p.country_basis, p.wikidata)
            IS DISTINCT FROM (b.name_ar, b.name_en, b.country, b.country_basis, b.wikidata)
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
    country, basis = _country(one, two)
    named = min((one, two), key=lambda p: (-len(p.name_ar), p.name_ar, p.name_en))
    return PartyRecord(
        key=one.key,
        type=one.type,
        name_ar=named.name_ar,
        name_en=named.name_en,
        country=country,
        country_basis=basis,
        unnamed=one.unnamed,
        wikidata=min(filter(None, (one.wikidata, two.wikidata)), default=None),
        profile=merge_profiles(one.profile, two.profile),
    )


def _country(one: PartyRecord, two: PartyRecord) -> tuple[str | None, str | None]:
    """Return the better country: told, else guessed by all that guess, else disputed."""
    guesses = {p.country for p in (one, two) if p.country_basis in GUESSED_BASES and p.country}
    if len(guesses) > 1:
        return None, _DISPUTED
    best = min((one, two), key=lambda p: (_doubt(p), p.country or "", p.country_basis or ""))
    return best.country, best.country_basis


def _doubt(party: PartyRecord) -> int:
    if party.country_basis == _DISPUTED:
        return 1
    if party.country is None:
        return 3
    return 2 if party.country_basis in GUESSED_BASES else 0


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
