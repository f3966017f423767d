"""What `include` brings along: other documents put into those of a page.

Enters: the documents of a page, in the transaction that read them. Leaves: them, with the
documents named. Refuses to read for a page that asked for nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

import orjson

from app.api import gather
from app.api.envelope import Document
from app.api.filling import Filler
from app.api.pages import Include
from app.api.serving import Serving
from app.domain.ids import read_id, write_id
from app.storage.reading.articles import ARTICLES, read_text
from app.storage.reading.attribution import CLAIMS, QUOTES
from app.storage.reading.database import Connection
from app.storage.reading.keyset import Window, read_page
from app.storage.reading.parties import CITED, PARTIES
from app.storage.reading.selection import Filters, Selection
from app.storage.reading.state import read_data_version
from app.storage.reading.stored import read_documents

MOST_CHILDREN: Final = 1_000
"""Children of each kind that `include` brings along; the child lists have them all."""

_IN_ORDER: Final = Window(limit=MOST_CHILDREN, sort="ordinal")


def into_articles(serving: Serving) -> Include:
    """Return what includes the text and the children of articles, in the order of the text."""

    async def include(
        connection: Connection, documents: list[Document], names: Sequence[str]
    ) -> None:
        filler = await _filler(connection, serving)
        for document in documents:
            for name in names:
                if name == "text":
                    document[name] = await _text(connection, serving, document)
                else:
                    document[name] = await _children(
                        connection, filler, document, name, serving.note
                    )

    return include


def into_claims(serving: Serving) -> Include:
    """Return what includes the articles, quotes and screenings of claims."""

    async def include(
        connection: Connection, documents: list[Document], names: Sequence[str]
    ) -> None:
        filler = await _filler(connection, serving)
        if "article" in names:
            await _full_articles(connection, serving, filler, documents)
        if "quotes" in names:
            wanted = (quote for document in documents for quote in document["quotes"])
            quotes = await _by_id(connection, filler, QUOTES, wanted)
            for document in documents:
                document["quotes"] = [quotes[q] for q in document["quotes"] if q in quotes]
        if "screening" in names:
            await _screenings(connection, documents, _claim_parties, serving.note)

    return include


def into_quotes(serving: Serving) -> Include:
    """Return what includes the articles, claims and screenings of quotes."""

    async def include(
        connection: Connection, documents: list[Document], names: Sequence[str]
    ) -> None:
        filler = await _filler(connection, serving)
        if "article" in names:
            await _full_articles(connection, serving, filler, documents)
        if "claim" in names:
            wanted = (document["claim"] for document in documents if document["claim"])
            claims = await _by_id(connection, filler, CLAIMS, wanted)
            for document in documents:
                document["claim"] = claims.get(document["claim"])
        if "screening" in names:
            await _screenings(connection, documents, _quote_parties, serving.note)

    return include


def into_parties(serving: Serving) -> Include:
    """Return what includes the stored screenings of parties or analysts."""

    async def include(
        connection: Connection, documents: list[Document], names: Sequence[str]
    ) -> None:
        if "screening" in names:
            await _screenings(
                connection, documents, lambda document: iter([document["id"]]), serving.note
            )

    return include


async def _filler(connection: Connection, serving: Serving) -> Filler:
    version = await read_data_version(connection)
    return serving.fillers.of(version.version)


async def _text(connection: Connection, serving: Serving, document: Document) -> str | None:
    if serving.settings.text_policy != "full":
        return None
    return await read_text(connection, read_id(document["id"]))


async def _children(
    connection: Connection, filler: Filler, document: Document, name: str, note: str
) -> list[Document]:
    scope = {"article": read_id(document["id"])}
    if name in {"claims", "quotes"}:
        selection = CLAIMS if name == "claims" else QUOTES
        return await _documents(connection, filler, selection, scope, _IN_ORDER)
    day = document["published_on"]
    gathers = {
        "parties": (PARTIES, gather.parties_on(date.fromisoformat(day) if day else None)),
        "analysts": (CITED, gather.analysts),
        "screening": (PARTIES, gather.screenings(note)),
    }
    selection, gathering = gathers[name]
    page = await read_page(connection, selection, scope, _IN_ORDER)
    return await gathering(connection, page.rows)


async def _documents(
    connection: Connection, filler: Filler, selection: Selection, filters: Filters, window: Window
) -> list[Document]:
    page = await read_documents(connection, selection, filters, window)
    items = b"".join(await filler.fill(connection, page.parts()))
    documents: list[Document] = orjson.loads(b"[" + items + b"]")
    return documents


async def _by_id(
    connection: Connection, filler: Filler, selection: Selection, written: Iterable[str]
) -> dict[str, Document]:
    numbers = sorted({read_id(one) for one in written})
    window = Window(limit=max(1, len(numbers)), sort=next(iter(selection.sorts)))
    found = await _documents(connection, filler, selection, {"ids": numbers}, window)
    return {document["id"]: document for document in found}


async def _full_articles(
    connection: Connection, serving: Serving, filler: Filler, documents: list[Document]
) -> None:
    wanted = [document["article"]["id"] for document in documents]
    articles = await _by_id(connection, filler, ARTICLES, wanted)
    for document in documents:
        full = articles.get(document["article"]["id"])
        if full and serving.settings.text_policy == "none":
            full["excerpt"] = None
        document["article"] = full or document["article"]


async def _screenings(
    connection: Connection,
    documents: list[Document],
    parties_of: Callable[[Document], Iterator[str]],
    note: str,
) -> None:
    numbers = sorted({read_id(one) for document in documents for one in parties_of(document)})
    window = Window(limit=max(1, len(numbers)), sort="-articles")
    page = await read_page(connection, PARTIES, {"ids": numbers}, window)
    screenings = await gather.screenings(note)(connection, page.rows)
    found = {document["party"]: document for document in screenings}
    known = {write_id(number) for number in numbers}
    for document in documents:
        own = dict.fromkeys(parties_of(document))
        document["screening"] = [found[one] for one in own if one in known and one in found]


def _claim_parties(document: Document) -> Iterator[str]:
    briefs: list[Any] = [document["claimant"], *document["co_claimants"], *document["about"]]
    briefs += [step["party"] for step in document["chain"]]
    yield from (brief["id"] for brief in briefs if brief)


def _quote_parties(document: Document) -> Iterator[str]:
    briefs: list[Any] = [document["speaker"], *document["co_speakers"], *document["via"]]
    yield from (brief["id"] for brief in briefs if brief)
