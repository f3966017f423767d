from contextlib import suppress
from datetime import UTC, date, datetime

import psycopg
import pytest

from app.storage.reading import prepared
from app.storage.reading.database import Connection, ReadDatabase, savepoint
from app.storage.reading.prepared import moment, read_fields, whole_number


async def number(connection: Connection, given: int) -> int:
    fields = await read_fields(connection, "SELECT %(n)s::bigint + 1", {"n": given})
    assert fields
    return whole_number(fields[0])


@pytest.mark.parametrize(
    "value", ["", "روسيا", 'a "quoted" word', "back\\slash", "{a,b}", "NULL", " a ", "a'b", "%s"]
)
@pytest.mark.parametrize("prepare", [True, False])
async def test_words_arrive_as_they_are(
    reading: ReadDatabase, value: str, *, prepare: bool
) -> None:
    statement = "SELECT %(one)s::text, (%(all)s::text[])[1], cardinality(%(all)s::text[])"
    values = {"one": value, "all": [value, "x"], "unused": 7}
    async with reading.statements() as connection:
        fields = await read_fields(connection, statement, values, prepare=prepare)
    assert fields == (value.encode(), value.encode(), b"\0\0\0\x02")


async def test_numbers_days_and_nothing(reading: ReadDatabase) -> None:
    statement = (
        "SELECT %(n)s::bigint, %(day)s::date - '2000-01-01', %(ids)s::bigint[] = '{-3,4}', "
        "%(none)s::text, 'epoch'::timestamptz WHERE %(n)s < 0"
    )
    values = {"n": -5, "day": date(1999, 12, 31), "ids": (-3, 4), "none": None}
    async with reading.statements() as connection:
        fields = await read_fields(connection, statement, values)
        nothing = await read_fields(connection, statement, {**values, "n": 5})
    assert fields
    assert [whole_number(field) for field in fields[:3]] == [-5, -1, 1]
    assert (fields[3], moment(fields[4])) == (None, datetime(1970, 1, 1, tzinfo=UTC))
    assert (moment(None), whole_number(None), nothing) == (None, 0, None)


async def test_a_statement_is_prepared_once(reading: ReadDatabase) -> None:
    async with reading.statements() as connection:
        assert [await number(connection, n) for n in range(5)] == [1, 2, 3, 4, 5]
        cursor = await connection.execute(
            "SELECT count(*) AS n FROM pg_prepared_statements WHERE statement LIKE '%bigint + 1'"
        )
        assert await cursor.fetchone() == {"n": 1}


async def test_those_asked_longest_ago_are_let_go(
    reading: ReadDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "MOST", 3)
    async with reading.statements() as connection:
        for n in (1, 2, 3, 1, 4, 5, 1):
            assert await read_fields(connection, f"SELECT {n}", {}) == (bytes([0, 0, 0, n]),)
        cursor = await connection.execute(
            "SELECT statement FROM pg_prepared_statements WHERE name LIKE 'marsad%' ORDER BY 1"
        )
        kept = [row["statement"] for row in await cursor.fetchall()]
    assert kept == ["SELECT 1", "SELECT 4", "SELECT 5"]


async def test_an_error_is_the_databases_own(reading: ReadDatabase) -> None:
    with pytest.raises(psycopg.errors.DivisionByZero):
        async with reading.statements() as connection:
            await read_fields(connection, "SELECT 1 / %(n)s", {"n": 0})
    async with reading.statements() as connection:
        assert await number(connection, 1) == 2


async def test_after_a_rollback_it_is_prepared_anew(reading: ReadDatabase) -> None:
    async with reading.statements() as connection:
        assert await number(connection, 1) == 2
    with suppress(LookupError):
        async with reading.snapshot() as connection:
            assert await number(connection, 1) == 2
            raise LookupError
    async with reading.snapshot() as connection:
        assert await number(connection, 1) == 2
        with suppress(LookupError):
            async with savepoint(connection):
                raise LookupError
        assert await number(connection, 2) == 3


async def test_statements_that_vanished_are_prepared_anew(reading: ReadDatabase) -> None:
    async with reading.statements() as connection:
        assert await number(connection, 1) == 2
        await connection.execute("DEALLOCATE ALL")
        assert await number(connection, 2) == 3
