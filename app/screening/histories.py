"""Histories of all designations of an index as flat arrays: which were not in force on a day.

Enters: histories in the order of entries. Leaves: arrays to be stored, the entries that a day
leaves out, and single histories again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.domain.history import Basis, History, State, Stretch, history_of
from app.domain.listing import Designation

Ints = NDArray[np.int32]
Marks = NDArray[np.int8]

PREFIX: Final = "history_"
"""Of the names by which the arrays are stored."""
_ARRAYS: Final = ("starts", "days", "listed", "basis")
_BASES: Final = tuple(Basis)
_UNKNOWN: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Histories:
    """The history of each entry.

    Attributes:
        starts: (entries + 1,), where the stretches of each entry begin.
        days: (stretches,), proleptic day on which each begins.
        listed: 1, 0, or -1 where it is unknown.
        basis: place in `Basis`.
    """

    starts: Ints
    days: Ints
    listed: Marks
    basis: Marks

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by the names they are stored by."""
        return {PREFIX + name: getattr(self, name) for name in _ARRAYS}

    def of(self, number: int) -> History:
        """Return the history of one entry."""
        places = range(int(self.starts[number]), int(self.starts[number + 1]))
        return tuple(
            Stretch(
                start=date.fromordinal(int(self.days[place])),
                listed=None if self.listed[place] == _UNKNOWN else bool(self.listed[place]),
                basis=_BASES[self.basis[place]],
            )
            for place in places
        )

    def not_listed_on(self, day: date) -> NDArray[np.bool_]:
        """Return which entries are known not to have been in force on a day."""
        if len(self.starts) == 1:
            return np.zeros(0, dtype=np.bool_)
        begun = np.add.reduceat((self.days <= day.toordinal()).astype(np.int32), self.starts[:-1])
        found: NDArray[np.bool_] = self.listed[self.starts[:-1] + begun - 1] == 0
        return found


def pack_histories(histories: Sequence[History]) -> Histories:
    """Return histories as arrays; none is empty."""
    starts = np.zeros(len(histories) + 1, dtype=np.int32)
    np.cumsum([len(history) for history in histories], out=starts[1:])
    flat = [stretch for history in histories for stretch in history]
    marks = [_UNKNOWN if s.listed is None else int(s.listed) for s in flat]
    return Histories(
        starts=starts,
        days=np.array([s.start.toordinal() for s in flat], dtype=np.int32),
        listed=np.array(marks, dtype=np.int8),
        basis=np.array([_BASES.index(s.basis) for s in flat], dtype=np.int8),
    )


def own_history(entry: Designation, seen_on: date | None = None) -> History:
    """Return the history of an entry by what its list states, and the day it was seen there."""
    state = State(listed_on=entry.listed_on, delisted_on=entry.delisted_on, seen_on=seen_on)
    return history_of([state])


def stored_histories(arrays: Mapping[str, NDArray[Any]], listed: Ints, delisted: Ints) -> Histories:
    """Return stored histories; those of an older index follow from its days.

    Args:
        arrays: by the names they are stored by; none of an older index.
        listed: proleptic days of listing that the lists state, 0 for none.
        delisted: those of delisting.
    """
    known: dict[str, Any] = {name.removeprefix(PREFIX): one for name, one in arrays.items()}
    if set(known) == set(_ARRAYS):
        return Histories(**known)
    return pack_histories(
        [
            history_of([State(listed_on=_day(first), delisted_on=_day(last))])
            for first, last in zip(listed.tolist(), delisted.tolist(), strict=True)
        ]
    )


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
