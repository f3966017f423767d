"""Answers that are kept: by address, as many as fit into so many bytes.

Enters: answers with the version of the data they speak of. Leaves: them, while that version is
asked for. Refuses to know who asks.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from app.api.answers import Answer

_ALIAS_BYTES: Final = 300
Key = tuple[bytes, bytes]


@dataclass(slots=True)
class Tally:
    """How often something kept was served, and how often not."""

    hits: int = 0
    misses: int = 0
    not_modified: int = 0


class AnswerStore:
    """Kept answers by address; the one asked longest ago goes first when bytes run out."""

    def __init__(self, most_bytes: int) -> None:
        """Keep at most `most_bytes`."""
        self.tally = Tally()
        self.bytes = 0
        self._most = most_bytes
        self._kept: OrderedDict[Key, tuple[Answer, int, int]] = OrderedDict()
        self._same: dict[str, Answer] = {}

    def __len__(self) -> int:
        """Return how many addresses have a kept answer."""
        return len(self._kept)

    def find(self, key: Key, version: int) -> Answer | None:
        """Return the answer kept for an address and this version of the data."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        answer, cost, encodings = kept
        if answer.version != version:
            self._drop(key, cost)
            return None
        self._kept.move_to_end(key)
        if len(answer.encoded) != encodings:
            grown = answer.size() + _ALIAS_BYTES
            self._kept[key] = (answer, grown, len(answer.encoded))
            self.bytes += grown - cost
            self._shrink()
        return answer

    def keep(self, key: Key, answer: Answer) -> Answer:
        """Keep an answer; return the one kept already that says the same, spelt otherwise."""
        same = self._same.get(answer.tag)
        if same is not None and same.version == answer.version:
            answer = same
        cost = answer.size() + _ALIAS_BYTES
        if cost > self._most // 4:
            return answer
        if key in self._kept:
            self._drop(key, self._kept[key][1])
        self._same[answer.tag] = answer
        self._kept[key] = (answer, cost, len(answer.encoded))
        self.bytes += cost
        self._shrink()
        return answer

    def _shrink(self) -> None:
        while self.bytes > self._most and self._kept:
            key, (_, cost, _) = next(iter(self._kept.items()))
            self._drop(key, cost)

    def _drop(self, key: Key, cost: int) -> None:
        answer, _, _ = self._kept.pop(key)
        self._same.pop(answer.tag, None)
        self.bytes -= cost
