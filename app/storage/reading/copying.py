"""What COPY sends, taken as it comes, many rows at a time.

Enters: a COPY … TO STDOUT statement. Leaves: its rows as bytes. Refuses to hold more than `MOST`.

A client that is gone before the end leaves a statement that runs: it is cancelled.
"""

import asyncio
from collections.abc import AsyncGenerator
from typing import Final, TypeVar

from psycopg import generators
from psycopg.abc import PQGen
from psycopg.errors import QueryCanceled, error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn
from psycopg.waiting import Wait

from app.storage.reading.database import STATEMENT_SECONDS, Connection, ReadTooSlowError

MOST: Final = 1_000
"""Rows that are taken at a time."""

_Result = TypeVar("_Result")


async def copy_out(connection: Connection, statement: str) -> AsyncGenerator[list[bytes], None]:
    """Yield the rows of a COPY statement, some at a time.

    The statement may take as long as its reader does, but each time some are asked for, they come
    within the time of a statement.

    Args:
        connection: in a transaction.
        statement: COPY … TO STDOUT, without values.

    Raises:
        ReadTooSlowError: when rows take longer than `STATEMENT_SECONDS`.
        psycopg.Error: when the statement fails, or the connection.
    """
    await connection.execute("SET LOCAL statement_timeout = 0")
    async with connection.lock:
        connection.pgconn.send_query(statement.encode())
        (result,) = await _in_time(connection, generators.execute(connection.pgconn))
        if result.status != ExecStatus.COPY_OUT:
            raise error_from_result(result)
        try:
            ended = False
            while not ended:
                rows: list[bytes] = []
                ended = await _in_time(connection, _take(connection.pgconn, rows))
                if rows:
                    yield rows
        finally:
            if connection.pgconn.transaction_status == TransactionStatus.ACTIVE:
                await _abandon(connection)
    await connection.execute(f"SET LOCAL statement_timeout = '{STATEMENT_SECONDS}s'")


async def _in_time(connection: Connection, generator: PQGen[_Result]) -> _Result:
    try:
        async with asyncio.timeout(STATEMENT_SECONDS):
            return await connection.wait(generator)
    except TimeoutError as error:
        raise ReadTooSlowError(f"The read took longer than {STATEMENT_SECONDS} s.") from error


def _take(pgconn: PGconn, rows: list[bytes]) -> PQGen[bool]:
    """Put rows that have come into `rows`; return whether they were the last."""
    while len(rows) < MOST:
        size, data = pgconn.get_copy_data(1)
        if size > 0:
            rows.append(bytes(data))
        elif size == 0:
            while not (yield Wait.R):
                continue
            pgconn.consume_input()
        else:
            (result,) = yield from generators.fetch_many(pgconn)
            if result.status != ExecStatus.COMMAND_OK:
                raise error_from_result(result)
            return True
    return False


async def _abandon(connection: Connection) -> None:
    """Cancel the statement, and take what is on the way."""
    await connection.cancel_safe()
    try:
        while not await _in_time(connection, _take(connection.pgconn, [])):
            pass
    except QueryCanceled:
        return
