"""Groups of names as they are joined, and what must stay apart.

Enters: members, and pairs that are two. Leaves: groups in a fixed order. A join that would put
such a pair together is not made at all: something in it is wrong, and nobody knows what.
"""

from collections.abc import Collection, Iterable, Sequence

from app.domain.identity import Cause, Member
from app.domain.ids import PartyId

Group = tuple[Member, ...]
Pair = frozenset[PartyId]


class Grouping:
    """A partition that only grows coarser; each group is in order of ids, and so are the groups."""

    def __init__(self, members: Iterable[Member], distinct: Collection[Pair] = ()) -> None:
        """Begin with every member alone."""
        ordered = sorted(members, key=lambda m: m.id)
        self._groups: dict[PartyId, Group] = {m.id: (m,) for m in ordered}
        self._causes: dict[PartyId, Cause] = {}
        self._distinct = frozenset(distinct)

    def all(self) -> tuple[Group, ...]:
        """Return the groups."""
        seen: dict[PartyId, Group] = {group[0].id: group for group in self._groups.values()}
        return tuple(seen[number] for number in sorted(seen))

    def join(self, groups: Sequence[Group], cause: Cause) -> bool:
        """Make one group of several; return whether it was done.

        Args:
            groups: of this grouping; the first is what the others join.
            cause: kept for every member that had none.
        """
        joined = tuple(sorted({m.id: m for g in groups for m in g}.values(), key=lambda m: m.id))
        if len(groups) < 2 or self._holds_two(joined):
            return False
        for member in joined:
            self._groups[member.id] = joined
        for member in (m for group in groups for m in group):
            self._causes.setdefault(member.id, cause)
        return True

    def cause(self, member: Member, head: Member) -> Cause:
        """Return the least sure step that a member and the head of its group came together by."""
        order = list(Cause)
        return max(
            (self._causes[m.id] for m in (member, head) if m.id in self._causes), key=order.index
        )

    def _holds_two(self, members: Group) -> bool:
        ids = {m.id for m in members}
        return any(pair <= ids for pair in self._distinct)
