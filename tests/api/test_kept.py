"""Kept answers: by the version of the data, within their bytes, made once, encoded as accepted."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from typing import Any

import brotli
import httpx
import psycopg
import pytest
import zstandard
from fastapi import FastAPI

from app.api.answers import Answer, chosen_encoding
from app.api.kept import AnswerStore
from app.storage.writing.state import transaction
from tests.api.deployments import api_of, serve
from tests.api.filling import fill
from tests.databases import Urls


def answer(tag: str, size: int = 100, version: int = 1) -> Answer:
    return Answer(body=b"x" * size, version=version, tag=tag)


def test_an_answer_is_found_for_its_version_alone() -> None:
    store = AnswerStore(12_000)
    store.keep((b"/a", b""), answer("a"))
    assert store.find((b"/a", b""), 1) is not None
    assert store.find((b"/a", b""), 2) is None
    assert len(store) == 0
    assert store.bytes == 0


def test_the_one_asked_longest_ago_goes_first() -> None:
    store = AnswerStore(12_000)
    for name in "abcd":
        store.keep((name.encode(), b""), answer(name, 2_000))
    store.find((b"a", b""), 1)
    store.keep((b"e", b""), answer("e", 2_000))
    assert store.find((b"a", b""), 1) is not None
    assert store.find((b"b", b""), 1) is None
    assert store.bytes <= 12_000


def test_an_encoding_made_later_counts() -> None:
    store = AnswerStore(12_000)
    one = store.keep((b"a", b""), answer("a", 2_000))
    before = store.bytes
    one.encoded["zstd"] = b"y" * 1_000
    store.find((b"a", b""), 1)
    assert store.bytes == before + 1_000


def test_two_spellings_share_one_answer() -> None:
    store = AnswerStore(100_000)
    first = store.keep((b"/claims", b"country=RU"), answer("t"))
    assert store.keep((b"/claims", b"country=Russia"), answer("t")) is first


def test_what_is_too_large_is_not_kept() -> None:
    store = AnswerStore(1_000)
    store.keep((b"a", b""), answer("a", 5_000))
    assert store.bytes == 0


ACCEPTED = [
    ("gzip, deflate, br, zstd", "zstd"),
    ("gzip, deflate, br", "br"),
    ("gzip", "gzip"),
    ("zstd;q=0, br;q=0, *", "gzip"),
    ("identity", None),
    ("*;q=0", None),
    ("", None),
]


@pytest.mark.parametrize(("accepted", "chosen"), ACCEPTED)
def test_the_encoding_is_one_the_client_takes(accepted: str, chosen: str | None) -> None:
    assert chosen_encoding(accepted) == chosen


@pytest.fixture
async def app(database: Urls) -> FastAPI:
    fill(database)
    return api_of(database)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(app) as one:
        await asyncio.wait_for(_followed(app), 10)
        yield one


async def _followed(app: FastAPI) -> None:
    while app.state.serving.data.version is None:  # noqa: ASYNC110 - it tells nobody
        await asyncio.sleep(0.01)


async def test_the_second_answer_is_the_kept_one(app: FastAPI, client: httpx.AsyncClient) -> None:
    tally = app.state.serving.kept.tally
    first = await client.get("/claims?country=RU")
    assert (tally.hits, tally.misses) == (0, 1)
    second = await client.get("/claims?country=RU")
    assert (tally.hits, tally.misses) == (1, 1)
    assert second.content == first.content
    assert second.headers["etag"] == first.headers["etag"]
    held = await client.get("/claims?country=RU", headers={"if-none-match": first.headers["etag"]})
    assert (held.status_code, held.content) == (304, b"")


@pytest.mark.parametrize("path", ["/claims", "/parties", "/claims/facets?by=topic", "/meta"])
async def test_a_write_is_seen_at_once_everywhere(
    app: FastAPI, client: httpx.AsyncClient, database: Urls, path: str
) -> None:
    before = (await client.get(path)).json()
    await client.get(path)
    with psycopg.connect(database.owner) as connection, transaction(connection):
        connection.execute("UPDATE outlets SET name_en = 'Renamed'")
    version = str(int(before["meta"]["data_version"]) + 1)
    for _ in range(200):
        after = (await client.get(path)).json()
        if after["meta"]["data_version"] == version:
            break
        await asyncio.sleep(0.01)
    assert after["meta"]["data_version"] == version
    if path == "/claims":
        assert after["data"][0]["article"]["outlet"]["name"]["en"] == "Renamed"
    assert app.state.serving.data.version == int(version)


async def test_many_who_ask_at_once_wait_for_one(app: FastAPI, client: httpx.AsyncClient) -> None:
    made: list[str] = []
    lane = app.state.serving
    original = lane.database.statements

    def counted() -> Any:  # noqa: ANN401 - a context manager
        made.append("read")
        return original()

    lane.database.statements = counted
    answers = await asyncio.gather(*(client.get("/claims?country=US") for _ in range(20)))
    assert {a.status_code for a in answers} == {200}
    assert len({a.content for a in answers}) == 1
    assert len(made) == 1


DECODERS: dict[str, Any] = {
    "zstd": lambda body: zstandard.ZstdDecompressor().decompress(body),
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}


@pytest.mark.parametrize("encoding", list(DECODERS))
async def test_a_body_is_encoded_once(
    app: FastAPI, client: httpx.AsyncClient, encoding: str
) -> None:
    plain = await client.get("/claims", headers={"accept-encoding": "identity"})
    request = client.build_request("GET", "/claims", headers={"accept-encoding": encoding})
    response = await client.send(request, stream=True)
    body = b"".join([part async for part in response.aiter_raw()])
    assert response.headers["content-encoding"] == encoding
    assert "accept-encoding" in response.headers["vary"]
    assert DECODERS[encoding](body) == plain.content
    assert response.headers["etag"] != plain.headers["etag"]
    tag = {"if-none-match": response.headers["etag"], "accept-encoding": encoding}
    assert (await client.get("/claims", headers=tag)).status_code == 304
    assert app.state.serving.kept.tally.hits >= 2


async def test_nothing_is_served_from_what_was_kept_while_no_version_is_known(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    await client.get("/claims")
    app.state.serving.data.version = None
    hits = app.state.serving.kept.tally.hits
    assert (await client.get("/claims")).status_code == 200
    assert app.state.serving.kept.tally.hits == hits


async def test_the_front_says_what_the_whole_way_says(filled: Urls) -> None:
    async with serve(api_of(filled), loaded=False) as client:
        target, given = "/claims?limit=2", {"x-request-id": "one", "accept-encoding": "gzip"}
        application = client._transport.app  # type: ignore[attr-defined]
        tally = application.state.serving.kept.tally
        while not tally.hits:  # the version of the data may still be settling
            await client.get(target, headers=given)
        hits = tally.hits
        for more, status in (({}, 200), ({"if-none-match": "*"}, 304)):
            quick = await client.get(target, headers={**given, **more})
            front, application.front = application.front, None
            whole = await client.get(target, headers={**given, **more})
            application.front = front
            assert front is not None
            assert quick.status_code == whole.status_code == status
            assert quick.headers.raw == whole.headers.raw
            assert quick.content == whole.content
        assert application.state.serving.kept.tally.hits == hits + 4
