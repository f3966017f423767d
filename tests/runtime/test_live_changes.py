"""What a process keeps of the newest changes, and whom it wakes."""

import asyncio

import psycopg

from app.runtime.live_changes import LiveChanges
from app.storage.reading.changes import BEGINNING, Position
from app.storage.writing.changes import record_articles
from app.storage.writing.state import transaction
from tests.databases import Urls
from tests.runtime.test_live_index import until


def record(urls: Urls, *articles: int) -> None:
    with psycopg.connect(urls.owner) as connection, transaction(connection):
        record_articles(connection, "article.added", articles)


def kept(live: LiveChanges, after: Position, limit: int = 1000) -> list[int] | None:
    stretch = live.after(after, limit)
    if stretch is None:
        return None
    return [told.row["article_id"] for told in stretch.changes]


async def begin(live: LiveChanges) -> Position:
    await until(lambda: live.through is not None)
    return live.through or BEGINNING


async def test_before_the_first_look_nothing_is_known(database: Urls) -> None:
    live = LiveChanges(database.api, poll_seconds=60)
    assert live.through is None
    assert live.after(BEGINNING, 10) is None


async def test_what_was_there_before_is_in_the_log_alone(database: Urls) -> None:
    record(database, 1)
    live = LiveChanges(database.api, poll_seconds=60)
    async with live.following():
        begun = await begin(live)
        assert kept(live, BEGINNING) is None
        assert kept(live, begun) == []
        await asyncio.to_thread(record, database, 2)
        await until(lambda: kept(live, begun) == [2])


async def test_followers_are_woken_by_an_announcement_long_before_the_poll(database: Urls) -> None:
    live = LiveChanges(database.api, poll_seconds=3600)
    wake, other = asyncio.Event(), asyncio.Event()
    async with live.following():
        await begin(live)
        with live.waking(wake):
            await asyncio.to_thread(record, database, 1)
            await asyncio.wait_for(wake.wait(), 5)
        wake.clear()
        with live.waking(other):
            await asyncio.to_thread(record, database, 2)
            await asyncio.wait_for(other.wait(), 5)
        assert not wake.is_set()


async def test_the_end_of_an_older_transaction_needs_no_announcement(database: Urls) -> None:
    live = LiveChanges(database.api, poll_seconds=3600)
    async with live.following():
        begun = await begin(live)
        with psycopg.connect(database.owner) as slow:
            record_articles(slow, "article.added", [1])
            await asyncio.to_thread(record, database, 2)
            await asyncio.sleep(0.3)
            assert kept(live, begun) == []
            slow.rollback()
        await until(lambda: kept(live, begun) == [2])


async def test_no_more_is_kept_than_was_said(database: Urls) -> None:
    live = LiveChanges(database.api, poll_seconds=60, most_kept=10)
    async with live.following():
        begun = await begin(live)
        await asyncio.to_thread(record, database, *range(15))
        await until(lambda: kept(live, begun) == list(range(15)))
        middle = live.after(begun, 12)
        assert middle is not None
        assert middle.through == middle.changes[-1].position
        await asyncio.to_thread(record, database, *range(15, 30))
        await until(lambda: kept(live, begun) is None)
        assert kept(live, middle.through) is None
        assert kept(live, live.through or BEGINNING) == []
        await asyncio.to_thread(record, database, 30)
        await until(lambda: kept(live, live.through or BEGINNING) == [] and len(live._kept) == 11)
        floor = live._floor or BEGINNING
        assert kept(live, floor) == list(range(20, 31))


async def test_a_reader_ahead_of_the_process_is_told_nothing_twice(database: Urls) -> None:
    live = LiveChanges(database.api, poll_seconds=60)
    async with live.following():
        begun = await begin(live)
        await asyncio.to_thread(record, database, 1)
        await until(lambda: kept(live, begun) == [1])
        ahead = Position((live.through or begun).transaction + 1_000, 0)
        stretch = live.after(ahead, 10)
        assert stretch is not None
        assert (stretch.changes, stretch.through) == ((), ahead)


async def test_a_broken_connection_is_made_anew(database: Urls) -> None:
    live = LiveChanges(database.api, poll_seconds=60)
    async with live.following():
        begun = await begin(live)
        with psycopg.connect(database.owner, autocommit=True) as owner:
            owner.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        await asyncio.to_thread(record, database, 1)
        await until(lambda: kept(live, begun) == [1])
