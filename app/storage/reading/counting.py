"""How many rows filters let through: exact while that is quick, else the planner's estimate.

Enters: a selection, filters, how exact. Leaves: a count that says whether it is one. Refuses to
count for longer than it was given.

What a country and days alone let through is never counted here: `dated_counts` has it by day and
month.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import psycopg

from app.storage.reading.database import STATEMENT_SECONDS, Connection, savepoint
from app.storage.reading.selection import Driver, Filters, Selection, sources_of, values_of

EXACT_TO: Final = 10_000
"""Totals are counted up to here; beyond, the planner estimates."""
_BY_DAY: Final = frozenset({"country", "published"})
_FROM, _BEFORE = "%(published_from)s::date", "%(published_before)s::date"


def _month(day: str) -> str:
    """Return the first day of a day's month; of days it is immutable, unlike `date_trunc`."""
    return f"(({day}) - (extract(day FROM {day})::int - 1))"


_FIRST: Final = _month(_month(f"{_FROM} - 1") + " + 31")
"""The first month that is whole."""
_LAST: Final = _month(_BEFORE)
"""The month after the last one that is whole."""
_STRETCH: Final = (
    f"d.span = 'month' AND d.day >= {_FIRST} AND d.day < {_LAST}",
    f"d.span = 'day' AND d.day >= {_FROM} AND d.day < least({_FIRST}, {_BEFORE})",
    f"d.span = 'day' AND d.day >= greatest({_LAST}, {_FIRST}) AND d.day < {_BEFORE}",
)
"""What a stretch of days is made of: whole months, and the days before and after them."""
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
            `EXACT_SECONDS`, "estimate" asks the planner. Sums of days are exact.
    """
    values = values_of(filters)
    by_day = days_statement(selection, filters)
    if by_day and how != "estimate":
        return await _summed(connection, by_day, values)
    body = counted_of(selection, filters)
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
    """Return the count that a page's statement made by `count_statement`."""
    if counted <= EXACT_TO or sums_days(selection, filters):
        return Count(value=counted, exact=True, version=version)
    body = counted_of(selection, filters)
    estimate = await _estimate(connection, body, values_of(filters))
    return Count(value=max(estimate.value, EXACT_TO + 1), exact=False)


async def _within_time(
    connection: Connection, statement: str, values: dict[str, object]
) -> Count | None:
    """Return the exact count, None when it took too long; the snapshot goes on either way."""
    try:
        async with savepoint(connection):
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


async def _summed(connection: Connection, statement: str, values: dict[str, object]) -> Count:
    cursor = await connection.execute(f"SELECT ({statement}) AS n, {_VERSION}", values)
    row: Any = await cursor.fetchone()
    return Count(value=row["n"], exact=True, version=row["version"])


def count_statement(selection: Selection, filters: Filters) -> str:
    """Return the statement of one number: all rows where days are summed, else bounded."""
    by_day = days_statement(selection, filters)
    if by_day is not None:
        return by_day
    body = counted_of(selection, filters)
    return f"SELECT count(*) FROM ({body} LIMIT {EXACT_TO + 1}) y"


def days_statement(selection: Selection, filters: Filters) -> str | None:
    """Return the statement that sums the days' counts, None where there are more filters."""
    if selection.counted is None or not sums_days(selection, filters):
        return None
    return _days(selection.counted, country="country" in filters, dated="published" in filters)


def sums_days(selection: Selection, filters: Filters) -> bool:
    """Tell whether the total is a sum of the days' counts, so that it costs next to nothing."""
    if selection.counted is None or filters.keys() - _BY_DAY:
        return False
    return len(filters.get("country", ("",))) == 1


@cache
def _days(kind: str, *, country: bool, dated: bool) -> str:
    where = "(%(country)s::text[])[1]" if country else "''"
    parts = _STRETCH if dated else ("d.span = 'month'",)
    rows = " UNION ALL ".join(
        f"SELECT d.count FROM dated_counts d "
        f"WHERE d.kind = '{kind}' AND d.country = {where} AND {part}"
        for part in parts
    )
    return f"SELECT coalesce(sum(x.count), 0)::bigint FROM ({rows}) x"


def counted_of(selection: Selection, filters: Filters) -> str:
    """Return the statement whose rows are those that the filters let through."""
    lead = next((n for n, d in selection.drivers.items() if _single(filters.get(n), d)), None)
    source, where, _ = sources_of(selection, filters, lead)
    return f"SELECT FROM {source} WHERE {where}"


def _single(value: object, driver: Driver) -> bool:
    if value is None or driver.join is None:
        return False
    return len(value) == 1 if isinstance(value, tuple | list) else True
