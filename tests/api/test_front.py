"""Answers of the front say all that answers through every layer say."""

import asyncio

import httpx
import pytest
from fastapi import FastAPI

from tests.api.deployments import api_of, serve
from tests.databases import Urls

TARGET = "/claims?country=RU"


async def _kept(app: FastAPI, client: httpx.AsyncClient) -> httpx.Response:
    """Ask once the version of the data is known; the answer is kept now."""
    while app.state.serving.data.version is None:  # noqa: ASYNC110 - it tells nobody
        await asyncio.sleep(0.01)
    return await client.get(TARGET)


@pytest.mark.parametrize("encoding", ["zstd", "gzip", "identity"])
async def test_the_same_headers_and_bytes(filled: Urls, encoding: str) -> None:
    app = api_of(filled)
    async with serve(app) as client:
        client.headers["accept-encoding"] = encoding
        first = await _kept(app, client)
        second = await client.get(TARGET)
        assert app.state.serving.kept.tally.hits == 1
    for response in (first, second):
        assert len(response.headers.pop("x-request-id")) == 16
    assert sorted(first.headers.raw) == sorted(second.headers.raw)
    assert first.content == second.content


async def test_who_holds_the_bytes_is_told_so_with_the_same_headers(filled: Urls) -> None:
    app = api_of(filled)
    async with serve(app) as client:
        first = await _kept(app, client)
        held = {"if-none-match": first.headers["etag"], "x-request-id": "given"}
        short = await client.get(TARGET, headers=held)
        through = await client.get(TARGET, headers={**held, "range": "bytes=0-"})
    assert (short.status_code, short.content) == (304, b"")
    assert short.headers["x-request-id"] == "given"
    assert sorted(short.headers.raw) == sorted(through.headers.raw)


async def test_other_origins_pass_every_layer(filled: Urls) -> None:
    app = api_of(filled)
    async with serve(app) as client:
        await _kept(app, client)
        response = await client.get(TARGET, headers={"origin": "https://example.org"})
    assert response.headers["access-control-allow-origin"] == "*"


async def test_kept_answers_are_counted_by_route(filled: Urls) -> None:
    app = api_of(filled)
    async with serve(app) as client:
        await _kept(app, client)
        await client.get(TARGET)
        numbers = (await client.get("/metrics")).text
    assert 'marsad_request_seconds_count{method="GET",route="/claims",status="200"} 2.0' in numbers


@pytest.mark.parametrize(
    "settings", [{"rate_per_minute": 60}, {"api_keys": ["0" * 64]}, {"access_log": True}]
)
def test_no_front_where_every_request_is_looked_at(
    filled: Urls, settings: dict[str, object]
) -> None:
    assert getattr(api_of(filled, **settings), "front", None) is None
    assert getattr(api_of(filled), "front", None) is not None
