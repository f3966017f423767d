"""The screening index: all names of all lists, ready to be searched; immutable.

Enters: parsed lists. Leaves: an `Index`, its bytes, and an `Index` from those bytes. Refuses a
damaged blob. Knows how names are taken apart, not how they are compared.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Final

import numpy as np
import orjson
from numpy.typing import NDArray

from app.domain.listing import Designation, Kind, ListVersion, ParsedList
from app.screening.blob import DamagedBlobError, pack, unpack
from app.screening.entries import Entry, read_entry, read_versions, write_entry, write_versions
from app.screening.organisations import part_information
from app.screening.reading import Readings, read_names
from app.screening.vocabulary import (
    STORED,
    Vocabulary,
    build_vocabulary,
    postings,
    stored_vocabulary,
)

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

KINDS: Final = tuple(Kind)
_ARRAYS: Final = (
    "chance", "unit_starts", "unit_readings", "reading_starts", "reading_units", "reading_masks",
    "reading_alias", "reading_parts", "reading_omitted", "reading_mass", "alias_entry",
    "alias_weak", "entry_kind", "entry_listed", "entry_delisted",
)  # fmt: skip
_STORED: Final = "vocabulary_"


@dataclass(frozen=True, kw_only=True)
class Index:
    """All names of all lists. A *reading* is one way to read one alias.

    Attributes:
        versions: the list versions it was built from.
        latin: units of a to z, numbered from 0.
        vocabulary: the Latin units ready for alignment.
        exact: other units (Arabic letters, digits), numbered after the Latin ones.
        chance: (units,), log-probability that a random part of a listed name is the unit.
        unit_starts, unit_readings: postings from unit to readings.
        reading_starts, reading_units, reading_masks: the units of each reading, and which of its
            parts each unit stands for.
        reading_alias, reading_parts: (readings,), its alias and how many parts it has.
        reading_omitted: (readings,), which of its parts news leaves out, a bit each.
        reading_mass: (readings,), information of its parts together, in nats.
        alias_entry, alias_weak: (aliases,), its designation, and whether the list calls it weak.
        entry_kind: (entries,), place in KINDS.
        entry_listed, entry_delisted: (entries,), proleptic day of listing, 0 for unknown, and of
            delisting, 0 for none.
        aliases: names as the lists write them.
        entry_lines: see `entries`.
    """

    versions: tuple[ListVersion, ...]
    latin: tuple[str, ...]
    vocabulary: Vocabulary
    exact: tuple[str, ...]
    chance: Floats
    unit_starts: Ints
    unit_readings: Ints
    reading_starts: Ints
    reading_units: Ints
    reading_masks: NDArray[np.int16]
    reading_alias: Ints
    reading_parts: NDArray[np.int8]
    reading_omitted: NDArray[np.int16]
    reading_mass: Floats
    alias_entry: Ints
    alias_weak: NDArray[np.bool_]
    entry_kind: NDArray[np.int8]
    entry_listed: Ints
    entry_delisted: Ints
    aliases: tuple[str, ...]
    entry_lines: tuple[bytes, ...]
    memory: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def reading_entry(self) -> Ints:
        """(readings,), the designation of each reading."""
        found: Ints = self.alias_entry[self.reading_alias]
        return found

    def not_in_force(self, as_of: date | None) -> NDArray[np.bool_] | None:
        """Return which readings are of designations not in force, None when all are.

        Args:
            as_of: the day; None for today, when a listing still to come holds already.
        """
        day = (as_of or datetime.now(UTC).date()).toordinal()
        out = (self.entry_delisted > 0) & (self.entry_delisted <= day)
        if as_of is not None:
            out |= self.entry_listed > day
        if not out.any():
            return None
        found: NDArray[np.bool_] = out[self.reading_entry]
        return found

    @cached_property
    def exact_numbers(self) -> dict[str, int]:
        """From exact unit to its number."""
        return {unit: number for number, unit in enumerate(self.exact, len(self.latin))}

    @cached_property
    def latin_numbers(self) -> dict[str, int]:
        """From Latin unit to its number."""
        return {unit: number for number, unit in enumerate(self.latin)}

    @cached_property
    def unit_told(self) -> Floats:
        """(units,), what each unit tells of who is meant, in nats (`part_information`)."""
        words = (*self.latin, *self.exact)
        told = map(part_information, words, self.chance.tolist())
        return np.fromiter(told, dtype=np.float32, count=len(words))

    def unit_text(self, number: int) -> str:
        """Return the letters of a unit."""
        count = len(self.latin)
        return self.latin[number] if number < count else self.exact[number - count]

    def entry(self, number: int) -> Entry:
        """Return one designation."""
        return read_entry(self.entry_lines[number])

    def to_bytes(self) -> bytes:
        """Return the index as one checksummed block."""
        return pack(
            {name: getattr(self, name) for name in _ARRAYS}
            | {_STORED + name: getattr(self.vocabulary, name) for name in STORED},
            {
                "versions": write_versions(self.versions),
                "latin": orjson.dumps(self.latin),
                "exact": orjson.dumps(self.exact),
                "aliases": orjson.dumps(self.aliases),
                "entries": b"\n".join(self.entry_lines),
            },
        )

    @classmethod
    def from_bytes(cls, block: bytes) -> "Index":
        """Return the index that `to_bytes` wrote, ready to be searched.

        Raises:
            DamagedBlobError: when a byte of it was changed, or it is of another format.
        """
        arrays, blobs = unpack(block)
        latin = tuple(orjson.loads(blobs["latin"]))
        words = {name: arrays.pop(_STORED + name, None) for name in STORED}
        stored: dict[str, Any] = _completed(arrays)
        if set(stored) != set(_ARRAYS):
            raise DamagedBlobError("the index has other arrays than this version reads")
        index = cls(
            versions=read_versions(blobs["versions"]),
            latin=latin,
            vocabulary=stored_vocabulary(latin, words),
            exact=tuple(orjson.loads(blobs["exact"])),
            aliases=tuple(orjson.loads(blobs["aliases"])),
            entry_lines=tuple(blobs["entries"].split(b"\n")) if blobs["entries"] else (),
            **stored,
        )
        index._warm()
        return index

    def _warm(self) -> None:
        """Prepare what follows from the stored arrays, so that the first query is no slower."""
        for name in ("unit_told", "reading_entry", "exact_numbers", "latin_numbers"):
            getattr(self, name)


def _completed(arrays: Mapping[str, NDArray[Any]]) -> dict[str, Any]:
    """Return stored arrays, with those that an older version did not write yet.

    Delisting days, and parts that news leaves out.
    """
    stored: dict[str, Any] = dict(arrays)
    for name, like, kind in (
        ("entry_delisted", "entry_listed", np.int32),
        ("reading_omitted", "reading_parts", np.int16),
    ):
        if like in stored:
            stored.setdefault(name, np.zeros_like(stored[like], dtype=kind))
    return stored


def build_index(lists: Sequence[ParsedList]) -> Index:
    """Return the index of whole lists as they were read."""
    entries = [entry for parsed in lists for entry in parsed.designations]
    return build_index_of(entries, [version_of(parsed) for parsed in lists])


def build_index_of(entries: Iterable[Designation], versions: Sequence[ListVersion]) -> Index:
    """Return the index of designations, e.g. those in force in the database, and their versions."""
    kept = list(entries)
    readings = read_names(kept)
    return _assemble(kept, tuple(versions), readings)


def version_of(parsed: ParsedList) -> ListVersion:
    """Return which state of a list a parsed list is."""
    stated = parsed.version or (parsed.dated.isoformat() if parsed.dated else None)
    return ListVersion(
        list_id=parsed.list_id,
        version=stated or parsed.sha256[:12],
        sha256=parsed.sha256,
        dated=parsed.dated,
        entries=len(parsed.designations),
    )


def _days(days: Iterable[date | None]) -> Ints:
    return np.array([day.toordinal() if day else 0 for day in days], dtype=np.int32)


def _assemble(
    entries: Sequence[Designation], versions: tuple[ListVersion, ...], readings: Readings
) -> Index:
    count = len(readings.latin) + len(readings.exact)
    owners = np.repeat(np.arange(len(readings.alias), dtype=np.int32), np.diff(readings.starts))
    unit_starts, unit_readings = postings(readings.units, owners, count)
    index = Index(
        versions=versions,
        latin=readings.latin,
        vocabulary=build_vocabulary(readings.latin),
        exact=readings.exact,
        chance=readings.chance,
        unit_starts=unit_starts,
        unit_readings=unit_readings,
        reading_starts=readings.starts,
        reading_units=readings.units,
        reading_masks=readings.masks,
        reading_alias=readings.alias,
        reading_parts=readings.parts,
        reading_omitted=readings.omitted,
        reading_mass=readings.mass,
        alias_entry=readings.alias_entry,
        alias_weak=readings.alias_weak,
        entry_kind=np.array([KINDS.index(e.kind) for e in entries], dtype=np.int8),
        entry_listed=_days(e.listed_on for e in entries),
        entry_delisted=_days(e.delisted_on for e in entries),
        aliases=readings.names,
        entry_lines=tuple(write_entry(e) for e in entries),
    )
    for name in _ARRAYS:
        getattr(index, name).flags.writeable = False
    return index
