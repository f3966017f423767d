"""Lists and single items as answers: the envelope, its cursors, totals and links.

Enters: a request, its query and what the list is read from. Leaves: the response. Refuses to know
what the items are: stored documents come as JSON, and a `Gather` makes documents of other rows.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import orjson
from fastapi import Request
from starlette.responses import Response

from app.api.answers import Answer
from app.api.cursors import BadCursorError, CursorSigner, Place
from app.api.envelope import Document, links_of, meta_document, select, total_document
from app.api.filling import StateMovedError
from app.api.problems import BadParametersError, Violation
from app.api.queries import ListQuery
from app.api.responses import respond_live, respond_with
from app.api.serving import Serving
from app.storage.reading.counting import Count, count_rows, settle_count, sums_days
from app.storage.reading.database import Connection
from app.storage.reading.keyset import Key, Window, read_page
from app.storage.reading.phrases import narrowed
from app.storage.reading.selection import Row, Selection
from app.storage.reading.state import DataVersion, read_data_version
from app.storage.reading.stored import StoredPage, read_documents

Gather = Callable[[Connection, Sequence[Row]], Awaitable[list[Document]]]
Include = Callable[[Connection, list[Document], Sequence[str]], Awaitable[None]]

TRIES: Final = 2
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
    """One page as it was read: the JSON of its items in pieces, and what stands beside it."""

    items: list[bytes]
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
    last = b"]," + orjson.dumps(rest, option=orjson.OPT_UTC_Z)[1:]
    body = b"".join((b'{"data":[', *part.items, last))
    return body, part.version, links_of(path, query, beside, echo)


async def _part(serving: Serving, asked: Asked) -> Part:
    """Read a page: without a transaction where that is enough, else in one."""
    stored = bool(asked.listing.selection.documents)
    if stored and not asked.reworked and asked.query.count != "exact":
        for _ in range(TRIES):
            try:
                async with serving.database.statements() as connection:
                    return await _stored_part(connection, serving, asked)
            except StateMovedError:
                continue
    async with serving.database.snapshot() as connection:
        read = _stored_part if stored else _gathered_part
        return await read(connection, serving, asked)


async def _stored_part(connection: Connection, serving: Serving, asked: Asked) -> Part:
    selection = asked.listing.selection
    filters, of_version = await narrowed(connection, selection, asked.filters)
    asked = replace(asked, filters=filters)
    known = serving.sums.total(selection, filters) if _sums_days(asked) else None
    count = known is None if _sums_days(asked) else _to_be_counted(serving, asked)
    page = await read_documents(connection, selection, filters, asked.window, count=count)
    if of_version not in {None, page.version.version}:
        raise StateMovedError("The data moved on.")
    filler = serving.fillers.of(page.version.version)
    items = await filler.fill(connection, page.parts())
    if asked.reworked:
        documents: list[Document] = orjson.loads(b"[" + b"".join(items) + b"]")
        items = [await rework(connection, documents, asked.query, asked.listing)]
    total = await _stored_total(connection, serving, asked, page, known)
    return Part(
        items=items, after=page.after, before=page.before, version=page.version, total=total
    )


async def _stored_total(
    connection: Connection, serving: Serving, asked: Asked, page: StoredPage, known: Count | None
) -> Count | None:
    """Return the total of a page: as it was known before, as the page counted it, or asked for."""
    version = page.version.version
    if known is not None and known.version == version:
        return known
    if _sums_days(asked) and page.counted is not None:
        await serving.sums.asked(connection, asked.listing.selection, asked.filters, version)
        return Count(value=page.counted, exact=True)
    return await _total(connection, serving, asked, page.version, page.counted)


def _sums_days(asked: Asked) -> bool:
    return asked.query.count is None and sums_days(asked.listing.selection, asked.filters)


def _to_be_counted(serving: Serving, asked: Asked) -> bool:
    return asked.query.count is None and not serving.totals.knows(_total_key(asked))


async def _gathered_part(connection: Connection, serving: Serving, asked: Asked) -> Part:
    listing = asked.listing
    page = await read_page(connection, listing.selection, asked.filters, asked.window)
    version = await read_data_version(connection)
    total = await _total(connection, serving, asked, version)
    documents = await listing.gather(connection, page.rows) if listing.gather else []
    items = await rework(connection, documents, asked.query, listing)
    return Part(items=[items], after=page.after, before=page.before, version=version, total=total)


async def rework(
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
