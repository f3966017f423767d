"""Exports: complete, counted, digested, resumed; feeds; forms by suffix and by Accept."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from hashlib import sha256
from typing import Any

import httpx
import pytest

from tests.api.deployments import api_of, serve
from tests.api.test_resources import items
from tests.databases import Urls

COLLECTIONS = ["articles", "claims", "quotes", "parties", "analysts"]


def read_ndjson(body: bytes) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The documents, and what the closing line says; its digest is checked."""
    lines = body.splitlines(keepends=True)
    told: dict[str, Any] = json.loads(lines[-1])["export"]
    assert told["sha256"] == sha256(b"".join(lines[:-1])).hexdigest()
    assert told["rows"] == len(lines) - 1
    return [json.loads(line) for line in lines[:-1]], told


def read_csv(body: bytes) -> tuple[list[dict[str, str]], dict[str, str]]:
    """The rows, and what the closing line says; its digest is checked."""
    start = body.rindex(b"\n#") + 1
    told = dict(word.split("=", 1) for word in body[start:].decode()[2:].split())
    assert told["sha256"] == sha256(body[:start]).hexdigest()
    rows = list(csv.DictReader(io.StringIO(body[:start].decode("utf-8-sig"), newline="")))
    assert int(told["rows"]) == len(rows)
    return rows, told


@pytest.mark.parametrize("collection", COLLECTIONS)
async def test_ndjson_is_the_whole_list(client: httpx.AsyncClient, collection: str) -> None:
    response = await client.get(f"/{collection}/export")
    assert response.headers["content-type"] == "application/x-ndjson"
    documents, told = read_ndjson(response.content)
    assert documents == await items(client, f"/{collection}")
    assert documents
    assert told["next"] is None


@pytest.mark.parametrize("collection", COLLECTIONS)
async def test_csv_has_a_row_for_each(client: httpx.AsyncClient, collection: str) -> None:
    response = await client.get(f"/{collection}.csv")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows, _ = read_csv(response.content)
    assert [row["id"] for row in rows] == [i["id"] for i in await items(client, f"/{collection}")]


async def test_csv_says_what_the_documents_say(client: httpx.AsyncClient) -> None:
    rows, _ = read_csv((await client.get("/claims.csv?country=RU")).content)
    for row, claim in zip(rows, await items(client, "/claims?country=RU"), strict=True):
        assert row["text"] == claim["text"]
        assert row["claimant_id"] == (claim["claimant"] or {"id": ""})["id"]
        assert row["countries"].split() == claim["countries"]
        assert float(row["confidence"]) == pytest.approx(claim["confidence"])
        assert row["published_on"] == claim["article"]["published_on"]


async def test_excel_gets_its_mark(client: httpx.AsyncClient) -> None:
    plain = (await client.get("/parties/export?format=csv")).content
    marked = (await client.get("/parties/export?format=csv&bom=true")).content
    assert marked.startswith(b"\xef\xbb\xbfid,type,")
    assert read_csv(marked)[0] == read_csv(plain)[0]


@pytest.mark.parametrize("form", ["ndjson", "csv"])
@pytest.mark.parametrize("query", ["sort=published_on", "country=RU", "country=RU,US", ""])
async def test_pieces_put_together_are_the_whole(
    client: httpx.AsyncClient, form: str, query: str
) -> None:
    read = read_ndjson if form == "ndjson" else read_csv
    whole, _ = read((await client.get(f"/claims.{form}?{query}")).content)
    pieces: list[Any] = []
    path = f"/claims.{form}?{query}&limit=7"
    cursor = None
    for _ in range(len(whole)):
        rows, told = read(
            (await client.get(path + (f"&cursor={cursor}" if cursor else ""))).content
        )
        pieces += rows
        cursor = told.get("next")
        if cursor is None:
            break
    assert pieces == whole


async def test_a_broken_export_goes_on_after_the_last_row(client: httpx.AsyncClient) -> None:
    whole, _ = read_ndjson((await client.get("/quotes.ndjson")).content)
    rest, _ = read_ndjson((await client.get(f"/quotes.ndjson?cursor={whole[4]['id']}")).content)
    assert rest == whole[5:]


@pytest.mark.parametrize("cursor", ["0000000000001", "nonsense", "A" * 40])
async def test_a_foreign_place_is_refused(client: httpx.AsyncClient, cursor: str) -> None:
    response = await client.get(f"/claims/export?cursor={cursor}")
    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "cursor"


async def test_a_cursor_of_the_list_leads_on_in_the_export(client: httpx.AsyncClient) -> None:
    page = (await client.get("/claims?country=RU&limit=3")).json()
    rest, _ = read_ndjson(
        (await client.get(f"/claims/export?country=RU&cursor={page['page']['next']}")).content
    )
    assert page["data"] + rest == await items(client, "/claims?country=RU")


async def test_accept_chooses_the_form(client: httpx.AsyncClient) -> None:
    for accept, media in (
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/x-ndjson", "application/x-ndjson"),
        ("application/atom+xml", "application/atom+xml; charset=utf-8"),
        ("application/json", "application/json"),
        ("text/html,*/*;q=0.8", "application/json"),
    ):
        response = await client.get("/claims?country=RU", headers={"accept": accept})
        assert response.headers["content-type"] == media
    assert (await client.get("/claims", headers={"accept": "image/png"})).status_code == 406


@pytest.mark.parametrize("collection", ["articles", "claims", "quotes"])
async def test_a_feed_has_the_newest(client: httpx.AsyncClient, collection: str) -> None:
    response = await client.get(f"/{collection}.atom?country=RU&limit=5")
    feed = ET.fromstring(response.content)  # noqa: S314 - our own bytes
    atom = "{http://www.w3.org/2005/Atom}"
    ids = [str(e.findtext(f"{atom}id")).rsplit(":", 1)[1] for e in feed.iter(f"{atom}entry")]
    assert ids == [i["id"] for i in await items(client, f"/{collection}?country=RU")][:5]
    assert feed.findtext(f"{atom}updated")


async def test_hidden_texts_stay_hidden_in_an_export(filled: Urls) -> None:
    async with serve(api_of(filled, serve_text="none")) as client:
        documents, _ = read_ndjson((await client.get("/articles.ndjson")).content)
        assert {d["excerpt"] for d in documents} == {None}
