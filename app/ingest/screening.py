"""Stored parties against the newest screening index.

Enters: parties and an open connection. Leaves: screenings and hits that name the list version,
its sha256 and the matcher. Parties of types that no list designates (states) are not asked.
"""

from collections.abc import Iterable, Sequence
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


@dataclass(slots=True)
class Screener:
    """Screens parties through the newest index of one database; does nothing before there is one.

    Attributes:
        connection: of the owner, not in a transaction.
    """

    connection: psycopg.Connection[Any]
    _number: int | None = field(default=None, init=False)
    _index: Index | None = field(default=None, init=False)

    def screen(self, parties: Iterable[ScreenedParty], *, cause: str = NEW_PARTY) -> int:
        """Screen `parties` and store what was found; return how many verdicts changed."""
        asked = [p for p in parties if p.type in _KINDS]
        if not asked or not self._load():
            return 0
        return self._store(asked, cause)

    def screen_all(self) -> int:
        """Screen every stored party that the newest index has not seen; return changed verdicts.

        May be stopped and called again: what is done is committed page by page.
        """
        if not self._load():
            return 0
        changed, after = 0, 0
        while page := parties_to_screen(
            self.connection, after=after, limit=_PAGE, index=self._number
        ):
            after = page[-1].id
            asked = [p for p in page if p.type in _KINDS]
            changed += self._store(asked, LIST_CHANGE) if asked else 0
        return changed

    def _store(self, asked: Sequence[ScreenedParty], cause: str) -> int:
        if self._index is None or self._number is None:
            raise AssertionError("screening before an index is loaded")
        records = [_record(party, self._index) for party in asked]
        with transaction(self.connection):
            return len(
                save_screenings(self.connection, self._number, MATCHER, records, cause=cause)
            )

    def _load(self) -> bool:
        newest = newest_index(self.connection)
        if newest is not None and newest[0] != self._number:
            found = load_index(self.connection, newest[0])
            if found is not None:
                self._number, self._index = found[0], Index.from_bytes(found[1].blob)
        return self._index is not None


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


def _record(party: ScreenedParty, index: Index) -> PartyScreeningRecord:
    query = query_of(party)
    answer = screen(index, query, _HITS_KEPT)
    return PartyScreeningRecord(
        party=party.id,
        verdict=answer.verdict,
        hits=tuple(hit for hit in answer.hits if hit.band is not Band.NONE),
        query={"name": query.name, "kind": query.kind, "country": query.country},
    )
