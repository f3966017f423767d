"""How many rows filters let through: exact while that is quick, else the planner's estimate.

Enters: a selection, filters, how exact. Leaves: a count that says whether it is one. Refuses to
count for longer than it was given.
"""

from dataclasses import dataclass
from typing import Final

import psycopg

from app.storage.reading.database import STATEMENT_SECONDS, Connection
from app.storage.reading.selection import Driver, Filters, Selection, sources_of, values_of

EXACT_TO: Final = 10_000
"""Totals are counted up to here; beyond, the planner estimates."""
_VERSION: Final = "(SELECT version FROM data_version WHERE id = 1) AS version"
EXACT_SECONDS: Final = 3
"""How long an exact count may take before the estimate is given instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many rows the filters let through.

    Attributes:
        exact: False for the planner's estimate.
        version: of the data that were counted; None for an estimate.
    """

    value: int
    exact: bool
    version: int | None = None


async def count_rows(
    connection: Connection, selection: Selection, filters: Filters, *, how: str = "bounded"
) -> Count:
    """Return how many rows the filters let through.

    Args:
        connection: in a transaction where the count is to be exact.
        selection: what is counted.
        filters: of the selection.
        how: "bounded" counts to `EXACT_TO` and estimates beyond, "exact" counts on for
            `EXACT_SECONDS`, "estimate" asks the planner alone.
    """
    body = counted_of(selection, filters)
    values = values_of(filters)
    if how == "exact":
        counted = await _within_time(
            connection, f"SELECT count(*) AS n, {_VERSION} FROM ({body}) x", values
        )
        return counted or await _estimate(connection, body, values)
    if how == "bounded":
        bounded = f"SELECT count(*) AS n, {_VERSION} FROM ({body} LIMIT {EXACT_TO + 1}) x"
        prepare = False if "q" in filters else None
        row = await (await connection.execute(bounded, values, prepare=prepare)).fetchone()
        if row and row["n"] <= EXACT_TO:
            return Count(value=row["n"], exact=True, version=row["version"])
        estimate = await _estimate(connection, body, values)
        return Count(value=max(estimate.value, EXACT_TO + 1), exact=False)
    return await _estimate(connection, body, values)


async def settle_count(
    connection: Connection, selection: Selection, filters: Filters, counted: int, version: int
) -> Count:
    """Return the count that a page's statement made to `EXACT_TO` and one more."""
    if counted <= EXACT_TO:
        return Count(value=counted, exact=True, version=version)
    body = counted_of(selection, filters)
    estimate = await _estimate(connection, body, values_of(filters))
    return Count(value=max(estimate.value, EXACT_TO + 1), exact=False)


async def _within_time(
    connection: Connection, statement: str, values: dict[str, object]
) -> Count | None:
    """Return the exact count, None when it took too long; the snapshot goes on either way."""
    try:
        async with connection.transaction():
            await connection.execute(f"SET LOCAL statement_timeout = '{EXACT_SECONDS}s'")
            row = await (await connection.execute(statement, values)).fetchone()
            await connection.execute(f"SET LOCAL statement_timeout = '{STATEMENT_SECONDS}s'")
    except psycopg.errors.QueryCanceled:
        return None
    return Count(value=row["n"], exact=True, version=row["version"]) if row else None


async def estimated_rows(connection: Connection, body: str, values: dict[str, object]) -> int:
    """Return how many rows the planner expects of a statement."""
    cursor = await connection.execute(f"EXPLAIN (FORMAT JSON) {body}", values, prepare=False)
    document = await cursor.fetchone()
    return int(document["QUERY PLAN"][0]["Plan"]["Plan Rows"]) if document else 0


async def _estimate(connection: Connection, body: str, values: dict[str, object]) -> Count:
    return Count(value=await estimated_rows(connection, body, values), exact=False)


def counted_of(selection: Selection, filters: Filters) -> str:
    """Return the statement whose rows are those that the filters let through."""
    lead = next((n for n, d in selection.drivers.items() if _single(filters.get(n), d)), None)
    source, where, _ = sources_of(selection, filters, lead)
    return f"SELECT FROM {source} WHERE {where}"


def _single(value: object, driver: Driver) -> bool:
    if value is None or driver.join is None:
        return False
    return len(value) == 1 if isinstance(value, tuple | list) else True
