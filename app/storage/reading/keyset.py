"""Lists in pages: filters, a total order and a place in it, composed into bounded statements.

Enters: a selection (what a list is read from), filters and a window. Leaves: rows in order, and
whether more lie before and after. Refuses to read without an order and a bound.

A filter whose join table holds the sort key leads: the page is then one index walk, or with
several values one walk for each and a merge of their first rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from app.storage.reading.database import Connection
from app.storage.reading.selection import (
    RELEVANCE,
    Driver,
    Filters,
    Row,
    Selection,
    Sort,
    UnknownFilterError,
    conditions_of,
    shape_of,
    sources_of,
    values_of,
)

MOST_RANKED: Final = 2_000
"""Rows that are put in order of relevance: the newest ones that have the words."""

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Which page.

    Attributes:
        key: the sort key that the page starts after; of the row it ends before when `backwards`.
    """

    limit: int
    sort: str
    key: Key | None = None
    backwards: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Rows in order, and the keys of the pages beside this one (None where there is none)."""

    rows: tuple[Row, ...]
    after: Key | None = None
    before: Key | None = None


class Walk(NamedTuple):
    """The statement of the keys of a page (`id`, `key_0`, …), and its order.

    Attributes:
        whole: the statement of the rows themselves with their keys, where the walk is through
            them; else None.
    """

    keys: str
    order: str
    width: int
    whole: str | None = None

    def page(self, table: str) -> tuple[str, str]:
        """Return the FROM item of the page's rows under their table's letter, and their order.

        Args:
            table: with its letter ("claims c").
        """
        letter = table.rsplit(maxsplit=1)[-1]
        if self.whole is not None:
            return f"({self.whole}) {letter}", self.order.replace("k.", f"{letter}.")
        return f"({self.keys}) k JOIN {table} ON {letter}.id = k.id", self.order


async def read_page(
    connection: Connection, selection: Selection, filters: Filters, window: Window
) -> Page:
    """Return the page of `selection` that `window` names.

    Raises:
        UnknownFilterError: when the selection lacks a filter or the sort.
    """
    walk = walk_of(selection, filters, window)
    statement = selection.rows.replace("{page}", walk.keys) + f"\nORDER BY {walk.order}"
    values = page_values(filters, window)
    cursor = await connection.execute(statement, values, prepare=_prepare(filters))
    return _page(await cursor.fetchall(), window, walk.width)


def walk_of(selection: Selection, filters: Filters, window: Window) -> Walk:
    """Return the statement of a page's keys; for one shape of filters it is composed once.

    Raises:
        UnknownFilterError: when the selection lacks a filter or the sort.
    """
    by_identity = _Same(selection)
    shape = shape_of(selection, filters)
    return _walk(by_identity, shape, window.sort, window.key is not None, window.backwards)


def page_values(filters: Filters, window: Window) -> dict[str, Any]:
    """Return the values for the statement of `walk_of`."""
    values = values_of(filters)
    values["rows"] = window.limit + 1
    for number, part in enumerate(window.key or ()):
        values[f"key_{number}"] = part
    return values


async def read_one(connection: Connection, selection: Selection, row_id: int) -> Row | None:
    """Return the row of `selection` with this id, or None."""
    sort = next(iter(selection.sorts))
    page = await read_page(connection, selection, {"id": row_id}, Window(limit=1, sort=sort))
    return page.rows[0] if page.rows else None


async def read_key(
    connection: Connection, selection: Selection, sort: str, row_id: int
) -> Key | None:
    """Return the sort key of the row with this id, None when there is no such row.

    Raises:
        UnknownFilterError: when the selection lacks the sort.
    """
    order = _sort(selection, None, sort)
    statement = (
        f"SELECT {_keys(order)} FROM {selection.table} WHERE {selection.identity} = %(id)s "
        f"ORDER BY {selection.identity} LIMIT 1"
    )
    row = await (await connection.execute(statement, {"id": row_id})).fetchone()
    return None if row is None else _key(row, len(order.keys))


def leading(selection: Selection, shape: Mapping[str, object], sort: str) -> str | None:
    """Return the filter that leads the walk in this order, None when none can."""
    for name, driver in selection.drivers.items():
        if name in shape and sort in driver.sorts:
            single = shape[name] is not False
            if (single and driver.join) or driver.several:
                return name
    return None


class _Same:
    """A selection as a key of the cache: it is itself and no other."""

    __slots__ = ("selection",)

    def __init__(self, selection: Selection) -> None:
        self.selection = selection

    def __hash__(self) -> int:
        return id(self.selection)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.selection is self.selection


@lru_cache(maxsize=4096)
def _walk(
    same: _Same,
    shape: tuple[tuple[str, object], ...],
    sort_name: str,
    placed: bool,  # noqa: FBT001 - part of the key of the cache
    backwards: bool,  # noqa: FBT001
) -> Walk:
    selection, kinds = same.selection, dict(shape)
    lead = leading(selection, kinds, sort_name)
    driver = selection.drivers[lead] if lead else None
    sort = _sort(selection, driver, sort_name)
    conditions = conditions_of(selection, kinds, without=lead)
    beyond = _beyond(sort, backwards=backwards) if placed else "TRUE"
    whole, identity = None, ""
    if sort_name == RELEVANCE:
        keys = _ranked(selection, conditions, sort, backwards=backwards, beyond=beyond)
    elif driver and not (driver.join and kinds[lead or ""] is not False):
        keys = _merged(selection, driver, sort, f"{conditions} AND {beyond}", backwards=backwards)
    else:
        source, where, identity = sources_of(selection, kinds, lead)
        keys = _plain(source, identity, sort, f"{where} AND {beyond}", backwards=backwards)
        if source.startswith(selection.table):
            letter = selection.table.split()[-1]
            whole = keys.replace(f"{identity} AS id", f"{letter}.*", 1)
    direction = _direction(sort, backwards=False)
    names = [f"k.key_{n}" for n in range(len(sort.keys))]
    if identity == sort.keys[-1][0]:
        names[-1] = "k.id"  # by its other name Postgres does not see that rows are in order
    order = ", ".join(f"{name} {direction}" for name in names)
    return Walk(keys=keys, order=order, width=len(sort.keys), whole=whole)


def _sort(selection: Selection, driver: Driver | None, name: str) -> Sort:
    sorts = driver.sorts if driver else selection.sorts
    if name == RELEVANCE and selection.search:
        rank = f"(ts_rank({selection.search}, marsad_query(%(q)s), 1) * 1e6)::int"
        return Sort(keys=((rank, "int"), (selection.identity, "bigint")), descending=True)
    if name not in sorts:
        raise UnknownFilterError(f"{selection.table} has no sort {name!r}")
    return sorts[name]


def _plain(source: str, identity: str, sort: Sort, where: str, *, backwards: bool) -> str:
    """Return the statement of a page's keys by one walk."""
    return (
        f"SELECT {identity} AS id, {_keys(sort)} FROM {source} WHERE {where} "
        f"ORDER BY {_order(sort, backwards=backwards)} LIMIT %(rows)s"
    )


def _merged(
    selection: Selection, driver: Driver, sort: Sort, where: str, *, backwards: bool
) -> str:
    """Return the statement of a page's keys by several walks, each as long as the page."""
    source = f"{selection.table} {driver.walk}"
    walk = _plain(source, selection.identity, sort, where, backwards=backwards)
    direction = _direction(sort, backwards=backwards)
    order = ", ".join(f"w.key_{n} {direction}" for n in range(len(sort.keys)))
    names = ", ".join(f"w.key_{n}" for n in range(len(sort.keys)))
    return (
        f"SELECT DISTINCT w.id, {names} FROM {driver.several} CROSS JOIN LATERAL ({walk}) w "
        f"ORDER BY {order} LIMIT %(rows)s"
    )


def _ranked(
    selection: Selection, conditions: str, sort: Sort, *, backwards: bool, beyond: str
) -> str:
    """Return the statement of a page's keys among the newest rows that have the words."""
    newest = next(iter(selection.sorts.values()))
    order = _order(newest, backwards=False)
    return (
        f"SELECT {selection.identity} AS id, {_keys(sort)} FROM (SELECT {selection.identity} AS id "
        f"FROM {selection.table} WHERE {conditions} ORDER BY {order} LIMIT {MOST_RANKED}) n "
        f"JOIN {selection.table} ON {selection.identity} = n.id WHERE {beyond} "
        f"ORDER BY {_order(sort, backwards=backwards)} LIMIT %(rows)s"
    )


def _keys(sort: Sort) -> str:
    return ", ".join(f"{expression} AS key_{n}" for n, (expression, _) in enumerate(sort.keys))


def _order(sort: Sort, *, backwards: bool) -> str:
    direction = _direction(sort, backwards=backwards)
    return ", ".join(f"{expression} {direction}" for expression, _ in sort.keys)


def _direction(sort: Sort, *, backwards: bool) -> str:
    return "DESC" if sort.descending != backwards else "ASC"


def _beyond(sort: Sort, *, backwards: bool) -> str:
    left = ", ".join(expression for expression, _ in sort.keys)
    right = ", ".join(f"%(key_{n})s::{kind}" for n, (_, kind) in enumerate(sort.keys))
    return f"({left}) {'<' if sort.descending != backwards else '>'} ({right})"


def _prepare(filters: Filters) -> bool | None:
    """Let the planner see the words: how common they are decides which index serves."""
    return False if "q" in filters else None


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


def _key(row: Row, width: int) -> Key:
    parts = (row[f"key_{n}"] for n in range(width))
    return tuple(part.isoformat() if isinstance(part, date) else part for part in parts)
