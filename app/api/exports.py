"""Whole collections as NDJSON or CSV: streamed from one snapshot, never cut short in silence.

Enters: the rows of an export and a place to send them to. Leaves: a response that ends with the
closing line. A stream without that line broke off: go on with `cursor` = the id of the last whole
row. Refuses to wait forever for a client that takes nothing.
"""

import asyncio
from collections.abc import Mapping
from contextlib import aclosing, suppress
from typing import Final

import structlog
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from app.api.export_rows import ExportAsked, Exported, ExportRows
from app.api.filters import Filters
from app.api.serving import Serving
from app.errors import BusyError
from app.storage.reading.database import LONG_SECONDS, Connection

MEDIA: Final[Mapping[str, str]] = {
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
}
_PATIENCE_SECONDS: Final = 1.0


class ExportsBusyError(BusyError):
    """As many exports run already as this process makes at once."""

    code = "exports-busy"


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
        rows = ExportRows(self._serving, self._query, self._exported, self._asked)
        await rows.begin(connection)
        head: Message = {
            "type": "http.response.start",
            "status": 200,
            "headers": self.raw_headers,
        }
        try:
            async with aclosing(rows.chunks(connection)) as chunks:
                async for chunk in chunks:
                    if gone.done():
                        return
                    if head:
                        await send(head)
                        head = {}
                    async with asyncio.timeout(LONG_SECONDS):
                        await send({"type": "http.response.body", "body": chunk, "more_body": True})
        except TimeoutError:
            structlog.get_logger().info("export.stalled", path=self._exported.path)
            return
        finally:
            await rows.end()
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _disconnected(receive: Receive) -> None:
    """Return when the client is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
