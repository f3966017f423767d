"""The newest that have the words are found, whatever the planner expects of them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row

from app.storage.reading import search
from app.storage.writing.articles import write_articles
from app.storage.writing.state import transaction
from tests.databases import Urls
from tests.storage.samples import ARTICLE

ARTICLES = 14
WORDS = "بوتين or روسيا"
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


async def newest(connection: AsyncConnection[DictRow], kind: str, most: int) -> set[int]:
    statement = (
        f"SELECT id FROM {TABLES[kind]} WHERE search @@ marsad_query(%(q)s) "  # noqa: S608
        f"ORDER BY sort_day DESC, id DESC LIMIT {most}"
    )
    rows: Any = await (await connection.execute(statement, {"q": WORDS})).fetchall()
    return {row["id"] for row in rows}


@pytest.mark.parametrize("expected", [0, 1, 3, 10, 1_000, 1_000_000])
@pytest.mark.parametrize("wanted", [1, 3, 100])
@pytest.mark.parametrize("most", [1, 4, 200])
async def test_the_newest_are_ranked_whatever_was_expected(
    connection: AsyncConnection[DictRow],
    monkeypatch: pytest.MonkeyPatch,
    expected: int,
    wanted: int,
    most: int,
) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", most)
    monkeypatch.setattr(search, "_WANTED", wanted)
    monkeypatch.setattr(search, "_IN_VAIN", dict.fromkeys(TABLES, 10**12))
    months = await search.Calendar().months(connection, 1)
    for kind in TABLES:
        outlook = search.Outlook(rows={kind: expected}, months=months)
        found = await search.search(connection, {"q": WORDS}, outlook, limit=1_000)
        assert {one.id for one in found} == await newest(connection, kind, most)
        assert found == sorted(found, key=lambda one: (-one.score, -one.id))


async def test_kinds_are_put_in_one_order(connection: AsyncConnection[DictRow]) -> None:
    filters = {"q": WORDS}
    months = await search.Calendar().months(connection, 1)
    outlook = await search.expect(connection, filters, list(TABLES), months)
    whole = await search.search(connection, filters, outlook, limit=1_000)
    keys = [(one.score, search.kind_number(one.kind), one.id) for one in whole]
    assert {one.kind for one in whole} == set(TABLES)
    assert keys == sorted(keys, reverse=True)
    rest = await search.search(connection, filters, outlook, limit=5, after=keys[2])
    assert rest == whole[3:8]


async def test_a_calendar_that_is_out_of_date_changes_nothing(
    connection: AsyncConnection[DictRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", 4)
    monkeypatch.setattr(search, "_IN_VAIN", dict.fromkeys(TABLES, 10**12))
    for months in ({}, {"claim": [(date(2030, 1, 1), 1)]}, {"claim": [(date(2010, 1, 1), 10**6)]}):
        outlook = search.Outlook(rows={"claim": 40}, months=months)
        found = await search.search(connection, {"q": WORDS}, outlook, limit=9)
        assert {one.id for one in found} == await newest(connection, "claim", 4)
