"""Analysts: persons cited for their expertise; an analyst's id is that of the party."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import gather
from app.api.including import into_parties, into_quotes
from app.api.items import Parent, children_response, detail_response
from app.api.pages import Listing, list_response
from app.api.parameters import WrittenId
from app.api.queries import AnalystQuery, PartyDetailQuery, QuoteQuery
from app.api.schemas.attribution import AnalystDetail, AnalystList, QuoteList
from app.api.serving import Serving, Shared
from app.storage.reading.attribution import QUOTES
from app.storage.reading.parties import ANALYSTS

router = APIRouter(tags=["analysts"])


def listing(serving: Serving) -> Listing:
    """Return what they are listed from."""
    return Listing(selection=ANALYSTS, gather=gather.analysts, include=into_parties(serving))


@router.get("/analysts", operation_id="listAnalysts", response_model=AnalystList)
async def list_analysts(
    request: Request, serving: Shared, query: Annotated[AnalystQuery, Query()]
) -> Response:
    """List analysts, the last cited first."""
    return await list_response(request, serving, query, listing(serving))


@router.get("/analysts/{analyst_id}", operation_id="getAnalyst", response_model=AnalystDetail)
async def get_analyst(
    request: Request,
    serving: Shared,
    analyst_id: WrittenId,
    query: Annotated[PartyDetailQuery, Query()],
) -> Response:
    """Return one analyst, with what `include` names."""
    return await detail_response(request, serving, analyst_id, listing(serving), query)


@router.get(
    "/analysts/{analyst_id}/quotes", operation_id="listAnalystQuotes", response_model=QuoteList
)
async def list_analyst_quotes(
    request: Request, serving: Shared, analyst_id: WrittenId, query: Annotated[QuoteQuery, Query()]
) -> Response:
    """List the quotes that an analyst speaks, the newest first."""
    parent = Parent(selection=ANALYSTS, written_id=analyst_id)
    return await children_response(
        request,
        serving,
        query,
        parent,
        lambda analyst: Listing(
            selection=QUOTES,
            include=into_quotes(serving),
            scope={"of_speaker": (analyst["id"],)},
        ),
    )
