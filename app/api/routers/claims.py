"""Claims: who answers for which proposition about whom."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import gather
from app.api.pages import Listing, detail_response, list_response
from app.api.parameters import NoParameters, WrittenId
from app.api.queries import ClaimQuery
from app.api.schemas.attribution import ClaimDetail, ClaimList
from app.api.serving import Shared
from app.storage.reading.attribution import CLAIMS

router = APIRouter(tags=["claims"])

LISTING = Listing(selection=CLAIMS, gather=gather.claims)


@router.get("/claims", operation_id="listClaims", response_model=ClaimList)
async def list_claims(
    request: Request, serving: Shared, query: Annotated[ClaimQuery, Query()]
) -> Response:
    """List claims, the newest first."""
    return await list_response(request, serving, query, LISTING)


@router.get("/claims/{claim_id}", operation_id="getClaim", response_model=ClaimDetail)
async def get_claim(
    request: Request, serving: Shared, claim_id: WrittenId, _: Annotated[NoParameters, Query()]
) -> Response:
    """Return one claim."""
    return await detail_response(request, serving, claim_id, LISTING)
