"""The holes of stored documents filled: parties with their listing, outlets.

Enters: documents with holes, of one version of the data. Leaves: JSON. What was read once for a
version is kept until the next one. Refuses to mix versions: where the data moved on between two
reads, it says so and the caller begins anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
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
"""Filled holes that are kept for one version, half a kilobyte each; beyond, they are read anew."""


class StateMovedError(BusyError):
    """The data moved on between two reads of one answer."""

    code = "state-moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hole:
    """What a hole asks for: an outlet, or a party on the day of an article."""

    number: int
    is_party: bool
    day: date | None = None


class Filler:
    """Fills the holes of one version of the data."""

    def __init__(self, version: int, indexes: dict[int, dict[str, str]]) -> None:
        """Begin with nothing read; `indexes` (the lists of each index) is shared by versions."""
        self.version = version
        self._indexes = indexes
        self._since: dict[str, date] | None = None
        self._filled: dict[bytes, bytes] = {}
        self._listed: dict[tuple[object, ...], bytes] = {}
        self._parties: dict[int, PartyFilling] = {}
        self._outlets: dict[int, bytes] = {}

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
            self._parties.clear()
            self._listed.clear()
        missing = [hole for hole in set(asked) if hole not in filled]
        if missing:
            await self._learn(connection, missing)
        parts[1::2] = [filled[hole] for hole in asked]
        return b"".join(parts)

    async def _learn(self, connection: Connection, missing: Sequence[bytes]) -> None:
        holes = {hole: read_hole(hole) for hole in missing}
        parties = {h.number for h in holes.values() if h.is_party} - self._parties.keys()
        outlets = {h.number for h in holes.values() if not h.is_party} - self._outlets.keys()
        if parties or outlets:
            if self._since is None:
                self._since = dict(await read_since(connection))
            found = await read_fillings(connection, parties, outlets)
            self._keep(found)
            await self._learn_indexes(connection, found)
        for written, hole in holes.items():
            self._filled[written] = self._filling(hole)

    def _keep(self, found: Fillings) -> None:
        if found.version != self.version:
            raise StateMovedError("The data moved on.")
        self._parties |= found.parties
        self._outlets |= found.outlets

    async def _learn_indexes(self, connection: Connection, found: Fillings) -> None:
        named = {p.index_id for p in found.parties.values() if p.index_id is not None}
        unknown = named - self._indexes.keys()
        if unknown:
            coverage = await read_coverage(connection, unknown)
            self._indexes |= {n: dict(coverage.versions.get(n, {})) for n in unknown}

    def _filling(self, hole: _Hole) -> bytes:
        if not hole.is_party:
            return self._outlets.get(hole.number, b"null")
        party = self._parties.get(hole.number)
        if party is None:
            return b"null"
        return party.brief + self._listing(party, hole.day) + b"}"

    def _listing(self, party: PartyFilling, day: date | None) -> bytes:
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
                row, coverage, party.designated, in_article=True, published_on=day
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


@lru_cache(maxsize=65_536)
def read_hole(written: bytes) -> _Hole:
    """Return what a hole asks for."""
    word = written.decode("ascii")
    kind, (number, _, day) = word[0], word[1:].partition(":")
    return _Hole(
        number=read_id(number) if kind == "w" else int(number),
        is_party=kind != "o",
        day=_EPOCH + timedelta(days=int(day)) if day else None,
    )
