"""Applications of tests, served in this process."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn
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
            await asyncio.wait_for(_index_loaded(app.state.serving), LOAD_SECONDS)
        yield client


@contextmanager
def listening(app: FastAPI, *, loaded: bool = True) -> Iterator[str]:
    """The address of a server of `app` on a free port; with its index loaded, unless told."""
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", access_log=False)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        serving = app.state.serving if loaded else None
        port = asyncio.run(asyncio.wait_for(_port(server, serving), LOAD_SECONDS))
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=LOAD_SECONDS)


async def _port(server: uvicorn.Server, serving: Serving | None) -> int:
    while not server.started:  # noqa: ASYNC110 - uvicorn tells by this flag alone
        await asyncio.sleep(0.01)
    if serving is not None:
        await _index_loaded(serving)
    return int(server.servers[0].sockets[0].getsockname()[1])


async def _index_loaded(serving: Serving) -> None:
    """Return when the process has an index to screen with."""
    while True:
        try:
            serving.live.current()
        except IndexNotLoadedError:
            await asyncio.sleep(0.01)
        else:
            return
