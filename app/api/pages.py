"""Lists and single items as answers: the envelope, its cursors, totals and links.

Enters: a request, its query and what the list is read from. Leaves: the response. Refuses to know
what the items are: stored documents come as JSON, and a `Gather` makes documents of other rows.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

import orjson
from fastapi import Request
from starlette.responses import Response

from app.api.answers import Answer
from app.api.cursors import BadCursorError, CursorSigner, Place
from app.api.filling import StateMovedError
from app.api.problems import BadParametersError, Violation
from app.api.queries import ListQuery
from app.api.responses import respond_live, respond_with
from app.api.serving import Serving
from app.domain.ids import read_id
from app.errors import InputError, NotFoundError, RemovedError
from app.storage.reading.counting import Count, count_rows, settle_count
from app.storage.reading.database import Connection
from app.storage.reading.keyset import Key, Window, read_one, read_page
from app.storage.reading.removed import read_removed
from app.storage.reading.selection import Row, Selection
from app.storage.reading.state import DataVersion, read_data_version
from app.storage.reading.stored import instant, read_documents

Document = dict[str, Any]
Gather = Callable[[Connection, Sequence[Row]], Awaitable[list[Document]]]
Include = Callable[[Connection, list[Document], Sequence[str]], Awaitable[None]]

_TRIES: Final = 2
"""Answers begun without a transaction before one is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list is made of.

    Attributes:
        gather: makes documents of rows; None where documents are stored.
        include: puts into documents what `include` names.
        revise: alters a stored document before it leaves; None where none is altered.
        scope: filters that belong to the path (the parent of children), not to the query.
        sort: the one order of a list that takes no `sort`.
        ages: whether the items tell their age, so that nobody may keep them.
    """

    selection: Selection
    gather: Gather | None = None
    include: Include | None = None
    revise: Callable[[Document], None] | None = None
    scope: Mapping[str, Any] = field(default_factory=dict)
    sort: str = ""
    ages: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One page as it was read: the JSON of its items, and what stands beside it."""

    items: bytes
    after: Key | None
    before: Key | None
    version: DataVersion
    total: Count | None


async def list_response(
    request: Request, serving: Serving, query: ListQuery, listing: Listing
) -> Response:
    """Return one page of a list, of one state of the data."""
    path = request.url.path
    if listing.ages:
        body, _, link = await list_body(path, serving, query, listing, query.echo())
        return respond_live(body, {"link": link} if link else None)
    return respond_with(request, await list_answer(path, serving, query, listing))


async def list_answer(path: str, serving: Serving, query: ListQuery, listing: Listing) -> Answer:
    """Return one page of a list as an answer that can be kept."""
    echo = query.echo()
    body, version, link = await list_body(path, serving, query, listing, echo)
    said = (path, echo, query.limit, query.cursor, query.count)
    chosen = (getattr(query, "fields", ()), getattr(query, "include", ()))
    tag = serving.tag(version, said, chosen)
    return Answer(body=body, version=version.version, tag=tag, link=link)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A list that was asked for: from what, under which filters, which page of it.

    Attributes:
        binding: what a cursor of this list goes with.
    """

    query: ListQuery
    listing: Listing
    filters: Mapping[str, Any]
    window: Window
    binding: Mapping[str, Any]

    @property
    def reworked(self) -> bool:
        """Whether documents are not given out as they are stored."""
        chosen = getattr(self.query, "fields", ()) or getattr(self.query, "include", ())
        return bool(chosen or self.listing.revise)


async def list_body(
    path: str,
    serving: Serving,
    query: ListQuery,
    listing: Listing,
    echo: Mapping[str, Any],
) -> tuple[bytes, DataVersion, str | None]:
    """Return the envelope of one page as JSON, the state it speaks of, and its Link header."""
    binding = {"path": path, **echo}
    signer = await serving.signer()
    asked = Asked(
        query=query,
        listing=listing,
        filters={**query.filters(), **listing.scope},
        window=_window(query, listing, signer, binding),
        binding=binding,
    )
    part = await _part(serving, asked)
    beside = _beside(part, signer, binding)
    rest = {
        "page": {"limit": query.limit, **beside},
        "total": part.total and total_document(part.total),
        "query": echo,
        "meta": meta_document(part.version),
    }
    body = b'{"data":[' + part.items + b"]," + orjson.dumps(rest, option=orjson.OPT_UTC_Z)[1:]
    return body, part.version, links_of(path, query, beside, echo)


async def _part(serving: Serving, asked: Asked) -> Part:
    """Read a page: without a transaction where that is enough, else in one."""
    stored = bool(asked.listing.selection.documents)
    if stored and not asked.reworked and asked.query.count != "exact":
        for _ in range(_TRIES):
            try:
                async with serving.database.statements() as connection:
                    return await _stored_part(connection, serving, asked)
            except StateMovedError:
                continue
    async with serving.database.snapshot() as connection:
        read = _stored_part if stored else _gathered_part
        return await read(connection, serving, asked)


async def _stored_part(connection: Connection, serving: Serving, asked: Asked) -> Part:
    count = asked.query.count is None and not serving.totals.knows(_total_key(asked))
    page = await read_documents(
        connection, asked.listing.selection, asked.filters, asked.window, count=count
    )
    filler = serving.fillers.of(page.version.version)
    items = await filler.fill(connection, page.documents)
    if asked.reworked:
        documents: list[Document] = orjson.loads(b"[" + items + b"]")
        items = await _rework(connection, documents, asked.query, asked.listing)
    total = await _total(connection, serving, asked, page.version, page.counted)
    return Part(
        items=items, after=page.after, before=page.before, version=page.version, total=total
    )


async def _gathered_part(connection: Connection, serving: Serving, asked: Asked) -> Part:
    listing = asked.listing
    page = await read_page(connection, listing.selection, asked.filters, asked.window)
    version = await read_data_version(connection)
    total = await _total(connection, serving, asked, version)
    documents = await listing.gather(connection, page.rows) if listing.gather else []
    items = await _rework(connection, documents, asked.query, listing)
    return Part(items=items, after=page.after, before=page.before, version=version, total=total)


async def _rework(
    connection: Connection, documents: list[Document], query: object, listing: Listing
) -> bytes:
    """Return documents as JSON with what was asked for, separated by commas."""
    names: Sequence[str] = getattr(query, "include", ())
    if listing.revise:
        for document in documents:
            listing.revise(document)
    if names and listing.include:
        await listing.include(connection, documents, names)
    kept = select(documents, getattr(query, "fields", ()), names)
    return orjson.dumps(kept, option=orjson.OPT_UTC_Z)[1:-1]


async def _total(
    connection: Connection,
    serving: Serving,
    asked: Asked,
    version: DataVersion,
    counted: int | None = None,
) -> Count | None:
    if asked.query.count == "none":
        return None
    how = asked.query.count or "bounded"
    key = _total_key(asked)
    selection, filters = asked.listing.selection, asked.filters
    total = serving.totals.find(version.version, key)
    if total is None and counted is not None:
        total = await settle_count(connection, selection, filters, counted, version.version)
        serving.totals.keep(version.version, key, total)
    if total is None:
        total = await count_rows(connection, selection, filters, how=how)
        if total.version not in {None, version.version}:
            raise StateMovedError("The data moved on.")
        serving.totals.keep(version.version, key, total)
    return total


def _total_key(asked: Asked) -> Mapping[str, Any]:
    return {**asked.binding, "count": asked.query.count or "bounded"}


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
        for _ in range(_TRIES):
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
    return await _rework(connection, documents, query, listing), version


async def _stored_item(
    connection: Connection, serving: Serving, written_id: str, listing: Listing
) -> tuple[bytes, DataVersion]:
    filters = {"id": _number(written_id)}
    window = Window(limit=1, sort=next(iter(listing.selection.sorts)))
    page = await read_documents(connection, listing.selection, filters, window)
    if not page.documents:
        raise await _absence(connection, listing.selection, written_id)
    filler = serving.fillers.of(page.version.version)
    return await filler.fill(connection, page.documents), page.version


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
    place = read_cursor(signer, query.cursor, binding)
    return Window(limit=query.limit, sort=sort, key=place.key, backwards=place.backwards)


def read_cursor(signer: CursorSigner, cursor: str, binding: Mapping[str, Any]) -> Place:
    """Return the place that a cursor names.

    Raises:
        BadParametersError: when it was not written for this query.
    """
    try:
        return signer.read(cursor, binding)
    except BadCursorError as error:
        violation = Violation(parameter="cursor", detail=error.message)
        raise BadParametersError([violation]) from error


def _beside(part: Part, signer: CursorSigner, binding: Mapping[str, Any]) -> dict[str, str | None]:
    places = {
        "next": part.after and Place(key=part.after),
        "prev": part.before and Place(key=part.before, backwards=True),
    }
    return {name: signer.write(at, binding) if at else None for name, at in places.items()}


def links_of(
    path: str, query: ListQuery, beside: Mapping[str, str | None], echo: Mapping[str, Any]
) -> str | None:
    """Return the Link header (RFC 8288), with addresses relative to the host."""
    if not any(beside.values()):
        return None
    kept = urlencode(written_parameters(query, echo))
    links = [
        f'<{path}?{kept}&cursor={cursor}>; rel="{relation}"'
        for relation, cursor in beside.items()
        if cursor
    ]
    return ", ".join(links)


def written_parameters(query: ListQuery, echo: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the parameters that say the same again, without the cursor."""
    given = {**echo, "limit": query.limit}
    for name in ("count", "fields", "include"):
        if value := getattr(query, name, None):
            given[name] = value
    return [
        (name, ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value))
        for name, value in given.items()
    ]


def select(
    documents: list[Document], fields: Sequence[str], included: Sequence[str] = ()
) -> list[Document]:
    """Return the documents with the properties named, and what was included, alone."""
    if not fields:
        return documents
    names = ("id", *(name for name in dict.fromkeys((*fields, *included)) if name != "id"))
    return [{name: document[name] for name in names if name in document} for document in documents]
