"""Hits as rows: what was found of a party, in which version of a list, through which index.

Enters: hits of a screening. Leaves: rows; the same finding again is the same row.
"""

from dataclasses import dataclass
from typing import Any

from psycopg import Connection
from psycopg.types.json import Jsonb

from app.domain.screening import Hit
from app.storage.records import PartyScreeningRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class HitVersion:
    """The version of one list that an index was built from; `number` is its row."""

    number: int
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHit:
    """A hit of a screening; `past` when its designation is in force no longer."""

    screening: PartyScreeningRecord
    hit: Hit
    past: bool


def save_hit(
    connection: Connection[Any], found: FoundHit, version: HitVersion, index: int, matcher: str
) -> None:
    """Store a hit, or make it current again."""
    screening, hit = found.screening, found.hit
    number = screening.hit_id(hit, version.sha256, matcher)
    evidence = [
        {
            "feature": e.feature, "query": e.query, "candidate": e.candidate,
            "contribution": e.contribution, "detail": e.detail,
        }
        for e in hit.evidence
    ]  # fmt: skip
    connection.execute(
        """
        INSERT INTO hits (id, party_id, list_id, entry_id, list_version_id, list_version,
            list_sha256, matcher, kind, name, matched_name, score, band, listed_on, programmes,
            query, evidence, past, index_id)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
        ON CONFLICT (id) DO UPDATE SET current = true, score = excluded.score,
            band = excluded.band, matched_name = excluded.matched_name, query = excluded.query,
            evidence = excluded.evidence, past = excluded.past, index_id = excluded.index_id,
            screened_at = now()
        """,
        (number, screening.party, hit.list_id, hit.entry_id, version.number, version.version,
         version.sha256, matcher, hit.kind.value, hit.name, hit.matched_name, hit.score,
         hit.band.value, hit.listed_on, list(hit.programmes), Jsonb(dict(screening.query)),
         Jsonb(evidence), found.past, index),
    )  # fmt: skip
