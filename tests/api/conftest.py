"""The API of a test: a real application on a real database filled from the project's samples."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import httpx
import psycopg
import pytest
from fastapi import FastAPI

from app.api.application import create_app
from app.domain.article import ArticleDraft, Precision
from app.domain.scheme import from_scheme
from app.runtime.resources import resource
from app.runtime.settings import Settings
from app.storage.records import ArticleRecord, OutletRecord, PartyRecord
from app.storage.writing.articles import write_articles
from app.storage.writing.state import transaction
from tests.databases import Urls

SAMPLES = resource("samples")
OUTLETS = ("marsad.example", "wakala.example")


def sample_records() -> list[ArticleRecord]:
    """The annotated samples as records, each party named by its type and English name."""
    return [
        _record(path, OUTLETS[number % 2])
        for number, path in enumerate(sorted((SAMPLES / "gold").glob("*.json")))
    ]


def _record(gold: Path, outlet: str) -> ArticleRecord:
    text = (SAMPLES / "articles" / f"{gold.stem}.txt").read_text("utf-8")
    facts = json.loads((SAMPLES / "articles" / f"{gold.stem}.json").read_text("utf-8"))
    extraction = from_scheme(json.loads(gold.read_text("utf-8")), text)
    parties = {
        party.id: PartyRecord(
            key=f"{party.type}:{party.canonical_en}",
            type=party.type,
            name_ar=party.canonical_ar,
            name_en=party.canonical_en,
            country=party.country,
            unnamed=party.unnamed,
        )
        for party in extraction.parties
    }
    return ArticleRecord(
        draft=ArticleDraft(
            text=text,
            title=facts["title"],
            url=f"https://{outlet}/{gold.stem}",
            outlet=outlet,
            published_on=date.fromisoformat(facts["published"]),
            precision=Precision.DAY,
        ),
        extraction=extraction,
        parties=parties,
        outlet=OutletRecord(key=outlet, name_ar="مرصد (نماذج)", name_en="Marsad samples"),
    )


@pytest.fixture(scope="module")
def filled(shared_database: Urls) -> Urls:
    """A database with the samples in it."""
    with psycopg.connect(shared_database.owner) as connection, transaction(connection):
        write_articles(connection, sample_records())
    return shared_database


def api_of(urls: Urls, **settings: str) -> FastAPI:
    """The application of a deployment with this database."""
    return create_app(
        Settings(home=Path("/nonexistent"), secret="of the tests", **settings),  # type: ignore[arg-type] # pydantic reads the words
        database_url=urls.api,
    )


@asynccontextmanager
async def serve(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client of `app` while its lifespan runs."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://marsad.test") as one,
    ):
        yield one


@pytest.fixture
async def client(filled: Urls) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a running application."""
    async with serve(api_of(filled)) as one:
        yield one
