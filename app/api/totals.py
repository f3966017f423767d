"""Totals that were counted already, for as long as the data stay the same.

Enters: a data version and a query. Leaves: the total counted before, if any. Refuses to count.
"""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, Final

import orjson

from app.storage.reading.counting import Count

MOST: Final = 2_000
"""Queries whose totals are kept; the one asked longest ago goes first."""


class Totals:
    """The totals of one process; a new data version forgets them all."""

    def __init__(self, most: int = MOST) -> None:
        """Keep at most `most` totals."""
        self._most = most
        self._version = -1
        self._counts: OrderedDict[bytes, Count] = OrderedDict()

    def find(self, version: int, query: Mapping[str, Any]) -> Count | None:
        """Return the total of `query` in this version of the data, None when not counted yet."""
        if version != self._version:
            return None
        key = _key(query)
        if key in self._counts:
            self._counts.move_to_end(key)
        return self._counts.get(key)

    def knows(self, query: Mapping[str, Any]) -> bool:
        """Return whether a total of `query` is kept, of the version seen last."""
        return _key(query) in self._counts

    def keep(self, version: int, query: Mapping[str, Any], count: Count) -> None:
        """Keep a total; one of an older version than was seen is let go."""
        if version < self._version:
            return
        if version > self._version:
            self._version = version
            self._counts.clear()
        self._counts[_key(query)] = count
        if len(self._counts) > self._most:
            self._counts.popitem(last=False)


def _key(query: Mapping[str, Any]) -> bytes:
    return orjson.dumps(query, option=orjson.OPT_SORT_KEYS)
