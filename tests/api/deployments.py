"""Applications of tests, served in this process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from app.api.application import create_app
from app.api.serving import Serving
from app.runtime.live_index import IndexNotLoadedError
from app.runtime.settings import Settings
from tests.databases import Urls

LOAD_SECONDS = 20.0


def api_of(urls: Urls, **settings: Any) -> FastAPI:  # noqa: ANN401 - any setting
    """The application of a deployment with this database."""
    given = {"home": Path("/nonexistent"), "secret": "of the tests", **settings}
    return create_app(Settings(**given), database_url=urls.api)


@asynccontextmanager
async def serve(app: FastAPI, *, loaded: bool = True) -> AsyncIterator[httpx.AsyncClient]:
    """A client of `app` while its lifespan runs; with its index loaded, unless told otherwise."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://marsad.test") as client,
    ):
        if loaded:
            await asyncio.wait_for(index_loaded(app.state.serving), LOAD_SECONDS)
        yield client


async def index_loaded(serving: Serving) -> None:
    """Return when the process has an index to screen with."""
    while True:
        try:
            serving.live.current()
        except IndexNotLoadedError:
            await asyncio.sleep(0.01)
        else:
            return
