"""Articles with a phrase, found by its pairs of words or by the walk: answers say the same."""

import httpx
import pytest

from app.storage.reading import phrases
from tests.api.deployments import api_of, serve
from tests.databases import Urls

PHRASE = '"كوريا الشمالية"'
TARGETS = [
    "/articles",
    "/articles?limit=1",
    "/articles?sort=relevance",
    "/articles?country=KP&date_from=2024",
    "/articles?distinct=story",
    "/articles?count=exact",
    "/articles?fields=title&include=analysts",
    "/articles/facets?by=country,outlet",
    "/articles/timeline?interval=month",
    "/articles/feed",
]


async def answers(urls: Urls) -> list[httpx.Response]:
    async with serve(api_of(urls)) as client:
        return [await client.get(target, params=_with(target)) for target in TARGETS]


def _with(target: str) -> httpx.QueryParams:
    return httpx.URL(target).params.add("q", PHRASE)


async def test_the_same_is_said_either_way(filled: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    narrowed = await answers(filled)
    monkeypatch.setattr(phrases, "MOST", -1)
    walked = await answers(filled)
    for target, ours, other in zip(TARGETS, narrowed, walked, strict=True):
        assert ours.status_code == 200, target
        assert _plain(ours) == _plain(other), target
    assert narrowed[0].json()["data"]


def _plain(response: httpx.Response) -> object:
    """The answer without its total, which may be an estimate by the walk."""
    if response.headers["content-type"] != "application/json":
        return response.content
    document = response.json()
    document.pop("total", None)
    return document


async def test_an_export_has_the_same_rows(filled: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    async with serve(api_of(filled)) as client:
        for form in ("ndjson", "csv"):
            monkeypatch.setattr(phrases, "MOST", 2_000)
            ours = await client.get("/articles/export", params={"q": PHRASE, "format": form})
            monkeypatch.setattr(phrases, "MOST", -1)
            other = await client.get("/articles/export", params={"q": PHRASE, "format": form})
            assert ours.content == other.content
            assert ours.content.count(b"\n") > 1
