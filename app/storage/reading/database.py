"""The read side's connections: a pool under the API's role, one snapshot per request.

Enters: a connection string. Leaves: connections whose rows are dicts. Refuses to write: the role
may only SELECT, and every transaction is read-only besides.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any, Final

import psycopg
from psycopg import AsyncConnection, IsolationLevel
from psycopg.pq import TransactionStatus
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from app.errors import DatabaseUnavailableError, MarsadError

Connection = AsyncConnection[DictRow]

STATEMENT_SECONDS: Final = 10
LONG_SECONDS: Final = 600
WAIT_SECONDS: Final = 5.0
LARGEST_POOL: Final = 8
_SPARE_SECONDS: Final = 60.0
"""How long a connection may go from request to request without passing through the pool."""

_HOOKS: Final[list[Callable[[Connection], None]]] = []


class ReadTooSlowError(MarsadError):
    """A read was cut off after its time."""

    code = "read-too-slow"


class ReadDatabase:
    """Connections for reading; opened once, shared by the requests of one process."""

    def __init__(self, url: str, *, largest: int = LARGEST_POOL) -> None:
        """Prepare a pool for `url`; nothing is connected before `open`."""
        self.url = url
        self._spare: list[tuple[Connection, float]] = []
        self._asking = 0
        self._closing = False
        self._pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            url,
            connection_class=AsyncConnection[DictRow],
            kwargs={**connection_options(), "autocommit": True},
            configure=_read_only,
            min_size=1,
            max_size=largest,
            timeout=WAIT_SECONDS,
            open=False,
        )

    async def open(self) -> None:
        """Start connecting in the background; a database that is down is asked again later."""
        await self._pool.open(wait=False)

    async def close(self) -> None:
        """Give all connections back."""
        self._closing = True
        while self._spare:
            await self._pool.putconn(self._spare.pop()[0])
        await self._pool.close()

    def waiting(self) -> int:
        """Return how many wait for a connection."""
        return int(self._pool.get_stats().get("requests_waiting", 0))

    @asynccontextmanager
    async def statements(self) -> AsyncIterator[Connection]:
        """Lend a connection on which every statement sees the newest state: no transaction.

        Raises:
            DatabaseUnavailableError: when no connection can be had, or it breaks.
            ReadTooSlowError: when a statement ran for longer than `STATEMENT_SECONDS`.
        """
        try:
            connection, since = await self._lend()
            try:
                yield connection
            except BaseException:
                _failed(connection)
                await self._pool.putconn(connection)
                raise
            await self._take_back(connection, since)
        except psycopg.errors.QueryCanceled as error:
            seconds = STATEMENT_SECONDS
            raise ReadTooSlowError(f"The read took longer than {seconds} s.") from error
        except (psycopg.OperationalError, PoolTimeout) as error:
            raise DatabaseUnavailableError("The database cannot be reached.") from error

    async def _lend(self) -> tuple[Connection, float]:
        """Return a connection, and since when it has not been in the pool."""
        if self._spare:
            return self._spare.pop()
        self._asking += 1
        try:
            return await self._pool.getconn(), monotonic()
        finally:
            self._asking -= 1

    async def _take_back(self, connection: Connection, since: float) -> None:
        """Keep a connection for who asks next, unless someone waits in the pool or it is time.

        The pool has locks and looks after the age of its connections; passing through it costs more
        than a statement does to send.
        """
        idle = connection.pgconn.transaction_status == TransactionStatus.IDLE
        wanted = self._asking or self._closing or monotonic() - since > _SPARE_SECONDS
        if idle and not wanted:
            self._spare.append((connection, since))
        else:
            await self._pool.putconn(connection)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Connection]:
        """Lend a connection in one REPEATABLE READ transaction: all its reads see one state.

        Raises:
            DatabaseUnavailableError: when no connection can be had, or it breaks.
            ReadTooSlowError: when a statement ran for longer than `STATEMENT_SECONDS`.
        """
        async with self.statements() as connection, connection.transaction():
            yield connection

    @asynccontextmanager
    async def long_snapshot(self) -> AsyncIterator[Connection]:
        """Lend a snapshot that may wait for its reader for `LONG_SECONDS` between statements.

        Raises:
            DatabaseUnavailableError: when no connection can be had, or it breaks.
            ReadTooSlowError: when a statement ran for longer than `STATEMENT_SECONDS`.
        """
        async with self.snapshot() as connection:
            await connection.execute(
                f"SET LOCAL idle_in_transaction_session_timeout = '{LONG_SECONDS}s'"
            )
            # Rows leave as they are found: nothing is sorted before the first one.
            await connection.execute("SET LOCAL enable_sort = off")
            yield connection


def on_failure(hook: Callable[[Connection], None]) -> None:
    """Let `hook` know of connections on which something failed: they are rolled back."""
    _HOOKS.append(hook)


@asynccontextmanager
async def savepoint(connection: Connection) -> AsyncIterator[None]:
    """Run a block that may fail without the transaction around it."""
    try:
        async with connection.transaction():
            yield
    except BaseException:
        _failed(connection)
        raise


def _failed(connection: Connection) -> None:
    for hook in _HOOKS:
        hook(connection)


def connection_options() -> dict[str, Any]:
    """Return the options that every reading connection is made with."""
    return {
        "row_factory": dict_row,
        "connect_timeout": int(WAIT_SECONDS),
        "application_name": "marsad-read",
        "options": f"-c statement_timeout={STATEMENT_SECONDS}s -c timezone=UTC",
    }


async def _read_only(connection: Connection) -> None:
    await connection.set_read_only(True)
    await connection.set_isolation_level(IsolationLevel.REPEATABLE_READ)


@asynccontextmanager
async def listener(url: str) -> AsyncIterator[Connection]:
    """Lend a connection of one's own, in autocommit, on which notifications can be awaited.

    Raises:
        DatabaseUnavailableError: when it cannot be had, or breaks.
    """
    try:
        connection = await AsyncConnection[DictRow].connect(
            url, autocommit=True, **connection_options()
        )
        async with connection:
            yield connection
    except psycopg.OperationalError as error:
        raise DatabaseUnavailableError("The database cannot be reached.") from error
