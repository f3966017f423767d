"""Lists and single items as answers: the envelope, its cursors, totals and links.

Enters: a request, its query and what the list is read from. Leaves: the response. Refuses to know
what the items are; a `Gather` turns their rows into documents.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import Response

from app.api.cursors import BadCursorError, CursorSigner, Place
from app.api.problems import BadParametersError, Violation
from app.api.queries import ListQuery
from app.api.responses import respond, respond_live
from app.api.serving import Serving
from app.domain.ids import read_id
from app.errors import InputError, NotFoundError
from app.storage.reading.database import Connection
from app.storage.reading.keyset import (
    Count,
    Page,
    Row,
    Selection,
    Window,
    count_rows,
    read_one,
    read_page,
)
from app.storage.reading.state import DataVersion, read_data_version

Document = dict[str, Any]
Gather = Callable[[Connection, Sequence[Row]], Awaitable[list[Document]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list is made of.

    Attributes:
        scope: filters that belong to the path (the parent of children), not to the query.
        sort: the one order of a list that takes no `sort`.
        ages: whether the items tell their age, so that nobody may keep them.
    """

    selection: Selection
    gather: Gather
    scope: Mapping[str, Any] = field(default_factory=dict)
    sort: str = ""
    ages: bool = False


async def list_response(
    request: Request, serving: Serving, query: ListQuery, listing: Listing
) -> Response:
    """Return one page of a list, read from one snapshot."""
    filters = {**query.filters(), **listing.scope}
    binding = {"path": request.url.path, **query.echo()}
    async with serving.database.snapshot() as connection:
        signer = await serving.signer(connection)
        window = _window(query, listing, signer, binding)
        page = await read_page(connection, listing.selection, filters, window)
        version = await read_data_version(connection)
        total = serving.totals.find(version.version, binding)
        if total is None:
            total = await count_rows(connection, listing.selection, filters)
            serving.totals.keep(version.version, binding, total)
        documents = await listing.gather(connection, page.rows)
    beside = _beside(page, signer, binding)
    envelope = {
        "data": _select(documents, getattr(query, "fields", ())),
        "page": {"limit": query.limit, **beside},
        "total": total_document(total),
        "query": query.echo(),
        "meta": meta_document(version),
    }
    links = _links(request, beside)
    return respond_live(envelope, links) if listing.ages else respond(request, envelope, links)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """Whose children a list has: what it is read from, and its id as written in the address."""

    selection: Selection
    written_id: str


async def children_response(
    request: Request,
    serving: Serving,
    query: ListQuery,
    parent: Parent,
    listing: Callable[[Row], Listing],
) -> Response:
    """Return one page of the list that `listing` makes of the parent's row.

    Raises:
        NotFoundError: when there is no such parent.
    """
    async with serving.database.snapshot() as connection:
        row = await existing(connection, parent.selection, parent.written_id)
    return await list_response(request, serving, query, listing(row))


async def detail_response(
    request: Request, serving: Serving, written_id: str, listing: Listing
) -> Response:
    """Return one item.

    Raises:
        NotFoundError: when nothing has this id.
    """
    async with serving.database.snapshot() as connection:
        row = await existing(connection, listing.selection, written_id)
        documents = await listing.gather(connection, [row])
        version = await read_data_version(connection)
    return respond(request, {"data": documents[0], "meta": meta_document(version)})


async def existing(connection: Connection, selection: Selection, written_id: str) -> Row:
    """Return the row with this id as it is written in an address.

    Raises:
        NotFoundError: when nothing has this id, or it is not an id.
    """
    try:
        row = await read_one(connection, selection, read_id(written_id))
    except InputError as error:
        raise NotFoundError(error.message) from error
    if row is None:
        raise NotFoundError(f"Nothing here has the id {written_id!r}.")
    return row


def total_document(total: Count) -> Document:
    """Return a total as it is written."""
    return {"value": total.value, "relation": "eq" if total.exact else "estimate"}


def meta_document(version: DataVersion) -> Document:
    """Return the state of the data as it is written."""
    return {"data_version": str(version.version), "as_of": version.at}


def _window(
    query: ListQuery, listing: Listing, signer: CursorSigner, binding: Mapping[str, Any]
) -> Window:
    sort = listing.sort or str(getattr(query, "sort", ""))
    if query.cursor is None:
        return Window(limit=query.limit, sort=sort)
    try:
        place = signer.read(query.cursor, binding)
    except BadCursorError as error:
        violation = Violation(parameter="cursor", detail=error.message)
        raise BadParametersError([violation]) from error
    return Window(limit=query.limit, sort=sort, key=place.key, backwards=place.backwards)


def _beside(page: Page, signer: CursorSigner, binding: Mapping[str, Any]) -> dict[str, str | None]:
    places = {
        "next": page.after and Place(key=page.after),
        "prev": page.before and Place(key=page.before, backwards=True),
    }
    return {name: signer.write(at, binding) if at else None for name, at in places.items()}


def _links(request: Request, beside: Mapping[str, str | None]) -> dict[str, str]:
    """Return the Link header (RFC 8288), with addresses relative to the host."""
    kept = [(n, v) for n, v in request.query_params.multi_items() if n != "cursor"]
    links = [
        f'<{request.url.path}?{urlencode([*kept, ("cursor", cursor)])}>; rel="{relation}"'
        for relation, cursor in beside.items()
        if cursor
    ]
    return {"link": ", ".join(links)} if links else {}


def _select(documents: list[Document], fields: Sequence[str]) -> list[Document]:
    if not fields:
        return documents
    names = ("id", *(name for name in fields if name != "id"))
    return [{name: document[name] for name in names if name in document} for document in documents]
