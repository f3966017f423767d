"""The screening index that this process serves: the newest one stored, swapped by one reference.

Enters: index blobs that the refresher committed. Leaves: one immutable index at a time, and when
it was last verified to be the newest. Refuses a damaged blob: the index before it stays in service.
"""

import asyncio
import gc
import math
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from time import perf_counter
from typing import Final

import structlog

from app.errors import MarsadError
from app.runtime.clock import Clock, system_clock
from app.screening.index import Index
from app.storage.reading import indexes
from app.storage.reading.database import Connection, listener
from app.storage.records import IndexDamagedError

WEEK_SECONDS: Final = 604_800
_RETRY_SECONDS: Final = 1.0


class IndexNotLoadedError(MarsadError):
    """No screening index is loaded yet."""

    code = "index-not-loaded"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedIndex:
    """An index in service.

    Attributes:
        number: of the stored blob; greater is newer.
        loaded_at: when this process began to serve it.
        checked_at: when this process last saw that none is newer.
        lists_checked: when each list was last seen to be the newest of its authority.
        stale_seconds: after how long that nobody looked a list is stale.
    """

    number: int
    index: Index
    loaded_at: datetime
    checked_at: datetime
    lists_checked: Mapping[str, datetime]
    stale_seconds: int


class LiveIndex:
    """Follows the stored indexes; `current` is read once per request.

    Attributes:
        fault: why the newest index is not in service, None when it is.
    """

    def __init__(
        self,
        url: str,
        *,
        poll_seconds: float,
        stale_seconds: int = WEEK_SECONDS,
        clock: Clock = system_clock,
    ) -> None:
        """Prepare to follow the database at `url`, asking at least every `poll_seconds`."""
        self.fault: str | None = None
        self._url = url
        self._poll_seconds = poll_seconds
        self._stale_seconds = stale_seconds
        self._clock = clock
        self._loaded: LoadedIndex | None = None
        self._refused: int | None = None

    def current(self) -> LoadedIndex:
        """Return the index in service.

        Raises:
            IndexNotLoadedError: before the first one is loaded.
        """
        loaded = self._loaded
        if loaded is None:
            raise IndexNotLoadedError(self.fault or "No screening index is stored yet.")
        return loaded

    def number(self) -> int:
        """Return the number of the index in service, 0 when there is none."""
        return self._number or 0

    def age(self) -> float:
        """Return the seconds since the index was seen to be the newest; infinite without one."""
        if self._loaded is None:
            return math.inf
        return (self._clock() - self._loaded.checked_at).total_seconds()

    @asynccontextmanager
    async def following(self) -> AsyncIterator[None]:
        """Follow the stored indexes in the background for as long as the context lasts."""
        task = asyncio.create_task(self._follow(), name="live-index")
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _follow(self) -> None:
        """Watch for ever; whatever ends a watch is recorded, and the next one begins."""
        while True:
            try:
                async with listener(self._url) as connection:
                    await self._watch(connection)
            except Exception as error:  # noqa: BLE001 - boundary of a background worker, recorded
                self.fault = f"The index cannot be followed: {type(error).__name__}."
                structlog.get_logger().exception("index.unfollowed")
            await asyncio.sleep(_RETRY_SECONDS)

    async def _watch(self, connection: Connection) -> None:
        await indexes.listen(connection)
        while True:
            await self.refresh(connection)
            await indexes.wait_for_change(connection, self._poll_seconds)

    async def refresh(self, connection: Connection) -> None:
        """Put the newest stored index into service, unless it is there or was refused."""
        newest = await indexes.newest_number(connection)
        checked = await indexes.read_checked(connection)
        if newest is not None and newest not in {self._number, self._refused}:
            await self._load(connection, newest, checked)
        if newest is None:
            self.fault = None
        elif self._loaded and self._number == newest:
            now = self._clock()
            self._loaded = replace(self._loaded, checked_at=now, lists_checked=checked)
            self.fault = None

    @property
    def _number(self) -> int | None:
        return self._loaded.number if self._loaded else None

    async def _load(
        self, connection: Connection, number: int, checked: Mapping[str, datetime]
    ) -> None:
        stored = await indexes.read_index(connection, number)
        if stored is None:
            return
        started = perf_counter()
        try:
            index = await asyncio.to_thread(_verified, stored)
        except IndexDamagedError as error:
            self._refused = number
            self.fault = error.message
            structlog.get_logger().error("index.refused", number=number, reason=error.message)
            return
        now = self._clock()
        self._loaded = LoadedIndex(
            number=number,
            index=index,
            loaded_at=now,
            checked_at=now,
            lists_checked=checked,
            stale_seconds=self._stale_seconds,
        )
        gc.freeze()  # it lives until it is swapped: no collection need walk through it
        milliseconds = round((perf_counter() - started) * 1000)
        structlog.get_logger().info("index.swapped", number=number, ms=milliseconds)


def _verified(stored: indexes.StoredIndex) -> Index:
    """Return the index of a stored blob; runs outside the event loop.

    Raises:
        IndexDamagedError: when the checksum or the form of the blob is wrong.
    """
    if sha256(stored.blob).hexdigest() != stored.sha256:
        raise IndexDamagedError(f"Stored index {stored.number} has another checksum.")
    try:
        return Index.from_bytes(stored.blob)
    except (MarsadError, ValueError, KeyError) as error:
        raise IndexDamagedError(f"Stored index {stored.number} cannot be read: {error}") from error
