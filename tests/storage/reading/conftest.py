from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import psycopg
import pytest
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row

from app.storage.reading.database import ReadDatabase
from app.storage.writing.articles import write_articles
from app.storage.writing.state import transaction
from tests.databases import Urls
from tests.storage.samples import ARTICLE

_ARTICLES: Final = 14


@pytest.fixture(name="reading")
async def reading_fixture(shared_database: Urls) -> AsyncIterator[ReadDatabase]:
    one = ReadDatabase(shared_database.api, largest=1)
    await one.open()
    yield one
    await one.close()


@pytest.fixture(scope="module", name="stored")
def stored_fixture(shared_database: Urls) -> Urls:
    """The same words, now and then within two years, and once without a day."""
    records = []
    for n in range(_ARTICLES):
        day = date(2024, 1, 1) + timedelta(days=n * n * 4) if n else None
        draft = replace(ARTICLE.draft, url=f"https://example.org/{n}", published_on=day)
        records.append(replace(ARTICLE, draft=draft))
    with psycopg.connect(shared_database.owner, autocommit=True) as owner:
        with transaction(owner):
            write_articles(owner, records)
        owner.execute("ANALYZE")
    return shared_database


@pytest.fixture(name="connection")
async def connection_fixture(stored: Urls) -> AsyncIterator[AsyncConnection[DictRow]]:
    async with await AsyncConnection[DictRow].connect(stored.api, row_factory=dict_row) as one:
        yield one
