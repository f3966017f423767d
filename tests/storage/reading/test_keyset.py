from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row

from app.storage.reading.counting import EXACT_TO, count_rows
from app.storage.reading.keyset import Page, Window, read_one, read_page
from app.storage.reading.selection import Selection, Sort, UnknownFilterError, by_day
from tests.databases import Urls

THINGS = Selection(
    table="things t",
    identity="t.id",
    rows="SELECT t.id, t.day, k.* FROM ({page}) k JOIN things t ON t.id = k.id",
    sorts={
        **by_day("t.day", "t.id"),
        "-size": Sort(keys=(("t.size", "int"), ("t.id", "bigint")), descending=True),
    },
    conditions={
        "id": "t.id = %(id)s",
        "odd=true": "t.id %% 2 = 1",
        "odd=false": "t.id %% 2 = 0",
        "size": "t.size = ANY(%(size)s)",
        "between": "t.day >= %(between_from)s AND t.day < %(between_to)s",
    },
)
COUNT = 25


@pytest.fixture(scope="module")
def things(shared_database: Urls) -> Urls:
    """Things of few days and sizes, so that most keys are shared."""
    with psycopg.connect(shared_database.owner) as connection:
        connection.execute("CREATE TABLE things (id bigint PRIMARY KEY, day date, size int)")
        connection.cursor().executemany(
            "INSERT INTO things VALUES (%s, %s, %s)",
            [(n, date(2024, 1, 1) + timedelta(days=n % 3), n % 4) for n in range(1, COUNT + 1)],
        )
        connection.execute("CREATE TABLE many AS SELECT n AS id FROM generate_series(1, 12000) n")
        connection.execute("ANALYZE many")
    return shared_database


@pytest.fixture
async def connection(things: Urls) -> AsyncIterator[AsyncConnection[DictRow]]:
    async with await AsyncConnection[DictRow].connect(things.owner, row_factory=dict_row) as one:
        yield one


def ids(page: Page) -> list[int]:
    return [row["id"] for row in page.rows]


@pytest.mark.parametrize("sort", ["-published_on", "published_on", "-size"])
@pytest.mark.parametrize("limit", [1, 2, 5, 24, 25, 26])
async def test_pages_forth_and_back_are_the_whole_list(
    connection: AsyncConnection[DictRow], sort: str, limit: int
) -> None:
    whole = ids(await read_page(connection, THINGS, {}, Window(limit=100, sort=sort)))
    forth = [await read_page(connection, THINGS, {}, Window(limit=limit, sort=sort))]
    while key := forth[-1].after:
        forth.append(
            await read_page(connection, THINGS, {}, Window(limit=limit, sort=sort, key=key))
        )
    back = [forth[-1]]
    while key := back[-1].before:
        window = Window(limit=limit, sort=sort, key=key, backwards=True)
        back.append(await read_page(connection, THINGS, {}, window))
    assert sorted(whole) == list(range(1, COUNT + 1))
    assert [i for page in forth for i in ids(page)] == whole
    assert [ids(page) for page in reversed(back)] == [ids(page) for page in forth]


async def test_equal_days_are_settled_by_id(connection: AsyncConnection[DictRow]) -> None:
    page = await read_page(connection, THINGS, {}, Window(limit=100, sort="-published_on"))
    keys = [(row["day"], row["id"]) for row in page.rows]
    assert keys == sorted(keys, reverse=True)


FILTERS = [
    ("a word of a few", {"odd": "true"}, lambda n: n % 2 == 1),
    ("another of them", {"odd": "false"}, lambda n: n % 2 == 0),
    ("one of several", {"size": (1, 2)}, lambda n: n % 4 in {1, 2}),
    ("two parts", {"between": {"from": date(2024, 1, 2), "to": date(2024, 1, 3)}},
     lambda n: n % 3 == 1),
    ("two filters", {"odd": "true", "size": (1,)}, lambda n: n % 2 == 1 and n % 4 == 1),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "kept"), [f[1:] for f in FILTERS], ids=[f[0] for f in FILTERS])
async def test_filters_hold_together(
    connection: AsyncConnection[DictRow],
    filters: dict[str, Any],
    kept: Any,  # noqa: ANN401 - a predicate
) -> None:
    page = await read_page(connection, THINGS, filters, Window(limit=100, sort="published_on"))
    expected = [n for n in range(1, COUNT + 1) if kept(n)]
    assert sorted(ids(page)) == expected
    count = await count_rows(connection, THINGS, filters)
    assert (count.value, count.exact) == (len(expected), True)


async def test_one_row_is_read_by_its_id(connection: AsyncConnection[DictRow]) -> None:
    row = await read_one(connection, THINGS, 7)
    assert row
    assert row["id"] == 7
    assert await read_one(connection, THINGS, 700) is None


@pytest.mark.parametrize("filters", [{"colour": "red"}, {"odd": "perhaps"}])
async def test_a_filter_that_is_none_is_refused(
    connection: AsyncConnection[DictRow], filters: dict[str, Any]
) -> None:
    with pytest.raises(UnknownFilterError, match="has no filter"):
        await read_page(connection, THINGS, filters, Window(limit=1, sort="published_on"))


async def test_a_sort_that_is_none_is_refused(connection: AsyncConnection[DictRow]) -> None:
    with pytest.raises(UnknownFilterError, match="has no sort"):
        await read_page(connection, THINGS, {}, Window(limit=1, sort="colour"))


@pytest.mark.parametrize(
    ("most", "exact"), [(EXACT_TO, True), (EXACT_TO + 1, False), (12_000, False)]
)
async def test_totals_are_exact_to_ten_thousand(
    connection: AsyncConnection[DictRow],
    most: int,
    exact: bool,  # noqa: FBT001 - a table
) -> None:
    many = Selection(
        table="many m",
        identity="m.id",
        rows="SELECT k.* FROM ({page}) k",
        sorts={},
        conditions={"most": "m.id <= %(most)s"},
    )
    count = await count_rows(connection, many, {"most": most})
    assert count.exact is exact
    assert count.value == most if exact else count.value > EXACT_TO
