"""Stored parties screened anew after the lists changed: those that the change can touch.

Enters: a database whose newest index is not settled. Leaves: verdicts that hold through it, and a
row for each designation whose band for a party changed. May be killed at any point and begun again,
by any process: what is done is committed page by page and not done twice.

Where the difference cannot be told (the first index, another matcher) or is large, every party is
screened.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from time import perf_counter
from typing import Any, Final

import psycopg
import structlog

from app.domain.ids import PartyId
from app.domain.party import PartyType
from app.errors import InputError
from app.ingest.claims import recheck_claims
from app.ingest.connection import owner_connection
from app.ingest.screening import Screener, StoredIndexes, is_body, query_of
from app.screening.match import MATCHER
from app.screening.touching import Reach
from app.storage.writing.designation_rows import read_designations
from app.storage.writing.locks import rescreening
from app.storage.writing.rescreening import (
    ChangedEntries,
    asked_parties,
    begin_rescreening,
    changed_entries,
    end_rescreening,
    matcher_of,
    parties_with_hits,
    settled_index,
)
from app.storage.writing.screening import (
    PartyToScreen,
    parties_to_screen,
    read_parties_to_screen,
)
from app.storage.writing.state import transaction
from app.storage.writing.versions import newest_index

log = structlog.get_logger(__name__)

LIST_CHANGE: Final = "list"
MATCHER_CHANGE: Final = "matcher"
_PAGE: Final = 500
_MOST_CHANGED: Final = 1_000
"""Entries beyond which looking for what they touch costs as much as screening everybody."""

_BODIES: Final = frozenset(kind.value for kind in PartyType if is_body(kind))


def settle_screening(
    database_url: str, indexes: StoredIndexes | None = None, *, wait: bool = True
) -> int | None:
    """Bring the stored verdicts up to the newest index; return how many parties' verdicts changed.

    Args:
        database_url: the owner's.
        indexes: the indexes that this process has loaded.
        wait: until another process that is at it has ended; else None is returned at once.

    Raises:
        DatabaseUnavailableError: when the database fails; what was committed stays.
    """
    with (
        owner_connection(database_url) as connection,
        rescreening(connection, wait=wait) as held,
    ):
        if not held:
            return None
        screener = Screener(connection, indexes or StoredIndexes())
        changed = 0
        while (newest := newest_index(connection)) and newest[0] != settled_index(connection):
            changed += _settle(connection, screener, newest[0])
        return changed


def rescreen_all(database_url: str) -> int:
    """Screen every stored party anew through the newest index; return how many verdicts changed.

    Raises:
        DatabaseUnavailableError: when the database fails; what was committed stays.
    """
    settle_screening(database_url)
    with owner_connection(database_url) as connection, rescreening(connection, wait=True):
        screener = Screener(connection, StoredIndexes())
        return sum(
            _save(connection, screener, page, MATCHER_CHANGE)[1]
            for page in _everybody(connection, None)
        )


def _settle(connection: psycopg.Connection[Any], screener: Screener, index: int) -> int:
    since = settled_index(connection)
    started = perf_counter()
    same_matcher = since is not None and matcher_of(connection, since) == MATCHER
    changed = changed_entries(connection, since, index) if since and same_matcher else None
    entries = sum(len(c.begun | c.ended) for c in changed or ())
    cause = LIST_CHANGE if same_matcher or since is None else MATCHER_CHANGE
    begin_rescreening(connection, index, since)
    if changed is None or entries > _MOST_CHANGED:
        pages: Iterable[Sequence[PartyToScreen]] = _everybody(connection, index)
    else:
        touched = _touched(connection, screener, index, changed)
        pages = (read_parties_to_screen(connection, page) for page in _pages(touched))
    parties = verdicts = 0
    for page in pages:
        done, moved = _save(connection, screener, page, cause)
        parties, verdicts = parties + done, verdicts + moved
    recheck_claims(connection, on_lists=True)
    with transaction(connection):
        end_rescreening(connection, index, entries=entries, parties=parties, changed=verdicts)
    log.info(
        "parties.rescreened", index=index, since=since, entries=entries, parties=parties,
        changed=verdicts, seconds=round(perf_counter() - started, 1),
    )  # fmt: skip
    return verdicts


def _save(
    connection: psycopg.Connection[Any],
    screener: Screener,
    page: Sequence[PartyToScreen],
    cause: str,
) -> tuple[int, int]:
    """Screen and store one page; return how many parties, and how many changed verdicts."""
    screened = screener.screen(page, again=True)
    with transaction(connection):
        moved = screener.save(screened, cause=cause)
    return len(page), moved


def _everybody(
    connection: psycopg.Connection[Any], index: int | None
) -> Iterator[Sequence[PartyToScreen]]:
    """Yield all parties page by page; with an index those that it has not seen."""
    after = 0
    while page := parties_to_screen(connection, after=after, limit=_PAGE, index=index):
        after = page[-1].id
        yield page


def _touched(
    connection: psycopg.Connection[Any],
    screener: Screener,
    number: int,
    changed: Sequence[ChangedEntries],
) -> list[PartyId]:
    """Return the parties whose verdict may be another, in order of ids."""
    touched = {party for one in changed for party in parties_with_hits(connection, one)}
    states = [
        state
        for one in changed
        for state in read_designations(
            connection, one.list_id, ordinal=one.ordinal, entries=one.begun
        )
    ]
    newest = screener.indexes.newest(connection)
    if states and newest is not None:
        reach = Reach(newest[1], states)
        asked = asked_parties(connection, number)
        near = reach.touched((p.id, p.type in _BODIES, p.words) for p in asked)
        for page in _pages(PartyId(party) for party in near):
            touched.update(
                party.id
                for party in read_parties_to_screen(connection, set(page) - touched)
                if _may_hit(reach, party)
            )
    return sorted(touched)


def _may_hit(reach: Reach, party: PartyToScreen) -> bool:
    try:
        return reach.may_hit(query_of(party))
    except InputError:
        return False  # a name that cannot be asked is no hit of anything


def _pages(parties: Iterable[PartyId]) -> Iterator[list[PartyId]]:
    iterator = iter(parties)
    while page := list(islice(iterator, _PAGE)):
        yield page
