"""Which listed names could be the name asked: units searched one by one, readings added up.

Enters: an index and the parts of a query. Leaves: for each query unit the listed units near it, and
the readings with the most evidence. Refuses to judge; `features` and `match` do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.screening.acronyms import spelt_acronyms
from app.screening.index import Index
from app.screening.names import Part, Unit, units_of
from app.screening.near_words import Found, find_unit
from app.screening.organisations import translations
from app.screening.vocabulary import gather

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

_NEAR_SHARE: Final = 0.55
"""Readings are kept while they have this share of the first one's evidence."""
_REMEMBERED: Final = 20_000
_MASS_SHARE: Final = 0.12


@dataclass(frozen=True, slots=True)
class Searched:
    """A query unit, what was found for it, and the same by number of the listed unit."""

    unit: Unit
    found: Found
    by_unit: dict[int, tuple[float, float, bool]]


_Remembered = tuple[Found, dict[int, tuple[float, float, bool]]]


def search_units(index: Index, parts: Sequence[Part]) -> tuple[Searched, ...]:
    """Return the query's units with the listed units near each of them."""
    known: dict[str, _Remembered] = index.memory.setdefault("units", {})
    searched = []
    acronyms = {*spelt_acronyms(parts)}
    for unit in asked_units(parts):
        remembered = known.get(unit.text)
        if remembered is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            remembered = known[unit.text] = _by_unit(find_unit(index, unit.text))
        if unit in acronyms:
            remembered = _by_unit(_as_spelt(index, unit.text, remembered[0]))
        searched.append(Searched(unit, *remembered))
    return tuple(searched)


def _as_spelt(index: Index, word: str, found: Found) -> Found:
    """Return only the word itself: an acronym is known by each of its letters."""
    same = found.units == index.latin_numbers.get(word, -1)
    return Found(*(getattr(found, field.name)[same] for field in fields(Found)))


def remember_unit(index: Index, word: str, found: Found) -> None:
    """Let `search_units` take `found` for what is near a word, until its memory is full."""
    index.memory.setdefault("units", {}).setdefault(word, _by_unit(found))


def _by_unit(found: Found) -> _Remembered:
    rows = zip(
        found.evidence.tolist(), found.deficit.tolist(), found.translated.tolist(), strict=True
    )
    return found, dict(zip(found.units.tolist(), rows, strict=True))


def asked_units(parts: Sequence[Part]) -> tuple[Unit, ...]:
    """Return the units by which a name is asked."""
    return (*units_of(tuple(parts)), *_phrases(parts), *spelt_acronyms(parts))


def _phrases(parts: Sequence[Part]) -> Iterator[Unit]:
    """Yield neighbours that have a translation together: «خطوط جوية» (airlines)."""
    for place, (one, two) in enumerate(pairwise(parts)):
        if one.is_arabic and two.is_arabic and translations(one.text + two.whole):
            yield Unit(one.text + two.whole, 0b11 << place)


def best_readings(
    index: Index,
    searched: Sequence[Searched],
    count: int,
    least: int = 15,
    as_of: date | None = None,
) -> Ints:
    """Return the numbers of the `count` readings with the most evidence, best first.

    Args:
        index: where to look.
        searched: the units of the name asked.
        count: how many readings at most.
        least: how many are kept however far they fall behind the first one.
        as_of: leave out designations that the list itself says were not in force on that day.
    """
    total = np.zeros(len(index.reading_alias), dtype=np.float32)
    for place in range(max((s.unit.mask.bit_length() for s in searched), default=0)):
        total += _part_evidence(index, searched, place)
    positive = np.flatnonzero(total > 0)
    total[positive] -= _MASS_SHARE * index.reading_mass[positive]
    if (out := index.not_in_force(as_of)) is not None:
        total[out] = -np.inf
        hits = np.flatnonzero(total > -np.inf)
        hits = hits[total[hits] != 0]
    else:
        hits = np.flatnonzero(total)
    if len(hits) > count:
        hits = np.sort(hits[np.argpartition(total[hits], -count)[-count:]])
    ordered: Ints = hits[np.argsort(-total[hits], kind="stable")].astype(np.int32)
    if len(ordered) > least:
        near = int((total[ordered] > _NEAR_SHARE * total[ordered[0]]).sum())
        ordered = ordered[: max(least, near)]
    return ordered


def _part_evidence(index: Index, searched: Sequence[Searched], place: int) -> Floats:
    best = np.zeros(len(index.reading_alias), dtype=np.float32)
    for one in searched:
        if one.unit.mask >> place & 1 and len(one.found.units):
            readings, counts = gather(index.unit_starts, index.unit_readings, one.found.units)
            share = one.found.value / one.unit.mask.bit_count()
            # ascending value: where a reading comes twice, the later, greater one stays
            best[readings] = np.maximum(best[readings], np.repeat(share, counts))
    return best
