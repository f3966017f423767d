"""Gathering of a list's entries: read, or refused with a reason, never dropped.

Enters: one row at a time with a function that reads it. Leaves: a `ParsedList`. Refuses a list of
which nothing, or too little, could be read.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from app.domain.listing import Alias, Designation, ParsedList, RefusedRow, Strength
from app.errors import ListRefusedError
from app.screening.lists.scripts import script_of, split_names

_MOST_REFUSED: Final = 0.2
_RAW_KEPT: Final = 200


class RowError(Exception):
    """One row cannot be read; the message says why."""


def alias(cell: str, strength: Strength) -> Iterator[Alias]:
    """Yield the names of a cell, which may join several by `;` or hold two scripts.

    The first name of a primary cell is primary, the others strong.
    """
    for place, name in enumerate(split_names(cell)):
        own = Strength.STRONG if strength is Strength.PRIMARY and place else strength
        yield Alias(name=name, strength=own, script=script_of(name))


class Collector:
    """Designations of one list, unique by entry id, and the rows that were refused."""

    def __init__(self, list_id: str) -> None:
        self._list_id = list_id
        self._entries: dict[str, Designation] = {}
        self._refused: list[RefusedRow] = []

    def add(self, position: str, raw: str, read: Callable[[], Designation]) -> None:
        """Take the designation that `read` returns, or the reason why it cannot."""
        try:
            entry = read()
        except RowError as error:
            self.refuse(position, str(error), raw)
            return
        if entry.entry_id in self._entries:
            self.refuse(position, f"entry id {entry.entry_id} is there already", raw)
        else:
            self._entries[entry.entry_id] = entry

    def refuse(self, position: str, reason: str, raw: str) -> None:
        """Quarantine a row."""
        self._refused.append(RefusedRow(position=position, reason=reason, raw=raw[:_RAW_KEPT]))

    def parsed(
        self, sha256: str, version: str | None = None, dated: date | None = None
    ) -> ParsedList:
        """Return the list as read.

        Raises:
            ListRefusedError: when it has no entry, or a fifth of its rows is unreadable.
        """
        entries, refused = len(self._entries), len(self._refused)
        if not entries:
            raise ListRefusedError(f"{self._list_id}: no entry could be read")
        if refused > _MOST_REFUSED * (entries + refused):
            raise ListRefusedError(
                f"{self._list_id}: {refused} rows are unreadable, {entries} read"
            )
        return ParsedList(
            list_id=self._list_id,
            designations=tuple(self._entries.values()),
            refused=tuple(self._refused),
            sha256=sha256,
            version=version,
            dated=dated,
        )
