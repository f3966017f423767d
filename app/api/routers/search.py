"""Full-text search: articles, claims and quotes that have the words, the most relevant first.

Enters: words as a person writes them, and the filters that all three share. Leaves: one page of
what has them, each with a piece of its text and where the words stand in it.
"""

from collections.abc import Mapping, Sequence
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
    expect,
    kind_number,
    search,
    total_of,
)
from app.storage.reading.search_texts import read_question, read_texts, stems_of
from app.storage.reading.selection import Row
from app.storage.reading.state import DataVersion, read_data_version
from app.storage.reading.stored import HOLE

router = APIRouter(tags=["search"])

_MILLION: Final = 1_000_000


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
    async with serving.database.snapshot() as connection:
        version = await read_data_version(connection)
        months = await serving.calendar.months(connection, version.version)
        question = await read_question(connection, query.q)
        outlook = await expect(connection, filters, kinds, question, months)
        findings = await search(connection, filters, outlook, limit=query.limit + 1, after=after)
        found = findings.best
        items = await _items(connection, serving, question.stems, found[: query.limit], version)
    value, exact = total_of(outlook, findings)
    total = {"value": value, "relation": "eq" if exact else "estimate"}
    following = None
    if len(found) > query.limit:
        last = found[query.limit - 1]
        key = (last.score, kind_number(last.kind), last.id)
        following = signer.write(Place(key=key), binding)
    rest = {
        "page": {"limit": query.limit, "next": following, "prev": None},
        "total": None if query.count == "none" else total,
        "query": echo,
        "meta": meta_document(version),
    }
    body = b'{"data":[' + items + b"]," + orjson.dumps(rest, option=orjson.OPT_UTC_Z)[1:]
    link = links_of(request.url.path, query, {"next": following}, echo)
    return respond_json(request, body, version, link)


def _after(place: Place) -> tuple[int, int, int]:
    score, kind, number = (int(part) for part in place.key)
    return score, kind, number


async def _items(
    connection: Connection,
    serving: Serving,
    stems: frozenset[str],
    found: Sequence[Found],
    version: DataVersion,
) -> bytes:
    ids: dict[str, list[int]] = {}
    for one in found:
        ids.setdefault(one.kind, []).append(one.id)
    texts = await read_texts(connection, ids)
    snippets = await _snippets(connection, serving, stems, texts)
    documents = [
        _document(one, snippets.get((one.kind, one.id)), texts[one.kind, one.id]) for one in found
    ]
    filler = serving.fillers.of(version.version)
    return b"".join(await filler.fill(connection, b",".join(documents).split(HOLE)))


async def _snippets(
    connection: Connection,
    serving: Serving,
    stems: frozenset[str],
    texts: Mapping[tuple[str, int], Row],
) -> dict[tuple[str, int], dict[str, Any]]:
    hidden = serving.settings.text_policy == "none"
    shown = {key: row for key, row in texts.items() if not (hidden and key[0] == "article")}
    searchable = {key: Searchable(row["text"]) for key, row in shown.items()}
    words = {word for text in searchable.values() for word in text.words()}
    if unknown := serving.stems.unknown(words):
        serving.stems.learn(await stems_of(connection, unknown))
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
