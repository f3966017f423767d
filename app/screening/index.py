"""The screening index: all names of all lists, ready to be searched; immutable.

Enters: parsed lists. Leaves: an `Index`, its bytes, and an `Index` from those bytes. Refuses a
damaged blob. Knows how names are taken apart, not how they are compared.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Final

import numpy as np
import orjson
from numpy.typing import NDArray

from app.domain.history import History
from app.domain.listing import Designation, Kind, ListVersion, ParsedList
from app.screening.blob import DamagedBlobError, pack, unpack
from app.screening.entries import (
    Entry,
    completed,
    proleptic_days,
    read_entry,
    read_versions,
    version_of,
    write_entry,
    write_versions,
)
from app.screening.histories import PREFIX, Histories, own_history, pack_histories, stored_histories
from app.screening.organisations import part_information
from app.screening.reading import UNCOUNTED, Readings, read_names
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
    "alias_weak", "entry_kind", "entry_listed", "entry_delisted", "entry_current",
)  # fmt: skip
_STORED: Final = "vocabulary_"
_MASKS_KEPT: Final = 32


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
        entry_kind: (entries,), place in KINDS; of one whose list says none, the kind it shows.
        entry_listed, entry_delisted: (entries,), proleptic day of listing, 0 for unknown, and of
            delisting, 0 for none.
        entry_current: (entries,), whether its list still has it; what a list lost comes last.
        histories: when each designation was in force.
        aliases: names as the lists write them.
        entry_lines: see `entries`.
        today: the day on which questions about now are asked; None for the clock's.
        past_only: whether questions about now are asked of what is in force no longer.
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
    entry_current: NDArray[np.bool_]
    histories: Histories
    aliases: tuple[str, ...]
    entry_lines: tuple[bytes, ...]
    today: date | None = None
    past_only: bool = False
    memory: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def reading_entry(self) -> Ints:
        """(readings,), the designation of each reading."""
        found: Ints = self.alias_entry[self.reading_alias]
        return found

    def not_in_force(self, as_of: date | None) -> NDArray[np.bool_] | None:
        """Return which readings a question leaves out, None when it leaves out none.

        As of a day, what is known not to have been in force; of now, what was lost or delisted: a
        listing still to come holds.
        """
        day = as_of or self.today or datetime.now(UTC).date()
        masks: dict[Any, tuple[NDArray[np.bool_] | None]]
        masks = self.memory.setdefault("not_in_force", {})
        key = day, as_of is None, self.past_only
        known = masks.get(key)
        if known is None:
            if len(masks) >= _MASKS_KEPT:
                masks.clear()
            out = self._past_on(day) if as_of is None else self.histories.not_listed_on(day)
            if as_of is None and self.past_only:
                out = ~out
            known = masks[key] = (out[self.reading_entry] if out.any() else None,)
        return known[0]

    def _past_on(self, day: date) -> NDArray[np.bool_]:
        delisted = (self.entry_delisted > 0) & (self.entry_delisted <= day.toordinal())
        found: NDArray[np.bool_] = delisted | ~self.entry_current
        return found

    @property
    def past(self) -> "Index | None":
        """The same index, asked about what is in force no longer; None when nothing is."""
        day = self.today or datetime.now(UTC).date()
        return self._past if self._past_on(day).any() else None

    @cached_property
    def _past(self) -> "Index":
        return replace(self, past_only=True)

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
            | {_STORED + name: getattr(self.vocabulary, name) for name in STORED}
            | self.histories.arrays(),
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
        histories = {name: arrays.pop(name) for name in [*arrays] if name.startswith(PREFIX)}
        stored: dict[str, Any] = completed(arrays)
        if set(stored) != set(_ARRAYS):
            raise DamagedBlobError("the index has other arrays than this version reads")
        days = stored["entry_listed"], stored["entry_delisted"]
        index = cls(
            versions=read_versions(blobs["versions"]),
            latin=latin,
            vocabulary=stored_vocabulary(latin, words),
            histories=stored_histories(histories, *days),
            exact=tuple(orjson.loads(blobs["exact"])),
            aliases=tuple(orjson.loads(blobs["aliases"])),
            entry_lines=tuple(blobs["entries"].split(b"\n")) if blobs["entries"] else (),
            **stored,
        )
        index._warm()
        return index

    def _warm(self) -> None:
        """Prepare what follows from stored arrays, so that the first query is no slower."""
        for name in ("unit_told", "reading_entry", "exact_numbers", "latin_numbers"):
            getattr(self, name)


def build_index(lists: Sequence[ParsedList]) -> Index:
    """Return the index of whole lists as they were read; a file tells of the day it is dated."""
    entries = [entry for parsed in lists for entry in parsed.designations]
    histories = {
        (one.list_id, one.entry_id): own_history(one, parsed.dated)
        for parsed in lists
        for one in parsed.designations
    }
    return build_index_of(entries, [version_of(parsed) for parsed in lists], histories=histories)


def build_index_of(
    entries: Iterable[Designation],
    versions: Sequence[ListVersion],
    *,
    lost: Iterable[Designation] = (),
    histories: Mapping[tuple[str, str], History] | None = None,
) -> Index:
    """Return the index of designations and the list versions that have them.

    Args:
        entries: what the versions have.
        versions: of the lists.
        lost: what earlier versions had, in its last state. It is found by questions about the past
            alone, and no score of another designation depends on it.
        histories: by list and entry; without, what the designation itself states.
    """
    kept = list(entries)
    every = [*kept, *lost]
    readings = read_names(every, counted=len(kept))
    known = histories or {}
    whole = [known.get((one.list_id, one.entry_id)) or own_history(one) for one in every]
    return _assemble(every, tuple(versions), readings, whole, len(kept))


def _assemble(
    entries: Sequence[Designation],
    versions: tuple[ListVersion, ...],
    readings: Readings,
    histories: Sequence[History],
    current: int,
) -> Index:
    count = len(readings.latin) + len(readings.exact)
    owners = np.repeat(np.arange(len(readings.alias), dtype=np.int32), np.diff(readings.starts))
    unit_starts, unit_readings = postings(readings.units, owners, count)
    index = Index(
        versions=versions,
        latin=readings.latin,
        vocabulary=build_vocabulary(
            readings.latin, readings.chance[: len(readings.latin)] > UNCOUNTED
        ),
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
        entry_kind=np.array([KINDS.index(kind) for kind in readings.kinds], dtype=np.int8),
        entry_listed=proleptic_days(e.listed_on for e in entries),
        entry_delisted=proleptic_days(e.delisted_on for e in entries),
        entry_current=np.arange(len(entries)) < current,
        histories=pack_histories(histories),
        aliases=readings.names,
        entry_lines=tuple(write_entry(e) for e in entries),
    )
    for name in _ARRAYS:
        getattr(index, name).flags.writeable = False
    return index
