"""Lists in pages: filters, a total order and a place in it, composed into bounded statements.

Enters: a selection (what a list is read from), filters and a window. Leaves: rows in order, and
whether more lie before and after. Refuses to read without an order and a bound.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from psycopg.sql import SQL, Composable, Composed

from app.errors import MarsadError
from app.storage.reading.database import Connection

Row = dict[str, Any]
Filters = Mapping[str, Any]

EXACT_TO: Final = 10_000
"""Totals are counted up to here; beyond, the planner estimates."""


class UnknownFilterError(MarsadError):
    """A list was asked with a filter or a sort that it does not have: a fault of the caller."""

    code = "unknown-filter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """A total order.

    Attributes:
        keys: (expression, SQL type) pairs, most significant first; the last one is unique.
    """

    keys: tuple[tuple[str, str], ...]
    descending: bool = False


def by_day(day: str, identity: str) -> dict[str, Sort]:
    """Return the two sorts by day of publication; `identity` settles equal days."""
    keys = ((day, "date"), (identity, "bigint"))
    return {"-published_on": Sort(keys=keys, descending=True), "published_on": Sort(keys=keys)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A filter that leads: its join table holds the sort key, so that a page is one index walk."""

    join: str
    sorts: Mapping[str, Sort]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a list is read from.

    Attributes:
        table: the table with its letter ("claims c").
        identity: its id, as the page's statement selects it ("c.id").
        rows: the whole SELECT around the keys of a page, which it has as `{page}`.
        conditions: filter name → condition over `%(name)s`, or over `%(name_part)s` where the
            value is a mapping; a filter of a few words may have one per word, as "name=word".
        drivers: filters that lead when they have a single value.
        searched: filters that search words; their index is used however common the words are.
    """

    table: str
    identity: str
    rows: str
    sorts: Mapping[str, Sort]
    conditions: Mapping[str, str]
    drivers: Mapping[str, Driver] = field(default_factory=dict)
    searched: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Which page.

    Attributes:
        key: the sort key that the page starts after; of the row it ends before when `backwards`.
    """

    limit: int
    sort: str
    key: tuple[str | int, ...] | None = None
    backwards: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Rows in order, and the keys of the pages beside this one (None where there is none)."""

    rows: tuple[Row, ...]
    after: tuple[str | int, ...] | None = None
    before: tuple[str | int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many rows the filters let through; `exact` is False for the planner's estimate."""

    value: int
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """A selection with its filters in place."""

    identity: str
    source: str
    sorts: Mapping[str, Sort]
    conditions: tuple[str, ...]
    values: Mapping[str, Any]


async def read_page(
    connection: Connection, selection: Selection, filters: Filters, window: Window
) -> Page:
    """Return the page of `selection` that `window` names.

    Raises:
        UnknownFilterError: when the selection lacks a filter or the sort.
    """
    plan = _plan(selection, filters)
    sort = _sort(plan, window)
    await _use_word_index(connection, selection, filters)
    keys = _keys_statement(plan, sort, window)
    order = SQL(", ").join(
        SQL("k.key_{} {}").format(SQL(str(n)), _direction(sort, backwards=False))
        for n in range(len(sort.keys))
    )
    statement = SQL(selection.rows + "\nORDER BY {order}").format(page=keys, order=order)
    place = {f"key_{n}": part for n, part in enumerate(window.key or ())}
    cursor = await connection.execute(statement, {**plan.values, **place})
    rows = await cursor.fetchall()
    return _page(rows, window, len(sort.keys))


async def read_one(connection: Connection, selection: Selection, row_id: int) -> Row | None:
    """Return the row of `selection` with this id, or None."""
    sort = next(iter(selection.sorts))
    page = await read_page(connection, selection, {"id": row_id}, Window(limit=1, sort=sort))
    return page.rows[0] if page.rows else None


async def count_rows(connection: Connection, selection: Selection, filters: Filters) -> Count:
    """Return how many rows the filters let through: exact to `EXACT_TO`, else an estimate."""
    plan = _plan(selection, filters)
    await _use_word_index(connection, selection, filters)
    body = SQL("SELECT FROM {} {}").format(SQL(plan.source), _where(plan.conditions))
    counted = SQL("SELECT count(*) AS n FROM ({} LIMIT {}) x").format(body, EXACT_TO + 1)
    row = await (await connection.execute(counted, plan.values)).fetchone()
    if row and row["n"] <= EXACT_TO:
        return Count(value=row["n"], exact=True)
    explained = SQL("EXPLAIN (FORMAT JSON) {}").format(body)
    cursor = await connection.execute(explained, plan.values)
    document = await cursor.fetchone()
    estimate = document["QUERY PLAN"][0]["Plan"]["Plan Rows"] if document else 0
    return Count(value=max(int(estimate), EXACT_TO + 1), exact=False)


async def _use_word_index(connection: Connection, selection: Selection, filters: Filters) -> None:
    """Keep the planner from reading every text for common words: it takes parsing for cheap."""
    if selection.searched & filters.keys():
        await connection.execute("SET LOCAL enable_seqscan = off")


def _plan(selection: Selection, filters: Filters) -> _Plan:
    leading = next((n for n in selection.drivers if _single(filters.get(n))), None)
    driver = selection.drivers[leading] if leading else None
    return _Plan(
        identity=selection.identity,
        source=f"{selection.table} {driver.join}" if driver else selection.table,
        sorts=driver.sorts if driver else selection.sorts,
        conditions=tuple(
            _condition(selection, name, value) for name, value in filters.items() if name != leading
        ),
        values=_values(filters, leading),
    )


def _values(filters: Filters, leading: str | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in filters.items():
        if isinstance(value, Mapping):
            values |= {f"{name}_{part}": one for part, one in value.items()}
        elif isinstance(value, tuple | list):
            values[name] = value[0] if name == leading else list(value)
        else:
            values[name] = value
    return values


def _condition(selection: Selection, name: str, value: object) -> str:
    for key in (name, f"{name}={value}"):
        if key in selection.conditions:
            return selection.conditions[key]
    raise UnknownFilterError(f"{selection.table} has no filter {name!r}")


def _single(value: object) -> bool:
    return value is not None and (len(value) == 1 if isinstance(value, tuple | list) else True)


def _sort(plan: _Plan, window: Window) -> Sort:
    if window.sort not in plan.sorts:
        raise UnknownFilterError(f"{plan.source} has no sort {window.sort!r}")
    return plan.sorts[window.sort]


def _direction(sort: Sort, *, backwards: bool) -> SQL:
    return SQL("DESC") if sort.descending != backwards else SQL("ASC")


def _where(conditions: Sequence[str]) -> Composable:
    joined = SQL(" AND ").join(SQL(f"({condition})") for condition in conditions)
    return Composed([SQL("WHERE "), joined]) if conditions else SQL("")


def _keys_statement(plan: _Plan, sort: Sort, window: Window) -> Composed:
    """Return the statement of the keys of one page and one row more."""
    conditions = plan.conditions
    if window.key is not None:
        conditions = (*conditions, _beyond(sort, backwards=window.backwards))
    direction = _direction(sort, backwards=window.backwards)
    return SQL(
        "SELECT {id} AS id, {keys} FROM {source} {where} ORDER BY {order} LIMIT {limit}"
    ).format(
        id=SQL(plan.identity),
        keys=SQL(", ").join(SQL(f"{e} AS key_{n}") for n, (e, _) in enumerate(sort.keys)),
        source=SQL(plan.source),
        where=_where(conditions),
        order=SQL(", ").join(SQL("{} {}").format(SQL(e), direction) for e, _ in sort.keys),
        limit=window.limit + 1,
    )


def _beyond(sort: Sort, *, backwards: bool) -> str:
    left = ", ".join(expression for expression, _ in sort.keys)
    right = ", ".join(f"%(key_{n})s::{kind}" for n, (_, kind) in enumerate(sort.keys))
    return f"({left}) {'<' if sort.descending != backwards else '>'} ({right})"


def _page(rows: list[Row], window: Window, width: int) -> Page:
    """Cut the row too many, and tell from it which neighbours there are."""
    more = len(rows) > window.limit
    kept = rows[len(rows) - window.limit :] if window.backwards and more else rows[: window.limit]
    has_after = bool(kept) if window.backwards else more
    has_before = more if window.backwards else window.key is not None
    return Page(
        rows=tuple(kept),
        after=_key(kept[-1], width) if has_after and kept else None,
        before=_key(kept[0], width) if has_before and kept else None,
    )


def _key(row: Row, width: int) -> tuple[str | int, ...]:
    parts = (row[f"key_{n}"] for n in range(width))
    return tuple(part.isoformat() if isinstance(part, date) else part for part in parts)
