"""Lists of articles with a phrase: the articles that have it are found first.

Enters: filters with words. Leaves: filters that also name the articles, where the words have a
phrase and few articles have it. Refuses to narrow anything else.

A list walks from the newest row and reads the words of each; where few have a phrase of common
words, that is all of them.
"""

from typing import Final

from app.storage.reading.database import Connection
from app.storage.reading.prepared import read_fields, whole_number
from app.storage.reading.selection import Filters, Selection

MOST: Final = 2_000
"""Rows with the phrase; of more, the walk meets enough soon."""
_QUOTE: Final = '"'


async def narrowed(
    connection: Connection, selection: Selection, filters: Filters
) -> tuple[Filters, int | None]:
    """Return filters that let the same rows through, and the version of the data they are of.

    The version is None where the filters are as they were, good for any.

    Args:
        connection: any.
        selection: what is listed.
        filters: of the selection.
    """
    words = filters.get("q")
    if not selection.paired or "ids" in filters or not isinstance(words, str):
        return filters, None
    if _QUOTE not in words:
        return filters, None
    fields = await read_fields(connection, _statement(selection), {"q": words}, prepare=False)
    if fields is None:
        return filters, None
    version, pairs, found, ids = fields
    if not whole_number(pairs) or whole_number(found) > MOST:
        return filters, None
    named = tuple(map(int, ids.split(b","))) if ids else ()
    return {**filters, "ids": named}, whole_number(version)


def _statement(selection: Selection) -> str:
    pairs = "marsad_query_pairs(%(q)s)"
    return (
        f"WITH m AS MATERIALIZED (SELECT {selection.identity} AS id FROM {selection.table} "
        f"WHERE cardinality({pairs}) > 0 AND {selection.keys} @> {pairs} "
        f"AND ({selection.search} @@ marsad_query(%(q)s)) IS TRUE LIMIT {MOST + 1}) "
        f"SELECT v.version, cardinality({pairs}), (SELECT count(*) FROM m), "
        "(SELECT string_agg(m.id::text, ',') FROM m) FROM data_version v WHERE v.id = 1"
    )
