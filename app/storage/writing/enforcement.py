"""Sanction claims as they are to be checked, what the lists in force hold, and what was found.

Enters: ids of articles or parties, or where to go on from. Leaves: rows for whoever compares them,
and `claim_enforcements`. Refuses to judge.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from psycopg import Connection

from app.domain.claim import Modality, Topic
from app.domain.enforcement import Finding
from app.domain.ids import ClaimId, PartyId
from app.domain.party import PartyType

_PAGE: Final = 1000
_CLAIMS: Final = """
    SELECT c.id, c.article_id, c.text, c.modality, c.claimant_id, c.about, c.countries,
        c.event_date, c.date_text, c.event_start, c.event_end, c.published_on
    FROM claims c
    WHERE c.topic = %(topic)s AND c.id > %(after)s
        AND (%(articles)s::bigint[] IS NULL OR c.article_id = ANY(%(articles)s))
        AND (%(parties)s::bigint[] IS NULL OR c.id IN (
            SELECT x.claim_id FROM claim_parties x WHERE x.party_id = ANY(%(parties)s)))
        AND NOT (%(on_lists)s AND EXISTS (SELECT 1 FROM claim_enforcements e
            WHERE e.claim_id = c.id AND jsonb_array_length(e.evidence) = 1))
    ORDER BY c.id LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyToCheck:
    """A party that a claim is about or by; `forms` are its names in the claim's article."""

    id: PartyId
    type: PartyType
    name_ar: str
    name_en: str
    country: str | None
    forms: tuple[str, ...]
    unnamed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimToCheck:
    """A stored claim on sanctions."""

    id: ClaimId
    text: str
    modality: Modality
    claimant: PartyToCheck | None
    about: tuple[PartyToCheck, ...]
    countries: tuple[str, ...]
    event_date: str | None
    date_text: str | None
    event: tuple[date, date] | None
    published_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListInForce:
    """The current version of a list; `since` is when an entry of it cannot have been missed from.

    Attributes:
        programmes: programme → entries that carry it.
    """

    list_id: str
    version: str
    since: date
    dated: date
    entries: int
    excerpt: bool
    programmes: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredHit:
    """An entry that the name of a party met, as screening stored it."""

    list_id: str
    list_version: str
    entry_id: str
    name: str
    band: str
    score: float
    listed_on: date | None
    programmes: tuple[str, ...]


def claims_to_check(
    connection: Connection[Any],
    *,
    articles: Collection[int] | None = None,
    parties: Collection[int] | None = None,
    on_lists: bool = False,
    after: int = 0,
) -> tuple[ClaimToCheck, ...]:
    """Return claims on sanctions in order of ids, a page of them.

    Args:
        connection: any role that may read.
        articles: only claims of these.
        parties: only claims by or about these.
        on_lists: leave out those whose finding rests on nothing but their words.
        after: the last id of the page before.
    """
    rows = connection.execute(
        _CLAIMS,
        {
            "topic": Topic.SANCTIONS.value,
            "after": after,
            "on_lists": on_lists,
            "articles": None if articles is None else sorted(articles),
            "parties": None if parties is None else sorted(parties),
            "limit": _PAGE,
        },
    ).fetchall()
    named = _parties_of(connection, rows)
    return tuple(_claim(row, named) for row in rows)


def _parties_of(
    connection: Connection[Any], rows: Sequence[tuple[Any, ...]]
) -> dict[tuple[int, int], PartyToCheck]:
    wanted = {(row[1], party) for row in rows for party in (*row[5], row[4]) if party is not None}
    found = connection.execute(
        """
        SELECT a.article_id, p.id, p.type, p.name_ar, p.name_en, p.country,
            ARRAY(SELECT jsonb_object_keys(a.forms)), p.unnamed
        FROM unnest(%s::bigint[], %s::bigint[]) AS given (article_id, party_id)
        JOIN article_parties a USING (article_id, party_id) JOIN parties p ON p.id = party_id
        """,
        ([article for article, _ in wanted], [party for _, party in wanted]),
    )
    return {
        (article, number): PartyToCheck(
            id=PartyId(number),
            type=PartyType(kind),
            name_ar=name_ar,
            name_en=name_en,
            country=country,
            forms=tuple(sorted(forms)),
            unnamed=unnamed,
        )
        for article, number, kind, name_ar, name_en, country, forms, unnamed in found
    }


def _claim(row: tuple[Any, ...], named: Mapping[tuple[int, int], PartyToCheck]) -> ClaimToCheck:
    number, article, text, modality, claimant, about, countries, *times = row
    event_date, date_text, start, end, published_on = times
    return ClaimToCheck(
        id=ClaimId(number),
        text=text,
        modality=Modality(modality),
        claimant=named.get((article, claimant)),
        about=tuple(named[article, p] for p in about if (article, p) in named),
        countries=tuple(countries),
        event_date=event_date,
        date_text=date_text,
        event=None if start is None else (start, end),
        published_on=published_on,
    )


def lists_in_force(connection: Connection[Any]) -> tuple[ListInForce, ...]:
    """Return the current version of every list with how many entries each programme has."""
    found = connection.execute(
        """
        SELECT v.list_id, v.version, s.since, coalesce(v.dated, v.effective_on), v.entries,
            v.excerpt, coalesce(n.programmes, '{}')
        FROM list_versions v
        JOIN LATERAL (
            SELECT coalesce(max(w.effective_on) FILTER (WHERE w.removed > 0),
                min(w.effective_on)) AS since
            FROM list_versions w WHERE w.list_id = v.list_id
        ) s ON true
        LEFT JOIN LATERAL (
            SELECT jsonb_object_agg(x.programme, x.entries) AS programmes FROM (
                SELECT programme, count(*) AS entries
                FROM designations d CROSS JOIN unnest(d.programmes) AS u (programme)
                WHERE d.list_id = v.list_id AND d.valid_to IS NULL GROUP BY programme
            ) x
        ) n ON true
        WHERE v.current ORDER BY v.list_id
        """
    )
    return tuple(
        ListInForce(
            list_id=list_id,
            version=version,
            since=since,
            dated=dated,
            entries=entries,
            excerpt=excerpt,
            programmes=programmes,
        )
        for list_id, version, since, dated, entries, excerpt, programmes in found
    )


def stored_hits(
    connection: Connection[Any], parties: Collection[int]
) -> dict[int, tuple[StoredHit, ...]]:
    """Return the current hits of each party, the best first; one not screened has no key."""
    found = connection.execute(
        """
        SELECT s.party_id, h.list_id, h.list_version, h.entry_id, h.name, h.band, h.score,
            h.listed_on, h.programmes
        FROM party_screenings s LEFT JOIN hits h ON h.party_id = s.party_id AND h.current
            AND NOT h.past
        WHERE s.party_id = ANY(%s) ORDER BY s.party_id, h.score DESC, h.list_id, h.entry_id
        """,
        (sorted(parties),),
    )
    hits: dict[int, tuple[StoredHit, ...]] = {}
    for party, list_id, version, entry_id, name, band, score, listed_on, programmes in found:
        known = hits.setdefault(party, ())
        if list_id is not None:
            hit = StoredHit(
                list_id=list_id,
                list_version=version,
                entry_id=entry_id,
                name=name,
                band=band,
                score=score,
                listed_on=listed_on,
                programmes=tuple(programmes),
            )
            hits[party] = (*known, hit)
    return hits


def save_findings(connection: Connection[Any], findings: Mapping[ClaimId, Finding]) -> int:
    """Store what was found of claims; return of how many it differs from what was stored.

    A claim that is gone by now is left out.
    """
    rows = sorted(findings.items())
    changed = connection.execute(
        """
        INSERT INTO claim_enforcements AS e
            (claim_id, verdict, explanation_ar, explanation_en, evidence, coverage)
        SELECT g.claim_id, g.verdict, g.ar, g.en, g.evidence, g.coverage
        FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::jsonb[], %s::jsonb[])
            AS g (claim_id, verdict, ar, en, evidence, coverage)
        JOIN claims c ON c.id = g.claim_id
        ORDER BY g.claim_id
        ON CONFLICT (claim_id) DO UPDATE SET verdict = excluded.verdict,
            explanation_ar = excluded.explanation_ar, explanation_en = excluded.explanation_en,
            evidence = excluded.evidence, coverage = excluded.coverage, checked_at = now()
        WHERE (e.verdict, e.explanation_ar, e.explanation_en, e.evidence, e.coverage)
            IS DISTINCT FROM (excluded.verdict, excluded.explanation_ar, excluded.explanation_en,
                excluded.evidence, excluded.coverage)
        """,
        (
            [claim for claim, _ in rows],
            [f.verdict.value for _, f in rows],
            [f.explanation.ar for _, f in rows],
            [f.explanation.en for _, f in rows],
            [json.dumps(list(f.evidence), ensure_ascii=False) for _, f in rows],
            [json.dumps(_coverage(f)) for _, f in rows],
        ),
    )
    return changed.rowcount


def _coverage(finding: Finding) -> dict[str, str | None]:
    first, last = finding.covers_from, finding.covers_to
    return {
        "from": None if first is None else first.isoformat(),
        "to": None if last is None else last.isoformat(),
    }
