"""How much work waits, as the reading role sees it."""

from collections.abc import AsyncIterator

import psycopg
import pytest

from app.storage.reading.database import Connection, listener
from app.storage.reading.queue import read_queue
from tests.databases import Urls

pytestmark = pytest.mark.postgres


@pytest.fixture
async def reading(database: Urls) -> AsyncIterator[Connection]:
    async with listener(database.api) as connection:
        yield connection


async def test_jobs_are_told_by_queue_and_status(database: Urls, reading: Connection) -> None:
    with psycopg.connect(database.owner) as connection:
        for queue, status in (("articles", "todo"), ("articles", "todo"), ("duties", "failed"),
                              ("duties", "succeeded")):  # fmt: skip
            connection.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args) "
                "VALUES (%s, 'task', %s::procrastinate_job_status, '{\"text\": \"secret\"}')",
                (queue, status),
            )
        # Jobs that wait since 90 seconds ago, as the queue's own log has it.
        connection.execute("UPDATE procrastinate_events SET at = now() - interval '90 seconds'")
    found = await read_queue(reading)
    assert [(one.queue, one.status, one.jobs) for one in found] == [
        ("articles", "todo", 2),
        ("duties", "failed", 1),
    ]
    assert [one.since is not None for one in found] == [True, False]


async def test_nothing_else_of_the_queue_can_be_read(reading: Connection) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        await reading.execute("SELECT args FROM procrastinate_jobs")
