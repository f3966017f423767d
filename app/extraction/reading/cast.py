"""Who is in the article and where: the parties of one text with look-up by place.

Enters: parties with their spans. Leaves: mentions in order, each with its party. Built by the
party steps, read by the attribution steps; works as well on annotated parties.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from app.domain.party import Party
from app.text.span import Span


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    METONYM = "metonym"
    DESCRIPTIVE = "descriptive"


class Mention(NamedTuple):
    """One place where a party is referred to."""

    span: Span
    party: Party
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of one article, and their mentions sorted by start (longer first on a tie)."""

    parties: tuple[Party, ...]
    mentions: tuple[Mention, ...] = field(init=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _reached: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        mentions = sorted(_mentions(self.parties), key=lambda m: (m.span.start, -m.span.end))
        object.__setattr__(self, "mentions", tuple(mentions))
        object.__setattr__(self, "_starts", tuple([m.span.start for m in mentions]))
        # how far the mentions up to each one reach: behind that nothing is covered
        object.__setattr__(self, "_reached", tuple(accumulate([m.span.end for m in mentions], max)))

    def at(self, offset: int) -> Mention | None:
        """Return the mention that covers `offset`, the latest-starting one when several do."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._reached[index]:
            return None
        while index >= 0 and offset - self._starts[index] < _LONGEST_MENTION:
            if offset < self.mentions[index].span.end:
                return self.mentions[index]
            index -= 1
        return None

    def within(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that start inside `span`, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self.mentions[first:last]

    def next_from(self, offset: int) -> Mention | None:
        """Return the first mention that starts at or behind `offset`, None when none does."""
        index = bisect_left(self._starts, offset)
        return self.mentions[index] if index < len(self.mentions) else None

    def party(self, local_id: str) -> Party:
        """Return the party with this local id.

        Raises:
            KeyError: when there is none.
        """
        for party in self.parties:
            if party.id == local_id:
                return party
        raise KeyError(local_id)


_LONGEST_MENTION = 200


def _mentions(parties: Iterable[Party]) -> Iterable[Mention]:
    name, metonym, described = MentionKind
    for party in parties:
        metonyms = set(party.metonym)
        for span in party.mentions:
            yield Mention(span, party, metonym if span in metonyms else name)
        for span in party.descriptive:
            yield Mention(span, party, described)


NO_CAST = Cast(())
