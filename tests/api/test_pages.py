from typing import Any

import httpx
import pytest

LISTS = ["/articles", "/claims", "/quotes", "/parties", "/analysts", "/lists", "/outlets",
         "/countries"]  # fmt: skip
QUERIES = [
    "/claims",
    "/claims?sort=published_on",
    "/claims?country=RU",
    "/claims?country=RU,US",
    "/claims?country=RU&sort=published_on",
    "/quotes?country=US",
    "/parties?type=person",
    "/parties?sort=articles",
    "/articles?country=US",
    "/articles",
    "/analysts",
    "/outlets",
    "/countries",
    "/lists",
]


async def get(client: httpx.AsyncClient, path: str, **parameters: Any) -> dict[str, Any]:  # noqa: ANN401 - any parameter
    response = await client.get(httpx.URL(path).copy_merge_params(parameters))
    assert response.status_code == 200, response.text
    document: dict[str, Any] = response.json()
    return document


async def walk(client: httpx.AsyncClient, path: str, limit: int) -> list[dict[str, Any]]:
    """All pages from the first on, by their cursors."""
    pages = [await get(client, path, limit=limit)]
    while cursor := pages[-1]["page"]["next"]:
        pages.append(await get(client, path, limit=limit, cursor=cursor))
    return pages


@pytest.mark.parametrize("path", QUERIES)
async def test_the_pages_together_are_the_list(client: httpx.AsyncClient, path: str) -> None:
    whole = (await get(client, path, limit=200))["data"]
    pages = await walk(client, path, 3)
    assert [item for page in pages for item in page["data"]] == whole
    assert whole
    assert {len(page["data"]) for page in pages[:-1]} <= {3}
    assert {page["total"]["value"] for page in pages} == {len(whole)}


@pytest.mark.parametrize("path", QUERIES)
async def test_prev_leads_back_over_the_same_pages(client: httpx.AsyncClient, path: str) -> None:
    forth = await walk(client, path, 3)
    back = [forth[-1]]
    while cursor := back[-1]["page"]["prev"]:
        back.append(await get(client, path, limit=3, cursor=cursor))
    assert [page["data"] for page in reversed(back)] == [page["data"] for page in forth]


@pytest.mark.parametrize("path", LISTS)
async def test_every_list_has_the_envelope(client: httpx.AsyncClient, path: str) -> None:
    document = await get(client, path)
    assert document.keys() == {"data", "page", "total", "query", "meta"}
    assert document["page"].keys() == {"limit", "next", "prev"}
    assert document["total"]["relation"] == "eq"
    assert document["meta"]["data_version"] == "1"


async def test_the_link_header_leads_on_as_the_cursors_do(client: httpx.AsyncClient) -> None:
    first = await client.get("/claims?country=روسيا&limit=2")
    following = await client.get(first.links["next"]["url"])
    assert (
        following.json()["data"]
        == (await get(client, "/claims?country=RU&limit=2", cursor=first.json()["page"]["next"]))[
            "data"
        ]
    )
    assert "prev" not in first.links
    assert (await client.get(following.links["prev"]["url"])).json()["data"] == first.json()["data"]


async def test_the_last_page_has_no_next(client: httpx.AsyncClient) -> None:
    response = await client.get("/articles?limit=200")
    assert response.json()["page"]["next"] is None
    assert "link" not in response.headers


async def test_the_limit_may_change_on_the_way(client: httpx.AsyncClient) -> None:
    first = await get(client, "/claims", limit=2)
    rest = await get(client, "/claims", limit=5, cursor=first["page"]["next"])
    assert first["data"] + rest["data"] == (await get(client, "/claims", limit=7))["data"]


@pytest.mark.parametrize("other", ["/claims?country=US", "/claims?sort=published_on", "/quotes"])
async def test_a_cursor_is_refused_elsewhere(client: httpx.AsyncClient, other: str) -> None:
    cursor = (await get(client, "/claims", limit=2))["page"]["next"]
    response = await client.get(httpx.URL(other).copy_merge_params({"cursor": cursor}))
    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "cursor"


async def test_a_cursor_goes_with_the_meaning_not_the_spelling(client: httpx.AsyncClient) -> None:
    cursor = (await get(client, "/claims?country=روسيا", limit=2))["page"]["next"]
    assert (await get(client, "/claims?country=RUS", limit=2, cursor=cursor))["data"]


async def test_the_query_is_echoed_as_it_was_understood(client: httpx.AsyncClient) -> None:
    path = "/claims?country=روسيا&country=usa,SY&date_from=٢٠٢٤-٠٦&limit=1"
    assert (await get(client, path))["query"] == {
        "country": ["RU", "US", "SY"],
        "date_from": "2024-06",
        "sort": "-published_on",
    }


async def test_fields_leave_out_all_others_but_the_id(client: httpx.AsyncClient) -> None:
    sparse = (await get(client, "/claims?fields=text,modality"))["data"]
    assert {tuple(item) for item in sparse} == {("id", "text", "modality")}
