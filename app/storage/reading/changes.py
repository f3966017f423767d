"""The log of changes in an order that nothing is ever added before.

Enters: a position, filters and a bound. Leaves: the changes after it, oldest first, and how far the
log is settled. Refuses to pass over anything: rows are in order of (transaction, id), and those of
a transaction are left out until every transaction with a smaller number has ended.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from app.storage.reading.database import Connection
from app.storage.reading.selection import Row

KINDS: Final = (
    "article.added",
    "article.revised",
    "article.removed",
    "entry.added",
    "entry.amended",
    "entry.removed",
    "screening.changed",
)
ENTRY_KINDS: Final = tuple(kind for kind in KINDS if kind.startswith("entry."))

COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    "party": ("party_id", "bigint"),
    "article": ("article_id", "bigint"),
    "list": ("list_id", "text"),
    "kind": ("kind", "text"),
}
"""Filters with their columns, the most telling first: the first one given leads the walk."""

ChangeFilters = Mapping[str, tuple[Any, ...]]
"""Filter name → values, any of which will do."""


class Position(NamedTuple):
    """A place in the log: after the change with this id of this transaction."""

    transaction: int
    id: int


BEGINNING: Final = Position(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePage:
    """A stretch of the log.

    Attributes:
        rows: changes in order; each is one settled for ever.
        more: whether more are settled already.
        through: the position up to which nothing but `rows` passes the filters.
        withheld: whether changes wait for an older transaction to end.
    """

    rows: tuple[Row, ...]
    more: bool
    through: Position
    withheld: bool


async def read_changes(
    connection: Connection, after: Position, *, limit: int, filters: ChangeFilters | None = None
) -> ChangePage:
    """Return at most `limit` settled changes after a position, all read from one snapshot."""
    given = filters or {}
    values = {**{name: list(one) for name, one in given.items()}, **after._asdict()}
    statement = _statement(tuple(name for name in COLUMNS if name in given))
    cursor = await connection.execute(statement, {**values, "rows": limit + 1})
    found = await cursor.fetchall()
    settled, withheld = Position(found[0]["horizon"], 0), found[0]["withheld"]
    rows = tuple(_change(row) for row in found if row["id"] is not None)
    more = len(rows) > limit
    kept = rows[:limit]
    through = position_of(kept[-1]) if more and kept else max(settled, after)
    return ChangePage(rows=kept, more=more, through=through, withheld=withheld)


async def read_settled(connection: Connection) -> Position:
    """Return the position up to which the log is settled: all that comes, comes after it."""
    row = await (await connection.execute(_HORIZON)).fetchone()
    return Position(row["horizon"], 0) if row else BEGINNING


def position_of(row: Row) -> Position:
    """Return the position after a change."""
    return Position(row["transaction"], row["id"])


def passes(row: Row, filters: ChangeFilters) -> bool:
    """Tell whether a change passes the filters, as the database would."""
    return all(row[COLUMNS[name][0]] in values for name, values in filters.items())


def _change(row: Row) -> Row:
    """Return the change of a row, without what the statement says of the whole log."""
    return {name: value for name, value in row.items() if name not in ("horizon", "withheld")}


_HORIZON: Final = """\
SELECT marsad_change_number(pg_snapshot_xmin(pg_current_snapshot())) AS horizon
ORDER BY horizon LIMIT 1"""

_SETTLED: Final = """\
WITH settled AS MATERIALIZED (
    SELECT s.horizon,
           coalesce((SELECT max(w.transaction) FROM changes w) >= s.horizon, FALSE) AS withheld
    FROM ({horizon}) s)
SELECT s.horizon, s.withheld, c.*, p.name_ar, p.name_en
FROM settled s
LEFT JOIN LATERAL ({page}) c ON TRUE
LEFT JOIN parties p ON p.id = c.party_id
ORDER BY c.transaction, c.id""".replace("{horizon}", _HORIZON)

_WALK: Final = """\
SELECT c.id, c.transaction, c.kind, c.at, c.list_id, c.list_version, c.entry_id, c.party_id,
       c.article_id, c.before, c.after, c.cause
FROM changes c
WHERE (c.transaction, c.id) > (%(transaction)s, %(id)s) AND c.transaction < s.horizon{conditions}
ORDER BY c.transaction, c.id
LIMIT %(rows)s"""


@lru_cache(maxsize=32)
def _statement(names: tuple[str, ...]) -> str:
    """Return the statement for filters of these names: one walk for each value of the first."""
    if not names:
        return _SETTLED.replace("{page}", _WALK.replace("{conditions}", ""))
    lead, *others = names
    column, kind = COLUMNS[lead]
    conditions = f" AND c.{column} = v.value"
    for name in others:
        conditions += f" AND c.{COLUMNS[name][0]} = ANY(%({name})s)"
    page = (
        f"SELECT w.* FROM unnest(%({lead})s::{kind}[]) v (value) "
        f"CROSS JOIN LATERAL ({_WALK.replace('{conditions}', conditions)}) w "
        "ORDER BY w.transaction, w.id LIMIT %(rows)s"
    )
    return _SETTLED.replace("{page}", page)
