"""The queue of work waiting to be done, on the same Postgres as everything else.

Enters: drafts, and duties that come round. Leaves: jobs that any number of workers, on any machine,
take once or, after a crash, again. Tasks are therefore idempotent: storing an article twice changes
nothing. Lists have lanes of their own, so that they never wait behind articles.
"""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

import structlog
from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy, SyncPsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import DeleteJobCondition, Status

from app.errors import DatabaseUnavailableError
from app.ingest.items import Item, item_document, item_from_document

QUEUE: Final = "articles"
DUTIES: Final = "duties"
TAKE: Final = "articles.take"
RETRY_STALLED: Final = "jobs.retry_stalled"
_EVERY_MINUTE: Final = "* * * * *"
_BATCH: Final = 200

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Work that comes round; at most one job of it waits at a time.

    Attributes:
        name: of the task.
        every_seconds: 1 to 59, or a multiple of 60.
        do: the work; called in a thread, and again after a crash.
    """

    name: str
    every_seconds: int
    do: Callable[[], None]

    @property
    def cron(self) -> str:
        """When it comes round; the seconds stand last."""
        if self.every_seconds < 60:
            return f"* * * * * */{self.every_seconds}"
        return f"*/{min(self.every_seconds // 60, 59)} * * * * 0"


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


def run_worker(
    database_url: str,
    take: Callable[[Item], None],
    *,
    concurrency: int = 1,
    duties: Iterable[Duty] = (),
) -> None:
    """Take jobs until SIGTERM or SIGINT, then finish the running ones and return.

    Args:
        database_url: the owner's URL.
        take: stores one item; called in a thread, at most `concurrency` at a time.
        concurrency: how many articles are taken at once in this process.
        duties: work that comes round beside the articles.
    """
    given = tuple(duties)
    asyncio.run(_work(worker_app(database_url, take, given), concurrency, max(1, len(given))))


async def _work(app: App, articles: int, duties: int) -> None:
    """Work in two lanes until told to stop."""
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(articles + duties + 1))
    async with app.open_async():
        lanes = [
            asyncio.create_task(
                app.run_worker_async(
                    queues=[queue],
                    concurrency=concurrency,
                    install_signal_handlers=False,
                    delete_jobs=finished,
                )
            )
            for queue, concurrency, finished in (
                (QUEUE, articles, DeleteJobCondition.NEVER),
                (DUTIES, duties, DeleteJobCondition.SUCCESSFUL),
            )
        ]
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, _stop, lanes)
        try:
            await asyncio.wait(lanes, return_when=asyncio.FIRST_COMPLETED)
        finally:
            _stop(lanes)
            for lane in lanes:
                with contextlib.suppress(asyncio.CancelledError):
                    await lane


def _stop(lanes: Iterable["asyncio.Task[None]"]) -> None:
    """Ask the lanes to finish what they are at; one that failed keeps its error."""
    for lane in lanes:
        lane.cancel()


def worker_app(database_url: str, take: Callable[[Item], None], duties: Iterable[Duty] = ()) -> App:
    """Return the application whose tasks take items with `take` and do the duties."""
    app = App(connector=PsycopgConnector(conninfo=database_url))

    @app.task(name=TAKE, queue=QUEUE, retry=RetryStrategy(max_attempts=5, exponential_wait=2))
    def take_item(item: dict[str, Any]) -> None:
        take(item_from_document(item))

    @app.periodic(cron=_EVERY_MINUTE)
    @app.task(name=RETRY_STALLED, queue=DUTIES, queueing_lock=RETRY_STALLED, pass_context=True)
    async def retry_stalled(context: JobContext, timestamp: int) -> None:
        manager = context.app.job_manager
        for job in await manager.get_stalled_jobs():
            if job.queue == DUTIES:
                # it comes round by itself
                await manager.finish_job(job, Status.FAILED, delete_job=True)
                continue
            await manager.retry_job(job)
            log.warning("job.retried", job=job.id, task=job.task_name, at=timestamp)

    for duty in duties:
        _add_duty(app, duty)
    return app


def _add_duty(app: App, duty: Duty) -> None:
    def do(timestamp: int) -> None:
        del timestamp
        duty.do()

    task = app.task(name=duty.name, queue=DUTIES, queueing_lock=duty.name)(do)
    app.periodic(cron=duty.cron)(task)
