"""Quotes: reported speech with its speaker."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.including import into_quotes
from app.api.items import detail_response
from app.api.pages import Listing, list_response
from app.api.parameters import WrittenId
from app.api.queries import QuoteDetailQuery, QuoteQuery
from app.api.schemas.attribution import QuoteDetail, QuoteList
from app.api.serving import Serving, Shared
from app.storage.reading.attribution import QUOTES

router = APIRouter(tags=["quotes"])


def listing(serving: Serving) -> Listing:
    """Return what quotes are listed from."""
    return Listing(selection=QUOTES, include=into_quotes(serving))


@router.get("/quotes", operation_id="listQuotes", response_model=QuoteList)
async def list_quotes(
    request: Request, serving: Shared, query: Annotated[QuoteQuery, Query()]
) -> Response:
    """List quotes, the newest first."""
    return await list_response(request, serving, query, listing(serving))


@router.get("/quotes/{quote_id}", operation_id="getQuote", response_model=QuoteDetail)
async def get_quote(
    request: Request,
    serving: Shared,
    quote_id: WrittenId,
    query: Annotated[QuoteDetailQuery, Query()],
) -> Response:
    """Return one quote, with what `include` names."""
    return await detail_response(request, serving, quote_id, listing(serving), query)
