"""The newest that have the words are found, whatever the planner expects of them."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row

from app.storage.reading import search, search_months
from app.storage.reading.search_months import Calendar, Months, Stretches
from app.storage.reading.search_texts import Question, read_question
from app.storage.writing.articles import write_articles
from app.storage.writing.state import transaction
from tests.databases import Urls
from tests.storage.samples import ARTICLE

ARTICLES = 14
QUESTIONS = [
    "بوتين or روسيا",
    "بوتين",
    "بوتين روسيا",
    '"بوتين في"',
    '"الرئيس الروسي" بوتين',
    "-روسيا",
]
TABLES = {"article": "articles", "claim": "claims", "quote": "quotes"}


@pytest.fixture(scope="module")
def stored(shared_database: Urls) -> Urls:
    """The same words, now and then within two years, and once without a day."""
    records = []
    for n in range(ARTICLES):
        day = date(2024, 1, 1) + timedelta(days=n * n * 4) if n else None
        draft = replace(ARTICLE.draft, url=f"https://example.org/{n}", published_on=day)
        records.append(replace(ARTICLE, draft=draft))
    with psycopg.connect(shared_database.owner, autocommit=True) as owner:
        with transaction(owner):
            write_articles(owner, records)
        owner.execute("ANALYZE")
    return shared_database


@pytest.fixture
async def connection(stored: Urls) -> AsyncIterator[AsyncConnection[DictRow]]:
    async with await AsyncConnection[DictRow].connect(stored.api, row_factory=dict_row) as one:
        yield one


async def newest(
    connection: AsyncConnection[DictRow], kind: str, words: str, most: int
) -> set[int]:
    statement = (
        f"SELECT id FROM {TABLES[kind]} WHERE search @@ marsad_query(%(q)s) "  # noqa: S608
        f"ORDER BY sort_day DESC, id DESC LIMIT {most}"
    )
    rows: Any = await (await connection.execute(statement, {"q": words})).fetchall()
    return {row["id"] for row in rows}


def expecting(
    question: Question, months: Months, expected: int, kinds: Iterable[str] = TABLES
) -> search.Outlook:
    return search.Outlook(question=question, rows=dict.fromkeys(kinds, expected), months=months)


@pytest.mark.parametrize("words", QUESTIONS)
@pytest.mark.parametrize("expected", [0, 10, 1_000_000])
@pytest.mark.parametrize(("counted", "walked"), [(0, 0.0), (0, 1e12), (3, 1e12), (2_000, 0.0)])
@pytest.mark.parametrize("most", [1, 4])
async def test_the_newest_are_ranked_whatever_was_expected(  # noqa: PLR0917 - a table of cases
    connection: AsyncConnection[DictRow],
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    expected: int,
    counted: int,
    walked: float,
    most: int,
) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", most)
    monkeypatch.setattr(search_months, "MOST_RANKED", most)
    monkeypatch.setattr(search_months, "_WANTED", most)
    monkeypatch.setattr(search_months, "_WALKED", dict.fromkeys(TABLES, walked))
    monkeypatch.setattr(search, "COUNTED_TO", counted)
    months = await Calendar().months(connection, 1)
    question = await read_question(connection, words)
    for kind in TABLES:
        outlook = expecting(question, months, expected, [kind])
        findings = await search.search(connection, {"q": words}, outlook, limit=1_000)
        assert {one.id for one in findings.best} == await newest(connection, kind, words, most)
        assert findings.best == sorted(findings.best, key=lambda one: (-one.score, -one.id))


async def test_what_was_gathered_is_counted(connection: AsyncConnection[DictRow]) -> None:
    words = "بوتين"
    question = await read_question(connection, words)
    outlook = expecting(question, {}, 5)
    findings = await search.search(connection, {"q": words}, outlook, limit=3)
    held = {kind: len(await newest(connection, kind, words, 10_000)) for kind in TABLES}
    assert findings.counted == held
    assert search.total_of(outlook, findings) == (sum(held.values()), True)


def test_a_total_of_more_is_what_was_expected() -> None:
    outlook = expecting(Question(stems=frozenset(), words=1, pairs=0), {}, 7)
    findings = search.Findings(best=(), counted={"article": 2_001, "claim": 4})
    assert search.total_of(outlook, findings) == (2_001 + 4 + 2_001, False)


async def test_kinds_are_put_in_one_order(connection: AsyncConnection[DictRow]) -> None:
    words = QUESTIONS[0]
    filters = {"q": words}
    months = await Calendar().months(connection, 1)
    question = await read_question(connection, words)
    outlook = await search.expect(connection, filters, list(TABLES), question, months)
    whole = (await search.search(connection, filters, outlook, limit=1_000)).best
    keys = [(one.score, search.kind_number(one.kind), one.id) for one in whole]
    assert {one.kind for one in whole} == set(TABLES)
    assert keys == sorted(keys, reverse=True)
    rest = await search.search(connection, filters, outlook, limit=5, after=keys[2])
    assert rest.best == whole[3:8]


@pytest.mark.parametrize(
    "months",
    [
        {},
        {"claim": [(date(2030, 1, 1), 1)]},
        {"claim": [(date(2010, 1, 1), 10**6)]},
        {"claim": [(date(2024, 6, 1), 3), (date(2024, 1, 1), 10)]},
    ],
)
async def test_a_calendar_that_is_out_of_date_changes_nothing(
    connection: AsyncConnection[DictRow], monkeypatch: pytest.MonkeyPatch, months: Months
) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", 4)
    monkeypatch.setattr(search_months, "_WALKED", dict.fromkeys(TABLES, 1e12))
    monkeypatch.setattr(search, "COUNTED_TO", 3)
    question = await read_question(connection, "بوتين")
    outlook = expecting(question, months, 40, ["claim"])
    found = await search.search(connection, {"q": "بوتين"}, outlook, limit=9)
    assert {one.id for one in found.best} == await newest(connection, "claim", "بوتين", 4)


@pytest.mark.parametrize("kinds", [["claim"], ["quote", "article"], ["article", "claim", "quote"]])
async def test_each_kind_is_expected_by_itself(
    connection: AsyncConnection[DictRow], kinds: list[str]
) -> None:
    question = await read_question(connection, "بوتين")
    outlook = await search.expect(connection, {"q": "بوتين"}, kinds, question, {})
    assert list(outlook.rows) == kinds
    for kind in kinds:
        alone = await search.expect(connection, {"q": "بوتين"}, [kind], question, {})
        assert alone.rows[kind] == outlook.rows[kind]


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


HUNDRED: list[tuple[date, int]] = [(date(2024, 12 - n, 1), 100) for n in range(12)]


def stretches(expected: int, months: list[tuple[date, int]] = HUNDRED) -> Stretches:
    return Stretches(kind="claim", expected=expected, months=months)


def test_frequent_words_are_walked() -> None:
    assert stretches(1_000).walked()
    assert not stretches(10, [(month, 10**6) for month, _ in HUNDRED]).walked()
    assert stretches(10, []).walked()
    assert not stretches(0).walked()


def test_stretches_grow_by_what_was_found() -> None:
    one = stretches(1_200)  # in each row
    tried = one.tried()
    assert next(tried) == [date(2024, month, 1) for month in (12, 11, 10)]
    one.found = 150
    assert next(tried) == [date(2024, month, 1) for month in range(12, 0, -1)]
    assert list(tried) == []


def test_months_without_rows_are_looked_through_too() -> None:
    one = stretches(1_000, [(date(2024, 3, 1), 10), (date(2024, 1, 1), 990)])
    assert next(one.tried()) == [date(2024, month, 1) for month in (3, 2, 1)]


def test_too_many_months_are_not_tried() -> None:
    assert list(stretches(1_000, [(date(2024, 3, 1), 1), (date(1, 1, 1), 999)]).tried()) == []
    assert list(stretches(1).tried()) == []
    assert list(stretches(5, []).tried()) == []
