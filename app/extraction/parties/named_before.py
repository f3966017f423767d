"""What of the parties of an article stands before a place, and what describes each.

Enters: the groups of an article. Leaves: answers about the nearest group before a token, the state
of a country, the words that a body's description begins with. Refuses to read descriptions.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from app.domain.party import PartyType
from app.extraction.names.variants import is_short_ministry, name_words
from app.extraction.parties.coreference import Group
from app.lexicon.bodies import Body
from app.lexicon.states import State
from app.text.affixes import ARTICLE

_AHEAD = 40
_NAMES_BACK = 200


class NamedBefore:
    """Where the groups of an article are named.

    Attributes:
        main: index of the state named most often, None where no state is named.
        heads: for each group, the words that may stand for it, without the article.
        countries: for each group, ISO 3166-1 alpha-2 or None.
    """

    def __init__(self, groups: Sequence[Group]) -> None:
        names = sorted((f.first, n) for n, group in enumerate(groups) for f in group.names)
        self._places = [first for first, _ in names]
        self._numbers = [number for _, number in names]
        self.main = _main_state(groups)
        self.heads = [_head_words(group) for group in groups]
        self.countries = [_country(group) for group in groups]
        self._states = {
            country: number
            for number, country in reversed(list(enumerate(self.countries)))
            if groups[number].type is PartyType.STATE
        }

    def latest(self, index: int, admits: Callable[[int], bool]) -> int | None:
        """Return the nearest group named before `index` that `admits` accepts."""
        before = bisect_left(self._places, index)
        recent = self._numbers[max(0, before - _NAMES_BACK) : before]
        return next((number for number in reversed(recent) if admits(number)), None)

    def near(self, index: int) -> Iterator[int]:
        """Yield the groups named before `index`, nearest first, then those named right after."""
        before = bisect_left(self._places, index)
        ahead = bisect_left(self._places, index + _AHEAD)
        seen: set[int] = set()
        recent = self._numbers[max(0, before - _NAMES_BACK) : before]
        for number in (*reversed(recent), *self._numbers[before:ahead]):
            if number not in seen:
                seen.add(number)
                yield number

    def state_of(self, country: str | None) -> int | None:
        """Return the group of the state of a country, None where it is not named."""
        return self._states.get(country) if country else None


def _main_state(groups: Sequence[Group]) -> int | None:
    """Return the state named most often, the first of equals."""
    states = [n for n, group in enumerate(groups) if group.type is PartyType.STATE]
    return max(states, key=lambda n: (len(groups[n].names), -n), default=None)


def _head_words(group: Group) -> frozenset[str]:
    """Return the first words of a body's names, without the article."""
    if group.type in {PartyType.PERSON, PartyType.STATE}:
        return frozenset()
    first = {words[0] for words in group.words if words}
    first |= {words[1] for words in group.words if is_short_ministry(group.type, words[1:])}
    if isinstance(group.entry, Body):
        first |= {
            name_words(form)[0]
            for form in (group.entry.canonical_ar, *group.entry.forms)
            if name_words(form)
        }
    return frozenset(word.removeprefix(ARTICLE) for word in first)


def _country(group: Group) -> str | None:
    if isinstance(group.entry, State):
        return group.entry.iso2
    if group.entry is not None:
        return group.entry.country
    return next((f.country for f in group.names if f.country), None)
