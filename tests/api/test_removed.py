"""A removed article over HTTP: gone with its reason, and out of every answer."""

import asyncio
from collections.abc import AsyncIterator
from time import monotonic
from typing import Any

import httpx
import pytest

from app.api.schemas.base import ProblemDocument
from app.domain.ids import write_id
from app.ingest.articles import Intake
from app.ingest.lists import load_lists
from app.ingest.removal import remove
from app.storage.records import article_id
from tests.api.deployments import api_of, listening, serve
from tests.databases import Urls
from tests.ingest.test_claims import SAMPLES, SHAMKHANI, TEXT, item

pytestmark = pytest.mark.postgres

URL, OTHER = "https://example.org/a", "https://elsewhere.org/b"
REASON = "asked by its outlet"
ARTICLE = write_id(article_id(URL, TEXT))
NOTICED_SECONDS = 5.0
CHILDREN = ("claims", "quotes", "parties", "analysts", "screening")


@pytest.fixture
def stored(database: Urls) -> Urls:
    Intake(database_url=database.owner).take([item(TEXT, URL), item(SHAMKHANI, OTHER)])
    return database


@pytest.fixture
async def client(stored: Urls) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(api_of(stored), loaded=False) as one:
        yield one


async def data(client: httpx.AsyncClient, path: str) -> list[dict[str, Any]]:
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["data"]
    return found


async def test_it_is_gone_with_reason_and_date_and_what_never_was_is_not_found(
    stored: Urls, client: httpx.AsyncClient
) -> None:
    removal = remove(stored.owner, ARTICLE, REASON)
    for path in (f"/articles/{ARTICLE}", *(f"/articles/{ARTICLE}/{c}" for c in CHILDREN)):
        answer = await client.get(path)
        assert answer.status_code == 410, path
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["cache-control"] == "no-store"
        problem = answer.json()
        ProblemDocument.model_validate_json(answer.content)
        assert problem["code"] == "removed"
        assert problem["reason"] == REASON
        assert problem["removed_at"][:10] == removal.removed_at.date().isoformat()
        assert REASON in problem["detail"]
        assert "بوتين" not in answer.text
    assert (await client.get(f"/articles/{ARTICLE}?include=text,claims")).status_code == 410
    assert (await client.head(f"/articles/{ARTICLE}")).status_code == 410
    assert (await client.get("/articles/0000000000001")).status_code == 404


async def test_what_was_kept_of_it_is_served_no_longer(
    stored: Urls, client: httpx.AsyncClient
) -> None:
    paths = (f"/articles/{ARTICLE}", "/articles", "/claims", "/parties?limit=200", "/outlets")
    before = {path: await client.get(path) for path in paths}
    tags = {path: answer.headers["etag"] for path, answer in before.items()}
    remove(stored.owner, ARTICLE, REASON)
    await asyncio.wait_for(_gone(client), NOTICED_SECONDS)
    for path in paths:
        answer = await client.get(path, headers={"if-none-match": tags[path]})
        assert answer.status_code == (410 if path.endswith(ARTICLE) else 200), path
        assert ARTICLE not in answer.text.replace(f"/articles/{ARTICLE}", "").replace(
            f"'{ARTICLE}'", ""
        )


async def _gone(client: httpx.AsyncClient) -> None:
    """Wait until the process has noticed the new version of the data."""
    for _ in range(500):
        if (await client.get(f"/articles/{ARTICLE}")).status_code == 410:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("the removed article is still served")


async def test_lists_search_counts_facets_and_exports_are_without_it(
    stored: Urls, client: httpx.AsyncClient
) -> None:
    party = next(p for p in await data(client, "/parties?limit=200") if "بوتين" in p["name"]["ar"])
    iran = next(p for p in await data(client, "/parties?limit=200") if p["name"]["ar"] == "إيران")
    claim = (await data(client, f"/articles/{ARTICLE}/claims"))[0]["id"]
    assert (await data(client, "/outlets"))[1]
    remove(stored.owner, ARTICLE, REASON)
    assert [a["url"] for a in await data(client, "/articles")] == [OTHER]
    assert await data(client, "/articles?q=أوكرانيا") == []
    assert (await client.get(f"/claims/{claim}")).status_code == 404
    assert {c["article"]["url"] for c in await data(client, "/claims?limit=200")} == {OTHER}
    left = {p["id"] for p in await data(client, "/parties?limit=200")}
    assert party["id"] not in left
    assert iran["id"] in left
    assert (await client.get(f"/parties/{party['id']}")).status_code == 404
    assert [o["key"] for o in await data(client, "/outlets")] == ["elsewhere.org"]
    facets = (await client.get("/articles/facets?by=outlet")).json()["data"]["outlet"]
    assert [f["count"] for f in facets] == [1]
    exported = await client.get("/claims.ndjson")
    assert ARTICLE not in exported.text
    found = await client.get("/search", params={"q": "أوكرانيا"})
    assert ARTICLE not in found.text


def test_over_a_socket_it_is_gone_too(stored: Urls) -> None:
    load_lists(stored.owner, SAMPLES)
    with listening(api_of(stored)) as address:
        assert httpx.get(f"{address}/articles/{ARTICLE}").status_code == 200
        remove(stored.owner, URL, REASON)
        until = monotonic() + NOTICED_SECONDS
        while (answer := httpx.get(f"{address}/articles/{ARTICLE}")).status_code == 200:
            assert monotonic() < until
        assert answer.status_code == 410
        assert answer.json()["title"] == "Gone"
