"""Where the newest rows with some words are looked for: from the walk of all to a few months.

Enters: how many rows have the words by the planner's estimate, and how many rows each month has.
Leaves: whether to walk from the newest row, or which months to look through first. Refuses to know
the words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from app.storage.reading.database import Connection

MOST_RANKED: Final = 200
"""Of each kind the newest ones that have the words are put in order of relevance."""
MOST_MONTHS: Final = 12
"""Beyond, all rows are looked through."""

_WANTED: Final = MOST_RANKED * 3 // 2
"""Rows that the months looked through first should have by the estimate."""
_LEAST_STEP: Final = 4

_WALKED: Final = {"article": 4.0, "claim": 0.6, "quote": 0.6}
"""Microseconds that a row costs which the walk meets; the words of an article stand apart."""
_FETCHED: Final = {"article": 5.5, "claim": 1.2, "quote": 1.2}
"""Microseconds that a row costs which the index gave."""
_ASKED: Final = 700.0
"""Microseconds that asking the index costs."""

_MONTHS: Final = """\
SELECT kind, day, count FROM dated_counts WHERE country = '' AND span = 'month'
AND kind IN ('article', 'claim', 'quote') ORDER BY kind, day DESC LIMIT 100000"""

_Month = tuple[date, int]
Months = Mapping[str, Sequence[_Month]]
"""The months that have rows, the newest first, with how many they have, by kind."""


class Calendar:
    """The months of the newest version of the data that was asked for."""

    def __init__(self) -> None:
        """Begin before any version."""
        self._version = -1
        self._months: Months = {}

    async def months(self, connection: Connection, version: int) -> Months:
        """Return the months of a version of the data, or of a newer one."""
        if version > self._version:
            rows = await (await connection.execute(_MONTHS, prepare=True)).fetchall()
            months: dict[str, list[_Month]] = {}
            for row in rows:
                months.setdefault(row["kind"], []).append((row["day"], row["count"]))
            self._months, self._version = months, version
        return self._months


@dataclass(slots=True, kw_only=True)
class Stretches:
    """The newest months, more and more of them.

    Attributes:
        expected: rows that have the words, by the planner's estimate.
        months: newest first.
        found: rows that the months tried last had.
    """

    kind: str
    expected: int
    months: Sequence[_Month]
    found: int = 0

    def walked(self) -> bool:
        """Tell whether the words are so frequent that a walk from the newest row ends sooner."""
        total = self._rows()
        if not total or not self.expected:
            return not total
        walk = MOST_RANKED * total / self.expected * _WALKED[self.kind]
        in_month = self.expected * self.months[0][1] / total
        return walk < _ASKED + max(_WANTED, in_month) * _FETCHED[self.kind]

    def tried(self) -> Iterator[list[date]]:
        """Yield the months to look through, by their first days; each time more, none in the end.

        They follow each other from the newest on, whether they have rows or not: the calendar may
        be of another version of the data.
        """
        wanted = self._rows() * _WANTED / max(self.expected, 1)
        while months := self._newest(wanted):
            yield months
            looked = sum(rows for month, rows in self.months if month >= months[-1])
            wanted = looked * max(_LEAST_STEP, _WANTED / max(self.found, 1))

    def _rows(self) -> int:
        return sum(rows for _, rows in self.months)

    def _newest(self, wanted: float) -> list[date]:
        """Return the newest months that have so many rows; none where that takes too many."""
        first = None
        for first, rows in self.months:  # noqa: B007 - the month where the loop ends
            wanted -= rows
            if wanted <= 0:
                break
        if wanted > 0 or first is None:
            return []
        taken = [self.months[0][0]]
        while taken[-1] > first:
            if len(taken) == MOST_MONTHS:
                return []
            taken.append((taken[-1] - timedelta(days=1)).replace(day=1))
        return taken


def after(month: date) -> date:
    """Return the first day after a month."""
    return (month + timedelta(days=31)).replace(day=1)


def month_values(months: Sequence[date]) -> dict[str, Any]:
    """Return the values of months for a statement: each one, and the first day after them."""
    return {f"month_{n}": month for n, month in enumerate(months)} | {"later": after(months[0])}
