"""Full-text search across articles, claims and quotes: the newest with the words, by relevance.

Enters: words as a person writes them. Leaves: what has them, and how many have. Refuses to know how
it is shown.

Of each kind the newest rows that have the words are found in one of three ways, and all find the
same: where few have them, all are gathered and counted; where many have, a walk from the newest row
meets enough of them soon; else the index of words by month gives those of the newest months.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from app.storage.reading.articles import ARTICLES
from app.storage.reading.attribution import CLAIMS, QUOTES
from app.storage.reading.database import Connection
from app.storage.reading.prepared import read_fields, whole_number
from app.storage.reading.search_months import MOST_RANKED, Months, Stretches, month_values
from app.storage.reading.search_texts import Question
from app.storage.reading.selection import Filters, Selection, conditions_of, values_of

COUNTED_TO: Final = 2_000
"""Of each kind so many are counted; of more, the planner's estimate is given."""

SEARCHED: Final[Mapping[str, Selection]] = {"article": ARTICLES, "claim": CLAIMS, "quote": QUOTES}
_ORDER: Final = {kind: number for number, kind in enumerate(SEARCHED)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A piece of news that has the words.

    Attributes:
        score: × 1,000,000.
    """

    score: int
    kind: str
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Where the words are expected, before they are looked for.

    Attributes:
        rows: how many have them by the planner's estimate, by kind.
        months: as a calendar has them; where they are out of date, a search takes longer.
    """

    question: Question
    rows: Mapping[str, int]
    months: Months


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found, most relevant first.

    Attributes:
        counted: how many have the words, to `COUNTED_TO` and one more, of kinds that were gathered.
    """

    best: Sequence[Found]
    counted: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Best:
    """The best of the newest rows of one kind.

    Attributes:
        looked: rows that were looked at.
        ranked: the newest of them that have the words, which were put in order.
    """

    looked: int
    ranked: int
    best: Sequence[Found]


async def expect(
    connection: Connection,
    filters: Filters,
    kinds: Sequence[str],
    question: Question,
    months: Months,
) -> Outlook:
    """Return what the planner expects of each kind."""
    bodies = [_body(SEARCHED[kind], filters) for kind in kinds]
    rows = await _planned(connection, " UNION ALL ".join(bodies), filters)
    if len(rows) != len(kinds):
        rows = [n for body in bodies for n in (await _planned(connection, body, filters))[:1]]
    return Outlook(question=question, rows=dict(zip(kinds, rows, strict=True)), months=months)


async def _planned(connection: Connection, statement: str, filters: Filters) -> list[int]:
    """Return how many rows the planner expects of each part of a statement."""
    explain = f"EXPLAIN (FORMAT JSON) {statement}"
    (written,) = await read_fields(connection, explain, values_of(filters), prepare=False) or (b"",)
    plan = orjson.loads(written or b"")[0]["Plan"]
    parts = plan["Plans"] if plan["Node Type"] == "Append" else [plan]
    return [int(part["Plan Rows"]) for part in parts]


async def search(
    connection: Connection,
    filters: Filters,
    outlook: Outlook,
    *,
    limit: int,
    after: tuple[int, int, int] | None = None,
) -> Findings:
    """Return what has the words, most relevant first.

    Args:
        connection: in a transaction.
        filters: of all kinds, with `q`.
        outlook: of the kinds wanted.
        limit: rows wanted.
        after: the (score, kind's number, id) that the rows come after.
    """
    values = {**values_of(filters), "rows": limit}
    if after:
        values |= {f"a{n}": part for n, part in enumerate(after)}
    found: list[Found] = []
    counted: dict[str, int] = {}
    for kind in outlook.rows:
        one = _Search(connection=connection, kind=kind, filters=filters, values=values)
        best, gathered = await one.best(outlook)
        found += best.best
        if gathered is not None:
            counted[kind] = gathered
    found.sort(key=lambda one: (one.score, _ORDER[one.kind], one.id), reverse=True)
    return Findings(best=found[:limit], counted=counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """The search among rows of one kind."""

    connection: Connection
    kind: str
    filters: Filters
    values: Mapping[str, Any]

    async def best(self, outlook: Outlook) -> tuple[_Best, int | None]:
        """Return the best of the newest, and how many have the words if all were gathered."""
        question, expected = outlook.question, outlook.rows[self.kind]
        months = outlook.months.get(self.kind, ())
        if "published" in self.filters or not question.words:
            months = ()
        gathered = None
        if expected <= COUNTED_TO or (question.pairs and not months):
            gathered = await self._gather(question)
            if gathered.looked <= COUNTED_TO:
                return gathered, gathered.looked
            expected = max(expected, gathered.looked)
        stretches = Stretches(kind=self.kind, expected=expected, months=months)
        best = None
        if question.pairs or not stretches.walked():
            best = await self._by_months(question, stretches)
            if best is None and months and gathered is None:
                gathered = await self._gather(question)
                best = gathered if gathered.looked <= COUNTED_TO else None
        return best or await self._walk(), gathered.looked if gathered else None

    async def _by_months(self, question: Question, stretches: Stretches) -> _Best | None:
        """Look at more and more of the newest months; None where they have too few rows."""
        for months in stretches.tried():
            best = await self._among(question, months)
            stretches.found = best.ranked
            if best.ranked >= MOST_RANKED:
                return best
        return None

    async def _gather(self, question: Question) -> _Best:
        """Look at all rows that have the words, to `COUNTED_TO` and one more of them."""
        where = self._where
        if question.pairs and self._selection.paired:
            pairs = f"{self._selection.keys} @> marsad_query_pairs(%(q)s)"
            where = f"{self._rest} AND {self._has} AND {pairs}"
        newest = f"SELECT * FROM m {_newest('m')}"
        return await self._rank(f"{where} LIMIT {COUNTED_TO + 1}", newest, {})

    async def _among(self, question: Question, months: Sequence[Any]) -> _Best:
        """Look at the rows of some months, and of days after them."""
        paired = question.pairs and self._selection.paired
        pairs = " || marsad_query_pairs(%(q)s)" if paired else ""
        arms = [
            f"{self._selection.keys} @> (marsad_query_keys(%(q)s, %(month_{n})s::date){pairs})"
            for n in range(len(months))
        ]
        arms.append(f"{self._letter}.sort_day >= %(later)s::date")
        rows = f"({' OR '.join(arms)}) AND {self._rest}"
        ordered = "SELECT m.* FROM m ORDER BY m.sort_day DESC, m.id DESC OFFSET 0"
        has = self._has.replace(f"{self._letter}.", "o.")
        newest = f"SELECT o.* FROM ({ordered}) o WHERE {has} LIMIT {MOST_RANKED}"
        return await self._rank(rows, newest, month_values(months))

    async def _walk(self) -> _Best:
        """Look at rows from the newest on until enough of them have the words."""
        rows = f"{self._where} {_newest(self._letter)}"
        return await self._rank(rows, "SELECT * FROM m", {})

    @property
    def _selection(self) -> Selection:
        return SEARCHED[self.kind]

    @property
    def _letter(self) -> str:
        return self._selection.table.split()[-1]

    @property
    def _where(self) -> str:
        return conditions_of(self._selection, self.filters)

    @property
    def _rest(self) -> str:
        return conditions_of(self._selection, self.filters, without="q")

    @property
    def _has(self) -> str:
        """The condition that a row has the words, as no index serves it."""
        return f"({self._selection.search} @@ marsad_query(%(q)s)) IS TRUE"

    async def _rank(self, rows: str, newest: str, more: Mapping[str, Any]) -> _Best:
        """Return the best of the newest of some rows.

        Args:
            rows: which are looked at, as conditions and maybe an order and a bound.
            newest: the newest of these that have the words; they are `m`.
            more: values that they have beside those of the filters.
        """
        values = {**self.values, **more}
        letter, number = self._letter, _ORDER[self.kind]
        beyond = (
            f"WHERE (r.score, {number}, r.id) < (%(a0)s, %(a1)s, %(a2)s)" if "a0" in values else ""
        )
        statement = (
            f"WITH m AS MATERIALIZED (SELECT {letter}.search, {letter}.id, {letter}.sort_day "
            f"FROM {self._selection.table} WHERE {rows}), n AS MATERIALIZED ({newest}), "
            "p AS (SELECT r.score, r.id FROM (SELECT "
            "(ts_rank(n.search, marsad_query(%(q)s), 1) * 1e6)::int AS score, n.id FROM n) r "
            f"{beyond} ORDER BY r.score DESC, r.id DESC LIMIT %(rows)s) "
            "SELECT (SELECT count(*) FROM m), (SELECT count(*) FROM n), "
            "string_agg(p.score || ' ' || p.id, ',') FROM p"
        )
        fields = await read_fields(self.connection, statement, values, prepare=False)
        looked, ranked, written = fields or (None, None, None)
        pairs = (pair.split(b" ") for pair in written.split(b",")) if written else ()
        found = [Found(score=int(score), kind=self.kind, id=int(one)) for score, one in pairs]
        return _Best(looked=whole_number(looked), ranked=whole_number(ranked), best=found)


def _newest(letter: str) -> str:
    return f"ORDER BY {letter}.sort_day DESC, {letter}.id DESC LIMIT {MOST_RANKED}"


def kind_number(kind: str) -> int:
    """Return the number of a kind in the order of results of equal score."""
    return _ORDER[kind]


def total_of(outlook: Outlook, findings: Findings) -> tuple[int, bool]:
    """Return how many have the words, and whether that is a count or the planner's estimate."""
    total, exact = 0, True
    for kind, expected in outlook.rows.items():
        counted = findings.counted.get(kind)
        known = counted is not None and counted <= COUNTED_TO
        total += counted if counted is not None and known else max(expected, COUNTED_TO + 1)
        exact = exact and known
    return total, exact


def _body(selection: Selection, filters: Filters) -> str:
    return f"SELECT FROM {selection.table} WHERE {conditions_of(selection, filters)}"
