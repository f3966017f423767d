"""The application: routers, errors, headers and what lives as long as the process.

Enters: settings and the connection string of the API's read-only role. Leaves: an ASGI
application. Refuses to import extraction or ingest: this process only reads.
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Final

from fastapi import Depends, FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import Receive, Scope, Send

from app.api import openapi, problems
from app.api.border import Border
from app.api.caching import Caching
from app.api.forms import InForm
from app.api.front import Front
from app.api.lane import Collection, Lane
from app.api.limits import Keys, Limits, Rates
from app.api.manners import REQUEST_ID, Manners
from app.api.parameters import refuse_repeats
from app.api.queries import ArticleQuery, ClaimQuery, QuoteQuery
from app.api.responses import accepts_json
from app.api.routers import (
    aggregates,
    analysts,
    articles,
    changes,
    claims,
    exports,
    health,
    lists,
    mcp,
    metrics,
    parties,
    people,
    places,
    quotes,
    screening,
    search,
)
from app.api.serving import Serving
from app.errors import SettingsError
from app.runtime.collecting import collect_between_answers
from app.runtime.ending import before_ending
from app.runtime.logging import configure_logging
from app.runtime.settings import Settings, read_settings

_SWITCH_SECONDS: Final = 0.000_5
"""How long a thread that loads an index keeps requests waiting at a time; Python's own is ten times
that, and a request waits several times."""
_TAGS: Final = [
    {"name": "articles", "description": "News articles and what was found in them."},
    {"name": "claims", "description": "Who answers for which proposition about whom."},
    {"name": "quotes", "description": "Reported speech with its speaker."},
    {"name": "parties", "description": "Persons, states and organised groups."},
    {"name": "analysts", "description": "Persons cited for their expertise."},
    {"name": "search", "description": "Words in texts, in any Arabic spelling."},
    {"name": "screening", "description": "Names against the lists in force."},
    {"name": "lists", "description": "What is enforced."},
    {"name": "changes", "description": "What became otherwise, in pages and as it happens."},
    {"name": "service", "description": "The deployment itself."},
]


def create_app(settings: Settings, *, database_url: str | None = None) -> FastAPI:
    """Return the API of one process.

    Args:
        settings: of this process.
        database_url: connection string of the API's role; else `settings.database_api_url`.

    Raises:
        SettingsError: when there is no connection string.
    """
    url = database_url or settings.database_api_url
    if url is None:
        raise SettingsError("DATABASE_API_URL: needed to serve")
    serving = Serving(settings, url)
    app = _Api(
        title="Marsad",
        version=version("marsad"),
        description=openapi.DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_tags=_TAGS,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.serving = serving
    _add_routes(app)
    problems.install(app)
    openapi.install(app)
    lane = Lane(serving, _hot(serving))
    app.add_middleware(
        Caching,
        store=serving.kept,
        lane=lane,
        version=lambda: serving.data.version,
    )
    app.add_middleware(InForm)
    app.add_middleware(Border)
    rates = Rates(settings.rate_per_minute) if settings.rate_per_minute else None
    keys = Keys(settings.api_keys)
    app.add_middleware(Limits, keys=keys, rates=rates, metrics=serving.metrics)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "OPTIONS", "POST"],
        allow_headers=[
            "authorization",
            "content-type",
            "if-none-match",
            "last-event-id",
            REQUEST_ID,
        ],
        expose_headers=[
            "etag",
            "link",
            "retry-after",
            "ratelimit",
            "ratelimit-policy",
            "x-request-id",
        ],
        max_age=86_400,
    )
    app.add_middleware(Manners, metrics=serving.metrics, access_log=settings.access_log)
    if not (settings.access_log or settings.rate_per_minute or settings.api_keys):
        app.front = Front(
            serving.kept, serving.metrics, lane=lane, version=lambda: serving.data.version
        )
    return app


class _Api(FastAPI):
    """The application, with its front before every layer where the settings allow one."""

    front: Front | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.front is None or not await self.front.serve(scope, send):
            await super().__call__(scope, receive, send)


def create_app_from_environment() -> FastAPI:
    """Return the API that the environment describes; what a server's factory calls.

    Raises:
        SettingsError: when the environment cannot be meant.
    """
    settings = read_settings()
    configure_logging(settings.log_level)
    return create_app(settings)


def _add_routes(app: FastAPI) -> None:
    # Facets, timelines and exports come first: their paths look like that of an item.
    app.include_router(exports.router, dependencies=[Depends(refuse_repeats)])
    app.include_router(people.router)
    app.include_router(mcp.router)
    app.include_router(metrics.router, dependencies=[Depends(refuse_repeats)])
    app.include_router(changes.router, dependencies=[Depends(refuse_repeats)])
    rules = [Depends(accepts_json), Depends(refuse_repeats)]
    for room in (
        aggregates,
        search,
        articles,
        claims,
        quotes,
        parties,
        analysts,
        screening,
        lists,
        places,
        health,
    ):
        app.include_router(room.router, dependencies=rules)


def _hot(serving: Serving) -> dict[str, Collection]:
    """Return the collections that take the short way."""
    return {
        "/articles": Collection(listing=articles.listing(serving), pages=ArticleQuery),
        "/claims": Collection(listing=claims.listing(serving), pages=ClaimQuery),
        "/quotes": Collection(listing=quotes.listing(serving), pages=QuoteQuery),
    }


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    serving: Serving = app.state.serving
    sys.setswitchinterval(_SWITCH_SECONDS)
    collect_between_answers()
    await serving.database.open()
    async with (
        serving.live.following(),
        serving.data.following(),
        serving.changes.following(),
    ):
        with before_ending(serving.streams.close):
            yield
        serving.streams.close()
    await serving.database.close()
