"""The holes of stored documents filled: parties with their listing, outlets.

Enters: documents with holes, of one version of the data. Leaves: JSON. What was read once for a
version is kept until the next one. Refuses to mix versions: where the data moved on between two
reads, it says so and the caller begins anew.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

import orjson

from app.api.documents.listed import listed_document
from app.domain.ids import read_id
from app.errors import BusyError
from app.storage.reading.database import Connection
from app.storage.reading.enforcement import Coverage, read_coverage, read_since
from app.storage.reading.stored import HOLE, Fillings, PartyFilling, read_fillings

_EPOCH: Final = date(2000, 1, 1)
MOST_FILLED: Final = 20_000
"""Filled holes that are kept for one version, half a kilobyte each; beyond, they are made anew."""
MOST_NAMED: Final = 20_000
"""Names of parties that are kept for one version, most have two; beyond, they are read anew."""
_MOST_LISTED: Final = 10_000


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
        self._listed: dict[tuple[object, ...], bytes] = {}
        self._parties: dict[bytes, PartyFilling | None] = {}
        self._by_number: dict[int, PartyFilling] = {}
        self._outlets: dict[bytes, bytes] = {}

    async def fill(
        self, connection: Connection, documents: Sequence[bytes], *, between: bytes = b","
    ) -> bytes:
        """Return the documents with their holes filled, separated by `between`.

        Raises:
            StateMovedError: when the data are no longer those of this filler.
        """
        parts = between.join(documents).split(HOLE)
        asked = parts[1::2]
        filled = self._filled
        if len(filled) > MOST_FILLED:
            filled.clear()
        missing = [hole for hole in set(asked) if hole not in filled]
        if missing:
            await self._learn(connection, missing)
        parts[1::2] = [filled[hole] for hole in asked]
        return b"".join(parts)

    async def _learn(self, connection: Connection, missing: Sequence[bytes]) -> None:
        cut = [(hole, *hole.partition(b":")) for hole in missing]
        named = {name for _, name, _, _ in cut}
        unknown = named - self._parties.keys() - self._outlets.keys()
        if unknown:
            if len(self._parties) > MOST_NAMED:
                self._parties.clear()
                self._by_number.clear()
                unknown = named - self._outlets.keys()
            await self._read(connection, unknown)
        if len(self._listed) > _MOST_LISTED:
            self._listed.clear()
        for written, name, _, day in cut:
            self._filled[written] = self._filling(name, day)

    async def _read(self, connection: Connection, unknown: Iterable[bytes]) -> None:
        """Read what names of holes stand for; what is not there is known as such."""
        if self._since is None:
            self._since = dict(await read_since(connection))
        numbers = {name: _number(name) for name in unknown}
        outlets = {n: i for n, i in numbers.items() if n.startswith(b"o")}
        parties = {n: i for n, i in numbers.items() if n not in outlets}
        unread = set(parties.values()) - self._by_number.keys()
        found = await read_fillings(connection, unread, outlets.values())
        if found.version != self.version:
            raise StateMovedError("The data moved on.")
        await self._learn_indexes(connection, found)
        self._by_number |= found.parties
        self._parties |= {name: self._by_number.get(i) for name, i in parties.items()}
        self._outlets |= {name: found.outlets.get(i, b"null") for name, i in outlets.items()}

    async def _learn_indexes(self, connection: Connection, found: Fillings) -> None:
        named = {p.index_id for p in found.parties.values() if p.index_id is not None}
        unknown = named - self._indexes.keys()
        if unknown:
            coverage = await read_coverage(connection, unknown)
            self._indexes |= {n: dict(coverage.versions.get(n, {})) for n in unknown}

    def _filling(self, name: bytes, day: bytes) -> bytes:
        if name in self._outlets:
            return self._outlets[name]
        party = self._parties[name]
        if party is None:
            return b"null"
        return party.brief + self._listing(party, day) + b"}"

    def _listing(self, party: PartyFilling, day: bytes) -> bytes:
        key = (party.verdict, party.past_verdict, party.index_id, party.designated, day)
        known = self._listed.get(key)
        if known is None:
            coverage = Coverage(versions=self._indexes, since=self._since or {})
            row = {
                "verdict": party.verdict,
                "past_verdict": party.past_verdict,
                "index_id": party.index_id,
            }
            document = listed_document(
                row, coverage, party.designated, in_article=True, published_on=_day(day)
            )
            known = self._listed[key] = orjson.dumps(document)
        return known


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


def _number(name: bytes) -> int:
    """Return the id that the name of a hole has: "w" is written, "p" and "o" are numbers."""
    word = name.decode("ascii")
    return read_id(word[1:]) if word[0] == "w" else int(word[1:])


def _day(written: bytes) -> date | None:
    return _EPOCH + timedelta(days=int(written)) if written else None
