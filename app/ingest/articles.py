"""Articles into the database: prepared in batches, stored in one transaction each, then screened.

Enters: items of a source. Leaves: rows, and a tally of what became of each item. What cannot be
taken is quarantined with its reason; a run that is killed and started again ends as if it had run
once, because ids are derived from content and the ledger commits with the rows.
"""

import contextlib
import json
import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import psycopg
import structlog

from app.errors import InputError, MarsadError
from app.ingest.connection import owner_connection
from app.ingest.items import Item, item_document, item_key
from app.ingest.preparing import prepare
from app.ingest.screening import Screener
from app.storage.records import (
    ArticleRecord,
    LedgerRecord,
    PartyRecord,
    QuarantineRecord,
    Written,
)
from app.storage.writing.articles import write_articles
from app.storage.writing.ledger import done_keys, note_done, put_in_quarantine
from app.storage.writing.state import transaction

QUARANTINED = "quarantined"
SKIPPED = "skipped"
EXTRACTION_FAILED = "extraction-failed"
_BATCH = 128
_WORTH_A_POOL = 16

log = structlog.get_logger(__name__)

Tally = Counter[str]
"""How many items ended in each `Outcome`, "quarantined" or "skipped" (done with before)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Problem:
    """Why an item could not be taken."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Takes articles into one database.

    Attributes:
        database_url: the owner's.
        processes: how many processes extract side by side; 1 extracts in this one.
    """

    database_url: str
    processes: int = 1

    def take(
        self,
        items: Iterable[Item],
        *,
        resume: bool = False,
        progress: Callable[[Tally], None] = lambda _: None,
    ) -> Tally:
        """Take every item and return the tally.

        Args:
            items: of any number of sources, in any order.
            resume: leave out items that the ledger has as done with.
            progress: called with the tally so far after each batch.

        Raises:
            DatabaseUnavailableError: when the database fails; what was committed stays.
        """
        tally: Tally = Counter()
        batches = _batches(items)
        first = next(batches, [])
        with owner_connection(self.database_url) as connection, self._executor(first) as executor:
            screener = Screener(connection)
            for batch in chain([first] if first else [], batches):
                tally.update(_take_batch(connection, screener, executor, batch, resume=resume))
                progress(tally)
        return tally

    def take_one(self, item: Item) -> None:
        """Take one item, as a worker does."""
        self.take([item])

    @contextlib.contextmanager
    def _executor(self, first: Sequence[Item]) -> Iterator[Executor | None]:
        if self.processes == 1 or len(first) < _WORTH_A_POOL:
            yield None
            return
        spawning = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.processes, mp_context=spawning) as executor:
            yield executor


def examine(items: Iterable[Item]) -> Iterator[tuple[Item, ArticleRecord | None, str | None]]:
    """Yield each item with its record or the reason why it has none; nothing is stored."""
    for item in items:
        prepared = _prepare(item)
        if isinstance(prepared, _Problem):
            yield item, None, prepared.reason
        else:
            yield item, prepared, None


def _take_batch(
    connection: psycopg.Connection[Any],
    screener: Screener,
    executor: Executor | None,
    batch: Sequence[Item],
    *,
    resume: bool,
) -> Tally:
    left = _not_done(connection, batch) if resume else batch
    tally: Tally = Counter()
    if len(left) < len(batch):
        tally[SKIPPED] = len(batch) - len(left)
    prepared = list(executor.map(_prepare, left, chunksize=8) if executor else map(_prepare, left))
    pairs = list(zip(left, prepared, strict=True))
    try:
        written = _store(connection, pairs)
    except InputError:
        # One article of the batch cannot be stored; alone, each shows which.
        written = [w for pair in pairs for w in _store_alone(connection, pair)]
    for outcome in written:
        tally[outcome.outcome.value if outcome else QUARANTINED] += 1
    screener.screen(_new_parties(prepared, written))
    return tally


def _store(
    connection: psycopg.Connection[Any], pairs: Sequence[tuple[Item, "ArticleRecord | _Problem"]]
) -> list[Written | None]:
    records = [p for _, p in pairs if not isinstance(p, _Problem)]
    with transaction(connection):
        stored = iter(write_articles(connection, records))
        written = [None if isinstance(p, _Problem) else next(stored) for _, p in pairs]
        put_in_quarantine(
            connection,
            [_quarantine(item, p) for item, p in pairs if isinstance(p, _Problem)],
        )
        note_done(
            connection,
            [_ledger(item, w) for (item, _), w in zip(pairs, written, strict=True)],
        )
    return written


def _store_alone(
    connection: psycopg.Connection[Any], pair: tuple[Item, "ArticleRecord | _Problem"]
) -> list[Written | None]:
    item, prepared = pair
    try:
        return _store(connection, [(item, prepared)])
    except InputError as error:
        return _store(connection, [(item, _Problem(code=error.code, reason=error.message))])


def _prepare(item: Item) -> ArticleRecord | _Problem:
    if item.draft is None:
        return _Problem(code=InputError.code, reason=item.problem or "unreadable")
    try:
        return prepare(item.draft)
    except MarsadError as error:
        return _Problem(code=error.code, reason=error.message)
    except Exception as error:
        # The border of a worker: one article must not take the run down; it keeps its reason.
        log.exception("article.failed", source=item.source, position=item.position)
        return _Problem(code=EXTRACTION_FAILED, reason=f"{type(error).__name__}: {error}")


def _not_done(connection: psycopg.Connection[Any], batch: Sequence[Item]) -> list[Item]:
    done: set[tuple[str, str]] = set()
    with connection.transaction():
        for source in {item.source for item in batch}:
            keys = [item_key(item) for item in batch if item.source == source]
            done.update((source, key) for key in done_keys(connection, source, keys))
    return [item for item in batch if (item.source, item_key(item)) not in done]


def _ledger(item: Item, written: Written | None) -> LedgerRecord:
    return LedgerRecord(
        source=item.source,
        item_key=item_key(item),
        status=written.outcome.value if written else QUARANTINED,
        article=written.article if written else None,
    )


def _quarantine(item: Item, problem: _Problem) -> QuarantineRecord:
    raw = json.dumps(item_document(item), ensure_ascii=True).encode("ascii")
    return QuarantineRecord(
        source=item.source,
        position=item.position,
        code=problem.code,
        reason=problem.reason,
        raw=raw,
    )


def _new_parties(
    prepared: Sequence["ArticleRecord | _Problem"], written: Sequence[Written | None]
) -> list[PartyRecord]:
    new = {number for w in written if w for number in w.parties}
    known = {
        party.id: party
        for record in prepared
        if not isinstance(record, _Problem)
        for party in record.parties.values()
    }
    return [known[number] for number in sorted(new)]


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
