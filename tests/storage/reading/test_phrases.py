"""What is narrowed to the articles with a phrase lets the same rows through."""

from collections.abc import AsyncIterator
from typing import Any

import psycopg
import pytest
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row

from app.storage.reading import phrases
from app.storage.reading.articles import ARTICLES
from app.storage.reading.attribution import CLAIMS
from app.storage.reading.counting import counted_of
from app.storage.reading.selection import values_of
from app.storage.writing.articles import write_articles
from app.storage.writing.state import transaction
from tests.databases import Urls
from tests.storage.samples import ARTICLE, at, with_text

TEXTS = [
    "قال بوتين إن وزير الخارجية وصل",  # qāla Būtīn inna wazīr al-khārijiyya waṣal
    "قال بوتين إن الوزير في الخارجية",
    "وزير الخارجية قال بوتين",
]


@pytest.fixture(scope="module")
def stored(shared_database: Urls) -> Urls:
    """Three articles with the words, two with them in a row, and one with others."""
    records = [
        at(f"https://example.org/{n}", with_text(text, ARTICLE)) for n, text in enumerate(TEXTS)
    ]
    with psycopg.connect(shared_database.owner) as owner, transaction(owner):
        write_articles(owner, [*records, at("https://example.org/other")])
    return shared_database


@pytest.fixture
async def connection(stored: Urls) -> AsyncIterator[AsyncConnection[DictRow]]:
    async with await AsyncConnection[DictRow].connect(
        stored.api, row_factory=dict_row, autocommit=True
    ) as one:
        yield one


async def rows(connection: AsyncConnection[DictRow], filters: Any) -> int:  # noqa: ANN401
    statement = f"SELECT count(*) AS n FROM ({counted_of(ARTICLES, filters)}) x"  # noqa: S608
    row: Any = await (await connection.execute(statement, values_of(filters))).fetchone()
    return int(row["n"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('"وزير الخارجية"', 2),
        ('"قال بوتين"', 3),
        ('"قال بوتين إن" وزير', 1),
        ('"بوتين قال"', 0),
        ('"وزير الخارجية" -إن', 1),
    ],
)
async def test_the_same_articles_have_a_phrase(
    connection: AsyncConnection[DictRow], words: str, found: int
) -> None:
    before = {"q": words}
    filters, version = await phrases.narrowed(connection, ARTICLES, before)
    assert version == 1
    assert len(filters["ids"]) == found
    assert await rows(connection, filters) == await rows(connection, before) == found


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"q": "وزير الخارجية"},
        {"q": '"وزير"'},
        {"q": '"وزير الخارجية" or بوتين'},
        {"q": '-"وزير الخارجية"'},
        {"q": '"وزير الخارجية"', "ids": (1,)},
    ],
)
async def test_other_filters_stay_as_they_are(
    connection: AsyncConnection[DictRow], filters: dict[str, Any]
) -> None:
    assert await phrases.narrowed(connection, ARTICLES, filters) == (filters, None)


async def test_rows_without_pairs_are_not_narrowed(connection: AsyncConnection[DictRow]) -> None:
    filters = {"q": '"وزير الخارجية"'}
    assert await phrases.narrowed(connection, CLAIMS, filters) == (filters, None)


async def test_a_frequent_phrase_is_left_to_the_walk(
    connection: AsyncConnection[DictRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    filters = {"q": '"وزير الخارجية"'}
    monkeypatch.setattr(phrases, "MOST", 1)
    assert await phrases.narrowed(connection, ARTICLES, filters) == (filters, None)
