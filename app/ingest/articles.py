"""Articles into the database: prepared in batches, each stored and screened in one transaction.

Enters: items of a source. Leaves: rows, and a tally of what became of each item. What cannot be
taken is quarantined with its reason; a run that is killed and started again ends as if it had run
once, because ids are derived from content and the ledger commits with the rows.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import psycopg
import structlog

from app.domain.ids import write_id
from app.errors import InputError
from app.ingest.claims import check_articles
from app.ingest.completing import Replaced, complete_batch, complete_items
from app.ingest.connection import owner_connection
from app.ingest.identity import settle_identity
from app.ingest.items import STDIN, Item, item_document, item_key
from app.ingest.preparing import UNDETERMINED
from app.ingest.screening import Screener, StoredIndexes
from app.ingest.side_by_side import Batch, Prepared, Problem, prepare_item, prepared_batches
from app.storage.records import (
    ArticleRecord,
    LedgerRecord,
    Outcome,
    PartyRecord,
    QuarantineRecord,
    Written,
)
from app.storage.writing.articles import write_articles
from app.storage.writing.ledger import (
    done_keys,
    leave_quarantine,
    note_done,
    put_in_quarantine,
)
from app.storage.writing.state import transaction

QUARANTINED = "quarantined"
SKIPPED = "skipped"
_BATCH = 128

log = structlog.get_logger(__name__)
_WROTE = frozenset({Outcome.STORED, Outcome.REVISED, Outcome.UPDATED})

Tally = Counter[str]
"""How many items ended in each `Outcome`, "quarantined" or "skipped" (done with before)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Takes articles into one database.

    Attributes:
        database_url: the owner's.
        processes: how many processes extract side by side; 1 extracts in this one.
        indexes: the screening index, kept from one call to the next.
    """

    database_url: str
    processes: int = 1
    indexes: StoredIndexes = field(default_factory=StoredIndexes)

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
        with owner_connection(self.database_url) as connection:
            given = _not_done(connection, items, tally) if resume else items
            screener = Screener(connection, self.indexes)
            settle_identity(connection, screener)  # what a killed run left
            with prepared_batches(_completed(connection, given), self.processes) as batches:
                for batch in batches:
                    for written in _store(connection, screener, batch):
                        tally[written.outcome.value if written else QUARANTINED] += 1
                    settle_identity(connection, screener)
                    progress(tally)
        return tally

    def take_one(self, item: Item) -> None:
        """Take one item, as a worker does."""
        self.take([item])


def examine(items: Iterable[Item]) -> Iterator[Prepared]:
    """Yield each item with its record, or the problem that it has; nothing is stored."""
    for item in items:
        yield item, prepare_item(item)


def _store(
    connection: psycopg.Connection[Any], screener: Screener, batch: Batch
) -> list[Written | None]:
    try:
        return _store_together(connection, screener, batch)
    except InputError:
        # One article of the batch cannot be stored; alone, each shows which.
        return [w for one in batch for w in _store_alone(connection, screener, one)]


def _store_alone(
    connection: psycopg.Connection[Any], screener: Screener, one: Prepared
) -> list[Written | None]:
    try:
        return _store_together(connection, screener, [one])
    except InputError as error:
        problem = Problem(code=error.code, reason=error.message)
        return _store_together(connection, screener, [(one[0], problem)])


def _store_together(
    connection: psycopg.Connection[Any], screener: Screener, batch: Batch
) -> list[Written | None]:
    screened = screener.screen(_parties(_records(batch)))
    with transaction(connection):
        given = batch
        batch, replaced = complete_batch(connection, given)
        records = _records(batch)
        if batch != given:
            screened = screener.screen(_parties(records))
        stored = iter(write_articles(connection, records))
        written = [None if isinstance(p, Problem) else next(stored) for _, p in batch]
        screener.save(screened)
        check_articles(connection, [w.article for w in written if w and w.outcome in _WROTE])
        taken = [_place(item) for (item, _), w in zip(batch, written, strict=True) if w]
        leave_quarantine(connection, taken)
        put_in_quarantine(
            connection, [_quarantine(item, p) for item, p in batch if isinstance(p, Problem)]
        )
        note_done(
            connection,
            [_ledger(item, w) for (item, _), w in zip(batch, written, strict=True)],
        )
    for one in replaced:
        _tell(one)
    for item, prepared in batch:
        if not isinstance(prepared, Problem) and prepared.extraction.language == UNDETERMINED:
            log.warning("article.no_arabic", source=item.source, position=item.position)
    return written


def _records(batch: Batch) -> list[ArticleRecord]:
    return [p for _, p in batch if not isinstance(p, Problem)]


def _parties(records: Iterable[ArticleRecord]) -> Iterable[PartyRecord]:
    return {p.id: p for r in records for p in r.parties.values()}.values()


def _tell(replaced: Replaced) -> None:
    """Log that the same text, given again without a URL, took the place of another outlet's."""
    item, before = replaced.item, replaced.before
    draft = item.draft
    log.warning(
        "article.outlet_replaced",
        article=write_id(replaced.article),
        before=before.outlet,
        before_id=before.external_id,
        after=draft and draft.outlet,
        after_id=draft and draft.external_id,
        source=item.source,
        position=item.position,
        hint="the same text without a url is one article; with a url each outlet keeps its own",
    )


def _not_done(
    connection: psycopg.Connection[Any], items: Iterable[Item], tally: Tally
) -> Iterator[Item]:
    for batch in _batches(items):
        done: set[tuple[str, str]] = set()
        for source in {item.source for item in batch}:
            keys = [item_key(item) for item in batch if item.source == source]
            done.update((source, key) for key in done_keys(connection, source, keys))
        left = [item for item in batch if (item.source, item_key(item)) not in done]
        if len(left) < len(batch):
            tally[SKIPPED] += len(batch) - len(left)
        yield from left


def _ledger(item: Item, written: Written | None) -> LedgerRecord:
    return LedgerRecord(
        source=item.source,
        item_key=item_key(item),
        status=written.outcome.value if written else QUARANTINED,
        article=written.article if written else None,
    )


def _place(item: Item) -> tuple[str, str]:
    """Return the source and the position that name an item in quarantine."""
    return item.source, item_key(item) if item.source == STDIN else item.position


def _quarantine(item: Item, problem: Problem) -> QuarantineRecord:
    source, position = _place(item)
    raw = json.dumps(item_document(item), ensure_ascii=True).encode("ascii")
    return QuarantineRecord(
        source=source,
        position=position,
        code=problem.code,
        reason=problem.reason,
        raw=raw,
    )


def _completed(connection: psycopg.Connection[Any], items: Iterable[Item]) -> Iterator[list[Item]]:
    for batch in _batches(items):
        yield complete_items(connection, batch)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
