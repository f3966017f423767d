"""Open streams of changes (server-sent events): who listens, and what each is told.

Enters: a position in the log and filters. Leaves: every change after it, once and in order, as an
event; a comment every so often while there is none. Refuses to keep anything for a client: one that
is slow reads the process's newest changes later, or the log.

FastAPI's own `EventSourceResponse` is not used: it formats each event for each client anew, has a
task and a queue of its own per client, a fixed pause between comments, and does not end by itself.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

import structlog
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from app.api.border import HEAD
from app.api.problems import describe
from app.api.responses import EVENTS
from app.errors import BusyError, DatabaseUnavailableError
from app.runtime.live_changes import LiveChanges
from app.storage.reading.changes import (
    ChangeFilters,
    Position,
    passes,
    position_of,
    read_changes,
)
from app.storage.reading.database import ReadDatabase, ReadTooSlowError
from app.storage.reading.selection import Row

MEDIA: Final = EVENTS
RETRY_MILLISECONDS: Final = 3000
"""How long a browser waits before it connects again."""
MOST_AT_ONCE: Final = 100
"""Changes looked at for one client before the next one's turn."""
MOST_BYTES: Final = 65_536
"""Bytes sent at once, and one event more: what a client that does not read costs."""
_MOST_READERS: Final = 4
"""Clients that read the log at once; the others of them wait, so that pages are served too."""
_AGAIN_SECONDS: Final = 1.0
_HEARTBEAT: Final = b": heartbeat\n\n"
_HEADERS: Final = [
    (b"content-type", MEDIA.encode()),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]

Render = Callable[[Row], bytes]
"""Makes the event of a change."""


class StreamsBusyError(BusyError):
    """As many streams are open as one process may have."""

    code = "streams-busy"


@dataclass(slots=True, eq=False)
class _Client:
    """Somebody who listens; `wake` says that there is something to look at."""

    wake: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False

    def end(self) -> None:
        self.ended = True
        self.wake.set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a client is to be sent next.

    Attributes:
        through: its position when it has that.
        more: whether there may be more at once.
        failed: whether the log could not be read.
    """

    events: bytes
    through: Position
    more: bool = False
    failed: bool = False


class Streams:
    """The streams of one process."""

    def __init__(
        self,
        changes: LiveChanges,
        database: ReadDatabase,
        *,
        most_clients: int,
        heartbeat_seconds: float,
    ) -> None:
        """Tell of `changes`, to `most_clients` at most."""
        self._changes = changes
        self._database = database
        self._most = most_clients
        self.heartbeat_seconds = heartbeat_seconds
        self._clients: set[_Client] = set()
        self._closing = False
        self._reading = asyncio.Semaphore(_MOST_READERS)

    def open(self) -> int:
        """Return how many streams are open."""
        return len(self._clients)

    def close(self) -> None:
        """End all streams, and every one that begins from now on."""
        self._closing = True
        for client in self._clients:
            client.end()

    @contextmanager
    def client(self) -> Iterator[_Client]:
        """Lend a place among the clients.

        Raises:
            StreamsBusyError: when there is none, or this process is about to end.
        """
        if self._closing:
            raise StreamsBusyError("This process is about to end; connect again.")
        if len(self._clients) >= self._most:
            raise StreamsBusyError(f"{self._most} streams are open here; connect again later.")
        client = _Client()
        self._clients.add(client)
        try:
            with self._changes.waking(client.wake):
                yield client
        finally:
            self._clients.discard(client)

    async def next(self, position: Position, filters: ChangeFilters, render: Render) -> Told:
        """Return what comes after a position: of what this process keeps, else of the log."""
        kept = self._changes.after(position, MOST_AT_ONCE)
        if kept is None:
            return await self._from_log(position, filters, render)
        events = _Events()
        for change in kept.changes:
            if filters and not passes(change.row, filters):
                continue
            if change.event is None:
                change.event = render(change.row)
            if events.add(change.event):
                return Told(events=events.joined(), through=change.position, more=True)
        more = len(kept.changes) == MOST_AT_ONCE
        return Told(events=events.joined(), through=kept.through, more=more)

    async def _from_log(self, position: Position, filters: ChangeFilters, render: Render) -> Told:
        try:
            async with self._reading, self._database.statements() as connection:
                page = await read_changes(connection, position, limit=MOST_AT_ONCE, filters=filters)
        except (DatabaseUnavailableError, ReadTooSlowError):
            return Told(events=b"", through=position, failed=True)
        events = _Events()
        for row in page.rows:
            if events.add(render(row)):
                return Told(events=events.joined(), through=position_of(row), more=True)
        return Told(events=events.joined(), through=page.through, more=page.more)


class _Events:
    """Events to be sent at once."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._bytes = 0

    def add(self, event: bytes) -> bool:
        """Take an event; return whether that is enough."""
        self._parts.append(event)
        self._bytes += len(event)
        return self._bytes >= MOST_BYTES

    def joined(self) -> bytes:
        return b"".join(self._parts)


class EventStream(Response):
    """The answer that goes on."""

    def __init__(
        self,
        streams: Streams,
        position: Position,
        filters: ChangeFilters,
        render: Render,
        opening: bytes,
    ) -> None:
        """Tell what comes after `position`; `opening` is sent at once."""
        super().__init__()
        self._streams = streams
        self._position = position
        self._filters = filters
        self._render = render
        self._opening = opening

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send events until the client goes or the process is about to end."""
        if scope.get(HEAD):
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            await send({"type": "http.response.body", "body": b""})
            return
        try:
            with self._streams.client() as client:
                await self._serve(client, receive, send)
        except StreamsBusyError as error:
            await describe(error).response(scope["path"])(scope, receive, send)

    async def _serve(self, client: _Client, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        leaving = asyncio.create_task(_end_when_gone(client, receive), name="stream-leaving")
        try:
            await self._tell(client, send)
            await send({"type": "http.response.body", "body": b""})
        except asyncio.CancelledError:
            # A client that does not read holds its stream up until the server cuts it off.
            if not client.ended:
                raise
        finally:
            leaving.cancel()
            await asyncio.wait((leaving,))

    async def _tell(self, client: _Client, send: Send) -> None:
        """Send what there is, wait for more, and beat while there is none."""
        clock, pause = asyncio.get_running_loop().time, self._streams.heartbeat_seconds
        await send(_body(self._opening))
        beat_at = clock() + pause
        while not client.ended:
            client.wake.clear()
            told = await self._streams.next(self._position, self._filters, self._render)
            events = told.events or (_HEARTBEAT if clock() >= beat_at else b"")
            if events:
                await send(_body(events))
                beat_at = clock() + pause
            self._position = told.through
            if not told.more and not client.ended:
                until = min(beat_at, clock() + _AGAIN_SECONDS) if told.failed else beat_at
                await _wait(client.wake, until - clock())


def _body(part: bytes) -> Message:
    return {"type": "http.response.body", "body": part, "more_body": True}


async def _wait(wake: asyncio.Event, seconds: float) -> None:
    """Return when woken, or after so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await wake.wait()


async def _end_when_gone(client: _Client, receive: Receive) -> None:
    """End a client's stream when it goes, and when it sends a body longer than any may be."""
    try:
        while (await receive())["type"] != "http.disconnect":
            pass
    except HTTPException as error:
        structlog.get_logger().info("stream.refused", status=error.status_code)
    client.end()


def event_of(kind: str, written_id: str, data: bytes) -> bytes:
    """Return an event; the kind, the id and the JSON have no line breaks."""
    return b"id: %b\nevent: %b\ndata: %b\n\n" % (written_id.encode(), kind.encode(), data)


def opening_of(written_id: str | None) -> bytes:
    """Return what a stream begins with: the browser's pause, and where it begins.

    An id without data is no event, but a browser remembers it: a connection that is lost before the
    first change is taken up where it began.
    """
    begun = f"id: {written_id}\n" if written_id else ""
    return f"retry: {RETRY_MILLISECONDS}\n{begun}\n".encode()
