"""Stored sanction claims compared with the enforcement record: at ingest, and when lists change.

Enters: an open connection, and which claims. Leaves: `claim_enforcements` that name the list
versions they rest on. Claims on other topics are left alone.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import psycopg
import structlog

from app.domain.enforcement import Finding
from app.domain.ids import ClaimId, PartyId, write_id
from app.domain.screening import Band
from app.screening.sanction_claims import AboutParty, SanctionClaim, check_claim
from app.screening.sanction_record import Listing, LoadedList, Record
from app.storage.writing.enforcement import (
    ClaimToCheck,
    ListInForce,
    PartyToCheck,
    StoredHit,
    claims_to_check,
    lists_in_force,
    save_findings,
    stored_hits,
)
from app.storage.writing.state import transaction

log = structlog.get_logger(__name__)


def check_articles(connection: psycopg.Connection[Any], articles: Collection[int]) -> int:
    """Check the sanction claims of articles, in the caller's transaction.

    Returns:
        How many findings are new or differ from what was stored.
    """
    return _check_all(connection, lambda after: claims_to_check(
        connection, articles=articles, after=after
    ))  # fmt: skip


def check_claims_of(connection: psycopg.Connection[Any], parties: Collection[PartyId]) -> int:
    """Check the sanction claims by or about parties, in the caller's transaction."""
    return _check_all(connection, lambda after: claims_to_check(
        connection, parties=parties, after=after
    ))  # fmt: skip


def recheck_claims(
    connection: psycopg.Connection[Any],
    parties: Collection[PartyId] | None = None,
    *,
    on_lists: bool = False,
) -> int:
    """Check stored sanction claims again, after lists or screenings changed.

    May be stopped and called again: what is done is committed page by page, and a finding that
    stays what it was is not written.

    Args:
        connection: of the owner, in no transaction.
        parties: only claims by or about these; None for all, since a new version of a list also
            changes what is on record of states.
        on_lists: leave out claims whose finding rests on nothing but their words, which no list
            changes; they are most.

    Returns:
        How many findings changed.
    """
    changed, after = 0, 0
    lists = _lists(lists_in_force(connection))
    while page := claims_to_check(connection, parties=parties, on_lists=on_lists, after=after):
        after = page[-1].id
        findings = _findings(connection, page, lists)
        with transaction(connection):
            changed += save_findings(connection, findings)
    log.info("claims.rechecked", changed=changed)
    return changed


def _check_all(
    connection: psycopg.Connection[Any], read: Callable[[int], tuple[ClaimToCheck, ...]]
) -> int:
    changed, after = 0, 0
    lists: tuple[LoadedList, ...] | None = None
    while page := read(after):
        after = page[-1].id
        lists = _lists(lists_in_force(connection)) if lists is None else lists
        changed += save_findings(connection, _findings(connection, page, lists))
    return changed


def _findings(
    connection: psycopg.Connection[Any],
    claims: Sequence[ClaimToCheck],
    lists: tuple[LoadedList, ...],
) -> dict[ClaimId, Finding]:
    hits = stored_hits(connection, {p.id for c in claims for p in c.about})
    listings = {party: tuple(map(_listing, found)) for party, found in hits.items()}
    record = Record(lists=lists, listings=listings)
    return {claim.id: check_claim(_claim(claim), record) for claim in claims}


def _claim(claim: ClaimToCheck) -> SanctionClaim:
    return SanctionClaim(
        text=claim.text,
        modality=claim.modality,
        claimant=None if claim.claimant is None else _party(claim.claimant),
        about=tuple(_party(p) for p in claim.about if not p.unnamed),
        countries=claim.countries,
        dated=claim.event_date,
        date_text=claim.date_text,
        event=claim.event,
        published_on=claim.published_on,
    )


def _party(party: PartyToCheck) -> AboutParty:
    return AboutParty(
        key=party.id,
        written=write_id(party.id),
        type=party.type,
        name_ar=party.name_ar,
        name_en=party.name_en or party.name_ar,
        country=party.country,
        names=party.forms,
    )


def _listing(hit: StoredHit) -> Listing:
    return Listing(
        list_id=hit.list_id,
        list_version=hit.list_version,
        entry_id=hit.entry_id,
        name=hit.name,
        band=Band(hit.band),
        score=hit.score,
        listed_on=hit.listed_on,
        programmes=hit.programmes,
    )


def _lists(found: Sequence[ListInForce]) -> tuple[LoadedList, ...]:
    return tuple(
        LoadedList(
            list_id=one.list_id,
            version=one.version,
            since=one.since,
            dated=one.dated,
            entries=one.entries,
            excerpt=one.excerpt,
            programmes=one.programmes,
        )
        for one in found
    )
