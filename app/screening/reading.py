"""From the aliases of designations to readings, units and how rare each unit is.

Enters: designations. Leaves: flat arrays of readings (see `Readings`). Refuses to compare names.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.domain.listing import Designation, Kind, Strength
from app.lexicon.family_customs import paternal_first
from app.lexicon.letters import LATIN, letter_model
from app.screening.joined_names import listed_names
from app.screening.kinds import kind_shown
from app.screening.name_order import (
    family_last,
    is_family_first,
    maternal,
    patronymics,
    told_before,
)
from app.screening.names import Unit, parts_of, units_of
from app.screening.organisations import part_information, words_of_full_names
from app.screening.titles import titles_in, without_ranks

Ints = NDArray[np.int32]

_EXACT_LETTER: Final = -2.5
"""Log-chance of a letter or digit of an exact unit that no list has."""
_GOES_ON: Final = -0.15
_ENDS: Final = -2.0
"""Log-chances that a word has one more letter, and that it ends: words of about seven letters."""
UNCOUNTED: Final = -60.0
"""Log-chance of a word that only lost designations have: it takes no share from others."""

OMITTED_SHARE: Final = 0.2
"""What a part tells that news leaves out (a patronymic, a title), compared with another as rare."""
_PERSONS: Final = (Kind.PERSON, Kind.UNKNOWN)


class _Reading(NamedTuple):
    alias: int
    parts: tuple[str, ...]
    units: tuple[Unit, ...]
    omitted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Readings of all aliases as flat arrays; field meanings as in `Index`.

    `kinds` is the kind of each designation, as its list says or its names show.
    """

    latin: tuple[str, ...]
    exact: tuple[str, ...]
    chance: NDArray[np.float32]
    starts: Ints
    units: Ints
    masks: NDArray[np.int16]
    alias: Ints
    parts: NDArray[np.int8]
    omitted: NDArray[np.int16]
    mass: NDArray[np.float32]
    names: tuple[str, ...]
    alias_entry: Ints
    alias_weak: NDArray[np.bool_]
    kinds: tuple[Kind, ...]


def read_names(entries: Sequence[Designation], *, counted: int | None = None) -> Readings:
    """Return the readings of all aliases of all designations, in order.

    Args:
        entries: the designations.
        counted: how many of them, from the first on, say how rare a name is; all, unless given.
    """
    names: list[str] = []
    alias_entry: list[int] = []
    weak: list[bool] = []
    readings: list[_Reading] = []
    kinds = tuple(kind_shown(e.kind, (alias.name for alias in e.aliases)) for e in entries)
    for number, entry in enumerate(entries):
        two_families = not paternal_first().isdisjoint(entry.countries)
        for alias in dict.fromkeys(entry.aliases):
            readings.extend(
                _readings_of(len(names), alias.name, kinds[number], two_families=two_families)
            )
            names.append(alias.name)
            alias_entry.append(number)
            weak.append(alias.strength is Strength.WEAK)
    whole = len(entries) if counted is None else counted
    return replace(_flat(readings, names, alias_entry, weak, whole), kinds=kinds)


def _readings_of(number: int, name: str, kind: Kind, *, two_families: bool) -> Iterator[_Reading]:
    for variant in listed_names(name, person=kind is Kind.PERSON):
        omitted = 0
        if kind in _PERSONS:
            parts = parts_of(family_last(variant))
            if kind is Kind.PERSON:
                parts = without_ranks(parts)
            omitted = patronymics(parts)
            if kind is Kind.PERSON or is_family_first(variant):
                omitted |= titles_in(parts) | told_before(parts)
            if two_families:
                omitted |= maternal(variant, parts)
        else:
            parts = parts_of(variant)
            omitted = words_of_full_names(parts)
        units = tuple(dict.fromkeys(units_of(parts)))
        if units:
            yield _Reading(number, tuple(part.text for part in parts), units, omitted)


def _flat(
    readings: Sequence[_Reading],
    names: list[str],
    alias_entry: list[int],
    weak: list[bool],
    counted: int,
) -> Readings:
    words = {unit.text for reading in readings for unit in reading.units}
    latin = tuple(sorted(word for word in words if word[0] in LATIN))
    exact = tuple(sorted(word for word in words if word[0] not in LATIN))
    numbers = {word: number for number, word in enumerate((*latin, *exact))}
    telling = [reading for reading in readings if alias_entry[reading.alias] < counted]
    chance = _chances(telling, alias_entry, numbers)
    counts = [len(reading.units) for reading in readings]
    starts = np.zeros(len(readings) + 1, dtype=np.int32)
    np.cumsum(counts, out=starts[1:])
    mass = [
        sum(
            part_information(part, float(chance[numbers[part]]))
            * (OMITTED_SHARE if reading.omitted >> place & 1 else 1.0)
            for place, part in enumerate(reading.parts)
        )
        for reading in readings
    ]
    return Readings(
        latin=latin,
        exact=exact,
        chance=chance,
        starts=starts,
        units=np.array([numbers[u.text] for r in readings for u in r.units], dtype=np.int32),
        masks=np.array([u.mask for r in readings for u in r.units], dtype=np.int16),
        alias=np.array([reading.alias for reading in readings], dtype=np.int32),
        parts=np.array([len(reading.parts) for reading in readings], dtype=np.int8),
        omitted=np.array([reading.omitted for reading in readings], dtype=np.int16),
        mass=np.array(mass, dtype=np.float32),
        names=tuple(names),
        alias_entry=np.array(alias_entry, dtype=np.int32),
        alias_weak=np.array(weak, dtype=np.bool_),
        kinds=(),
    )


def _chances(
    readings: Sequence[_Reading], alias_entry: Sequence[int], numbers: dict[str, int]
) -> NDArray[np.float32]:
    """Return the log-chance of each unit: of its designations, or of its letters.

    A unit of two neighbours is as likely as both together, one that no reading has `UNCOUNTED`.
    """
    seen = Counter(
        word
        for word, _ in {
            (part, alias_entry[reading.alias]) for reading in readings for part in reading.parts
        }
    )
    total = Counter[bool]()
    for word, count in seen.items():
        total[word[0] in LATIN] += count
    chances = {word: _mixed(word, seen[word] / total[word[0] in LATIN]) for word in seen}
    for reading in readings:
        for unit in reading.units:
            if unit.text not in chances:
                chances[unit.text] = _joined(unit, reading.parts, chances)
    found = np.zeros(len(numbers), dtype=np.float32)
    for word, number in numbers.items():
        found[number] = chances.get(word, UNCOUNTED)
    return found


def _joined(unit: Unit, parts: Sequence[str], chances: dict[str, float]) -> float:
    members = [part for place, part in enumerate(parts) if unit.mask >> place & 1]
    return float(max(sum(chances[part] for part in members), _letters(unit.text) - 2.0))


def _mixed(word: str, share: float) -> float:
    return float(np.log(0.5 * share + 0.5 * np.exp(_letters(word))))


def _letters(word: str) -> float:
    if word[0] in LATIN:
        background = letter_model().background
        letters = float(sum(background[ord(letter) - ord("a")] for letter in word))
    else:
        letters = _EXACT_LETTER * len(word)
    return letters + len(word) * _GOES_ON + _ENDS
