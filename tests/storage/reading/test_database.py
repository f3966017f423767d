import psycopg
import pytest

from app.errors import DatabaseUnavailableError
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
