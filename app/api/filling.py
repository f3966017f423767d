"""The holes of stored documents filled: parties with their listing, outlets.

Enters: documents with holes, of one version of the data. Leaves: JSON. What was read once for a
version is kept until the next one. Refuses to mix versions: where the data moved on between two
reads, it says so and the caller begins anew.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Final

import orjson

from app.api.documents.listed import listed_document
from app.domain.ids import number_written
from app.errors import BusyError
from app.storage.reading.database import Connection
from app.storage.reading.enforcement import Coverage, Designated, read_coverage, read_since
from app.storage.reading.stored import Fillings, PartyFilling, read_fillings

_EPOCH: Final = date(2000, 1, 1)
MOST_FILLED: Final = 10_000
"""Filled holes that are kept for one version, half a kilobyte each, and as many asked before."""
MOST_NAMED: Final = 25_000
"""Parties that are kept for one version, and as many asked before; beyond, they are read anew."""
_PARTY, _WRITTEN = b"pw"
"""The letters of a hole for a party, by its number and by its id as it is written."""
_MOST_LISTED: Final = 2_000


_Standing = tuple[str | None, str | None, int | None, tuple[Designated, ...]]
"""What a party's listing rests on."""
_Known = tuple[bytes, int, _Standing]
"""Of a party its brief up to the listing, and its standing with the number of that."""


class StateMovedError(BusyError):
    """The data moved on between two reads of one answer."""

    code = "state-moved"


class Filler:
    """Fills the holes of one version of the data."""

    def __init__(self, version: int, indexes: dict[int, dict[str, str]]) -> None:
        """Begin with nothing read; `indexes` (the lists of each index) is shared by versions."""
        self.version = version
        self._indexes = indexes
        self._since: dict[str, date] | None = None
        self._filled: dict[bytes, bytes] = {}
        self._filled_before: dict[bytes, bytes] = {}
        self._listed: dict[tuple[int, bytes], bytes] = {}
        self._standings: dict[_Standing, tuple[int, _Standing]] = {}
        self._parties: dict[int, _Known | None] = {}
        self._parties_before: dict[int, _Known | None] = {}
        self._outlets: dict[int, bytes] = {}

    async def fill(self, connection: Connection, parts: Sequence[bytes]) -> list[bytes]:
        """Return the parts with every hole filled.

        Fillings are kept: lists tell of the same parties again and again.

        Raises:
            StateMovedError: when the data are no longer those of this filler.
        """
        whole = list(parts)
        asked = whole[1::2]
        while True:
            try:
                whole[1::2] = map(self._filled.__getitem__, asked)
                break
            except KeyError:  # another page may have been filled meanwhile: look again
                await self._learn(connection, set(asked).difference(self._filled))
        if len(self._filled) > MOST_FILLED:
            self._filled_before, self._filled = self._filled, {}
        return whole

    async def fill_once(
        self,
        connection: Connection,
        parts: Sequence[bytes],
        meanwhile: Callable[[], None],
    ) -> list[bytes]:
        """Return the same, and keep no fillings: an export goes on to other parties and days.

        Args:
            connection: any.
            parts: as for `fill`.
            meanwhile: called when the connection is free, before the work begins.

        Raises:
            StateMovedError: when the data are no longer those of this filler.
        """
        whole = list(parts)
        asked = whole[1::2]
        filled = await self._fillings(connection, set(asked), meanwhile)
        whole[1::2] = map(filled.__getitem__, asked)
        return whole

    async def _learn(self, connection: Connection, missing: Iterable[bytes]) -> None:
        """Keep fillings; what was asked lately is carried over, what was not is let go in time."""
        before = self._filled_before
        carried = {hole: before[hole] for hole in missing if hole in before}
        new = [hole for hole in missing if hole not in carried]
        self._filled |= carried | await self._fillings(connection, new)

    async def _fillings(
        self,
        connection: Connection,
        holes: Iterable[bytes],
        meanwhile: Callable[[], None] | None = None,
    ) -> dict[bytes, bytes]:
        """Return what fills each of the holes."""
        outlets: dict[bytes, int] = {}
        parties: list[tuple[bytes, int, bytes]] = []
        for hole in holes:
            name, _, day = hole[1:].partition(b":")
            kind = hole[0]
            if kind == _PARTY:
                parties.append((hole, int(name), day))
            elif kind == _WRITTEN:
                parties.append((hole, number_written(name), day))
            else:
                outlets[hole] = int(name)
        numbers = {number for _, number, _ in parties}
        while not self._knows(numbers, outlets.values()):
            await self._read(connection, numbers, outlets.values())
        if meanwhile is not None:
            meanwhile()
            await asyncio.sleep(0)
            while not self._knows(numbers, outlets.values()):
                await self._read(connection, numbers, outlets.values())
        if len(self._listed) > _MOST_LISTED:
            self._listed.clear()
        filled = {hole: self._outlets[number] for hole, number in outlets.items()}
        filled |= {hole: self._party(number, day) for hole, number, day in parties}
        if len(self._parties) > MOST_NAMED:
            self._parties_before, self._parties = self._parties, {}
        return filled

    def _knows(self, parties: Iterable[int], outlets: Iterable[int]) -> bool:
        """Tell whether all are known, carrying over the parties that were asked lately."""
        known, before = self._parties, self._parties_before
        all_known = True
        for number in set(parties).difference(known):
            if number in before:
                known[number] = before[number]
            else:
                all_known = False
        return all_known and all(number in self._outlets for number in outlets)

    async def _read(
        self, connection: Connection, parties: Iterable[int], outlets: Iterable[int]
    ) -> None:
        """Read those that are not known; what is not there is known as such."""
        if self._since is None:
            self._since = dict(await read_since(connection))
        unread = set(parties).difference(self._parties)
        unseen = set(outlets).difference(self._outlets)
        found = await read_fillings(connection, unread, unseen)
        if found.version != self.version:
            raise StateMovedError("The data moved on.")
        await self._learn_indexes(connection, found)
        known = {number: self._known(party) for number, party in found.parties.items()}
        self._parties |= {number: known.get(number) for number in unread}
        self._outlets |= {number: found.outlets.get(number, b"null") for number in unseen}

    def _known(self, party: PartyFilling) -> _Known:
        standing = (party.verdict, party.past_verdict, party.index_id, party.designated)
        return party.brief, *self._standings.setdefault(standing, (len(self._standings), standing))

    async def _learn_indexes(self, connection: Connection, found: Fillings) -> None:
        named = {p.index_id for p in found.parties.values() if p.index_id is not None}
        unknown = named - self._indexes.keys()
        if unknown:
            coverage = await read_coverage(connection, unknown)
            self._indexes |= {n: dict(coverage.versions.get(n, {})) for n in unknown}

    def _party(self, known_as: int, day: bytes) -> bytes:
        """Return what fills the hole of a party, in an article of a day."""
        party = self._parties[known_as]
        if party is None:
            return b"null"
        brief, number, standing = party
        listed = self._listed.get((number, day))
        if listed is None:
            listed = self._listed[number, day] = self._listing(standing, day)
        return brief + listed + b"}"

    def _listing(self, standing: _Standing, day: bytes) -> bytes:
        verdict, past_verdict, index_id, designated = standing
        coverage = Coverage(versions=self._indexes, since=self._since or {})
        row = {"verdict": verdict, "past_verdict": past_verdict, "index_id": index_id}
        document = listed_document(
            row, coverage, designated, in_article=True, published_on=_day(day)
        )
        return orjson.dumps(document)


class Fillers:
    """The filler of the newest version that this process has seen."""

    def __init__(self) -> None:
        """Begin before any version."""
        self._indexes: dict[int, dict[str, str]] = {}
        self._newest = Filler(-1, self._indexes)

    def of(self, version: int) -> Filler:
        """Return a filler for a version; that of the newest one is shared and kept."""
        if version == self._newest.version:
            return self._newest
        filler = Filler(version, self._indexes)
        if version > self._newest.version:
            self._newest = filler
        return filler


def _day(written: bytes) -> date | None:
    return _EPOCH + timedelta(days=int(written)) if written else None
