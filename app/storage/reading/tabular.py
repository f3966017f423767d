"""Rows as lines of CSV, written by the database itself.

Enters: a collection, filters and a window. Leaves: the bytes of its lines in order (RFC 4180, no
header), as COPY writes them. Refuses to hold more than is on the way.
"""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import Final

from psycopg import AsyncClientCursor

from app.storage.reading.copying import copy_out
from app.storage.reading.database import Connection
from app.storage.reading.keyset import Window, page_values, walk_of
from app.storage.reading.selection import Filters, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The columns of a collection as CSV.

    Attributes:
        columns: header → expression; the first one is the id as it is written outside.
        source: the tables; `[page]` stands for the rows of the collection's own table, or
            `[keys]` for their keys.
    """

    columns: Mapping[str, str]
    source: str


_ARTICLE: Final = {
    "article_id": "marsad_id(a.id)",
    "published_on": "a.published_on",
    "outlet": "o.key",
    "title": "a.title",
    "url": "a.url",
}
_NAMES: Final = (
    "(SELECT string_agg(coalesce(nullif(y.name_ar, ''), y.name_en), '; ' ORDER BY u.place) "
    "FROM unnest({}) WITH ORDINALITY u(id, place) JOIN parties y ON y.id = u.id)"
)

CLAIM_TABLE: Final = Table(
    columns={
        "id": "marsad_id(c.id)",
        **_ARTICLE,
        "text": "c.text",
        "span_start": "c.span_start",
        "span_end": "c.span_end",
        "claimant_id": "marsad_id(c.claimant_id)",
        "claimant_ar": "p.name_ar",
        "claimant_en": "p.name_en",
        "voice": "c.voice",
        "modality": "c.modality",
        "topic": "c.topic",
        "about": _NAMES.format("c.about"),
        "countries": "array_to_string(c.countries, ' ')",
        "event_date": "c.event_date",
        "confidence": "round(c.confidence::numeric, 3)",
        "enforcement": "e.verdict",
    },
    source="[page] JOIN articles a ON a.id = c.article_id "
    "LEFT JOIN outlets o ON o.id = a.outlet_id LEFT JOIN parties p ON p.id = c.claimant_id "
    "LEFT JOIN claim_enforcements e ON e.claim_id = c.id",
)
QUOTE_TABLE: Final = Table(
    columns={
        "id": "marsad_id(q.id)",
        **_ARTICLE,
        "text": "q.text",
        "span_start": "q.span_start",
        "span_end": "q.span_end",
        "kind": "q.kind",
        "subtype": "q.subtype",
        "speaker_id": "marsad_id(q.speaker_id)",
        "speaker_ar": "p.name_ar",
        "speaker_en": "p.name_en",
        "cue": "q.cue",
        "claim_id": "marsad_id(q.claim_id)",
        "countries": "array_to_string(q.countries, ' ')",
        "confidence": "round(q.confidence::numeric, 3)",
    },
    source="[page] JOIN articles a ON a.id = q.article_id "
    "LEFT JOIN outlets o ON o.id = a.outlet_id LEFT JOIN parties p ON p.id = q.speaker_id",
)
ARTICLE_TABLE: Final = Table(
    columns={
        "id": "marsad_id(a.id)",
        "published_on": "a.published_on",
        "outlet": "o.key",
        "title": "a.title",
        "url": "a.url",
        "language": "a.language",
        "countries": "array_to_string(a.countries, ' ')",
        "claims": "a.claims_count",
        "quotes": "a.quotes_count",
        "parties": "a.parties_count",
        "analysts": "a.analysts_count",
        "story": "marsad_id(a.story_id)",
    },
    source="[page] LEFT JOIN outlets o ON o.id = a.outlet_id",
)
PARTY_TABLE: Final = Table(
    columns={
        "id": "marsad_id(p.id)",
        "type": "p.type",
        "name_ar": "nullif(p.name_ar, '')",
        "name_en": "nullif(p.name_en, '')",
        "country": "p.country",
        "articles": "p.articles_count",
        "claims": "p.claims_count",
        "quotes": "p.quotes_count",
        "listed": "CASE s.verdict WHEN 'match' THEN 'true' WHEN 'none' THEN 'false' "
        "ELSE 'unknown' END",
    },
    source="([keys]) k JOIN parties p ON p.id = k.id "
    "LEFT JOIN party_screenings s ON s.party_id = p.id",
)
ANALYST_TABLE: Final = Table(
    columns={
        "id": "marsad_id(p.id)",
        "name_ar": "nullif(p.name_ar, '')",
        "name_en": "nullif(p.name_en, '')",
        "title": "n.title",
        "affiliation": "n.affiliation",
        "field": "n.field",
        "countries": "array_to_string(n.countries, ' ')",
        "articles": "n.citations_count",
        "last_cited_on": "n.last_cited_on",
    },
    source="([keys]) k JOIN analysts n ON n.party_id = k.id JOIN parties p ON p.id = n.party_id",
)


async def read_lines(
    connection: Connection, selection: Selection, table: Table, filters: Filters, window: Window
) -> AsyncGenerator[list[bytes], None]:
    """Yield lines in order, some at a time, each with its line end; `window.limit` and one more.

    Raises:
        UnknownFilterError: when the selection lacks a filter or the sort.
    """
    walk = walk_of(selection, filters, window)
    rows, order = walk.page(selection.table)
    source = table.source.replace("[page]", rows).replace("[keys]", walk.keys)
    order = walk.order if "[keys]" in table.source else order
    statement = (
        f"COPY (SELECT {', '.join(table.columns.values())} FROM {source} "
        f"ORDER BY {order}) TO STDOUT (FORMAT csv)"
    )
    composed = AsyncClientCursor(connection).mogrify(statement, page_values(filters, window))
    async for lines in copy_out(connection, composed):
        yield lines
