import asyncio
import gc

import psycopg
import pytest

from app.errors import DatabaseUnavailableError
from app.storage.reading import database as module
from app.storage.reading.database import ReadDatabase
from tests.databases import Urls


async def test_nothing_can_be_written(database: Urls) -> None:
    reading = ReadDatabase(database.api)
    await reading.open()
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        async with reading.snapshot() as connection:
            await connection.execute("DELETE FROM articles")
    await reading.close()


async def test_even_the_owner_cannot_write_through_it(database: Urls) -> None:
    reading = ReadDatabase(database.owner)
    await reading.open()
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        async with reading.snapshot() as connection:
            await connection.execute("DELETE FROM articles")
    await reading.close()


async def test_all_reads_of_a_snapshot_see_one_state(database: Urls) -> None:
    reading = ReadDatabase(database.api)
    await reading.open()
    count = "SELECT count(*) AS n FROM lists ORDER BY n LIMIT 1"
    async with reading.snapshot() as connection:
        before = await (await connection.execute(count)).fetchone()
        with psycopg.connect(database.owner) as owner:
            owner.execute("INSERT INTO lists (id, name, authority) VALUES ('x', 'x', 'x')")
        assert await (await connection.execute(count)).fetchone() == before
    async with reading.snapshot() as connection:
        assert await (await connection.execute(count)).fetchone() == {"n": 1}
    await reading.close()


async def test_a_database_that_is_down_is_told() -> None:
    nowhere = ReadDatabase("postgresql://marsad@127.0.0.1:1/marsad")
    await nowhere.open()
    with pytest.raises(DatabaseUnavailableError, match="cannot be reached"):
        async with nowhere.snapshot():
            pass
    await nowhere.close()


async def test_a_connection_goes_from_one_to_the_next(reading: ReadDatabase) -> None:
    seen = []
    for _ in range(3):
        async with reading.statements() as connection:
            seen.append(connection)
    assert seen[0] is seen[1] is seen[2]
    assert reading.waiting() == 0


async def test_who_waits_has_it_before_who_asks_next(reading: ReadDatabase) -> None:
    order = []

    async def use(name: str) -> None:
        async with reading.statements() as connection:
            order.append(name)
            await connection.execute("SELECT 1 AS one ORDER BY 1 LIMIT 1")

    await asyncio.gather(*(use(name) for name in "abcdef"))
    await use("g")
    assert order == list("abcdefg")


async def test_a_connection_passes_through_the_pool_in_time(
    reading: ReadDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SPARE_SECONDS", -1.0)
    for _ in range(3):
        async with reading.statements():
            pass
    assert reading._pool.get_stats()["requests_num"] >= 3


async def test_a_connection_that_failed_is_not_lent_again(reading: ReadDatabase) -> None:
    async def fail() -> None:
        async with reading.statements() as connection:
            connection.pgconn.finish()
            await connection.execute("SELECT 1 AS one ORDER BY 1 LIMIT 1")

    with pytest.raises(DatabaseUnavailableError):
        await fail()
    async with reading.statements() as connection:
        await connection.execute("SELECT 1 AS one ORDER BY 1 LIMIT 1")


async def test_what_is_given_back_while_closing_is_closed(shared_database: Urls) -> None:
    reading = ReadDatabase(shared_database.api)
    await reading.open()
    async with reading.statements() as first, reading.statements() as second:
        await reading.close()
    gc.collect()  # a connection left open would warn
    assert first.closed
    assert second.closed
