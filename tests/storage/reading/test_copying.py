import asyncio
from contextlib import aclosing

import psycopg
import pytest

from app.storage.reading import copying
from app.storage.reading.copying import copy_out
from app.storage.reading.database import ReadDatabase, ReadTooSlowError

NUMBERS = "COPY (SELECT generate_series(1, {})) TO STDOUT"  # row by row: FROM would make all first


async def read_all(reading: ReadDatabase, statement: str) -> None:
    async with reading.snapshot() as connection:
        async for _ in copy_out(connection, statement):
            pass


@pytest.mark.parametrize("rows", [0, 1, 999, 1000, 1001, 20_000])
async def test_rows_come_whole_and_in_order(reading: ReadDatabase, rows: int) -> None:
    async with reading.snapshot() as connection:
        lots = [lot async for lot in copy_out(connection, NUMBERS.format(rows))]
        after = await (await connection.execute("SHOW statement_timeout")).fetchone()
    assert [line for lot in lots for line in lot] == [b"%d\n" % n for n in range(1, rows + 1)]
    assert all(0 < len(lot) <= copying.MOST for lot in lots)
    assert after == {"statement_timeout": "10s"}


async def test_who_leaves_early_leaves_a_whole_connection(reading: ReadDatabase) -> None:
    async with (
        reading.snapshot() as connection,
        aclosing(copy_out(connection, NUMBERS.format(50_000_000))) as lots,
    ):
        async for lot in lots:
            assert lot[0] == b"1\n"
            break
    async with reading.snapshot() as connection:
        row = await (await connection.execute("SELECT 1 AS n")).fetchone()
    assert row == {"n": 1}


async def test_a_reader_that_is_cancelled_leaves_one_too(reading: ReadDatabase) -> None:
    task = asyncio.ensure_future(read_all(reading, "COPY (SELECT pg_sleep(30)) TO STDOUT"))
    await asyncio.sleep(0.3)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with reading.snapshot() as connection:
        row = await (await connection.execute("SELECT 1 AS n")).fetchone()
    assert row == {"n": 1}


async def test_an_error_on_the_way_is_the_databases_own(reading: ReadDatabase) -> None:
    statement = "COPY (SELECT 1 / (3000 - n) FROM generate_series(1, 5000) n) TO STDOUT"
    with pytest.raises(psycopg.errors.DivisionByZero):
        await read_all(reading, statement)
    async with reading.snapshot() as connection:
        row = await (await connection.execute("SELECT 1 AS n")).fetchone()
    assert row == {"n": 1}


async def test_rows_that_take_too_long_are_told(
    reading: ReadDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "STATEMENT_SECONDS", 0.2)
    with pytest.raises(ReadTooSlowError):
        await read_all(reading, "COPY (SELECT pg_sleep(30)) TO STDOUT")
