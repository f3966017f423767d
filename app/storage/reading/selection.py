"""What a list is read from: its table, its filters as conditions, its orders, its rows.

Enters: SQL by hand, once per collection. Leaves: values that `keyset`, `counting`, `facets` and
`timeline` compose statements of. Refuses to know connections.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from app.errors import MarsadError

Row = dict[str, Any]
Filters = Mapping[str, Any]

RELEVANCE: Final = "relevance"
"""The sort by how well the text answers the words asked for."""


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


def survivors(name: str) -> str:
    """Return the array of the parties that the filter `name` means: of merged ones, who they are.

    It is part of the statement that reads the page, so that both see one state of the data.
    """
    return (
        "ARRAY(SELECT DISTINCT coalesce(m.merged_into, m.id) FROM parties m "
        f"WHERE m.id = ANY(%({name})s::bigint[]))"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A filter that leads: its join table holds the sort key, so that a page is one index walk.

    Attributes:
        join: the join table for one value, `%(name)s`.
        several: the FROM item that has a row per walk, where the filter has several values (or
            one value stands for several walks); None when only a single value may lead.
        walk: the join table for one row of `several`.
        alone: the join table by itself, its condition and its id, where a page or a count needs
            nothing of the rows but their day; the table's letter is `d`.
    """

    sorts: Mapping[str, Sort]
    join: str | None = None
    several: str | None = None
    walk: str = ""
    alone: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a list is read from.

    Attributes:
        table: the table with its letter ("claims c").
        identity: its id, as the page's statement selects it ("c.id").
        rows: the whole SELECT around the keys of a page, which it has as `{page}`.
        conditions: filter name → condition over `%(name)s`, or over `%(name_part)s` where the
            value is a mapping; a filter of a few words may have one per word, as "name=word".
        drivers: filters that may lead, the most telling first.
        documents: the select list and FROM of a page of stored documents: `document`, `{key}` for
            the sort key, and `[page]` for the table's rows; empty where there are none.
        search: the tsvector that the filter `q` searches ("c.search"), None without one.
        keys: the numbers of its words by month, as their index has them.
        paired: whether these have numbers of words that follow each other too.
        rival: of the filter `distinct`: a condition that there is no `earlier` article of the same
            story, with `{filters}` for the other filters, which `earlier` must pass too.
        rival_filters: the filters that can be asked of `earlier`.
        counted: the kind under which `dated_counts` has its rows by country and day ("claim"), None
            where it has not.
        removals: the table that keeps why and when rows were taken out, by `article_id`; None
            where none are.
    """

    table: str
    identity: str
    rows: str
    sorts: Mapping[str, Sort]
    conditions: Mapping[str, str]
    drivers: Mapping[str, Driver] = field(default_factory=dict)
    documents: str = ""
    search: str | None = None
    keys: str | None = None
    paired: bool = False
    rival: str | None = None
    rival_filters: frozenset[str] = frozenset()
    counted: str | None = None
    removals: str | None = None


def condition_of(selection: Selection, name: str, value: object) -> str:
    """Return the condition of one filter.

    Raises:
        UnknownFilterError: when the selection has no such filter.
    """
    for key in (name, f"{name}={value}"):
        if key in selection.conditions:
            return selection.conditions[key]
    raise UnknownFilterError(f"{selection.table} has no filter {name!r}")


_DAY_LEADS: Final = "d.sort_day >= %(published_from)s AND d.sort_day < %(published_before)s"


def sources_of(selection: Selection, filters: Filters, lead: str | None) -> tuple[str, str, str]:
    """Return the FROM item, the condition and the id where the filter `lead` leads by one value."""
    driver = selection.drivers[lead] if lead else None
    if driver is None or driver.join is None:
        return selection.table, conditions_of(selection, filters), selection.identity
    if driver.alone and filters.keys() <= {lead, "published"}:
        source, where, identity = driver.alone
        dated = f" AND {_DAY_LEADS}" if "published" in filters else ""
        return source, where + dated, identity
    where = conditions_of(selection, filters, without=lead)
    if driver.alone and "published" in filters:
        where = f"{where} AND {_DAY_LEADS}"
    return f"{selection.table} {driver.join}", where, selection.identity


def conditions_of(selection: Selection, filters: Filters, *, without: str | None = None) -> str:
    """Return the conditions of all filters but one, joined; "TRUE" when there are none."""
    parts = [
        _distinct(selection, filters)
        if name == "distinct"
        else condition_of(selection, name, value)
        for name, value in filters.items()
        if name != without
    ]
    return " AND ".join(f"({part})" for part in parts) or "TRUE"


def _distinct(selection: Selection, filters: Filters) -> str:
    """Return the condition that no earlier row of the story passes the filters too."""
    if selection.rival is None:
        raise UnknownFilterError(f"{selection.table} has no filter 'distinct'")
    letter = selection.table.split()[-1]
    carried = {n: v for n, v in filters.items() if n in selection.rival_filters}
    parts = [
        re.sub(rf"\b{letter}\.", "earlier.", condition_of(selection, name, value))
        for name, value in carried.items()
    ]
    joined = " AND ".join(f"({part})" for part in parts) or "TRUE"
    return selection.rival.replace("{filters}", joined)


def values_of(filters: Filters) -> dict[str, Any]:
    """Return the values of the filters by the names that statements have for them."""
    values: dict[str, Any] = {}
    for name, value in filters.items():
        if isinstance(value, Mapping):
            values |= {f"{name}_{part}": one for part, one in value.items()}
        else:
            values[name] = list(value) if isinstance(value, tuple | list) else value
    return values


def shape_of(selection: Selection, filters: Filters) -> tuple[tuple[str, object], ...]:
    """Return what of the filters a statement's text depends on.

    That is their names with the word of those that have a condition per word, whether others have
    several values (False) or one (True), and None for the rest.
    """
    return tuple((name, _kind(selection, name, value)) for name, value in filters.items())


def _kind(selection: Selection, name: str, value: object) -> object:
    if isinstance(value, str):
        return None if name in selection.conditions else value
    return len(value) == 1 if isinstance(value, tuple | list) else None
