"""Answers of the front, kept or just made, say all that answers through every layer say."""

import asyncio

import httpx
import pytest
from fastapi import FastAPI

from app.errors import DatabaseUnavailableError, MarsadError
from app.storage.reading.database import ReadTooSlowError
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
    answers = []
    for whole in (True, False):
        app = api_of(filled, access_log=whole)
        async with serve(app) as client:
            client.headers["accept-encoding"] = encoding
            answers += [await _kept(app, client), await client.get(TARGET)]
            tally = app.state.serving.kept.tally
            assert (tally.hits, getattr(app, "front", None) is None) == (1, whole)
    for response in answers:
        assert len(response.headers.pop("x-request-id")) == 16
        assert sorted(response.headers.raw) == sorted(answers[0].headers.raw)
        assert response.content == answers[0].content


@pytest.mark.parametrize(
    "target",
    [
        "/claims?colour=red",
        "/claims?date_from=yesterday",
        "/claims?cursor=x",
        "/claims/0000000000001",
        "/articles/nothing",
        f"/claims?q={'x' * 9000}",
    ],
)
async def test_what_the_lane_leaves_is_refused_as_ever(filled: Urls, target: str) -> None:
    async with serve(api_of(filled)) as short, serve(api_of(filled, access_log=True)) as whole:
        ours, ever = await short.get(target), await whole.get(target)
    assert ours.status_code >= 400
    assert (ours.status_code, ours.json()) == (ever.status_code, ever.json())


@pytest.mark.parametrize("whole", [False, True], ids=["by the front", "through every layer"])
@pytest.mark.parametrize("target", [TARGET, "/claims/0000000000001"])
@pytest.mark.parametrize(
    "error", [ReadTooSlowError("Too slow."), DatabaseUnavailableError("Not there.")]
)
async def test_what_is_too_slow_is_not_asked_again(
    filled: Urls,
    monkeypatch: pytest.MonkeyPatch,
    target: str,
    error: MarsadError,
    whole: bool,  # noqa: FBT001 - a case
) -> None:
    app = api_of(filled, access_log=whole)
    asked = 0

    def failing() -> None:
        nonlocal asked
        asked += 1
        raise error

    async with serve(app) as client:
        await client.get("/claims?limit=1")
        monkeypatch.setattr(app.state.serving.database, "statements", failing)
        responses = await asyncio.gather(*(client.get(target) for _ in range(3)))
    for response in responses:
        assert response.status_code == 503
        assert response.json()["code"] == error.code
        assert response.headers["retry-after"]
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["x-content-type-options"] == "nosniff"
    assert asked <= len(responses)


async def test_what_fails_in_the_lane_is_told_as_a_problem(
    filled: Urls, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = api_of(filled)

    def broken(_version: int) -> None:
        raise RuntimeError("nobody foresaw it")

    async with serve(app) as client:
        monkeypatch.setattr(app.state.serving.fillers, "of", broken)
        response = await client.get(TARGET)
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"


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
