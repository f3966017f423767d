"""Stored parties against the newest screening index.

Enters: parties and an open connection. Leaves: screenings and hits that name the list version,
its sha256 and the matcher. Parties of types that no list designates (states) are not asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import psycopg

from app.domain.listing import Kind
from app.domain.party import PartyType
from app.domain.screening import Band, Query
from app.errors import NotFoundError
from app.ingest.connection import owner_connection
from app.screening.index import Index
from app.screening.match import MATCHER, screen
from app.storage.records import PartyRecord, PartyScreeningRecord
from app.storage.writing.screening import (
    PartyToScreen,
    load_index,
    parties_to_screen,
    save_screenings,
    screened_parties,
)
from app.storage.writing.state import transaction
from app.storage.writing.versions import newest_index

NEW_PARTY = "new party"
LIST_CHANGE = "list"
_HITS_KEPT = 5
_PAGE = 500
_KINDS = {
    PartyType.PERSON: Kind.PERSON,
    PartyType.AGENCY: Kind.ORGANISATION,
    PartyType.ORGANISATION: Kind.ORGANISATION,
    PartyType.GROUP: Kind.ORGANISATION,
    PartyType.MEDIA: Kind.ORGANISATION,
}


ScreenedParty = PartyRecord | PartyToScreen
"""A party that is about to be stored, or is stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """What one index says of parties, not stored yet."""

    index: int
    records: tuple[PartyScreeningRecord, ...]


@dataclass(slots=True)
class Screener:
    """Screens parties through the newest index of one database; does nothing before there is one.

    Attributes:
        connection: of the owner, not in a transaction.
    """

    connection: psycopg.Connection[Any]
    _number: int = field(default=0, init=False)
    _index: Index | None = field(default=None, init=False)

    def screen(self, parties: Iterable[ScreenedParty]) -> Screened | None:
        """Return what the newest index says of those parties that it has not seen."""
        index = self._newest()
        if index is None:
            return None
        asked = [p for p in parties if p.type in _KINDS and not _unnamed(p)]
        done = screened_parties(self.connection, [p.id for p in asked], self._number)
        records = tuple(_record(p, index) for p in asked if p.id not in done)
        return Screened(index=self._number, records=records)

    def save(self, screened: Screened | None, *, cause: str = NEW_PARTY) -> int:
        """Store what was found, in the caller's transaction; return how many verdicts changed."""
        if screened is None or not screened.records:
            return 0
        changed = save_screenings(
            self.connection, screened.index, MATCHER, screened.records, cause=cause
        )
        return len(changed)

    def screen_all(self) -> int:
        """Screen every stored party that the newest index has not seen; return changed verdicts.

        May be stopped and called again: what is done is committed page by page.
        """
        changed, after = 0, 0
        while page := parties_to_screen(self.connection, after=after, limit=_PAGE):
            after = page[-1].id
            screened = self.screen(page)
            with transaction(self.connection):
                changed += self.save(screened, cause=LIST_CHANGE)
        return changed

    def _newest(self) -> Index | None:
        newest = newest_index(self.connection)
        if newest is not None and newest[0] != self._number:
            found = load_index(self.connection, newest[0])
            if found is not None:
                self._number, self._index = found[0], Index.from_bytes(found[1].blob)
        return self._index


def stored_index(database_url: str) -> Index:
    """Return the newest screening index of a database.

    Raises:
        NotFoundError: before any list was loaded.
        DatabaseUnavailableError: when the database cannot be reached.
    """
    with owner_connection(database_url) as connection:
        found = load_index(connection)
    if found is None:
        raise NotFoundError("no list is loaded yet; see marsad lists load")
    return Index.from_bytes(found[1].blob)


def query_of(party: ScreenedParty) -> Query:
    """Return what is asked about a party."""
    return Query(name=party.name_ar, kind=_KINDS[party.type], country=party.country)


def _unnamed(party: ScreenedParty) -> bool:
    return isinstance(party, PartyRecord) and party.unnamed


def _record(party: ScreenedParty, index: Index) -> PartyScreeningRecord:
    query = query_of(party)
    answer = screen(index, query, _HITS_KEPT)
    return PartyScreeningRecord(
        party=party.id,
        verdict=answer.verdict,
        hits=tuple(hit for hit in answer.hits if hit.band is not Band.NONE),
        query={"name": query.name, "kind": query.kind, "country": query.country},
    )
