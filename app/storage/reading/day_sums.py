"""Totals of a country and days without asking: counts by day, kept for one version of the data.

Enters: filters whose total is a sum of days. Leaves: the total where the days of that country are
kept, else None. Refuses to keep what was asked for seldom, and days of two versions.

A page costs the database a quarter more with its total than without. Whose days are asked for again
and again while the data stay the same, the process adds up itself.
"""

from array import array
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final

from app.storage.reading.counting import Count
from app.storage.reading.database import Connection
from app.storage.reading.prepared import read_fields, whole_number
from app.storage.reading.selection import Filters, Selection

OFTEN: Final = 8
"""Times that a country is asked for in one version before its days are read."""
MOST_DAYS: Final = 1_000_000
"""Days that are kept, of all countries together; 16 bytes each."""

_FIRST: Final = date.min.toordinal()
_DAYS: Final = """\
SELECT v.version,
    (SELECT string_agg((d.day - '0001-01-01'::date) || ' ' || d.count, ',' ORDER BY d.day)
     FROM dated_counts d WHERE d.kind = %(kind)s AND d.country = %(country)s AND d.span = 'day')
FROM data_version v WHERE v.id = 1"""

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    """Days with rows, counted from the first of all, and how many rows lie before each."""

    days: "array[int]"
    before: "array[int]"

    def between(self, stretch: Mapping[str, date] | None) -> int:
        """Return the rows of half-open days, of all where there is no stretch."""
        if stretch is None:
            return self.before[-1]
        first, last = (
            self.before[bisect_left(self.days, stretch[end].toordinal() - _FIRST)]
            for end in ("from", "before")
        )
        return max(0, last - first)


class DaySums:
    """The days of one process; a new version of the data forgets them all."""

    def __init__(self) -> None:
        """Begin with none."""
        self.version = -1
        self._kept: OrderedDict[_Key, _Days] = OrderedDict()
        self._asked: Counter[_Key] = Counter()
        self._size = 0

    def total(self, selection: Selection, filters: Filters) -> Count | None:
        """Return the total in `version` of filters that sum days, None where it is not known."""
        key = _key(selection, filters)
        kept = self._kept.get(key)
        if kept is None:
            return None
        self._kept.move_to_end(key)
        total = kept.between(filters.get("published"))
        return Count(value=total, exact=True, version=self.version)

    async def asked(
        self, connection: Connection, selection: Selection, filters: Filters, version: int
    ) -> None:
        """Note that a total was counted in a version, and read the days where that is often."""
        if version > self.version:
            self.version = version
            self._kept.clear()
            self._asked.clear()
            self._size = 0
        key = _key(selection, filters)
        self._asked[key] += 1
        if self._asked[key] % OFTEN or version < self.version:
            return
        values = {"kind": key[0], "country": key[1]}
        fields = await read_fields(connection, _DAYS, values)
        if fields and whole_number(fields[0]) == self.version:
            self._keep(key, _read(fields[1] or b""))

    def _keep(self, key: _Key, days: _Days) -> None:
        if key in self._kept:
            return
        self._kept[key] = days
        self._size += len(days.days)
        while self._size > MOST_DAYS:
            _, gone = self._kept.popitem(last=False)
            self._size -= len(gone.days)


def _key(selection: Selection, filters: Filters) -> _Key:
    return selection.counted or "", filters.get("country", ("",))[0]


def _read(written: bytes) -> _Days:
    pairs = [pair.split(b" ") for pair in written.split(b",")] if written else []
    counts = (int(count) for _, count in pairs)
    return _Days(
        days=array("q", [int(day) for day, _ in pairs]),
        before=array("q", accumulate(counts, initial=0)),
    )
