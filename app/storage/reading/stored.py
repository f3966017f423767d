"""Pages of stored documents: one statement gives a whole page as JSON with holes.

Enters: a selection with documents, filters and a window. Leaves: the page cut at its holes, the
keys beside it, and the data version that the statement saw. Refuses to fill the holes.

A hole is U+001F, a letter, an id, of a party also a colon and the day of the article, U+001F.
Between two documents of a page there is U+001E, which JSON never has bare either: a page is cut
once, not document by document, and joined once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from psycopg.rows import tuple_row

from app.storage.reading.counting import count_statement
from app.storage.reading.database import Connection
from app.storage.reading.enforcement import (
    DESIGNATED,
    SCREENED_THROUGH,
    Designated,
    read_designated,
)
from app.storage.reading.keyset import Key, Walk, Window, page_values, walk_of
from app.storage.reading.prepared import moment, read_fields, whole_number
from app.storage.reading.selection import Filters, Selection
from app.storage.reading.state import DataVersion

HOLE: Final = b"\x1f"
_BETWEEN: Final = b"\x1e"
"""What the statement puts between two documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """Documents in order as JSON with holes, and the keys of the pages beside them.

    Attributes:
        documents: JSON with holes, U+001E between two of them.
        size: how many documents they are.
        counted: rows that the filters let through: all of them where they are counted by day, else
            to `EXACT_TO` and one more; None if not asked.
    """

    documents: bytes
    size: int
    after: Key | None
    before: Key | None
    version: DataVersion
    counted: int | None = None

    def parts(self, between: bytes = b",") -> list[bytes]:
        """Return the parts of the JSON, and between any two of them the name of a hole.

        Args:
            between: what is to separate documents.
        """
        return self.documents.replace(_BETWEEN, between).split(HOLE) if self.documents else []


async def read_documents(
    connection: Connection,
    selection: Selection,
    filters: Filters,
    window: Window,
    *,
    count: bool = False,
) -> StoredPage:
    """Return a page of documents; one statement, so one state of the data.

    Args:
        connection: any.
        selection: one with documents.
        filters: of the selection.
        window: which page.
        count: whether to count the rows in the same statement.

    Raises:
        UnknownFilterError: when the selection lacks a filter or the sort.
    """
    walk = walk_of(selection, filters, window)
    counting = count_statement(selection, filters) if count else None
    statement = _statement(selection.documents, selection.table, walk, counting)
    values = page_values(filters, window)
    row = await read_fields(connection, statement, values, prepare="q" not in filters)
    if row is None:
        return StoredPage(
            documents=b"", size=0, after=None, before=None, version=DataVersion(version=0, at=None)
        )
    number, at, blob, keys, counted = row
    written = keys.decode("ascii").split("\x1e") if keys else []
    more = len(written) > window.limit
    if blob and more:
        blob, written = _cut(blob, written, window)
    has_after = bool(written) if window.backwards else more
    has_before = more if window.backwards else window.key is not None
    return StoredPage(
        documents=blob or b"",
        size=len(written),
        after=_key(written[-1]) if has_after and written else None,
        before=_key(written[0]) if has_before and written else None,
        version=DataVersion(version=whole_number(number), at=moment(at)),
        counted=whole_number(counted) if count else None,
    )


@lru_cache(maxsize=1024)
def _statement(documents: str, table: str, walk: Walk, counting: str | None) -> str:
    counted = f"({counting})" if counting else "NULL"
    rows, order = walk.page(table)
    letter = order.split(".")[0]
    key = " || ' ' || ".join(f"{letter}.key_{n}::text" for n in range(walk.width))
    page = documents.format(key=key).replace("[page]", rows)
    return (
        "SELECT v.version, v.at, p.documents, p.keys, "
        f"{counted} FROM (SELECT "
        "string_agg(x.document, E'\\x1e') AS documents, "
        "string_agg(x.key, E'\\x1e') AS keys FROM "
        f"(SELECT {page} ORDER BY {order}) x) p, "
        "data_version v WHERE v.id = 1"
    )


def _cut(blob: bytes, keys: list[str], window: Window) -> tuple[bytes, list[str]]:
    """Leave out the document too many: the first one of a page read backwards, else the last."""
    if window.backwards:
        return blob[blob.index(_BETWEEN) + 1 :], keys[1:]
    return blob[: blob.rindex(_BETWEEN)], keys[:-1]


def _key(written: str) -> Key:
    return tuple(part if "-" in part[1:] else int(part) for part in written.split(" "))


_FILLINGS: Final = f"""\
SELECT v.version, 'v' AS kind, NULL::bigint AS id, NULL::text AS written, NULL::text AS verdict,
       NULL::text AS past_verdict, NULL::bigint AS index_id, NULL::jsonb AS designated
FROM data_version v WHERE v.id = 1
UNION ALL
SELECT NULL, 'p', p.id, p.brief, s.verdict, s.past_verdict, {SCREENED_THROUGH}, {DESIGNATED}
FROM parties p LEFT JOIN party_screenings s ON s.party_id = p.id
WHERE p.id = ANY(%(parties)s)
UNION ALL
SELECT NULL, 'o', o.id, o.document, NULL, NULL, NULL, NULL
FROM outlets o WHERE o.id = ANY(%(outlets)s)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFilling:
    """What fills the holes of one party: its brief up to the listing, and what listing rests on."""

    brief: bytes
    verdict: str | None
    past_verdict: str | None
    index_id: int | None
    designated: tuple[Designated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fillings:
    """Parties and outlets by number, as one version of the data has them."""

    version: int
    parties: dict[int, PartyFilling]
    outlets: dict[int, bytes]


async def read_fillings(
    connection: Connection, parties: Iterable[int], outlets: Iterable[int]
) -> Fillings:
    """Return what fills holes; one statement, so one state of the data."""
    values = {"parties": list(parties), "outlets": list(outlets)}
    found = Fillings(version=0, parties={}, outlets={})
    version = 0
    async with connection.cursor(row_factory=tuple_row) as cursor:
        await cursor.execute(_FILLINGS, values, prepare=True)
        rows: list[Any] = await cursor.fetchall()
    for seen, kind, number, written, verdict, past_verdict, index_id, designated in rows:
        if kind == "v":
            version = seen
        elif kind == "o":
            found.outlets[number] = written.encode()
        else:
            found.parties[number] = PartyFilling(
                brief=written.encode(),
                verdict=verdict,
                past_verdict=past_verdict,
                index_id=index_id,
                designated=read_designated(designated),
            )
    return Fillings(version=version, parties=found.parties, outlets=found.outlets)


def instant(at: datetime | None) -> str | None:
    """Return an instant as documents write it."""
    return None if at is None else at.isoformat().replace("+00:00", "Z")
