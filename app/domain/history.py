"""When a designation was in force: stretches of days, each true, false or unknown, and why.

Enters: the states of one entry as the kept versions of its list have it. Leaves: its history, and
from that the stretch of a day and the periods in force. Refuses to guess: a day of which neither
the list nor its kept versions tell is unknown.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Literal

Truth = bool | Literal["unknown"]


class Basis(StrEnum):
    """Why a stretch is true, false or unknown."""

    LISTED_ON = "listed-on"
    DELISTED_ON = "delisted-on"
    VERSION_HISTORY = "version-history"
    NO_LISTING_DATE = "no-listing-date"
    BEFORE_COVERAGE = "before-coverage"
    BETWEEN_VERSIONS = "between-versions"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state of an entry, and the days of the kept versions around it.

    Versions that are excerpts tell what they have, not what they lack.

    Attributes:
        listed_on, delisted_on: as the list states them.
        seen_on: day of the first version that has it; None when no version is known.
        lost_on: day of the first whole version after it that lacks the entry, None if none does.
        prior_on: day of the last whole version before it.
        covered_from: day of the first whole version of the list.
        goes_on: whether the state before it is the same entry without a gap between them.
    """

    listed_on: date | None = None
    delisted_on: date | None = None
    seen_on: date | None = None
    lost_on: date | None = None
    prior_on: date | None = None
    covered_from: date | None = None
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days from `start` to the next stretch; `listed` is None where it is unknown."""

    start: date
    listed: bool | None
    basis: Basis

    @property
    def truth(self) -> Truth:
        """Whether the entry was listed, as answers write it."""
        return "unknown" if self.listed is None else self.listed


History = tuple[Stretch, ...]
"""Stretches in order of days, the first from `EVER` on; what one designation is known by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days on which an entry is known to be in force; `until` is the first day after, or None.

    Attributes:
        basis: how `start` is known. By version history it may have begun earlier.
    """

    start: date
    until: date | None
    basis: Basis


EVER: Final = date.min
_DAY: Final = timedelta(days=1)
_NEVER_SAID: Final = (Stretch(start=EVER, listed=None, basis=Basis.NO_LISTING_DATE),)


def history_of(states: Iterable[State]) -> History:
    """Return the history of one entry from its states, in the order of versions.

    A period begins on the listing date that the list states, else on the day of the first version
    that has the entry; it ends on the stated day of delisting, else on the day of the version that
    lost it. What was lost and came back has several periods: a listing date of before the loss
    does not bridge the gap.
    """
    history: list[Stretch] = []
    for state in _merged(states):
        _begin(history, state)
        _end(history, state)
    return tuple(history) or _NEVER_SAID


def stretch_on(history: History, day: date) -> Stretch:
    """Return the stretch that a day belongs to."""
    return history[bisect_right(history, day, key=lambda stretch: stretch.start) - 1]


def periods_of(history: History) -> tuple[Period, ...]:
    """Return the periods in which the entry is known to be in force, the earliest first."""
    ends = [stretch.start for stretch in history[1:]]
    return tuple(
        Period(start=stretch.start, until=until, basis=stretch.basis)
        for stretch, until in zip(history, [*ends, None], strict=True)
        if stretch.listed
    )


def _merged(states: Iterable[State]) -> list[State]:
    """Put amended states of one listing together."""
    merged: list[State] = []
    for state in states:
        if merged and state.goes_on and not _listed_again(merged[-1], state):
            merged[-1] = _amended(merged[-1], state)
        else:
            merged.append(state)
    return merged


def _listed_again(before: State, after: State) -> bool:
    """Say whether an entry that stayed in its list was delisted and listed again."""
    if before.delisted_on is None:
        return False
    if after.listed_on is None:
        return after.delisted_on is None
    return after.listed_on >= before.delisted_on


def _amended(before: State, after: State) -> State:
    """Return one state of two: the newer one's word, unless older versions had the entry before."""
    stated = after.listed_on or before.listed_on
    if stated and before.listed_on and before.seen_on and stated > before.seen_on:
        stated = min(stated, before.listed_on)
    return replace(before, listed_on=stated, delisted_on=after.delisted_on, lost_on=after.lost_on)


def _begin(history: list[Stretch], state: State) -> None:
    ended = history[-1].start if history else None
    if state.listed_on is not None and (ended is None or state.listed_on >= ended):
        if ended is None:
            _add(history, EVER, Basis.LISTED_ON, listed=False)
        _add(history, state.listed_on, Basis.LISTED_ON, listed=True)
        return
    if ended is None:
        _add_unseen(history, state)
    if state.seen_on is None:
        return
    if state.prior_on is not None and state.prior_on + _DAY < state.seen_on:
        _add(history, state.prior_on + _DAY, Basis.BETWEEN_VERSIONS, listed=None)
    _add(history, state.seen_on, Basis.VERSION_HISTORY, listed=True)


def _add_unseen(history: list[Stretch], state: State) -> None:
    """Add what is known of the days before the first version that has the entry."""
    if state.prior_on is None or state.covered_from is None:
        _add(history, EVER, Basis.NO_LISTING_DATE, listed=None)
    else:
        _add(history, EVER, Basis.BEFORE_COVERAGE, listed=None)
        _add(history, state.covered_from, Basis.VERSION_HISTORY, listed=False)


def _end(history: list[Stretch], state: State) -> None:
    days = ((state.delisted_on, Basis.DELISTED_ON), (state.lost_on, Basis.VERSION_HISTORY))
    stated = [(day, basis) for day, basis in days if day is not None]
    if stated:
        day, basis = min(stated, key=lambda pair: pair[0])
        _add(history, day, basis, listed=False)


def _add(history: list[Stretch], start: date, basis: Basis, *, listed: bool | None) -> None:
    """Add a stretch; what would begin on its day or later gives way."""
    while history and history[-1].start >= start:
        history.pop()
    history.append(Stretch(start=start, listed=listed, basis=basis))
