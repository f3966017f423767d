"""Items prepared for storing, in several processes when there are many.

Enters: batches of items. Leaves: the same batches with each item's record, or the problem that
kept it from having one. The next batch is prepared while the caller stores the one before.
"""

import contextlib
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import structlog

from app.errors import InputError, MarsadError
from app.ingest.items import Item
from app.ingest.preparing import prepare
from app.runtime.collecting import collect_rarely
from app.storage.records import ArticleRecord

EXTRACTION_FAILED = "extraction-failed"
_WORTH_A_POOL = 16
_CHUNK = 8
_WATCH_SECONDS = 1.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why an item could not be taken."""

    code: str
    reason: str


Prepared = tuple[Item, ArticleRecord | Problem]
Batch = list[Prepared]
_Mapping = Callable[[Sequence[Item]], Iterable[ArticleRecord | Problem]]


@contextlib.contextmanager
def prepared_batches(batches: Iterator[list[Item]], processes: int) -> Iterator[Iterator[Batch]]:
    """Lend the prepared batches, in order.

    Args:
        batches: not empty ones; a first one of a few items is prepared in this process.
        processes: how many to use; 1 prepares in this one.
    """
    first = next(batches, None)
    if first is None:
        yield iter(())
    elif processes == 1 or len(first) < _WORTH_A_POOL:
        yield _ahead(first, batches, lambda items: list(map(prepare_item, items)))
    else:
        spawning = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(
            processes, mp_context=spawning, initializer=_begin, initargs=(os.getpid(),)
        ) as pool:
            yield _ahead(
                first, batches, lambda items: pool.map(prepare_item, items, chunksize=_CHUNK)
            )


def prepare_item(item: Item) -> ArticleRecord | Problem:
    """Return the record of an item, or why it has none; never raises for the item's sake."""
    if item.draft is None:
        return Problem(code=InputError.code, reason=item.problem or "unreadable")
    try:
        return prepare(item.draft)
    except MarsadError as error:
        return Problem(code=error.code, reason=error.message)
    except Exception as error:
        # The border of a worker: one article must not take the run down; it keeps its reason.
        log.exception("article.failed", source=item.source, position=item.position)
        return Problem(code=EXTRACTION_FAILED, reason=f"{type(error).__name__}: {error}")


def _begin(parent: int) -> None:
    collect_rarely()
    _end_with(parent)


def _end_with(parent: int) -> None:
    """End this process when the one that started it is gone, even by kill -9."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def _ahead(first: list[Item], batches: Iterator[list[Item]], mapping: _Mapping) -> Iterator[Batch]:
    items, working = first, mapping(first)
    for following in batches:
        next_working = mapping(following)
        yield list(zip(items, working, strict=True))
        items, working = following, next_working
    yield list(zip(items, working, strict=True))
