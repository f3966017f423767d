"""Rows of a page to documents, with the parties they refer to read in one go."""

from collections.abc import Callable, Sequence
from datetime import date

from app.api.documents.parties import Cast, analyst_document, party_document
from app.api.documents.screening import stored_document
from app.api.envelope import Document
from app.api.pages import Gather
from app.storage.reading.database import Connection
from app.storage.reading.enforcement import Coverage, read_coverage, read_hits
from app.storage.reading.parties import read_briefs
from app.storage.reading.selection import Row


async def parties(connection: Connection, rows: Sequence[Row]) -> list[Document]:
    """Return parties by themselves."""
    coverage = await _coverage(connection, rows)
    return [party_document(row, coverage) for row in rows]


def parties_on(published_on: date | None) -> Gather:
    """Return what gathers the parties of an article published on that day."""

    async def gather(connection: Connection, rows: Sequence[Row]) -> list[Document]:
        coverage = await _coverage(connection, rows)
        return [
            party_document(row, coverage, in_article=True, published_on=published_on)
            for row in rows
        ]

    return gather


async def analysts(connection: Connection, rows: Sequence[Row]) -> list[Document]:
    """Return analysts, by themselves or as one article cites them."""
    told = (row.get("told_to_id") for row in rows)
    briefs = await read_briefs(connection, (party for party in told if party is not None))
    coverage = await _coverage(connection, [*rows, *briefs.values()])
    cast = Cast(parties=briefs, coverage=coverage)
    return [analyst_document(row, cast) for row in rows]


def screenings(note: str) -> Gather:
    """Return what gathers the stored screenings of parties, with their hits and the note."""

    async def gather(connection: Connection, rows: Sequence[Row]) -> list[Document]:
        hits = await read_hits(connection, [row["id"] for row in rows])
        coverage = await _coverage(connection, rows)
        return [stored_document(row, hits.get(row["id"], []), coverage, note) for row in rows]

    return gather


def plainly(present: Callable[[Row], Document]) -> Gather:
    """Return what gathers rows that refer to nothing."""

    async def gather(_: Connection, rows: Sequence[Row]) -> list[Document]:
        return [present(row) for row in rows]

    return gather


async def _coverage(connection: Connection, rows: Sequence[Row]) -> Coverage:
    indexes = {row["index_id"] for row in rows if row["index_id"] is not None}
    if not indexes:
        return Coverage(versions={}, since={})
    return await read_coverage(connection, indexes)
