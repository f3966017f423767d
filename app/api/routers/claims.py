"""Claims: who answers for which proposition about whom."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.including import into_claims
from app.api.items import detail_response
from app.api.pages import Listing, list_response
from app.api.parameters import WrittenId
from app.api.queries import ClaimDetailQuery, ClaimQuery
from app.api.schemas.attribution import ClaimDetail, ClaimList
from app.api.serving import Serving, Shared
from app.storage.reading.attribution import CLAIMS

router = APIRouter(tags=["claims"])


def listing(serving: Serving) -> Listing:
    """Return what claims are listed from."""
    return Listing(selection=CLAIMS, include=into_claims(serving))


@router.get("/claims", operation_id="listClaims", response_model=ClaimList)
async def list_claims(
    request: Request, serving: Shared, query: Annotated[ClaimQuery, Query()]
) -> Response:
    """List claims, the newest first."""
    return await list_response(request, serving, query, listing(serving))


@router.get("/claims/{claim_id}", operation_id="getClaim", response_model=ClaimDetail)
async def get_claim(
    request: Request,
    serving: Shared,
    claim_id: WrittenId,
    query: Annotated[ClaimDetailQuery, Query()],
) -> Response:
    """Return one claim, with what `include` names."""
    return await detail_response(request, serving, claim_id, listing(serving), query)
