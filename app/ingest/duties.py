"""What a worker does beside taking articles: keep the lists, the index and the verdicts current.

Enters: where lists are published, and the settings. Leaves: duties for the queue. Each may be done
by any worker at any time, and by several at once: the database's locks let one of them through.
"""

from collections.abc import Callable, Sequence
from typing import Final

import structlog

from app.errors import DatabaseUnavailableError
from app.ingest.connection import owner_connection
from app.ingest.fetching import FetchLimits
from app.ingest.list_sources import ListSource
from app.ingest.lists import build_newest_index, index_is_stale
from app.ingest.queue import Duty
from app.ingest.refresh import RefreshPlan, refresh_list
from app.ingest.rescreening import settle_screening
from app.ingest.screening import StoredIndexes
from app.runtime.settings import Settings, enabled_lists
from app.storage.writing.attempts import due_lists
from app.storage.writing.kept_indexes import prune_indexes
from app.storage.writing.locks import hold_release
from app.storage.writing.state import transaction
from app.storage.writing.versions import current_versions

log = structlog.get_logger(__name__)

_LOOK_SECONDS: Final = 5
"""How often lists that are due, and verdicts that are behind, are looked for."""
_PRUNE_SECONDS: Final = 1_800
_HOUR: Final = 3_600.0


def plan_of(settings: Settings, trigger: str) -> RefreshPlan:
    """Return how lists are refreshed under these settings."""
    return RefreshPlan(
        limits=FetchLimits(seconds=settings.fetch_seconds, allowed=frozenset(settings.fetch_allow)),
        every_seconds=settings.list_refresh_seconds or _HOUR,
        enabled=enabled_lists(settings),
        trigger=trigger,
    )


def list_duties(
    database_url: str,
    sources: Sequence[ListSource],
    plan: RefreshPlan,
    *,
    keep_days: int,
    refresh: bool,
) -> tuple[Duty, ...]:
    """Return the duties of a worker.

    Args:
        database_url: the owner's.
        sources: of the lists that are looked at without being asked for.
        plan: how.
        keep_days: how long indexes that are no longer the newest are kept.
        refresh: False where nothing is fetched on its own.
    """
    indexes = StoredIndexes()
    every = max(1, min(_LOOK_SECONDS, int(plan.every_seconds)))
    duties = [
        Duty(
            name="screening.settle",
            every_seconds=_LOOK_SECONDS,
            do=lambda: keep_screening(database_url, indexes),
        ),
        Duty(
            name="screening.prune",
            every_seconds=_PRUNE_SECONDS,
            do=lambda: prune(database_url, keep_days),
        ),
    ]
    if refresh:
        duties.extend(
            Duty(
                name=f"lists.refresh.{source.list_id}",
                every_seconds=every,
                do=_refreshing(database_url, source, plan, indexes),
            )
            for source in sources
        )
    return tuple(duties)


def keep_screening(database_url: str, indexes: StoredIndexes) -> None:
    """Build the index anew if another matcher built it, and settle the verdicts."""
    with owner_connection(database_url) as connection:
        behind = bool(current_versions(connection)) and index_is_stale(connection)
        if behind:
            with transaction(connection):
                hold_release(connection)
                if index_is_stale(connection):
                    build_newest_index(connection)
    settle_screening(database_url, indexes, wait=False)


def prune(database_url: str, keep_days: int) -> None:
    """Drop the bytes of indexes that nobody has needed for that many days."""
    with owner_connection(database_url) as connection, connection.transaction():
        dropped = prune_indexes(connection, keep_days)
    if dropped:
        log.info("indexes.pruned", indexes=dropped)


def refresh_if_due(
    database_url: str, source: ListSource, plan: RefreshPlan, indexes: StoredIndexes
) -> None:
    """Refresh a list when it is due, and screen anew whom that touches."""
    with owner_connection(database_url) as connection:
        if not due_lists(connection, [source.list_id]):
            return
    done = refresh_list(database_url, source, plan, wait=False)
    if done is not None and done.loaded is not None and done.loaded.changed:
        settle_screening(database_url, indexes, wait=False)


def _refreshing(
    database_url: str, source: ListSource, plan: RefreshPlan, indexes: StoredIndexes
) -> Callable[[], None]:
    def do() -> None:
        try:
            refresh_if_due(database_url, source, plan, indexes)
        except DatabaseUnavailableError as error:
            # the next round finds it due; what was begun is closed as interrupted then
            log.warning("list.unrefreshed", list=source.list_id, reason=error.message)

    return do
