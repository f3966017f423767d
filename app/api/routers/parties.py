"""Parties: persons, states and organised groups, with what they said and how they are screened."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import gather
from app.api.including import into_claims, into_parties, into_quotes
from app.api.items import Parent, children_response, detail_response
from app.api.pages import Listing, list_response
from app.api.parameters import NoParameters, WrittenId
from app.api.queries import ClaimQuery, PartyDetailQuery, PartyQuery, QuoteQuery
from app.api.schemas.attribution import ClaimList, QuoteList
from app.api.schemas.party import PartyDetail, PartyList
from app.api.schemas.screening import StoredScreeningDetail
from app.api.serving import Serving, Shared
from app.storage.reading.attribution import CLAIMS, QUOTES
from app.storage.reading.parties import PARTIES

router = APIRouter(tags=["parties"])


def listing(serving: Serving) -> Listing:
    """Return what they are listed from."""
    return Listing(selection=PARTIES, gather=gather.parties, include=into_parties(serving))


@router.get("/parties", operation_id="listParties", response_model=PartyList)
async def list_parties(
    request: Request, serving: Shared, query: Annotated[PartyQuery, Query()]
) -> Response:
    """List parties, those in most articles first."""
    return await list_response(request, serving, query, listing(serving))


@router.get("/parties/{party_id}", operation_id="getParty", response_model=PartyDetail)
async def get_party(
    request: Request,
    serving: Shared,
    party_id: WrittenId,
    query: Annotated[PartyDetailQuery, Query()],
) -> Response:
    """Return one party, with what `include` names."""
    return await detail_response(request, serving, party_id, listing(serving), query)


@router.get("/parties/{party_id}/claims", operation_id="listPartyClaims", response_model=ClaimList)
async def list_party_claims(
    request: Request, serving: Shared, party_id: WrittenId, query: Annotated[ClaimQuery, Query()]
) -> Response:
    """List the claims by or about a party, the newest first."""
    parent = Parent(selection=PARTIES, written_id=party_id)
    return await children_response(
        request,
        serving,
        query,
        parent,
        lambda party: Listing(
            selection=CLAIMS,
            include=into_claims(serving),
            scope={"of_party": (party["id"],)},
        ),
    )


@router.get("/parties/{party_id}/quotes", operation_id="listPartyQuotes", response_model=QuoteList)
async def list_party_quotes(
    request: Request, serving: Shared, party_id: WrittenId, query: Annotated[QuoteQuery, Query()]
) -> Response:
    """List the quotes that a party speaks, the newest first."""
    parent = Parent(selection=PARTIES, written_id=party_id)
    return await children_response(
        request,
        serving,
        query,
        parent,
        lambda party: Listing(
            selection=QUOTES,
            include=into_quotes(serving),
            scope={"of_speaker": (party["id"],)},
        ),
    )


@router.get(
    "/parties/{party_id}/screening",
    operation_id="getPartyScreening",
    response_model=StoredScreeningDetail,
)
async def get_party_screening(
    request: Request, serving: Shared, party_id: WrittenId, _: Annotated[NoParameters, Query()]
) -> Response:
    """Return what the stored screening says of a party, with the evidence."""
    screening = Listing(selection=PARTIES, gather=gather.screenings(serving.note))
    return await detail_response(request, serving, party_id, screening)
