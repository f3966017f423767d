"""Totals added up in the process are those that the database adds up."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import psycopg
import pytest
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row

from app.storage.reading import day_sums
from app.storage.reading.articles import ARTICLES
from app.storage.reading.attribution import CLAIMS
from app.storage.reading.counting import Count, count_rows
from app.storage.reading.day_sums import OFTEN, DaySums
from app.storage.reading.selection import Filters, Selection
from app.storage.writing.articles import write_articles
from app.storage.writing.state import transaction
from tests.databases import Urls
from tests.storage.samples import ARTICLE, at

DAYS = [None, *(date(2024, 1, 1) + timedelta(days=n) for n in (0, 0, 1, 31, 59, 60, 366))]
BOUNDS = (date(1, 1, 2), date(2024, 1, 1), date(2024, 1, 2), date(2024, 2, 1), date(2024, 2, 15),
          date(2025, 1, 1), date(2025, 1, 2), date.max)  # fmt: skip


@pytest.fixture(scope="module")
def stored(shared_database: Urls) -> Urls:
    """Articles of some days, two of one day, one without a day."""
    records = []
    for n, day in enumerate(DAYS):
        record = at(f"https://example.org/{n}", ARTICLE)
        records.append(replace(record, draft=replace(record.draft, published_on=day)))
    with psycopg.connect(shared_database.owner) as owner, transaction(owner):
        write_articles(owner, records)
    return shared_database


@pytest.fixture
async def connection(stored: Urls) -> AsyncIterator[AsyncConnection[DictRow]]:
    async with await AsyncConnection[DictRow].connect(
        stored.api, row_factory=dict_row, autocommit=True
    ) as one:
        yield one


async def often(
    sums: DaySums,
    connection: AsyncConnection[DictRow],
    selection: Selection,
    filters: Filters,
    version: int = 1,
) -> None:
    for _ in range(OFTEN):
        await sums.asked(connection, selection, filters, version)


@pytest.mark.parametrize("selection", [ARTICLES, CLAIMS], ids=lambda s: s.table)
@pytest.mark.parametrize("country", ["RU", "XX", None])
async def test_sums_are_those_of_the_database(
    connection: AsyncConnection[DictRow], selection: Selection, country: str | None
) -> None:
    sums = DaySums()
    where: dict[str, Any] = {"country": (country,)} if country else {}
    await often(sums, connection, selection, where)
    whole = await count_rows(connection, selection, where)
    assert sums.total(selection, where) == whole
    for first, last in combinations(BOUNDS, 2):
        filters = {**where, "published": {"from": first, "before": last}}
        counted = await count_rows(connection, selection, filters)
        assert sums.total(selection, filters) == counted


async def test_what_is_asked_seldom_is_not_kept(connection: AsyncConnection[DictRow]) -> None:
    sums = DaySums()
    for _ in range(OFTEN - 1):
        await sums.asked(connection, CLAIMS, {"country": ("RU",)}, 1)
    assert sums.total(CLAIMS, {"country": ("RU",)}) is None
    await sums.asked(connection, CLAIMS, {"country": ("RU",)}, 1)
    assert sums.total(CLAIMS, {"country": ("RU",)}) is not None
    assert sums.total(ARTICLES, {"country": ("RU",)}) is None


async def test_a_new_version_forgets(connection: AsyncConnection[DictRow]) -> None:
    sums = DaySums()
    await often(sums, connection, CLAIMS, {})
    await sums.asked(connection, CLAIMS, {}, 2)
    assert (sums.version, sums.total(CLAIMS, {})) == (2, None)


@pytest.mark.parametrize("version", [0, 2])
async def test_days_of_another_version_are_not_kept(
    connection: AsyncConnection[DictRow], version: int
) -> None:
    sums = DaySums()
    await sums.asked(connection, CLAIMS, {}, max(1, version))
    await often(sums, connection, CLAIMS, {}, version)
    assert sums.total(CLAIMS, {}) is None


async def test_the_country_asked_longest_ago_goes_first(
    connection: AsyncConnection[DictRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    sums = DaySums()
    monkeypatch.setattr(day_sums, "MOST_DAYS", 10)
    await often(sums, connection, CLAIMS, {})
    await often(sums, connection, ARTICLES, {})
    assert sums.total(CLAIMS, {}) is None
    assert sums.total(ARTICLES, {}) == Count(value=len(DAYS), exact=True, version=1)
