"""The rows of one export, in the order of its list, as chunks of bytes.

Enters: filters, a format, where to begin. Leaves: rows as they are read, then one line that says
how many they were, the SHA-256 of all bytes before it, and where to go on. Refuses to hold more
than a batch.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import orjson

from app.api.cursors import CursorSigner, Place
from app.api.export_queries import LONGEST_EXPORT
from app.api.filters import Filters
from app.api.pages import Listing, read_cursor
from app.api.problems import BadParametersError, Violation
from app.api.serving import Serving
from app.domain.ids import WRITTEN_LENGTH, read_id
from app.errors import InputError
from app.storage.reading.database import Connection
from app.storage.reading.keyset import Key, Window, read_key, read_page
from app.storage.reading.phrases import narrowed
from app.storage.reading.state import DataVersion, read_data_version
from app.storage.reading.stored import StoredPage, read_documents
from app.storage.reading.tabular import Table, read_lines

BATCH: Final = 500
_BOM: Final = b"\xef\xbb\xbf"
_CHUNK: Final = 262_144


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A collection that can be exported."""

    path: str
    listing: Listing
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportAsked:
    """An export that was asked for.

    Attributes:
        limit: rows at most; None for all.
        bom: whether CSV begins with the mark by which Excel knows UTF-8.
    """

    format: str
    sort: str
    limit: int | None
    cursor: str | None
    bom: bool


class ExportRows:
    """The rows of one export as chunks of bytes, counted and digested on the way."""

    def __init__(
        self, serving: Serving, query: Filters, exported: Exported, asked: ExportAsked
    ) -> None:
        self._serving, self._exported, self._asked = serving, exported, asked
        self._filters: Mapping[str, Any] = {**query.filters(), **exported.listing.scope}
        self._binding = {"path": exported.path, **query.echo()}
        self._digest = sha256()
        self._count = 0
        self._key: Key | None = None
        self._version = DataVersion(version=0, at=None)
        self._signer: CursorSigner | None = None
        self._ahead: asyncio.Future[StoredPage] | None = None

    async def begin(self, connection: Connection) -> None:
        """Find the place to begin.

        Raises:
            BadParametersError: when the cursor is neither one of this query nor a row's id.
        """
        self._version = await read_data_version(connection)
        self._signer = await self._serving.signer()
        selection = self._exported.listing.selection
        self._filters, _ = await narrowed(connection, selection, self._filters)
        cursor = self._asked.cursor
        if cursor is None:
            return
        if len(cursor) == WRITTEN_LENGTH:
            self._key = await self._key_of(connection, cursor)
        else:
            self._key = read_cursor(self._signer, cursor, self._binding).key

    async def _key_of(self, connection: Connection, written: str) -> Key:
        key = None
        with suppress(InputError):
            selection = self._exported.listing.selection
            key = await read_key(connection, selection, self._asked.sort, read_id(written))
        if key is None:
            detail = f"Nothing here has the id {written!r}."
            raise BadParametersError([Violation(parameter="cursor", detail=detail)])
        return key

    async def chunks(self, connection: Connection) -> AsyncGenerator[bytes, None]:
        """Yield the bytes of the export, the closing line last."""
        head = self._head()
        self._digest.update(head)
        yield head
        batches = self._lines if self._asked.format == "csv" else self._documents
        async with aclosing(batches(connection)) as some:
            async for data, count in some:
                self._digest.update(data)
                self._count += count
                for start in range(0, len(data), _CHUNK):
                    yield data[start : start + _CHUNK]
        yield self._closing()

    def _head(self) -> bytes:
        if self._asked.format != "csv":
            return b""
        header = ",".join(self._exported.table.columns).encode() + b"\n"
        return (_BOM if self._asked.bom else b"") + header

    async def _documents(self, connection: Connection) -> AsyncGenerator[tuple[bytes, int], None]:
        """Yield documents, a batch at a time; `_key` is None after the last ones."""
        left = self._asked.limit or LONGEST_EXPORT
        while left > 0:
            size = min(BATCH, left)
            data, count = await self._batch(connection, size, min(BATCH, left - size))
            if count:
                yield data, count
            if self._key is None:
                return
            left -= count

    async def _batch(self, connection: Connection, size: int, following: int) -> tuple[bytes, int]:
        """Return the next documents and their number; so many will be wanted after them."""
        window = Window(limit=size, sort=self._asked.sort, key=self._key)
        listing = self._exported.listing
        if not listing.selection.documents:
            page = await read_page(connection, listing.selection, self._filters, window)
            self._key = page.after
            documents = await listing.gather(connection, page.rows) if listing.gather else []
            lines = [orjson.dumps(d, option=orjson.OPT_UTC_Z) + b"\n" for d in documents]
            return b"".join(lines), len(lines)
        ahead, self._ahead = self._ahead, None
        stored = await (ahead or self._read(connection, window))
        self._key = stored.after
        filler = self._serving.fillers.of(self._version.version)
        parts = await filler.fill_once(
            connection, stored.parts(b"\n"), lambda: self._read_ahead(connection, following)
        )
        if not stored.size:
            return b"", 0
        parts.append(b"\n")
        filled = b"".join(parts)
        if listing.revise:
            lines = filled.splitlines()
            filled = b"".join(self._revised(line) + b"\n" for line in lines)
        return filled, stored.size

    def _read_ahead(self, connection: Connection, size: int) -> None:
        """Let the database make the page after this one while this one is filled."""
        if self._key is not None and size:
            window = Window(limit=size, sort=self._asked.sort, key=self._key)
            self._ahead = asyncio.ensure_future(self._read(connection, window))

    async def _read(self, connection: Connection, window: Window) -> StoredPage:
        selection = self._exported.listing.selection
        return await read_documents(connection, selection, self._filters, window)

    async def end(self) -> None:
        """Let go of what is being read ahead: its client is gone."""
        if self._ahead is not None:
            self._ahead.cancel()
            with suppress(asyncio.CancelledError):
                await self._ahead

    def _revised(self, line: bytes) -> bytes:
        document: dict[str, Any] = orjson.loads(line)
        if self._exported.listing.revise:
            self._exported.listing.revise(document)
        return orjson.dumps(document)

    async def _lines(self, connection: Connection) -> AsyncGenerator[tuple[bytes, int], None]:
        """Yield lines as the database writes them; one more tells whether these are all."""
        selection, table = self._exported.listing.selection, self._exported.table
        limit, last, more = self._asked.limit, b"", False
        window = Window(limit=limit or LONGEST_EXPORT, sort=self._asked.sort, key=self._key)
        taken = 0
        self._key = None
        async with aclosing(
            read_lines(connection, selection, table, self._filters, window)
        ) as some:
            async for lines in some:
                kept = lines if limit is None else lines[: limit - taken]
                more = len(kept) < len(lines)
                taken += len(kept)
                last = kept[-1] if kept else last
                if kept:
                    yield b"".join(kept), len(kept)
        if more:
            self._key = await self._key_of(connection, _first_column(last))

    def _closing(self) -> bytes:
        following = None
        if self._key is not None and self._signer:
            following = self._signer.write(Place(key=self._key), self._binding)
        told = {
            "rows": self._count,
            "sha256": self._digest.hexdigest(),
            "data_version": str(self._version.version),
            "next": following,
        }
        if self._asked.format == "csv":
            words = " ".join(f"{name}={value}" for name, value in told.items() if value is not None)
            return f"# {words}\n".encode()
        return orjson.dumps({"export": told}) + b"\n"


def _first_column(line: bytes) -> str:
    return line.split(b",", 1)[0].decode()
