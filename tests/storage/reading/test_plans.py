"""The hot paths walk indexes: no plan of theirs reads a whole table."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import psycopg
import pytest

from app.storage.reading import phrases, search
from app.storage.reading.articles import ARTICLES
from app.storage.reading.attribution import CLAIMS, QUOTES
from app.storage.reading.counting import counted_of, days_statement
from app.storage.reading.keyset import Window, page_values, walk_of
from app.storage.reading.search_texts import Question
from app.storage.reading.selection import Filters, Selection, values_of
from tests.databases import Urls

DAYS = {"from": date(2023, 1, 1), "before": date(2024, 1, 1)}
LARGE = {"claims", "quotes", "articles", "claim_countries", "quote_countries", "article_countries",
         "claim_parties", "quote_parties", "article_parties"}  # fmt: skip
HOT: list[tuple[str, Selection, Filters, str]] = [
    ("claims", CLAIMS, {}, "-published_on"),
    ("claims of a country", CLAIMS, {"country": ("KP",)}, "-published_on"),
    ("claims of a country and days", CLAIMS, {"country": ("KP",), "published": DAYS},
     "-published_on"),
    ("claims of countries", CLAIMS, {"country": ("KP", "RU"), "published": DAYS}, "-published_on"),
    ("claims of a party", CLAIMS, {"party": (7,)}, "-published_on"),
    ("claims by a claimant", CLAIMS, {"claimant": (7,)}, "published_on"),
    ("a claim", CLAIMS, {"id": 7}, "-published_on"),
    ("claims of an article", CLAIMS, {"article": 7}, "ordinal"),
    ("quotes of a speaker", QUOTES, {"speaker": (7,)}, "-published_on"),
    ("quotes of a country", QUOTES, {"country": ("KP",)}, "-published_on"),
    ("articles of a country", ARTICLES, {"country": ("KP",)}, "-published_on"),
    ("articles of a party", ARTICLES, {"party": (7,)}, "-published_on"),
    ("an article", ARTICLES, {"id": 7}, "-published_on"),
]  # fmt: skip


@pytest.fixture(scope="module")
def connection(shared_database: Urls) -> Iterator[psycopg.Connection[Any]]:
    """A connection that is told of large tables: small ones would rightly be read whole."""
    with psycopg.connect(shared_database.owner) as connection:
        connection.execute("SET enable_seqscan = off")
        yield connection


def scans(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The (kind, table) of every scan of a plan."""
    if "Relation Name" in node:
        yield node["Node Type"], node["Relation Name"]
    for inner in node.get("Plans", ()):
        yield from scans(inner)


def plan(connection: psycopg.Connection[Any], statement: str, values: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    row = connection.execute(f"EXPLAIN (FORMAT JSON) {statement}".encode(), values).fetchone()
    assert row
    return row[0][0]["Plan"]


@pytest.mark.parametrize("key", [None, ("2023-06-01", 5)], ids=["first page", "a later page"])
@pytest.mark.parametrize(("selection", "filters", "sort"), [h[1:] for h in HOT],
                         ids=[h[0] for h in HOT])  # fmt: skip
def test_a_page_reads_no_whole_table(
    connection: psycopg.Connection[Any],
    selection: Selection,
    filters: Filters,
    sort: str,
    key: tuple[str | int, ...] | None,
) -> None:
    window = Window(limit=50, sort=sort, key=(1, 5) if key and sort == "ordinal" else key)
    walk = walk_of(selection, filters, window)
    rows, order = walk.page(selection.table)
    for statement in (walk.keys, f"SELECT * FROM {rows} ORDER BY {order}"):  # noqa: S608
        found = list(scans(plan(connection, statement, page_values(filters, window))))
        assert found
        assert [scan for scan in found if scan[0] == "Seq Scan" and scan[1] in LARGE] == []


@pytest.mark.parametrize(
    "filters", [{}, {"country": ("KP",)}, {"country": ("KP",), "published": DAYS}]
)
def test_what_is_walked_in_order_is_not_sorted(
    connection: psycopg.Connection[Any], filters: Filters
) -> None:
    window = Window(limit=50, sort="-published_on")
    rows, order = walk_of(CLAIMS, filters, window).page(CLAIMS.table)
    statement = f"SELECT * FROM {rows} ORDER BY {order}"  # noqa: S608
    with connection.transaction(force_rollback=True):
        connection.execute("SET LOCAL enable_hashjoin = off")
        connection.execute("SET LOCAL enable_mergejoin = off")
        connection.execute("SET LOCAL enable_bitmapscan = off")
        found = plan(connection, statement, page_values(filters, window))
    assert "Sort" not in str(found)


@pytest.mark.parametrize(
    "filters",
    [{}, {"country": ("KP",)}, {"published": DAYS}, {"country": ("KP",), "published": DAYS}],
)
def test_days_are_summed_by_their_index(
    connection: psycopg.Connection[Any], filters: Filters
) -> None:
    statement = days_statement(CLAIMS, filters)
    assert statement
    found = set(scans(plan(connection, statement, values_of(filters))))
    assert {table for _, table in found} == {"dated_counts"}
    assert not [kind for kind, _ in found if kind == "Seq Scan"]


@pytest.mark.parametrize("filters", [{"country": ("KP",)}, {"country": ("KP",), "published": DAYS}])
def test_a_country_is_counted_by_its_index_alone(
    connection: psycopg.Connection[Any], filters: Filters
) -> None:
    found = list(scans(plan(connection, counted_of(CLAIMS, filters), values_of(filters))))
    assert {table for _, table in found} == {"claim_countries"}
    assert not [kind for kind, _ in found if kind == "Seq Scan"]


async def asked(
    monkeypatch: pytest.MonkeyPatch, kind: str, question: Question, expected: int
) -> list[tuple[str, Any]]:
    """The statements of a search that finds nothing, with their values."""
    statements: list[tuple[str, Any]] = []

    async def read(_: object, statement: str, values: Any, **__: object) -> None:  # noqa: ANN401
        statements.append((statement, dict(values)))

    monkeypatch.setattr(search, "read_fields", read)
    months = {kind: [(date(2024, month, 1), 10_000_000) for month in range(12, 0, -1)]}
    outlook = search.Outlook(question=question, rows={kind: expected}, months=months)
    connection: Any = None
    await search.search(connection, {"q": '"بوتين روسيا"'}, outlook, limit=21)
    return statements


@pytest.mark.parametrize("kind", search.SEARCHED)
async def test_words_are_found_by_month(
    connection: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    question = Question(stems=frozenset(), words=2, pairs=1)
    (statement, values), *_ = await asked(monkeypatch, kind, question, 3_000)
    assert "month_1" in values
    found = indexes(plan(connection, statement, values))
    assert f"{kind}s_keys_idx" in found
    assert found <= {f"{kind}s_keys_idx", f"{kind}s_sort_day_id_idx"}


async def test_a_phrase_is_found_by_its_pairs(
    connection: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    question = Question(stems=frozenset(), words=2, pairs=1)
    (statement, values), *_ = await asked(monkeypatch, "article", question, 5)
    assert indexes(plan(connection, statement, values)) == {"articles_keys_idx"}


async def test_articles_with_a_phrase_are_found_by_its_pairs(
    connection: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    statements: list[tuple[str, Any]] = []

    async def read(_: object, statement: str, values: Any, **__: object) -> None:  # noqa: ANN401
        statements.append((statement, dict(values)))

    monkeypatch.setattr(phrases, "read_fields", read)
    nothing: Any = None
    await phrases.narrowed(nothing, ARTICLES, {"q": '"بوتين روسيا"'})
    ((statement, values),) = statements
    found = plan(connection, statement, values)
    assert "articles_keys_idx" in indexes(found)
    assert [scan for scan in scans(found) if scan == ("Seq Scan", "articles")] == []


def indexes(node: dict[str, Any]) -> set[str]:
    """The indexes that a plan uses."""
    named = {node["Index Name"]} if "Index Name" in node else set()
    return named.union(*(indexes(inner) for inner in node.get("Plans", ())))
