"""The changes that this process saw last, for everybody who follows them.

Enters: announcements of the writers, a look every so often, and the log. Leaves: the newest changes
in order, kept for all followers alike, and a wake-up for each of them. Refuses to keep more than so
many: who is further behind reads the log.
"""

import asyncio
from bisect import bisect_right
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from typing import Final

import structlog

from app.storage.reading.changes import (
    ChangePage,
    Position,
    position_of,
    read_changes,
    read_settled,
)
from app.storage.reading.database import Connection, listener
from app.storage.reading.indexes import wait_for_change
from app.storage.reading.selection import Row
from app.storage.reading.state import listen_for_data

MOST_KEPT: Final = 2048
"""Changes that a process keeps, up to twice as many; about a kilobyte each."""
PAGE: Final = 500
_RETRY_SECONDS: Final = 1.0
_FIRST_LOOK: Final = 0.02
_LAST_LOOK: Final = 0.5
"""Seconds between looks while changes wait for an older transaction, whose end nobody announces."""


@dataclass(slots=True)
class Told:
    """A change that is kept.

    Attributes:
        event: what the server made of it; made once, for all followers.
    """

    position: Position
    row: Row
    event: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Kept changes in order, and the position up to which there are no others."""

    changes: tuple[Told, ...]
    through: Position


class LiveChanges:
    """Follows the log of changes on one connection, for all followers of a process."""

    def __init__(self, url: str, *, poll_seconds: float, most_kept: int = MOST_KEPT) -> None:
        """Prepare to follow the database at `url`, asking at least every `poll_seconds`."""
        self._url = url
        self._poll_seconds = poll_seconds
        self._most_kept = most_kept
        self._kept: list[Told] = []
        self._floor: Position | None = None
        self._through: Position | None = None
        self._followers: set[asyncio.Event] = set()

    @asynccontextmanager
    async def following(self) -> AsyncIterator[None]:
        """Follow the log in the background for as long as the context lasts."""
        task = asyncio.create_task(self._follow(), name="live-changes")
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    @contextmanager
    def waking(self, wake: asyncio.Event) -> Iterator[None]:
        """Set `wake` whenever there is news, for as long as the context lasts."""
        self._followers.add(wake)
        try:
            yield
        finally:
            self._followers.discard(wake)

    @property
    def through(self) -> Position | None:
        """The position after everything seen, None before the first look at the log."""
        return self._through

    def after(self, position: Position, limit: int) -> Stretch | None:
        """Return at most `limit` kept changes after a position, None when it lies before them."""
        if self._floor is None or self._through is None or position < self._floor:
            return None
        start = bisect_right(self._kept, position, key=lambda told: told.position)
        changes = tuple(self._kept[start : start + limit])
        if len(changes) == limit:
            return Stretch(changes=changes, through=changes[-1].position)
        return Stretch(changes=changes, through=max(self._through, position))

    async def _follow(self) -> None:
        """Watch for ever; whatever ends a watch is recorded, and the next one begins."""
        while True:
            try:
                async with listener(self._url) as connection:
                    await self._watch(connection)
            except Exception as error:  # noqa: BLE001 - boundary of a background worker, recorded
                structlog.get_logger().warning("changes.unfollowed", reason=type(error).__name__)
            await asyncio.sleep(_RETRY_SECONDS)

    async def _watch(self, connection: Connection) -> None:
        await listen_for_data(connection)
        if self._through is None:
            self._floor = self._through = await read_settled(connection)
            self._wake_all()
        look = _FIRST_LOOK
        while True:
            page = await read_changes(connection, self._through, limit=PAGE)
            self._take(page)
            if page.more:
                await asyncio.sleep(0)  # followers keep up with pages, not with the whole of it
                continue
            look = _FIRST_LOOK if page.rows else min(2 * look, _LAST_LOOK)
            seconds = min(look, self._poll_seconds) if page.withheld else self._poll_seconds
            await wait_for_change(connection, seconds)

    def _take(self, page: ChangePage) -> None:
        """Keep what is new, forget what is oldest, and wake everybody."""
        self._through = page.through
        if not page.rows:
            return
        self._kept += [Told(position_of(row), row) for row in page.rows]
        if len(self._kept) > 2 * self._most_kept:
            self._floor = self._kept[-self._most_kept - 1].position
            del self._kept[: -self._most_kept]
        self._wake_all()

    def _wake_all(self) -> None:
        for wake in self._followers:
            wake.set()
