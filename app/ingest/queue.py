"""The queue of articles waiting to be taken, on the same Postgres as everything else.

Enters: drafts. Leaves: jobs that any number of workers, on any machine, take once or, after a
crash, again. Tasks are therefore idempotent: storing an article twice changes nothing.
"""

from collections.abc import Callable, Iterable
from typing import Any

import structlog
from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy, SyncPsycopgConnector
from procrastinate.exceptions import ConnectorException

from app.errors import DatabaseUnavailableError
from app.ingest.items import Item, item_document, item_from_document

QUEUE = "articles"
TAKE = "articles.take"
RETRY_STALLED = "jobs.retry_stalled"
_EVERY_MINUTE = "* * * * *"
_BATCH = 200

log = structlog.get_logger(__name__)


def enqueue(database_url: str, items: Iterable[Item]) -> int:
    """Hand the articles of `items` to the workers; return how many were handed over.

    Raises:
        DatabaseUnavailableError: when the database cannot be reached.
    """
    try:
        return _enqueue(database_url, items)
    except ConnectorException as error:
        raise DatabaseUnavailableError(f"nothing could be queued: {error}") from error


def _enqueue(database_url: str, items: Iterable[Item]) -> int:
    app = App(connector=SyncPsycopgConnector(conninfo=database_url))
    count = 0
    with app.open():
        deferrer = app.configure_task(TAKE, queue=QUEUE)
        batch: list[dict[str, Any]] = []
        for item in items:
            batch.append({"item": item_document(item)})
            if len(batch) == _BATCH:
                deferrer.batch_defer(*batch)
                count += len(batch)
                batch.clear()
        if batch:
            deferrer.batch_defer(*batch)
        return count + len(batch)


def run_worker(database_url: str, take: Callable[[Item], None], *, concurrency: int = 1) -> None:
    """Take jobs until SIGTERM or SIGINT, then finish the running ones and return.

    Args:
        database_url: the owner's URL.
        take: stores one item; called in a thread, at most `concurrency` at a time.
        concurrency: how many jobs run at once in this process.
    """
    worker_app(database_url, take).run_worker(concurrency=concurrency)


def worker_app(database_url: str, take: Callable[[Item], None]) -> App:
    """Return the application whose tasks take items with `take`."""
    app = App(connector=PsycopgConnector(conninfo=database_url))

    @app.task(name=TAKE, queue=QUEUE, retry=RetryStrategy(max_attempts=5, exponential_wait=2))
    def take_item(item: dict[str, Any]) -> None:
        take(item_from_document(item))

    @app.periodic(cron=_EVERY_MINUTE)
    @app.task(name=RETRY_STALLED, queueing_lock=RETRY_STALLED, pass_context=True)
    async def retry_stalled(context: JobContext, timestamp: int) -> None:
        for job in await context.app.job_manager.get_stalled_jobs():
            await context.app.job_manager.retry_job(job)
            log.warning("job.retried", job=job.id, task=job.task_name, at=timestamp)

    return app
