"""Fillings that are let go and read again are the same, for however many pages at once."""

import asyncio

import pytest

from app.api import export_rows, filling
from tests.api.deployments import api_of, serve
from tests.databases import Urls

TARGETS = (
    "/claims?limit=40",
    "/claims?country=RU&limit=7",
    "/quotes?limit=25",
    "/articles?limit=3",
    "/claims.ndjson",
    "/quotes.ndjson",
)


async def bodies(urls: Urls) -> list[bytes]:
    async with serve(api_of(urls)) as client:
        once = [await client.get(target) for target in TARGETS]
        several = await asyncio.gather(
            *(client.get(f"{t}{'&' if '?' in t else '?'}count=none") for t in TARGETS[:4] * 3)
        )
    assert {response.status_code for response in (*once, *several)} == {200}
    return [response.content for response in (*once, *several)]


async def test_what_is_let_go_is_read_again(filled: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = await bodies(filled)
    monkeypatch.setattr(filling, "MOST_FILLED", 3)
    monkeypatch.setattr(filling, "MOST_NAMED", 2)
    monkeypatch.setattr(filling, "_MOST_LISTED", 1)
    monkeypatch.setattr(export_rows, "BATCH", 4)
    assert await bodies(filled) == usual
