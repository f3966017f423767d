"""Parties against the newest screening index, as they are stored.

Enters: parties and an open connection. Leaves: screenings and hits that name the list version,
its sha256 and the matcher. Parties of types that no list designates (states) are not asked. What an
older index said is not saved once a newer one is in force: `rescreening` has passed by then.
"""

import gc
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import psycopg
import structlog

from app.domain.ids import write_id
from app.domain.listing import Kind
from app.domain.party import PartyType
from app.domain.screening import HITS_KEPT, Query
from app.errors import InputError, NotFoundError
from app.ingest.connection import owner_connection
from app.screening.index import Index
from app.screening.match import MATCHER, screen
from app.screening.touching import asked_words
from app.storage.records import PartyRecord, PartyScreeningRecord
from app.storage.writing.locks import hold_index
from app.storage.writing.screening import (
    PartyToScreen,
    load_index,
    save_screenings,
    screened_parties,
)
from app.storage.writing.versions import newest_index

log = structlog.get_logger(__name__)

NEW_PARTY = "new party"
MERGED_PARTY = "merged party"
REMOVED_ARTICLE = "removed article"
_KINDS: Final = {
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
    """What one index says of parties, not stored yet.

    Attributes:
        asked: the parties, to be asked again should a newer index come into force meanwhile.
    """

    index: int
    records: tuple[PartyScreeningRecord, ...]
    asked: tuple[ScreenedParty, ...] = ()


@dataclass(slots=True)
class StoredIndexes:
    """The newest screening index of a database, loaded once and shared by the threads of a process.

    One database per instance.
    """

    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _loaded: tuple[int, Index] | None = field(default=None, init=False, repr=False)

    def newest(self, connection: psycopg.Connection[Any]) -> tuple[int, Index] | None:
        """Return number and index, None before any list was loaded."""
        newest = newest_index(connection)
        with self._lock:
            if newest is not None and (self._loaded is None or self._loaded[0] != newest[0]):
                found = load_index(connection, newest[0])
                if found is not None:
                    self._loaded = found[0], Index.from_bytes(found[1].blob)
                    gc.freeze()  # it lives until it is swapped: no collection need walk through it
            return self._loaded


@dataclass(frozen=True, slots=True)
class Screener:
    """Screens parties through the newest index of one database; does nothing before there is one.

    Attributes:
        connection: of the owner.
        indexes: of that database.
    """

    connection: psycopg.Connection[Any]
    indexes: "StoredIndexes"

    def screen(self, parties: Iterable[ScreenedParty], *, again: bool = False) -> Screened | None:
        """Return what the newest index says of those parties that it has not seen.

        Args:
            parties: any.
            again: also of those that it has seen, under another name or country.
        """
        newest = self.indexes.newest(self.connection)
        if newest is None:
            return None
        number, index = newest
        asked = [p for p in parties if p.type in _KINDS and not _unnamed(p)]
        ids = [] if again else [p.id for p in asked]
        done = screened_parties(self.connection, ids, number)
        asked = [p for p in asked if p.id not in done]
        records = (_record(p, index) for p in asked)
        return Screened(
            index=number,
            records=tuple(r for r in records if r is not None),
            asked=tuple(asked),
        )

    def save(self, screened: Screened | None, *, cause: str = NEW_PARTY) -> int:
        """Store what was found, in the caller's transaction; return how many verdicts changed."""
        if screened is None or not screened.records:
            return 0
        hold_index(self.connection)
        newest = newest_index(self.connection)
        if newest is not None and newest[0] > screened.index:
            screened = self.screen(screened.asked, again=True) or screened
        changed = save_screenings(
            self.connection, screened.index, MATCHER, screened.records, cause=cause
        )
        return len(changed)


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


def is_body(kind: PartyType) -> bool:
    """Say whether parties of a type are asked as bodies, else as persons."""
    return _KINDS.get(kind) is Kind.ORGANISATION


def query_of(party: ScreenedParty) -> Query:
    """Return what is asked about a party."""
    return Query(name=party.name_ar, kind=_KINDS[party.type], country=party.country)


def _unnamed(party: ScreenedParty) -> bool:
    return isinstance(party, PartyRecord) and party.unnamed


def _record(party: ScreenedParty, index: Index) -> PartyScreeningRecord | None:
    query = query_of(party)
    try:
        answer = screen(index, query, HITS_KEPT, banded=True)
        past = screen(index.past, query, HITS_KEPT, banded=True).hits if index.past else ()
    except InputError as error:
        # A name that cannot be asked (no letters) stays unscreened: unknown, not cleared.
        log.warning("party.not_screened", party=write_id(party.id), reason=error.code)
        return None
    return PartyScreeningRecord(
        party=party.id,
        verdict=answer.verdict,
        hits=answer.hits,
        past=past,
        query={"name": query.name, "kind": query.kind, "country": query.country},
        words=asked_words(query),
    )
