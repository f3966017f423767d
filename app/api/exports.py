"""Whole collections as NDJSON or CSV: streamed from one snapshot, never cut short in silence.

Enters: filters, a format, where to begin. Leaves: rows as they are read, then one line that says
how many they were, the SHA-256 of all bytes before it, and where to go on. A stream without that
line broke off: go on with `cursor` = the id of the last whole row. Refuses to hold more than a
batch.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

import orjson
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.api.cursors import CursorSigner, Place
from app.api.filters import Filters
from app.api.pages import Listing, read_cursor
from app.api.problems import BadParametersError, Violation
from app.api.serving import Serving
from app.domain.ids import WRITTEN_LENGTH, read_id
from app.errors import BusyError, InputError
from app.storage.reading.database import Connection
from app.storage.reading.keyset import Key, Window, read_key, read_page
from app.storage.reading.state import DataVersion, read_data_version
from app.storage.reading.stored import StoredPage, read_documents
from app.storage.reading.tabular import Table, read_lines

BATCH: Final = 500
MEDIA: Final[Mapping[str, str]] = {
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
}
_BOM: Final = b"\xef\xbb\xbf"
_CHUNK: Final = 262_144
_PATIENCE_SECONDS: Final = 1.0


class ExportsBusyError(BusyError):
    """As many exports run already as this process makes at once."""

    code = "exports-busy"


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


class ExportResponse(Response):
    """Streams an export; what fails before the first row is an ordinary problem."""

    def __init__(
        self, serving: Serving, query: Filters, exported: Exported, asked: ExportAsked
    ) -> None:
        """Prepare; nothing is read before the response is sent."""
        name = f"marsad-{exported.path.strip('/')}.{asked.format}"
        super().__init__(
            headers={
                "content-disposition": f'attachment; filename="{name}"',
                "cache-control": "no-store",
            },
            media_type=MEDIA[asked.format],
        )
        del self.headers["content-length"]
        self._serving, self._query, self._exported, self._asked = serving, query, exported, asked

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send the rows and the closing line.

        Raises:
            ExportsBusyError: when too many run already.
        """
        await self._take_a_place()
        gone = asyncio.ensure_future(_disconnected(receive))
        try:
            async with self._serving.database.long_snapshot() as connection:
                await self._stream(connection, send, gone)
        finally:
            self._serving.exports.release()
            gone.cancel()
            with suppress(asyncio.CancelledError):
                await gone

    async def _take_a_place(self) -> None:
        """Wait a moment for a place: an export that ends holds its own a little longer."""
        try:
            await asyncio.wait_for(self._serving.exports.acquire(), _PATIENCE_SECONDS)
        except TimeoutError as error:
            raise ExportsBusyError("As many exports run as this service makes at once.") from error

    async def _stream(
        self, connection: Connection, send: Send, gone: "asyncio.Future[None]"
    ) -> None:
        rows = _Rows(self._serving, self._query, self._exported, self._asked)
        await rows.begin(connection)
        started = False
        try:
            async for chunk in rows.chunks(connection):
                if gone.done():
                    return
                if not started:
                    await send(
                        {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
                    )
                    started = True
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        finally:
            await rows.end()
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _disconnected(receive: Receive) -> None:
    """Return when the client is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


class _Rows:
    """The rows of one export as chunks of bytes, counted and digested on the way."""

    def __init__(
        self, serving: Serving, query: Filters, exported: Exported, asked: ExportAsked
    ) -> None:
        self._serving, self._exported, self._asked = serving, exported, asked
        self._filters = {**query.filters(), **exported.listing.scope}
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

    async def chunks(self, connection: Connection) -> AsyncIterator[bytes]:
        """Yield the bytes of the export, the closing line last."""
        head = self._head()
        self._digest.update(head)
        yield head
        left = self._asked.limit
        while left is None or left > 0:
            size = BATCH if left is None else min(BATCH, left)
            data, count = await self._batch(connection, size)
            if count:
                self._digest.update(data)
                self._count += count
                for start in range(0, len(data), _CHUNK):
                    yield data[start : start + _CHUNK]
            if self._key is None:
                break
            left = None if left is None else left - count
        yield self._closing()

    def _head(self) -> bytes:
        if self._asked.format != "csv":
            return b""
        header = ",".join(self._exported.table.columns).encode() + b"\n"
        return (_BOM if self._asked.bom else b"") + header

    async def _batch(self, connection: Connection, size: int) -> tuple[bytes, int]:
        """Return the next rows and their number; `_key` is None after the last ones."""
        window = Window(limit=size, sort=self._asked.sort, key=self._key)
        if self._asked.format == "csv":
            return await self._csv(connection, window)
        listing = self._exported.listing
        if not listing.selection.documents:
            page = await read_page(connection, listing.selection, self._filters, window)
            self._key = page.after
            documents = await listing.gather(connection, page.rows) if listing.gather else []
            lines = [orjson.dumps(d, option=orjson.OPT_UTC_Z) + b"\n" for d in documents]
            return b"".join(lines), len(lines)
        stored = await self._stored(connection, window)
        filler = self._serving.fillers.of(self._version.version)
        filled = await filler.fill(connection, stored.documents, between=b"\n")
        if listing.revise and stored.documents:
            filled = b"\n".join(self._revised(line) for line in filled.split(b"\n"))
        return filled + b"\n" if stored.documents else b"", len(stored.documents)

    async def _stored(self, connection: Connection, window: Window) -> StoredPage:
        """Return a page; the database makes the one after it while this one is filled."""
        ahead, self._ahead = self._ahead, None
        page = await (ahead or self._read(connection, window))
        self._key = page.after
        if page.after and self._asked.limit is None:
            following = replace(window, key=page.after)
            self._ahead = asyncio.ensure_future(self._read(connection, following))
            await asyncio.sleep(0)  # the statement leaves before the filling begins
        return page

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

    async def _csv(self, connection: Connection, window: Window) -> tuple[bytes, int]:
        """Return lines as the database writes them; one more is read to see whether it ends."""
        selection, table = self._exported.listing.selection, self._exported.table
        lines = [
            line async for line in read_lines(connection, selection, table, self._filters, window)
        ]
        more = len(lines) > window.limit
        kept = lines[: window.limit]
        self._key = await self._key_of(connection, _first_column(kept[-1])) if more else None
        return b"".join(kept), len(kept)

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
