"""What changed: in pages, and as it happens."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Header, Path, Query, Request
from starlette.responses import Response

from app.api.change_ids import ChangeIds
from app.api.change_queries import ChangeQuery, EntryChangeQuery, StreamQuery, echo
from app.api.documents.changes import change_document
from app.api.envelope import meta_document
from app.api.problems import MEDIA_TYPE as PROBLEM
from app.api.problems import BadParametersError, Violation, closest
from app.api.responses import accepts_events, accepts_json, dump, respond_live
from app.api.schemas.change import CHANGE_ID_EXAMPLE, ChangePage
from app.api.serving import Serving, Shared
from app.api.streams import MEDIA, EventStream, event_of, opening_of
from app.errors import DatabaseUnavailableError, NotFoundError
from app.storage.reading.changes import (
    BEGINNING,
    ENTRY_KINDS,
    ChangeFilters,
    Position,
    position_of,
    read_changes,
    read_settled,
)
from app.storage.reading.database import Connection
from app.storage.reading.keyset import Window, read_page
from app.storage.reading.lists import LISTS, read_list_ids
from app.storage.reading.parties import read_family
from app.storage.reading.selection import Row
from app.storage.reading.state import read_data_version

router = APIRouter(tags=["changes"])

ListId = Annotated[str, Path(max_length=100, pattern="^[^\\x00]*$", examples=["un_sc"])]
_HEADER: Final = "Last-Event-ID"
_EVENTS: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": (
            "Server-sent events: each change as `id` (its id), `event` (its kind) and `data` (a "
            "Change as JSON on one line); a comment while there is none."
        ),
        "content": {
            MEDIA: {
                "schema": {"type": "string"},
                "example": (
                    "retry: 3000\n\n"
                    f"id: {CHANGE_ID_EXAMPLE}\nevent: entry.added\n"
                    'data: {"id":"…","kind":"entry.added","list":"un_sc","entry_id":"QDi.006"}\n\n'
                ),
            }
        },
    },
    406: {
        "description": "The client takes no server-sent events.",
        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    },
}


@router.get(
    "/changes",
    operation_id="listChanges",
    response_model=ChangePage,
    dependencies=[Depends(accepts_json)],
)
async def list_changes(
    request: Request, serving: Shared, query: Annotated[ChangeQuery, Query()]
) -> Response:
    """List what changed since a change, the oldest first; nothing is ever passed over."""
    filters = query.filters()
    asked = await _asked(request, serving, query, filters, echo(filters))
    async with serving.database.snapshot() as connection:
        await _check_lists(connection, filters)
        whole = await _with_merged(connection, filters)
        return await _page(connection, replace(asked, filters=whole))


@router.get(
    "/lists/{list_id}/changes",
    operation_id="listEntryChanges",
    response_model=ChangePage,
    dependencies=[Depends(accepts_json)],
)
async def list_entry_changes(
    request: Request,
    serving: Shared,
    list_id: ListId,
    query: Annotated[EntryChangeQuery, Query()],
) -> Response:
    """List the entries that a list added, amended or removed, the oldest change first."""
    filters: ChangeFilters = {"list": (list_id,), "kind": ENTRY_KINDS}
    asked = await _asked(request, serving, query, filters, {})
    async with serving.database.snapshot() as connection:
        known = await read_page(connection, LISTS, {"id": list_id}, Window(limit=1, sort="id"))
        if not known.rows:
            raise NotFoundError(f"No list has the id {list_id!r}.")
        return await _page(connection, asked)


async def _check_lists(connection: Connection, filters: ChangeFilters) -> None:
    """Refuse the id of no list: nothing would ever change of it.

    Raises:
        BadParametersError: naming the lists that there are.
    """
    if "list" not in filters:
        return
    known = await read_list_ids(connection)
    violations = [
        Violation(
            parameter="list",
            detail=f"{given[:80]!r} is no list; there are {', '.join(known) or 'none'}",
            suggestion=closest(given, known),
        )
        for given in filters["list"]
        if given not in known
    ]
    if violations:
        raise BadParametersError(violations)


async def _with_merged(connection: Connection, filters: ChangeFilters) -> ChangeFilters:
    """Return filters that let through what was recorded of a party before it was merged."""
    if "party" not in filters:
        return filters
    return {**filters, "party": await read_family(connection, filters["party"])}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A page that was asked for; `said` are the filters that stand in the query."""

    path: str
    ids: ChangeIds
    after: Position
    limit: int
    filters: ChangeFilters
    said: Mapping[str, Any]


async def _asked(
    request: Request,
    serving: Serving,
    query: ChangeQuery | EntryChangeQuery,
    filters: ChangeFilters,
    said: Mapping[str, Any],
) -> _Asked:
    ids = ChangeIds(signer=await serving.signer())
    return _Asked(
        path=request.url.path,
        ids=ids,
        after=BEGINNING if query.since is None else ids.read(query.since, "since"),
        limit=query.limit,
        filters=filters,
        said=said,
    )


async def _page(connection: Connection, asked: _Asked) -> Response:
    page = await read_changes(connection, asked.after, limit=asked.limit, filters=asked.filters)
    version = await read_data_version(connection)
    changes = [change_document(row, asked.ids.write(position_of(row))) for row in page.rows]
    following = changes[-1]["id"] if page.more else None
    document = {
        "data": changes,
        "page": {"limit": asked.limit, "next": following, "prev": None},
        "query": asked.said,
        "meta": meta_document(version),
    }
    return respond_live(document, {"link": _link(asked, following)} if following else None)


def _link(asked: _Asked, following: str) -> str:
    given = {name: ",".join(values) for name, values in asked.said.items()}
    query = urlencode({**given, "limit": asked.limit, "since": following})
    return f'<{asked.path}?{query}>; rel="next"'


@router.get(
    "/stream",
    operation_id="streamChanges",
    response_class=Response,
    responses=_EVENTS,
    dependencies=[Depends(accepts_events)],
)
async def stream_changes(
    serving: Shared,
    query: Annotated[StreamQuery, Query()],
    last_event_id: Annotated[
        str | None,
        Header(alias=_HEADER, description="The id of the last change seen; what came after it."),
    ] = None,
) -> Response:
    """Tell what changes as it happens (server-sent events), from now on or from after a change."""
    ids = ChangeIds(signer=await serving.signer())
    given = (
        (_HEADER, last_event_id),
        ("last_event_id", query.last_event_id),
        ("since", query.since),
    )
    read = [ids.read(written, name) for name, written in given if written]
    position = read[0] if read else await _now(serving)

    def render(row: Row) -> bytes:
        written = ids.write(position_of(row))
        return event_of(row["kind"], written, dump(change_document(row, written)))

    opening = opening_of(None if read else ids.write(position))
    filters = query.filters()
    if "party" in filters or "list" in filters:
        async with serving.database.statements() as connection:
            await _check_lists(connection, filters)
            filters = await _with_merged(connection, filters)
    return EventStream(serving.streams, position, filters, render, opening)


async def _now(serving: Serving) -> Position:
    """Return the position after all that is settled; as this process last saw it, if need be.

    Raises:
        DatabaseUnavailableError: when neither the database nor this process knows.
    """
    try:
        async with serving.database.statements() as connection:
            return await read_settled(connection)
    except DatabaseUnavailableError:
        if serving.changes.through is None:
            raise
        return serving.changes.through
