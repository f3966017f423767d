"""The service itself: what it is, whether it lives, whether it can serve."""

from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.documents.listing import list_document
from app.api.envelope import meta_document
from app.api.parameters import LARGEST_PAGE, NoParameters
from app.api.responses import respond, respond_live
from app.api.schemas.screening import MOST_NAMES
from app.api.schemas.service import Liveness, Readiness, ServiceDetail
from app.api.serving import Serving, Shared
from app.errors import DatabaseUnavailableError
from app.runtime.live_index import IndexNotLoadedError
from app.screening.match import MATCHER
from app.storage.reading.articles import ARTICLES
from app.storage.reading.attribution import CLAIMS, QUOTES
from app.storage.reading.counting import count_rows
from app.storage.reading.database import Connection
from app.storage.reading.keyset import Window, read_page
from app.storage.reading.lists import LISTS
from app.storage.reading.parties import ANALYSTS, PARTIES
from app.storage.reading.selection import Row
from app.storage.reading.state import read_data_version

router = APIRouter(tags=["service"])

_COUNTED = {
    "articles": ARTICLES,
    "claims": CLAIMS,
    "quotes": QUOTES,
    "parties": PARTIES,
    "analysts": ANALYSTS,
}
_MOST_LISTS = 200


@router.get("/meta", operation_id="getMeta", response_model=ServiceDetail)
async def get_meta(
    request: Request, serving: Shared, _: Annotated[NoParameters, Query()]
) -> Response:
    """Return what this deployment is, what it holds and how much of a text it gives out."""
    async with serving.database.snapshot() as connection:
        counts = {
            name: (await count_rows(connection, selection, {})).value
            for name, selection in _COUNTED.items()
        }
        state = await read_data_version(connection)
    service = {
        "service": "marsad",
        "version": version("marsad"),
        "text_policy": serving.settings.text_policy,
        "counts": counts,
        "matcher": MATCHER,
        "largest_page": LARGEST_PAGE,
        "largest_batch": MOST_NAMES,
    }
    return respond(request, {"data": service, "meta": meta_document(state)}, state)


@router.get("/health/live", operation_id="getLiveness", response_model=Liveness)
async def get_liveness(_: Annotated[NoParameters, Query()]) -> Response:
    """Tell that the process answers; it asks nothing else."""
    return respond_live({"status": "ok"})


@router.get(
    "/health/ready",
    operation_id="getReadiness",
    response_model=Readiness,
    responses={503: {"model": Readiness, "description": "It cannot serve."}},
)
async def get_readiness(serving: Shared, _: Annotated[NoParameters, Query()]) -> Response:
    """Tell whether the service can serve, and what is not as it should be."""
    try:
        loaded = serving.live.current()
        async with serving.database.snapshot() as connection:
            rows = await _lists(connection)
    except (IndexNotLoadedError, DatabaseUnavailableError) as error:
        return respond_live(_readiness("unavailable", [error.message]), status=503)
    reasons = _reasons(serving, rows)
    document = _readiness("degraded" if reasons else "ok", reasons)
    document["lists"] = {row["id"]: row["version"] for row in rows if row["version"]}
    document["checked_at"] = loaded.checked_at
    return respond_live(document)


async def _lists(connection: Connection) -> tuple[Row, ...]:
    return (await read_page(connection, LISTS, {}, Window(limit=_MOST_LISTS, sort="id"))).rows


def _readiness(status: str, reasons: list[str]) -> dict[str, object]:
    return {"status": status, "reasons": reasons, "lists": {}, "checked_at": None}


def _reasons(serving: Serving, rows: tuple[Row, ...]) -> list[str]:
    reasons = [serving.live.fault] if serving.live.fault else []
    for row in rows:
        document = list_document(row, stale_seconds=serving.settings.list_stale_seconds)
        if document["excerpt"]:
            reasons.append(f"List {row['id']} is an excerpt: the bundled sample.")
        elif document["stale"]:
            reasons.append(f"List {row['id']} is stale.")
        if row["last_error"]:
            reasons.append(f"List {row['id']}: {row['last_error']}")
    return reasons
