"""Full-text search across articles, claims and quotes, and what its words are.

Enters: words as a person writes them. Leaves: what has them, by relevance, with the text that was
searched; the stems asked for, and which words of a text have one of them. Refuses to cut snippets.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from app.storage.reading.articles import ARTICLES
from app.storage.reading.attribution import CLAIMS, QUOTES
from app.storage.reading.counting import estimated_rows
from app.storage.reading.database import Connection
from app.storage.reading.selection import Filters, Row, Selection, conditions_of, values_of

MOST_RANKED: Final = 200
"""Of each kind the newest ones that have the words are put in order of relevance."""

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
_LEXEME: Final = re.compile(r"'((?:[^']|'')+)'")


async def search(
    connection: Connection,
    filters: Filters,
    kinds: Sequence[str],
    *,
    limit: int,
    after: tuple[int, int, int] | None = None,
) -> list[tuple[int, str, int]]:
    """Return (score × 1,000,000, kind, id) of what has the words, most relevant first.

    Args:
        connection: in a transaction.
        filters: of all kinds, with `q`.
        kinds: of "article", "claim", "quote".
        limit: rows wanted.
        after: the (score, kind's number, id) that the rows come after.
    """
    parts = [_ranked(SEARCHED[kind], filters, _ORDER[kind]) for kind in kinds]
    beyond = "WHERE (r.score, r.kind, r.id) < (%(a0)s, %(a1)s, %(a2)s)" if after else ""
    statement = (
        f"SELECT r.score, r.kind, r.id FROM ({' UNION ALL '.join(parts)}) r {beyond} "
        "ORDER BY r.score DESC, r.kind DESC, r.id DESC LIMIT %(rows)s"
    )
    values = {**values_of(filters), "rows": limit}
    if after:
        values |= {f"a{n}": part for n, part in enumerate(after)}
    rows = await (await connection.execute(statement, values, prepare=False)).fetchall()
    names = list(SEARCHED)
    return [(row["score"], names[row["kind"]], row["id"]) for row in rows]


def kind_number(kind: str) -> int:
    """Return the number of a kind in the order of results of equal score."""
    return _ORDER[kind]


def _ranked(selection: Selection, filters: Filters, number: int) -> str:
    """Return the statement of one kind: the newest that have the words, with their scores."""
    letter = selection.table.split()[-1]
    return (
        f"SELECT (ts_rank({selection.search}, marsad_query(%(q)s), 1) * 1e6)::int AS score, "
        f"{number} AS kind, {selection.identity} AS id FROM (SELECT {selection.identity} AS id "
        f"FROM {selection.table} WHERE {conditions_of(selection, filters)} "
        f"ORDER BY {letter}.sort_day DESC, {letter}.id DESC LIMIT {MOST_RANKED}) n "
        f"JOIN {selection.table} ON {selection.identity} = n.id"
    )


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
    connection: Connection, filters: Filters, kinds: Sequence[str]
) -> tuple[int, bool]:
    """Return how many have the words, and whether that is a count or the planner's estimate."""
    total, exact = 0, True
    for kind in kinds:
        body = _found(SEARCHED[kind], filters)
        number = await estimated_rows(connection, body, values_of(filters))
        if number <= COUNTED_TO:
            number = await _counted(connection, body, filters)
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
