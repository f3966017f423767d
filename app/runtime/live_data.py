"""The version that the data have now, as far as this process was told.

Enters: announcements of the writers, and a look every so often. Leaves: a number, or None while
nobody knows. Refuses to guess: with the connection lost, no version is known.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

import structlog

from app.storage.reading.database import Connection, listener
from app.storage.reading.indexes import wait_for_change
from app.storage.reading.state import listen_for_data, read_data_version

_RETRY_SECONDS: Final = 1.0


class LiveData:
    """Follows the data version; `version` is what kept answers are measured by."""

    def __init__(self, url: str, *, poll_seconds: float) -> None:
        """Prepare to follow the database at `url`, asking at least every `poll_seconds`."""
        self.version: int | None = None
        self._url = url
        self._poll_seconds = poll_seconds

    @asynccontextmanager
    async def following(self) -> AsyncIterator[None]:
        """Follow the data in the background for as long as the context lasts."""
        task = asyncio.create_task(self._follow(), name="live-data")
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
                structlog.get_logger().warning("data.unfollowed", reason=type(error).__name__)
            finally:
                self.version = None
            await asyncio.sleep(_RETRY_SECONDS)

    async def _watch(self, connection: Connection) -> None:
        await listen_for_data(connection)
        while True:
            self.version = (await read_data_version(connection)).version
            await wait_for_change(connection, self._poll_seconds)
