"""The newest that have the words are found, whatever the planner expects of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from psycopg import AsyncConnection
from psycopg.rows import DictRow

from app.storage.reading import search, search_months
from app.storage.reading.search_months import Calendar, Months
from app.storage.reading.search_texts import Question, read_question

QUESTIONS = [
    "بوتين or روسيا",
    "بوتين",
    "بوتين روسيا",
    '"بوتين في"',
    '"الرئيس الروسي" بوتين',
    "-روسيا",
]
TABLES = {"article": "articles", "claim": "claims", "quote": "quotes"}


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
