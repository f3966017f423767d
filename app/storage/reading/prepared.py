"""Statements of the hot paths, prepared once for each connection and sent without a cursor.

Enters: a statement with named values. Leaves: the fields of its one row as the protocol has them,
in binary. Refuses to know what they mean.

A cursor adapts every value and every field by its type and costs more than the rest of a request;
here values go as text, which Postgres reads by the type of their place in the statement, and fields
stay bytes.
"""

import re
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import count
from typing import Any, Final
from weakref import WeakKeyDictionary

from psycopg import generators
from psycopg.errors import InvalidSqlStatementName, error_from_result
from psycopg.pq import ExecStatus, Format, TransactionStatus
from psycopg.pq.abc import PGresult

from app.storage.reading.database import Connection, on_failure

MOST: Final = 100
"""Statements that a connection has prepared at once; the one asked longest ago goes first."""

Fields = tuple[bytes | None, ...]

_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""From which Postgres counts microseconds."""
_NAME: Final = re.compile(r"%\((\w+)\)s")
_NUMBERS: Final = count(1)
_SPECIAL: Final = re.compile(r'(["\\])')
_Names = OrderedDict[str, bytes]
_prepared: "WeakKeyDictionary[Connection, _Names]" = WeakKeyDictionary()


async def read_fields(
    connection: Connection, statement: str, values: Mapping[str, Any], *, prepare: bool = True
) -> Fields | None:
    """Return the fields of the first row of a statement in binary, None when it has no row.

    Args:
        connection: any.
        statement: with values as `%(name)s` and without any other `%`.
        values: of the names, and maybe of others.
        prepare: False where the planner is to see the values.

    Raises:
        psycopg.Error: when the statement fails, or the connection.
    """
    query, names = numbered(statement)
    given = [_written(values[name]) for name in names]
    async with connection.lock:
        if not prepare:
            connection.pgconn.send_query_params(query, given, result_format=Format.BINARY)
            return _first(await _result(connection))
        try:
            return await _execute(connection, statement, query, given)
        except InvalidSqlStatementName:
            forget(connection)
            if connection.pgconn.transaction_status != TransactionStatus.IDLE:
                raise
            return await _execute(connection, statement, query, given)


def whole_number(field: bytes | None) -> int:
    """Return the integer that a field has; none is 0."""
    return int.from_bytes(field or b"", "big", signed=True)


def moment(field: bytes | None) -> datetime | None:
    """Return the instant that a field has."""
    return None if field is None else _EPOCH + timedelta(microseconds=whole_number(field))


def forget(connection: Connection) -> None:
    """Take nothing for prepared on a connection: after a rollback nothing is."""
    _prepared.pop(connection, None)


on_failure(forget)


@lru_cache(maxsize=2048)
def numbered(statement: str) -> tuple[bytes, tuple[str, ...]]:
    """Return a statement with numbered values, and the names of the numbers."""
    names = tuple(dict.fromkeys(_NAME.findall(statement)))
    numbers = {name: f"${number}" for number, name in enumerate(names, 1)}
    return _NAME.sub(lambda found: numbers[found[1]], statement).encode(), names


async def _execute(
    connection: Connection, statement: str, query: bytes, given: Sequence[bytes | None]
) -> Fields | None:
    known = _prepared.get(connection)
    if known is None:
        known = _prepared[connection] = OrderedDict()
    name = known.get(statement)
    if name is None:
        name = await _prepare(connection, query)
        known[statement] = name
        if len(known) > MOST:
            _, oldest = known.popitem(last=False)
            connection.pgconn.send_query_params(b"DEALLOCATE " + oldest, None)
            await _result(connection)
    else:
        known.move_to_end(statement)
    connection.pgconn.send_query_prepared(name, given, result_format=Format.BINARY)
    return _first(await _result(connection))


async def _prepare(connection: Connection, query: bytes) -> bytes:
    name = b"marsad_%d" % next(_NUMBERS)
    connection.pgconn.send_prepare(name, query)
    await _result(connection)
    return name


async def _result(connection: Connection) -> PGresult:
    results: list[PGresult] = await connection.wait(generators.execute(connection.pgconn))
    result = results[0]
    if result.status not in {ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK}:
        raise error_from_result(result)
    return result


def _first(result: PGresult) -> Fields | None:
    if result.ntuples == 0:
        return None
    return tuple(result.get_value(0, column) for column in range(result.nfields))


def _written(value: object) -> bytes | None:
    """Return a value as Postgres reads it."""
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return b"{" + b",".join(map(_element, value)) + b"}"
    return str(value).encode()


def _element(value: object) -> bytes:
    if isinstance(value, str):
        return b'"' + _SPECIAL.sub(r"\\\1", value).encode() + b'"'
    return str(value).encode()
