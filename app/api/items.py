"""Single items as answers, and the lists of what belongs to one.

Enters: a request, an id as it is written, what the item is read from. Leaves: the response, or why
there is none. Refuses to know what the items are.
"""

from collections.abc import Callable
from dataclasses import dataclass

import orjson
from fastapi import Request
from starlette.responses import Response

from app.api.answers import Answer
from app.api.envelope import Document, meta_document
from app.api.filling import StateMovedError
from app.api.pages import TRIES, Listing, list_response, rework
from app.api.queries import ListQuery
from app.api.responses import respond_with
from app.api.serving import Serving
from app.domain.ids import read_id
from app.errors import InputError, NotFoundError, RemovedError
from app.storage.reading.database import Connection
from app.storage.reading.keyset import Window, read_one
from app.storage.reading.removed import read_removed
from app.storage.reading.selection import Row, Selection
from app.storage.reading.state import DataVersion, read_data_version
from app.storage.reading.stored import instant, read_documents


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
    request: Request,
    serving: Serving,
    written_id: str,
    listing: Listing,
    query: object = None,
) -> Response:
    """Return one item, with what `query` includes and chooses.

    Raises:
        NotFoundError: when nothing has this id.
    """
    path = request.url.path
    return respond_with(request, await detail_answer(path, serving, written_id, listing, query))


async def detail_answer(
    path: str, serving: Serving, written_id: str, listing: Listing, query: object = None
) -> Answer:
    """Return one item as an answer that can be kept.

    Raises:
        NotFoundError: when nothing has this id.
    """
    body, version = await detail_body(serving, written_id, listing, query)
    chosen = (getattr(query, "fields", ()), getattr(query, "include", ()))
    return Answer(body=body, version=version.version, tag=serving.tag(version, path, chosen))


async def detail_body(
    serving: Serving, written_id: str, listing: Listing, query: object = None
) -> tuple[bytes, DataVersion]:
    """Return one item in its envelope as JSON, and the state that it speaks of.

    Raises:
        NotFoundError: when nothing has this id.
    """
    asked = getattr(query, "fields", ()) or getattr(query, "include", ()) or listing.revise
    item, version = None, None
    if listing.selection.documents and not asked:
        for _ in range(TRIES):
            try:
                async with serving.database.statements() as connection:
                    item, version = await _stored_item(connection, serving, written_id, listing)
                    break
            except StateMovedError:
                continue
    if item is None or version is None:
        async with serving.database.snapshot() as connection:
            item, version = await _item(connection, serving, written_id, listing, query)
    meta = orjson.dumps(meta_document(version), option=orjson.OPT_UTC_Z)
    return b'{"data":' + item + b',"meta":' + meta + b"}", version


async def _item(
    connection: Connection, serving: Serving, written_id: str, listing: Listing, query: object
) -> tuple[bytes, DataVersion]:
    if listing.selection.documents:
        item, version = await _stored_item(connection, serving, written_id, listing)
        documents: list[Document] = [orjson.loads(item)]
    else:
        row = await existing(connection, listing.selection, written_id)
        documents = await listing.gather(connection, [row]) if listing.gather else []
        version = await read_data_version(connection)
    return await rework(connection, documents, query, listing), version


async def _stored_item(
    connection: Connection, serving: Serving, written_id: str, listing: Listing
) -> tuple[bytes, DataVersion]:
    filters = {"id": _number(written_id)}
    window = Window(limit=1, sort=next(iter(listing.selection.sorts)))
    page = await read_documents(connection, listing.selection, filters, window)
    if not page.size:
        raise await _absence(connection, listing.selection, written_id)
    filler = serving.fillers.of(page.version.version)
    return b"".join(await filler.fill(connection, page.parts())), page.version


async def existing(connection: Connection, selection: Selection, written_id: str) -> Row:
    """Return the row with this id as it is written in an address.

    Raises:
        NotFoundError: when nothing has this id, or it is not an id.
    """
    row = await read_one(connection, selection, _number(written_id))
    if row is None:
        raise await _absence(connection, selection, written_id)
    return row


async def _absence(
    connection: Connection, selection: Selection, written_id: str
) -> NotFoundError | RemovedError:
    """Return why nothing has this id: there never was such a thing, or it was taken out."""
    removed = await read_removed(connection, selection, _number(written_id))
    if removed is None:
        return NotFoundError(f"Nothing here has the id {written_id!r}.")
    at = instant(removed["removed_at"]) or ""
    return RemovedError(
        f"What had the id {written_id!r} was removed on {at[:10]}: {removed['reason']}",
        reason=removed["reason"],
        removed_at=at,
    )


def _number(written_id: str) -> int:
    try:
        return read_id(written_id)
    except InputError as error:
        raise NotFoundError(error.message) from error
