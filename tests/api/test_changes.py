"""What changed, in pages: order, filters, ids, and what is never passed over."""

import asyncio
from typing import Any

import httpx
import psycopg
import pytest

from app.api.schemas.change import ChangePage
from app.domain.ids import write_id
from app.storage.writing.changes import record_articles, record_entries
from app.storage.writing.state import transaction
from tests.api.deployments import api_of, serve
from tests.api.filling import ARTICLES, DATED, UNDATED, party_id
from tests.api.streaming import add_articles
from tests.databases import Urls

ENTRIES = ("entry.added", "entry.amended", "entry.removed")


async def get(client: httpx.AsyncClient, path: str) -> dict[str, Any]:
    response = await client.get(path)
    assert response.status_code == 200, response.text
    document: dict[str, Any] = response.json()
    return document


async def everything(client: httpx.AsyncClient, path: str = "/changes") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await get(client, f"{path}?limit=200"))["data"]
    return found


async def test_a_page_is_as_promised(client: httpx.AsyncClient) -> None:
    response = await client.get("/changes?limit=200")
    ChangePage.model_validate_json(response.content)
    assert response.headers["cache-control"] == "no-store"
    document = response.json()
    assert document.keys() == {"data", "page", "query", "meta"}
    assert document["page"] == {"limit": 200, "next": None, "prev": None}
    kinds = [change["kind"] for change in document["data"]]
    assert kinds.count("article.added") == ARTICLES
    assert kinds.count("entry.added") == 2
    assert len({change["id"] for change in document["data"]}) == len(kinds)


async def test_pages_are_the_whole_and_any_id_goes_on(client: httpx.AsyncClient) -> None:
    whole = await everything(client)
    walked: list[dict[str, Any]] = []
    page = await get(client, "/changes?limit=3")
    while True:
        walked += page["data"]
        if page["page"]["next"] is None:
            break
        page = await get(client, f"/changes?limit=3&since={page['page']['next']}")
    assert walked == whole
    for number, change in enumerate(whole):
        rest = await get(client, f"/changes?limit=200&since={change['id']}")
        assert rest["data"] == whole[number + 1 :]


async def test_the_link_header_leads_on_with_the_filters(client: httpx.AsyncClient) -> None:
    response = await client.get("/changes?limit=1&kind=article.added,entry.added")
    address = response.headers["link"].split(">")[0].removeprefix("<")
    following = await get(client, address)
    whole = await get(client, "/changes?kind=article.added&kind=entry.added")
    assert following["data"] == whole["data"][1:2]
    assert following["query"] == {"kind": ["article.added", "entry.added"]}


async def test_who_has_seen_all_is_told_what_is_new_alone(database: Urls) -> None:
    async with serve(api_of(database), loaded=False) as client:
        assert (await get(client, "/changes"))["data"] == []
        await asyncio.to_thread(add_articles, database, 1)
        (last,) = await everything(client)
        page = await get(client, f"/changes?since={last['id']}")
        assert (page["data"], page["page"]["next"]) == ([], None)
        await asyncio.to_thread(add_articles, database, 2)
        (new,) = (await get(client, f"/changes?since={last['id']}"))["data"]
    assert new["article"] == write_id(2)


async def test_what_is_withheld_is_not_passed_over(database: Urls) -> None:
    async with serve(api_of(database), loaded=False) as client:
        await asyncio.to_thread(add_articles, database, 1)
        with psycopg.connect(database.owner) as slow:
            record_articles(slow, "article.added", [2])
            await asyncio.to_thread(add_articles, database, 3)
            before = await everything(client)
        after = await get(client, f"/changes?since={before[-1]['id']}")
    seen = [change["article"] for change in before + after["data"]]
    assert seen == [write_id(1), write_id(2), write_id(3)]
    assert len(before) == 1


async def test_filters_keep_what_they_say(client: httpx.AsyncClient) -> None:
    whole = await everything(client)
    putin = write_id(party_id("Vladimir Putin"))
    article = whole[0]["article"]
    asked = {
        "kind=entry.added": [c for c in whole if c["kind"] == "entry.added"],
        f"list={DATED}": [c for c in whole if c["list"] == DATED],
        f"list={DATED},{UNDATED}&kind=entry.added": [c for c in whole if c["kind"] in ENTRIES],
        f"party={putin}": [c for c in whole if c["party"] == putin],
        f"article={article}": [c for c in whole if c["article"] == article],
    }
    for query, expected in asked.items():
        assert (await get(client, f"/changes?limit=200&{query}"))["data"] == expected, query
    assert asked[f"list={DATED}"]
    assert asked[f"party={putin}"]


@pytest.mark.parametrize("path", ["/changes", "/stream"])
async def test_an_unknown_list_is_refused_and_the_known_are_named(
    client: httpx.AsyncClient, path: str
) -> None:
    response = await client.get(f"{path}?list={DATED},datd")
    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert (error["parameter"], error["suggestion"]) == ("list", DATED)
    assert error["detail"].startswith("'datd' is no list; there are ")
    assert DATED in error["detail"]


async def test_a_changed_screening_says_of_whom_and_what(
    client: httpx.AsyncClient,
) -> None:
    putin = party_id("Vladimir Putin")
    (change,) = (await get(client, f"/changes?party={write_id(putin)}"))["data"]
    assert change["kind"] == "screening.changed"
    assert change["to"] == "match"
    assert change["party_name"]["en"] == "Vladimir Putin"
    assert change["article"] is None


async def test_changes_of_earlier_versions_have_no_entry(database: Urls) -> None:
    with psycopg.connect(database.owner) as connection:
        connection.execute(
            "INSERT INTO changes (kind, party_id, before, after, cause) VALUES "
            "('screening.changed', 7, NULL, '\"possible\"', 'list')"
        )
    async with serve(api_of(database), loaded=False) as client:
        response = await client.get("/changes")
    ChangePage.model_validate_json(response.content)
    (change,) = response.json()["data"]
    assert (change["from"], change["to"], change["cause"]) == (None, "possible", "list")
    assert [change[name] for name in ("list", "version", "entry_id", "party_name")] == [None] * 4


async def test_a_list_has_the_changes_of_its_entries_alone(database: Urls) -> None:
    with psycopg.connect(database.owner) as connection, transaction(connection):
        connection.execute("INSERT INTO lists (id, name, authority) VALUES ('one', 'One', 'N')")
        record_articles(connection, "article.added", [1])
        for list_id in ("one", "two"):
            record_entries(connection, list_id, "v1", {"entry.added": ["a", "b"]})
        record_entries(connection, "one", "v2", {"entry.amended": ["a"], "entry.removed": ["b"]})
        connection.execute(
            "INSERT INTO changes (kind, list_id, entry_id, party_id) "
            "VALUES ('screening.changed', 'one', 'a', 7)"
        )
    async with serve(api_of(database), loaded=False) as client:
        whole = await everything(client, "/lists/one/changes")
        told = [(c["kind"], c["entry_id"], c["version"]) for c in whole]
        assert told == [
            ("entry.added", "a", "v1"),
            ("entry.added", "b", "v1"),
            ("entry.amended", "a", "v2"),
            ("entry.removed", "b", "v2"),
        ]
        rest = await get(client, f"/lists/one/changes?limit=1&since={whole[1]['id']}")
        assert rest["data"] == whole[2:3]
        assert rest["page"]["next"] == whole[2]["id"]
        in_common = await get(client, f"/changes?since={whole[2]['id']}&kind=entry.removed")
        assert in_common["data"] == whole[3:]
        assert (await client.get("/lists/three/changes")).status_code == 404


@pytest.mark.parametrize("path", ["/changes", f"/lists/{DATED}/changes"])
async def test_an_id_of_nobody_is_named(client: httpx.AsyncClient, path: str) -> None:
    cursor = (await get(client, "/claims?limit=1"))["page"]["next"]
    first = (await everything(client))[0]["id"]
    for since in ("nonsense", "", cursor, first[:-1], f"{first}A", "ه", "A" * 600):
        response = await client.get(path, params={"since": since})
        assert response.status_code == 400, since
        assert [e["parameter"] for e in response.json()["errors"]] == ["since"], since


async def test_another_deployment_has_other_ids(client: httpx.AsyncClient, filled: Urls) -> None:
    first = (await everything(client))[0]["id"]
    async with serve(api_of(filled), loaded=False) as same:
        assert (await everything(same))[0]["id"] == first
    async with serve(api_of(filled, secret="another"), loaded=False) as other:
        assert (await other.get(f"/changes?since={first}")).status_code == 400


UNKNOWN = [("kind=article.aded", "kind", "article.added"), ("sinse=x", "sinse", "since")]


@pytest.mark.parametrize(("query", "named", "meant"), UNKNOWN)
async def test_what_cannot_be_meant_is_named_with_what_could(
    client: httpx.AsyncClient, query: str, named: str, meant: str
) -> None:
    response = await client.get(f"/changes?{query}")
    error = response.json()["errors"][0]
    assert (response.status_code, error["parameter"], error["suggestion"]) == (400, named, meant)
