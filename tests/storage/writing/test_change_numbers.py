"""A log of changes that was moved to another cluster goes on after its last number."""

import psycopg
import pytest

from app.storage.reading.changes import BEGINNING, read_changes
from app.storage.reading.database import listener
from app.storage.writing.change_numbers import adopt_log
from app.storage.writing.changes import record_articles
from tests.databases import Urls

pytestmark = pytest.mark.postgres


def adopt(urls: Urls) -> bool:
    with psycopg.connect(urls.owner) as connection:
        return adopt_log(connection)


def record(urls: Urls, article: int) -> None:
    with psycopg.connect(urls.owner) as connection:
        record_articles(connection, "article.added", [article])


def test_a_log_of_this_cluster_is_left_alone(database: Urls) -> None:
    assert not adopt(database)
    with psycopg.connect(database.owner) as writing:
        record_articles(writing, "article.added", [1])
        assert not adopt(database)
    assert not adopt(database)


async def test_a_restored_log_goes_on(database: Urls) -> None:
    far = 10_000_000
    with psycopg.connect(database.owner) as connection:
        connection.execute(
            "INSERT INTO changes (transaction, kind, article_id) VALUES (%s, 'article.added', 1), "
            "(%s, 'article.added', 2)",
            (far - 1, far),
        )
    async with listener(database.api) as reading:
        stuck = await read_changes(reading, BEGINNING, limit=10)
        assert (stuck.rows, stuck.withheld) == ((), True)
        assert adopt(database)
        assert not adopt(database)
        seen = await read_changes(reading, BEGINNING, limit=10)
        assert [row["article_id"] for row in seen.rows] == [1, 2]
        record(database, 3)
        new = await read_changes(reading, seen.through, limit=10)
        assert [row["article_id"] for row in new.rows] == [3]
        assert new.rows[0]["transaction"] > far
