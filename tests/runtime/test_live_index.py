import asyncio
from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest

from app.domain.listing import Alias, Designation, Kind, ParsedList, Strength
from app.runtime.live_index import IndexNotLoadedError, LiveIndex
from app.screening.index import build_index
from app.storage.records import IndexRecord
from app.storage.writing.screening import save_index
from tests.databases import Urls

SOON = 10.0


def one_name_list(name: str) -> ParsedList:
    alias = Alias(name=name, strength=Strength.PRIMARY, script="Latn")
    entry = Designation(list_id="one", entry_id="1", kind=Kind.PERSON, aliases=(alias,))
    return ParsedList(
        list_id="one", designations=(entry,), refused=(), sha256="0" * 64, dated=date(2024, 1, 1)
    )


def store(urls: Urls, name: str) -> int:
    """Commit an index of one name; return its number."""
    blob = build_index([one_name_list(name)]).to_bytes()
    with psycopg.connect(urls.owner) as connection:
        return save_index(connection, IndexRecord(versions={}, matcher="test", blob=blob))


def change(urls: Urls, statement: str, values: dict[str, Any]) -> None:
    with psycopg.connect(urls.owner) as connection:
        connection.execute(statement, values)


async def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition, not for ever."""

    async def wait() -> None:
        while not condition():  # noqa: ASYNC110 - what is awaited knows no events
            await asyncio.sleep(0.01)

    await asyncio.wait_for(wait(), SOON)


def number(live: LiveIndex) -> int | None:
    try:
        return live.current().number
    except IndexNotLoadedError:
        return None


async def test_before_the_first_index_there_is_none(database: Urls) -> None:
    live = LiveIndex(database.api, poll_seconds=0.05)
    async with live.following():
        await asyncio.sleep(0.2)
        with pytest.raises(IndexNotLoadedError, match="No screening index is stored yet"):
            live.current()


async def test_the_newest_stored_index_is_served(database: Urls) -> None:
    store(database, "A")
    newest = store(database, "B")
    live = LiveIndex(database.api, poll_seconds=60)
    async with live.following():
        await until(lambda: number(live) == newest)
        assert live.fault is None


async def test_a_new_index_is_announced_long_before_the_poll(database: Urls) -> None:
    first = store(database, "A")
    live = LiveIndex(database.api, poll_seconds=3600)
    async with live.following():
        await until(lambda: number(live) == first)
        before = live.current()
        second = await asyncio.to_thread(store, database, "B")
        await until(lambda: number(live) == second)
        assert before.number == first  # what a request holds does not change under it


async def test_without_an_announcement_the_poll_finds_it(database: Urls) -> None:
    number_of_first = store(database, "A")
    live = LiveIndex(database.api, poll_seconds=0.05)
    async with live.following():
        await until(lambda: number(live) == number_of_first)
        copy = """INSERT INTO screening_indexes (versions, matcher, sha256, blob)
            SELECT versions, matcher, sha256, blob FROM screening_indexes"""
        await asyncio.to_thread(change, database, copy, {})
        await until(lambda: number(live) == number_of_first + 1)


async def test_each_look_moves_the_time_of_checking(database: Urls) -> None:
    store(database, "A")
    live = LiveIndex(database.api, poll_seconds=0.05)
    async with live.following():
        await until(lambda: number(live) is not None)
        first = live.current()
        await until(lambda: live.current().checked_at > first.checked_at)
        assert live.current().loaded_at == first.loaded_at


DAMAGE = [
    ("another checksum", "UPDATE screening_indexes SET sha256 = 'x' WHERE id = %(id)s", "checksum"),
    ("a torn blob with its own checksum", """UPDATE screening_indexes
        SET blob = substr(blob, 1, 100), sha256 = encode(sha256(substr(blob, 1, 100)), 'hex')
        WHERE id = %(id)s""", "cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "why"), [d[1:] for d in DAMAGE], ids=[d[0] for d in DAMAGE])
async def test_a_damaged_index_is_refused_and_the_one_before_stays(
    database: Urls, damage: str, why: str
) -> None:
    good = store(database, "A")
    live = LiveIndex(database.api, poll_seconds=0.05)
    async with live.following():
        await until(lambda: number(live) == good)
        bad = await asyncio.to_thread(store_damaged, database, damage)
        await until(lambda: live.fault is not None)
        assert number(live) == good
        assert str(bad) in str(live.fault)
        assert why in str(live.fault)
        better = await asyncio.to_thread(store, database, "C")
        await until(lambda: number(live) == better)
        assert live.fault is None


def store_damaged(urls: Urls, damage: str) -> int:
    blob = build_index([one_name_list("B")]).to_bytes()
    with psycopg.connect(urls.owner) as connection:
        saved = save_index(connection, IndexRecord(versions={}, matcher="test", blob=blob))
        connection.execute(damage, {"id": saved})
        return saved


async def test_a_cut_connection_is_made_anew(database: Urls) -> None:
    first = store(database, "A")
    live = LiveIndex(database.api, poll_seconds=0.05)
    cut = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'marsad-read' AND datname = current_database()"""
    async with live.following():
        await until(lambda: number(live) == first)
        await asyncio.to_thread(change, database, cut, {})
        await until(lambda: live.fault is not None)
        second = await asyncio.to_thread(store, database, "B")
        await until(lambda: number(live) == second)
        assert live.fault is None
