"""Quotes: reported speech with its speaker."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import gather
from app.api.pages import Listing, detail_response, list_response
from app.api.parameters import NoParameters, WrittenId
from app.api.queries import QuoteQuery
from app.api.schemas.attribution import QuoteDetail, QuoteList
from app.api.serving import Shared
from app.storage.reading.attribution import QUOTES

router = APIRouter(tags=["quotes"])

LISTING = Listing(selection=QUOTES, gather=gather.quotes)


@router.get("/quotes", operation_id="listQuotes", response_model=QuoteList)
async def list_quotes(
    request: Request, serving: Shared, query: Annotated[QuoteQuery, Query()]
) -> Response:
    """List quotes, the newest first."""
    return await list_response(request, serving, query, LISTING)


@router.get("/quotes/{quote_id}", operation_id="getQuote", response_model=QuoteDetail)
async def get_quote(
    request: Request, serving: Shared, quote_id: WrittenId, _: Annotated[NoParameters, Query()]
) -> Response:
    """Return one quote."""
    return await detail_response(request, serving, quote_id, LISTING)
