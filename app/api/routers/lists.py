"""Enforcement lists and their designations: what is enforced, which version, how old."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api import gather
from app.api.documents.listing import designation_document, list_document
from app.api.envelope import meta_document
from app.api.pages import Listing, list_response
from app.api.parameters import NoParameters
from app.api.queries import ListQuery
from app.api.responses import respond, respond_live
from app.api.schemas.listing import DesignationDetail, EnforcementListDetail, EnforcementLists
from app.api.serving import Serving, Shared
from app.errors import NotFoundError
from app.storage.reading.keyset import Window, read_page
from app.storage.reading.lists import LISTS, read_designation
from app.storage.reading.state import read_data_version

router = APIRouter(tags=["lists"])


def _listing(serving: Serving) -> Listing:
    present = partial(list_document, stale_seconds=serving.settings.list_stale_seconds)
    return Listing(selection=LISTS, gather=gather.plainly(present), sort="id", ages=True)


_NO_NUL = "^[^\\x00]*$"
ListId = Annotated[str, Path(max_length=100, pattern=_NO_NUL, examples=["un_sc"])]
EntryId = Annotated[str, Path(max_length=500, pattern=_NO_NUL, examples=["QDi.006"])]


@router.get("/lists", operation_id="listLists", response_model=EnforcementLists)
async def list_lists(
    request: Request, serving: Shared, query: Annotated[ListQuery, Query()]
) -> Response:
    """List the enforcement lists with the version and the age of what is served."""
    return await list_response(request, serving, query, _listing(serving))


@router.get("/lists/{list_id}", operation_id="getList", response_model=EnforcementListDetail)
async def get_list(
    serving: Shared, list_id: ListId, _: Annotated[NoParameters, Query()]
) -> Response:
    """Return one enforcement list."""
    async with serving.database.snapshot() as connection:
        page = await read_page(connection, LISTS, {"id": list_id}, Window(limit=1, sort="id"))
        version = await read_data_version(connection)
    if not page.rows:
        raise NotFoundError(f"No list has the id {list_id!r}.")
    document = list_document(page.rows[0], stale_seconds=serving.settings.list_stale_seconds)
    return respond_live({"data": document, "meta": meta_document(version)})


@router.get(
    "/designations/{list_id}/{entry_id:path}",
    operation_id="getDesignation",
    response_model=DesignationDetail,
)
async def get_designation(
    request: Request,
    serving: Shared,
    list_id: ListId,
    entry_id: EntryId,
    _: Annotated[NoParameters, Query()],
) -> Response:
    """Return one entry of a list as its last version has it."""
    async with serving.database.snapshot() as connection:
        row = await read_designation(connection, list_id, entry_id)
        version = await read_data_version(connection)
    if row is None:
        raise NotFoundError(f"The list {list_id!r} has no entry {entry_id!r}.")
    document = {"data": designation_document(row), "meta": meta_document(version)}
    return respond(request, document, version)
