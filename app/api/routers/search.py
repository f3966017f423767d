"""Full-text search: articles, claims and quotes that have the words, the most relevant first.

Enters: words as a person writes them, and the filters that all three share. Leaves: one page of
what has them, each with a piece of its text and where the words stand in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

import orjson
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.cursors import Place
from app.api.envelope import links_of, meta_document
from app.api.pages import read_cursor
from app.api.queries import SearchQuery
from app.api.responses import respond_json
from app.api.schemas.aggregates import SearchResults
from app.api.serving import Serving, Shared
from app.api.snippets import Searchable
from app.domain.ids import write_id
from app.storage.reading.database import Connection
from app.storage.reading.search import (
    SEARCHED,
    Found,
    count_found,
    expect,
    kind_number,
    read_stems,
    read_texts,
    search,
    stems_of,
)
from app.storage.reading.selection import Row
from app.storage.reading.state import DataVersion, read_data_version
from app.storage.reading.stored import HOLE

router = APIRouter(tags=["search"])

_MILLION: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A search that was asked for."""

    query: SearchQuery
    filters: Mapping[str, Any]
    after: tuple[int, int, int] | None


@router.get("/search", operation_id="searchTexts", response_model=SearchResults)
async def search_all(
    request: Request, serving: Shared, query: Annotated[SearchQuery, Query()]
) -> Response:
    """Search articles, claims and quotes for words, in any Arabic spelling."""
    echo = query.echo()
    binding = {"path": request.url.path, **echo}
    signer = await serving.signer()
    place = read_cursor(signer, query.cursor, binding) if query.cursor else None
    filters = query.filters()
    kinds = filters.pop("type", tuple(SEARCHED))
    after = _after(place) if place else None
    asked = _Asked(query=query, filters=filters, after=after)
    async with serving.database.snapshot() as connection:
        version = await read_data_version(connection)
        months = await serving.calendar.months(connection, version.version)
        outlook = await expect(connection, filters, kinds, months)
        found = await search(connection, filters, outlook, limit=query.limit + 1, after=asked.after)
        items = await _items(connection, serving, asked, found[: query.limit], version)
        total = await _total(connection, asked, outlook.rows)
    following = None
    if len(found) > query.limit:
        last = found[query.limit - 1]
        key = (last.score, kind_number(last.kind), last.id)
        following = signer.write(Place(key=key), binding)
    rest = {
        "page": {"limit": query.limit, "next": following, "prev": None},
        "total": total,
        "query": echo,
        "meta": meta_document(version),
    }
    body = b'{"data":[' + items + b"]," + orjson.dumps(rest, option=orjson.OPT_UTC_Z)[1:]
    link = links_of(request.url.path, query, {"next": following}, echo)
    return respond_json(request, body, version, link)


def _after(place: Place) -> tuple[int, int, int]:
    score, kind, number = (int(part) for part in place.key)
    return score, kind, number


async def _total(
    connection: Connection, asked: _Asked, expected: Mapping[str, int]
) -> dict[str, Any] | None:
    if asked.query.count == "none":
        return None
    found, exact = await count_found(connection, asked.filters, expected)
    return {"value": found, "relation": "eq" if exact else "estimate"}


async def _items(
    connection: Connection,
    serving: Serving,
    asked: _Asked,
    found: Sequence[Found],
    version: DataVersion,
) -> bytes:
    texts: dict[tuple[str, int], Row] = {}
    for kind in {one.kind for one in found}:
        ids = [one.id for one in found if one.kind == kind]
        rows = await read_texts(connection, kind, ids)
        texts |= {(kind, number): row for number, row in rows.items()}
    snippets = await _snippets(connection, serving, asked, texts)
    documents = [
        _document(one, snippets.get((one.kind, one.id)), texts[one.kind, one.id]) for one in found
    ]
    filler = serving.fillers.of(version.version)
    return b"".join(await filler.fill(connection, b",".join(documents).split(HOLE)))


async def _snippets(
    connection: Connection, serving: Serving, asked: _Asked, texts: Mapping[tuple[str, int], Row]
) -> dict[tuple[str, int], dict[str, Any]]:
    hidden = serving.settings.text_policy == "none"
    shown = {key: row for key, row in texts.items() if not (hidden and key[0] == "article")}
    searchable = {key: Searchable(row["text"]) for key, row in shown.items()}
    words = {word for text in searchable.values() for word in text.words()}
    if unknown := serving.stems.unknown(words):
        serving.stems.learn(await stems_of(connection, unknown))
    stems = await read_stems(connection, asked.query.q)
    return {
        key: text.snippet(stems, serving.stems, before=shown[key]["before"])
        for key, text in searchable.items()
    }


def _document(found: Found, snippet: dict[str, Any] | None, row: Row) -> bytes:
    head = {
        "id": write_id(found.id),
        "type": found.kind,
        "score": found.score / _MILLION,
        "snippet": snippet,
    }
    brief: str = row["brief"]
    return orjson.dumps(head)[:-1] + b',"article":' + brief.encode() + b"}"
