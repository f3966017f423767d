"""What the routes of one process share, and how a route gets it.

Enters: settings and the read side's connection string. Leaves: one value with the database, the
live index and the cursor signer. Refuses to hold anything that belongs to one request.
"""

import asyncio
import secrets
from importlib.metadata import version
from typing import Annotated, Final, cast

import structlog
from fastapi import Depends, Request

from app.api.answers import tag_of
from app.api.cursors import CursorSigner
from app.api.filling import Fillers
from app.api.kept import AnswerStore
from app.api.metrics import Metrics
from app.api.snippets import Stems
from app.api.streams import Streams
from app.api.totals import Totals
from app.domain.screening import note
from app.runtime.live_changes import LiveChanges
from app.runtime.live_data import LiveData
from app.runtime.live_index import LiveIndex
from app.runtime.settings import Settings
from app.storage.reading.database import ReadDatabase
from app.storage.reading.day_sums import DaySums
from app.storage.reading.search_months import Calendar
from app.storage.reading.state import CURSOR_SECRET, DataVersion, read_setting

MOST_EXPORTS: Final = 2
"""Exports that one process makes at once; each holds a connection for as long as it lasts."""


class Serving:
    """The parts that a process serves with."""

    def __init__(self, settings: Settings, url: str) -> None:
        """Prepare to serve from the database at `url`; nothing is connected yet."""
        self.settings = settings
        self.database = ReadDatabase(url)
        self.live = LiveIndex(
            url,
            poll_seconds=settings.list_poll_seconds,
            stale_seconds=settings.list_stale_seconds,
        )
        self.data = LiveData(url, poll_seconds=settings.list_poll_seconds)
        self.changes = LiveChanges(url, poll_seconds=settings.list_poll_seconds)
        self.streams = Streams(
            self.changes,
            self.database,
            most_clients=settings.stream_clients,
            heartbeat_seconds=settings.stream_heartbeat_seconds,
        )
        self.kept = AnswerStore(settings.cache_mb * 1_048_576)
        self.metrics = Metrics()
        self._watch()
        self.totals = Totals()
        self.sums = DaySums()
        self.fillers = Fillers()
        self.stems = Stems()
        self.calendar = Calendar()
        self.note = note(settings.dispute_contact)
        self.exports = asyncio.Semaphore(MOST_EXPORTS)
        self._software = (version("marsad"), settings.text_policy, self.note)
        secret = settings.secret
        self._signer = CursorSigner(secret=secret.get_secret_value().encode()) if secret else None

    def _watch(self) -> None:
        """Let the metrics look at what this process holds."""
        kept, tally, live = self.kept, self.kept.tally, self.live
        watch = self.metrics.watch
        watch("marsad_cache_bytes", "Bytes of kept answers.", lambda: kept.bytes)
        watch("marsad_cache_answers", "Addresses with a kept answer.", lambda: len(kept))
        watch("marsad_cache_hits", "Answers from what was kept.", lambda: tally.hits)
        watch("marsad_cache_misses", "Answers that were made.", lambda: tally.misses)
        watch("marsad_cache_not_modified", "304 from what was kept.", lambda: tally.not_modified)
        watch("marsad_data_version", "Of the data.", lambda: self.data.version or 0)
        watch("marsad_index_number", "Of the screening index.", live.number)
        watch("marsad_index_checked_seconds", "Since it was seen to be the newest.", live.age)
        watch("marsad_streams", "Open streams of changes.", self.streams.open)
        watch("marsad_database_waiting", "Requests for a connection.", self.database.waiting)

    def tag(self, version: DataVersion, *said: object) -> str:
        """Return the tag of what is said to a query in one state of the data."""
        return tag_of(self._software, version.version, version.at, *said)

    async def signer(self) -> CursorSigner:
        """Return the signer whose secret all processes share: of the settings, else stored.

        Where neither has one, cursors are this process's own and end with it.
        """
        if self._signer is None:
            async with self.database.statements() as connection:
                stored = await read_setting(connection, CURSOR_SECRET)
            if stored is None:
                structlog.get_logger().warning("cursors.secret-missing")
            self._signer = CursorSigner(secret=(stored or secrets.token_hex(32)).encode())
        return self._signer


async def _serving(request: Request) -> Serving:
    return cast("Serving", request.app.state.serving)


Shared = Annotated[Serving, Depends(_serving)]
