"""Words are read as the database reads them, and their keys lose no row."""

from typing import Any

import pytest
from psycopg import AsyncConnection
from psycopg.rows import DictRow

from app.storage.reading.search_texts import Question, read_question

READ = [
    # id, words, how many must occur, how often one follows another, stems
    ("one word", "روسيا", 1, 0, {"روسي"}),
    ("a phrase", '"الأمم المتحدة"', 2, 1, {"امم", "متحده"}),
    ("a phrase and a word", '"الأمم المتحدة" روسيا', 3, 1, {"امم", "متحده", "روسي"}),
    ("three words in a row", '"وزير الخارجية الروسي"', 3, 2, {"زير", "خارجيه", "روس"}),
    ("without a word", "روسيا -بوتين", 1, 0, {"روسي"}),
    ("without a phrase", 'روسيا -"الأمم المتحدة"', 1, 0, {"روسي"}),
    ("alternatives", "روسيا or بوتين", 0, 0, {"روسي", "وتين"}),
    ("nothing that must occur", "-روسيا", 0, 0, set()),
    ("no word at all", "!", 0, 0, set()),
]


@pytest.mark.parametrize(
    ("words", "must", "pairs", "stems"), [r[1:] for r in READ], ids=[r[0] for r in READ]
)
async def test_words_are_read_as_the_database_does(
    connection: AsyncConnection[DictRow], words: str, must: int, pairs: int, stems: set[str]
) -> None:
    assert await read_question(connection, words) == Question(
        stems=frozenset(stems), words=must, pairs=pairs
    )


async def test_keys_lose_no_row_that_has_the_words(connection: AsyncConnection[DictRow]) -> None:
    """Each two words that follow each other somewhere, as a phrase, in the month of the row."""
    statement = r"""
        WITH p AS (
            SELECT a.search, a.sort_day, '"' || w.words[n] || ' ' || w.words[n + 1] || '"' AS phrase
            FROM articles a
            CROSS JOIN LATERAL regexp_split_to_array(marsad_fold(a.text), '\W+') w(words)
            CROSS JOIN LATERAL generate_series(1, cardinality(w.words) - 1) n
            WHERE w.words[n] <> '' AND w.words[n + 1] <> '')
        SELECT count(*) AS phrases, count(*) FILTER (WHERE search @@ marsad_query(phrase)) AS had,
               count(*) FILTER (WHERE marsad_article_keys(search, sort_day) @>
                   (marsad_query_keys(phrase, sort_day) || marsad_query_pairs(phrase))) AS kept
        FROM p"""
    row: Any = await (await connection.execute(statement.encode())).fetchone()
    assert row["phrases"] > 400
    assert row["had"] == row["kept"] == row["phrases"]


async def test_other_months_have_other_keys(connection: AsyncConnection[DictRow]) -> None:
    statement = """
        SELECT count(*) AS n FROM claims
        WHERE marsad_month_keys(search, sort_day) && marsad_query_keys('بوتين', '1999-12-01')"""
    row: Any = await (await connection.execute(statement.encode())).fetchone()
    assert row["n"] == 0
