"""Gathering of a list's entries: read, or refused with a reason, never dropped.

Enters: one row at a time with a function that reads it. Leaves: a `ParsedList`. Refuses a list of
which nothing, or too little, could be read.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from app.domain.listing import Designation, ParsedList, RefusedRow
from app.errors import ListRefusedError
from app.screening.lists.aliases import unique
from app.screening.lists.dates import parse_day

T = TypeVar("T")
Days = Iterable[tuple[str, str]]
"""Cells that state days, each with the name of its field."""

_MOST_REFUSED: Final = 0.2
_RAW_KEPT: Final = 200


class RowError(Exception):
    """One row cannot be read; the message says why."""


class Collector:
    """Designations of one list, unique by entry id, and what could not be read of its rows."""

    def __init__(self, list_id: str) -> None:
        self.list_id = list_id
        self._entries: dict[str, Designation] = {}
        self._refused: list[RefusedRow] = []
        self._doubted: list[RefusedRow] = []

    def add(
        self, position: str, raw: str, read: Callable[[], Designation], days: Days = ()
    ) -> None:
        """Take the designation that `read` returns, or the reason why it cannot.

        Args:
            position: of the row.
            raw: what it says.
            read: to be called once.
            days: cells that `read` takes days from; one that is no day is told beside the entry.
        """
        try:
            entry = read()
        except RowError as error:
            self.refuse(position, str(error), raw)
            return
        if entry.entry_id in self._entries:
            self.refuse(position, f"entry id {entry.entry_id} is there already", raw)
        else:
            self._entries[entry.entry_id] = entry
            self._doubt(position, raw, days)

    def merge(
        self, position: str, raw: str, read: Callable[[], Designation], days: Days = ()
    ) -> None:
        """Take the designation that `read` returns; join it to the one of its id, if any."""

        def joined() -> Designation:
            entry = read()
            before = self._entries.get(entry.entry_id)
            return _joined(before, entry) if before else entry

        self.replace(position, raw, joined, days)

    def replace(
        self, position: str, raw: str, read: Callable[[], Designation], days: Days = ()
    ) -> None:
        """Take the designation that `read` returns in place of the one of its id, if any."""
        try:
            entry = read()
        except RowError as error:
            self.refuse(position, str(error), raw)
        else:
            self._entries[entry.entry_id] = entry
            self._doubt(position, raw, days)

    def drop(self, entry_id: str) -> None:
        """Forget the entry of that id; nothing happens when there is none."""
        self._entries.pop(entry_id, None)

    def get(self, entry_id: str) -> Designation | None:
        """Return the entry of that id, None when there is none."""
        return self._entries.get(entry_id)

    def refuse(self, position: str, reason: str, raw: str) -> None:
        """Quarantine a row."""
        self._refused.append(RefusedRow(position=position, reason=reason, raw=raw[:_RAW_KEPT]))

    def _doubt(self, position: str, raw: str, days: Days) -> None:
        """Tell the cells that are no day; the entry is taken without them."""
        bad = [f"{field} {cell!r}" for field, cell in days if cell and parse_day(cell) is None]
        if bad:
            reason = f"{', '.join(bad)} is no day; the entry is taken without it"
            self._doubted.append(RefusedRow(position=position, reason=reason, raw=raw[:_RAW_KEPT]))

    def parsed(
        self, sha256: str, version: str | None = None, dated: date | None = None
    ) -> ParsedList:
        """Return the list as read.

        Raises:
            ListRefusedError: when it has no entry, or a fifth of its rows is unreadable.
        """
        entries, refused = len(self._entries), len(self._refused)
        if not entries:
            raise ListRefusedError(f"{self.list_id}: no entry could be read")
        if refused > _MOST_REFUSED * (entries + refused):
            raise ListRefusedError(f"{self.list_id}: {refused} rows are unreadable, {entries} read")
        return ParsedList(
            list_id=self.list_id,
            designations=tuple(self._entries.values()),
            refused=(*self._refused, *self._doubted),
            sha256=sha256,
            version=version,
            dated=dated,
        )


def _joined(first: Designation, second: Designation) -> Designation:
    """Return the first with what the second has besides."""
    remarks = dict.fromkeys(r for r in (first.remarks, second.remarks) if r)
    return replace(
        first,
        aliases=unique((*first.aliases, *second.aliases)),
        programmes=_both(first.programmes, second.programmes),
        births=_both(first.births, second.births),
        countries=_both(first.countries, second.countries),
        identifiers=_both(first.identifiers, second.identifiers),
        listed_on=first.listed_on or second.listed_on,
        delisted_on=first.delisted_on or second.delisted_on,
        remarks="\n".join(remarks) or None,
    )


def _both(first: tuple[T, ...], second: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *second)))
