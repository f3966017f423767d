"""Outlets and countries: what there is to filter by."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import gather
from app.api.countries import country_names
from app.api.documents.outlets import outlet_document
from app.api.pages import Listing, list_response
from app.api.queries import ListQuery, OutletQuery
from app.api.schemas.service import CountryList, OutletList
from app.api.serving import Shared
from app.storage.reading.places import COUNTRIES, OUTLETS
from app.storage.reading.selection import Row

router = APIRouter(tags=["service"])


def _outlet(row: Row) -> dict[str, Any]:
    return {**(outlet_document(row) or {}), "articles": row["articles_count"]}


def _country(row: Row) -> dict[str, Any]:
    code = row["id"]
    name = country_names().get(code)
    return {
        "code": code,
        "name": {"ar": name and name.ar, "en": name and name.en},
        "articles": row["articles_count"],
        "claims": row["claims_count"],
    }


_OUTLETS = Listing(selection=OUTLETS, gather=gather.plainly(_outlet), sort="-articles")
_COUNTRIES = Listing(selection=COUNTRIES, gather=gather.plainly(_country), sort="code")


@router.get("/outlets", operation_id="listOutlets", response_model=OutletList)
async def list_outlets(
    request: Request, serving: Shared, query: Annotated[OutletQuery, Query()]
) -> Response:
    """List outlets, those with most articles first."""
    return await list_response(request, serving, query, _OUTLETS)


@router.get("/countries", operation_id="listCountries", response_model=CountryList)
async def list_countries(
    request: Request, serving: Shared, query: Annotated[ListQuery, Query()]
) -> Response:
    """List the countries that claims or articles concern, by code."""
    return await list_response(request, serving, query, _COUNTRIES)
