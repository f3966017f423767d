"""Sums of days are counts: of any country, any stretch of days, after any history."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import psycopg
import pytest
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row

from app.storage.reading.articles import ARTICLES
from app.storage.reading.attribution import CLAIMS, QUOTES
from app.storage.reading.counting import count_rows, counted_of, days_statement
from app.storage.reading.selection import Filters, Selection, values_of
from app.storage.writing.articles import write_articles
from app.storage.writing.state import transaction
from tests.databases import Urls
from tests.storage.samples import ARTICLE

DAYS = [
    None,
    *(date(2024, 1, 1) + timedelta(days=n) for n in (0, 1, 30, 31, 58, 59, 60, 61, 90, 366, 400)),
]
BOUNDS = (date(1900, 1, 1), date(2023, 12, 15), date(2024, 1, 1), date(2024, 1, 2),
          date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 15), date(2024, 2, 29),
          date(2024, 3, 1), date(2024, 3, 2), date(2024, 4, 1), date(2025, 1, 1),
          date(2025, 12, 31), date(2100, 1, 1))  # fmt: skip


@pytest.fixture(scope="module")
def stored(shared_database: Urls) -> Urls:
    """Articles of days at the ends of months, one of them without a day."""
    records = [
        replace(ARTICLE, draft=replace(ARTICLE.draft, url=f"https://example.org/{n}",
                                       published_on=day))
        for n, day in enumerate(DAYS)
    ]  # fmt: skip
    with psycopg.connect(shared_database.owner) as owner, transaction(owner):
        write_articles(owner, records)
    return shared_database


@pytest.fixture
async def connection(stored: Urls) -> AsyncIterator[AsyncConnection[DictRow]]:
    async with await AsyncConnection[DictRow].connect(stored.api, row_factory=dict_row) as one:
        yield one


async def counted(connection: AsyncConnection[DictRow], selection: Selection,
                  filters: Filters) -> int:  # fmt: skip
    statement = f"SELECT count(*) AS n FROM ({counted_of(selection, filters)}) x"  # noqa: S608
    row: Any = await (await connection.execute(statement, values_of(filters))).fetchone()
    return int(row["n"])


@pytest.mark.parametrize("selection", [ARTICLES, CLAIMS, QUOTES], ids=lambda s: s.table)
@pytest.mark.parametrize("country", ["RU", "QA", "XX", None])
async def test_sums_of_days_are_counts(
    connection: AsyncConnection[DictRow], selection: Selection, country: str | None
) -> None:
    named = {"country": (country,)} if country else {}
    for first, last in combinations(BOUNDS, 2):
        filters: Filters = {**named, "published": {"from": first, "before": last}}
        count = await count_rows(connection, selection, filters)
        assert count.exact
        assert count.value == await counted(connection, selection, filters), (first, last)
    assert (await count_rows(connection, selection, named)).value == await counted(
        connection, selection, named
    )


def test_other_filters_are_not_summed() -> None:
    assert days_statement(CLAIMS, {"country": ("RU",)})
    assert days_statement(CLAIMS, {"country": ("RU", "KP")}) is None
    assert days_statement(CLAIMS, {"country": ("RU",), "topic": ("sanctions",)}) is None
