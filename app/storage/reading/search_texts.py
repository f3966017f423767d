"""What a search shows of what it found: the texts, the stems asked for, the stems of their words.

Enters: ids by kind, words as a person writes them. Leaves: texts with the briefs of their articles,
and stems. Refuses to cut snippets.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.storage.reading.database import Connection
from app.storage.reading.selection import Row

_TEXTS: Final = """\
SELECT 'article' AS kind, id, coalesce(title || E'\\n', '') || text AS text, brief,
       length(coalesce(title || E'\\n', '')) AS before
FROM articles WHERE id = ANY(%(article)s)
UNION ALL
SELECT 'claim', t.id, t.text, a.brief, 0 FROM claims t JOIN articles a ON a.id = t.article_id
WHERE t.id = ANY(%(claim)s)
UNION ALL
SELECT 'quote', t.id, t.text, a.brief, 0 FROM quotes t JOIN articles a ON a.id = t.article_id
WHERE t.id = ANY(%(quote)s)
ORDER BY 1, 2 LIMIT 1000"""
_QUESTION: Final = """\
SELECT querytree(marsad_query(%(q)s)) AS tree,
       cardinality(marsad_query_keys(%(q)s, '2000-01-01')) AS words,
       cardinality(marsad_query_pairs(%(q)s)) AS pairs,
       set_config('enable_seqscan', 'off', true),
       set_config('max_parallel_workers_per_gather', '0', true)"""
_LEXEME: Final = re.compile(r"'((?:[^']|'')+)'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Words as the database understands them.

    Attributes:
        stems: asked for, without those that are excluded.
        words: how many must all occur; 0 where there are alternatives or none.
        pairs: how often one of them must follow another.
    """

    stems: frozenset[str]
    words: int
    pairs: int


async def read_question(connection: Connection, words: str) -> Question:
    """Return what `words` ask for; the rest of the transaction reads no table as a whole.

    Args:
        connection: in a transaction.
        words: as a person writes them.
    """
    row: Any = await (await connection.execute(_QUESTION, {"q": words}, prepare=True)).fetchone()
    stems = frozenset(stem.replace("''", "'") for stem in _LEXEME.findall(row["tree"] or ""))
    return Question(stems=stems, words=row["words"], pairs=row["pairs"])


async def read_texts(
    connection: Connection, ids: Mapping[str, Sequence[int]]
) -> dict[tuple[str, int], Row]:
    """Return of each, by kind and id, the `text` searched and the article's `brief` with its hole.

    `before` is how many characters of the text stand before the stored one.
    """
    values = {kind: list(ids.get(kind, ())) for kind in ("article", "claim", "quote")}
    rows = await (await connection.execute(_TEXTS, values, prepare=True)).fetchall()
    return {(row["kind"], row["id"]): row for row in rows}


async def stems_of(connection: Connection, words: Iterable[str]) -> dict[str, str | None]:
    """Return the stem of each folded word; None of one that is not searched."""
    statement = (
        "SELECT w, (ts_lexize('arabic_stem', w))[1] AS stem FROM unnest(%(words)s::text[]) w "
        "ORDER BY w LIMIT 1000000"
    )
    rows = await (await connection.execute(statement, {"words": list(words)})).fetchall()
    return {row["w"]: row["stem"] for row in rows}
