"""Full-text search across articles, claims and quotes, and what its words are.

Enters: words as a person writes them. Leaves: what has them, by relevance, with the text that was
searched; the stems asked for, and which words of a text have one of them. Refuses to cut snippets.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from app.storage.reading.articles import ARTICLES
from app.storage.reading.attribution import CLAIMS, QUOTES
from app.storage.reading.counting import estimated_rows
from app.storage.reading.database import Connection
from app.storage.reading.selection import Filters, Row, Selection, conditions_of, values_of

MOST_RANKED: Final = 200
"""Of each kind the newest ones that have the words are put in order of relevance."""

_WANTED: Final = MOST_RANKED * 3 // 2
"""Rows that the months looked through first should have by the estimate."""
_MOST_SHARE: Final = 0.5
"""Of all rows; beyond, all are looked through."""
_IN_VAIN: Final = {"article": 40, "claim": 5, "quote": 5}
"""What a row looked at in vain costs, in entries of the index of words; the words of an article
stand apart from its row."""
_LEAST_STEP: Final = 4
_MONTH_DAYS: Final = 28

COUNTED_TO: Final = 2_000
"""Of each kind so many are counted; of more, the planner's estimate is given."""

SEARCHED: Final[Mapping[str, Selection]] = {"article": ARTICLES, "claim": CLAIMS, "quote": QUOTES}
_ORDER: Final = {kind: number for number, kind in enumerate(SEARCHED)}

_TEXTS: Final = {
    "article": "SELECT id, coalesce(title || E'\\n', '') || text AS text, brief, "
    "length(coalesce(title || E'\\n', '')) AS before "
    "FROM articles WHERE id = ANY(%(ids)s) ORDER BY id LIMIT 1000",
    "claim": "SELECT t.id, t.text, a.brief, 0 AS before FROM claims t "
    "JOIN articles a ON a.id = t.article_id WHERE t.id = ANY(%(ids)s) ORDER BY t.id LIMIT 1000",
    "quote": "SELECT t.id, t.text, a.brief, 0 AS before FROM quotes t "
    "JOIN articles a ON a.id = t.article_id WHERE t.id = ANY(%(ids)s) ORDER BY t.id LIMIT 1000",
}
_MONTHS: Final = """\
SELECT kind, day, count FROM dated_counts WHERE country = '' AND span = 'month'
AND kind IN ('article', 'claim', 'quote') ORDER BY kind, day DESC LIMIT 100000"""
_LEXEME: Final = re.compile(r"'((?:[^']|'')+)'")

_Month = tuple[date, int]
Months = Mapping[str, Sequence[_Month]]
"""The months that have rows, the newest first, with how many they have, by kind."""


class Calendar:
    """The months of the newest version of the data that was asked for."""

    def __init__(self) -> None:
        """Begin before any version."""
        self._version = -1
        self._months: Months = {}

    async def months(self, connection: Connection, version: int) -> Months:
        """Return the months of a version of the data, or of a newer one."""
        if version > self._version:
            rows = await (await connection.execute(_MONTHS, prepare=True)).fetchall()
            months: dict[str, list[_Month]] = {}
            for row in rows:
                months.setdefault(row["kind"], []).append((row["day"], row["count"]))
            self._months, self._version = months, version
        return self._months


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A piece of news that has the words.

    Attributes:
        score: × 1,000,000.
    """

    score: int
    kind: str
    id: int


@dataclass(slots=True, kw_only=True)
class _Since:
    """Since which day the newest rows of a kind are looked for.

    Attributes:
        expected: rows that have the words, by the planner's estimate.
        months: newest first.
        found: rows since the day tried last.
    """

    kind: str
    expected: int
    months: Sequence[_Month]
    found: int = 0

    def days(self) -> Iterator[date]:
        """Yield days to try, each earlier than the last; none where a walk ends sooner."""
        total = sum(rows for _, rows in self.months)
        if self.expected**2 > MOST_RANKED * _IN_VAIN[self.kind] * total:
            return
        share = _WANTED / max(self.expected, 1)
        while share < _MOST_SHARE:
            yield self._day(share * total)
            share *= max(_LEAST_STEP, _WANTED / max(self.found, 1))

    def _day(self, wanted: float) -> date:
        """Return the day since which there should be so many rows, by how many months have."""
        for month, rows in self.months:
            if rows >= wanted:
                return month + timedelta(days=int(_MONTH_DAYS * (1 - wanted / rows)))
            wanted -= rows
        return date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Where the words are expected, before they are looked for.

    Attributes:
        rows: how many have them by the planner's estimate, by kind.
        months: as a calendar has them; where they are out of date, a search takes longer.
    """

    rows: Mapping[str, int]
    months: Months


async def search(
    connection: Connection,
    filters: Filters,
    outlook: Outlook,
    *,
    limit: int,
    after: tuple[int, int, int] | None = None,
) -> list[Found]:
    """Return what has the words, most relevant first.

    Args:
        connection: in a transaction.
        filters: of all kinds, with `q`.
        outlook: of the kinds wanted.
        limit: rows wanted.
        after: the (score, kind's number, id) that the rows come after.
    """
    months: Months = {} if "published" in filters else outlook.months
    values = {**values_of(filters), "rows": limit}
    if after:
        values |= {f"a{n}": part for n, part in enumerate(after)}
    found: list[Found] = []
    for kind, rows in outlook.rows.items():
        since = _Since(kind=kind, expected=rows, months=months.get(kind, ()))
        found += await _best(connection, filters, values, since)
    found.sort(key=lambda one: (one.score, _ORDER[one.kind], one.id), reverse=True)
    return found[:limit]


async def expect(
    connection: Connection, filters: Filters, kinds: Sequence[str], months: Months
) -> Outlook:
    """Return what the planner expects of each kind."""
    values = values_of(filters)
    rows = {
        kind: await estimated_rows(connection, _found(SEARCHED[kind], filters), values)
        for kind in kinds
    }
    return Outlook(rows=rows, months=months)


async def _best(
    connection: Connection, filters: Filters, values: dict[str, Any], since: _Since
) -> list[Found]:
    """Return the best of the newest `MOST_RANKED` of a kind.

    Frequent words are among the newest rows: the walk from the newest ends soon. Of rarer ones the
    newest are looked for since a day since which there should be enough by the estimate: the index
    of days and that of words then meet, and no row is read in vain. Where there are too few, the
    estimate was wrong, and an earlier day is taken.
    """
    for day in since.days():
        row = await _newest(connection, since.kind, filters, {**values, "since": day})
        since.found = row["found"]
        if since.found >= MOST_RANKED:
            return _read(since.kind, row)
    return _read(since.kind, await _newest(connection, since.kind, filters, values))


async def _newest(
    connection: Connection, kind: str, filters: Filters, values: dict[str, Any]
) -> Row:
    """Return how many were `found`, and the `scores` and `ids` of the best, in order."""
    selection, number = SEARCHED[kind], _ORDER[kind]
    letter = selection.table.split()[-1]
    conditions = conditions_of(selection, filters)
    if "since" in values:
        conditions += f" AND {letter}.sort_day >= %(since)s"
    beyond = f"WHERE (r.score, {number}, r.id) < (%(a0)s, %(a1)s, %(a2)s)" if "a0" in values else ""
    statement = (
        f"WITH n AS MATERIALIZED (SELECT {selection.search} AS search, {selection.identity} AS id "
        f"FROM {selection.table} WHERE {conditions} "
        f"ORDER BY {letter}.sort_day DESC, {letter}.id DESC LIMIT {MOST_RANKED}), "
        "p AS (SELECT r.score, r.id FROM (SELECT "
        "(ts_rank(n.search, marsad_query(%(q)s), 1) * 1e6)::int AS score, n.id FROM n) r "
        f"{beyond} ORDER BY r.score DESC, r.id DESC LIMIT %(rows)s) "
        "SELECT (SELECT count(*) FROM n) AS found, array_agg(p.score) AS scores, "
        "array_agg(p.id) AS ids FROM p"
    )
    row = await (await connection.execute(statement, values, prepare=False)).fetchone()
    return row or {"found": 0, "scores": None, "ids": None}


def _read(kind: str, row: Row) -> list[Found]:
    pairs = zip(row["scores"] or (), row["ids"] or (), strict=True)
    return [Found(score=score, kind=kind, id=number) for score, number in pairs]


def kind_number(kind: str) -> int:
    """Return the number of a kind in the order of results of equal score."""
    return _ORDER[kind]


async def read_texts(connection: Connection, kind: str, ids: Sequence[int]) -> dict[int, Row]:
    """Return of each the `text` searched and the article's `brief` with its hole.

    `before` is how many characters of the text stand before the stored one.
    """
    rows = await (await connection.execute(_TEXTS[kind], {"ids": list(ids)})).fetchall()
    return {row["id"]: row for row in rows}


async def read_stems(connection: Connection, words: str) -> frozenset[str]:
    """Return the stems that `words` ask for, without those that they exclude."""
    statement = "SELECT querytree(marsad_query(%(q)s)) AS tree"
    row: Any = await (await connection.execute(statement, {"q": words})).fetchone()
    return frozenset(stem.replace("''", "'") for stem in _LEXEME.findall(row["tree"] or ""))


async def stems_of(connection: Connection, words: Iterable[str]) -> dict[str, str | None]:
    """Return the stem of each folded word; None of one that is not searched."""
    statement = (
        "SELECT w, (ts_lexize('arabic_stem', w))[1] AS stem FROM unnest(%(words)s::text[]) w "
        "ORDER BY w LIMIT 1000000"
    )
    rows = await (await connection.execute(statement, {"words": list(words)})).fetchall()
    return {row["w"]: row["stem"] for row in rows}


async def count_found(
    connection: Connection, filters: Filters, expected: Mapping[str, int]
) -> tuple[int, bool]:
    """Return how many have the words, and whether that is a count or the planner's estimate."""
    total, exact = 0, True
    for kind, rows in expected.items():
        number = rows
        if number <= COUNTED_TO:
            number = await _counted(connection, _found(SEARCHED[kind], filters), filters)
        exact = exact and number <= COUNTED_TO
        total += number
    return total, exact


def _found(selection: Selection, filters: Filters) -> str:
    return f"SELECT FROM {selection.table} WHERE {conditions_of(selection, filters)}"


async def _counted(connection: Connection, body: str, filters: Filters) -> int:
    statement = f"SELECT count(*) AS n FROM ({body} LIMIT {COUNTED_TO + 1}) x"
    row: Any = await (
        await connection.execute(statement, values_of(filters), prepare=False)
    ).fetchone()
    return int(row["n"])
