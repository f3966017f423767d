"""Known bodies whose name many states have one of: «المعهد الوطني للإحصاء» need not be Tunisia's.

Enters: the parties of an article and how often it names each state. Leaves: the parties, such a
body without the entry that is another Arab state's. Refuses names that tell whose they are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.party import PartyType
from app.extraction.names.variants import name_words
from app.extraction.parties.coreference import Group
from app.extraction.reading.found import Found
from app.lexicon.bodies import Body
from app.lexicon.heads import organisation_head_forms
from app.lexicon.identity_words import identity_words
from app.lexicon.party_words import party_words
from app.lexicon.states import demonym_forms, state_forms
from app.text.affixes import ARTICLE

_ORGANS: Final = frozenset((PartyType.AGENCY, PartyType.ORGANISATION))
_SURELY: Final = 2
_ACTS: Final = 2
_TITLE: Final = "title"


def disown_generic(groups: Sequence[Group], told: Counter[str]) -> Counter[str]:
    """Let bodies go that are another Arab state's than the one the article speaks of.

    Args:
        groups: the parties; those of a name that many states have one of lose their entry, and who
            holds an office there the country that it gave.
        told: how often the article names each state, by itself, its bodies, persons and places.

    Returns:
        How often it names each state without the bodies let go.
    """
    generic = [group for group in groups if _is_generic(group)]
    if not generic:
        return told
    holders = {id(group): list(_holders(groups, group)) for group in generic}
    own = Counter(told)
    for group in generic:
        own.subtract(f.country for f in group.names if f.country for _ in range(_ACTS))
        own.subtract(f.country for _, f in holders[id(group)] if f.country for _ in range(_ACTS))
    arab = identity_words().arab_states
    here = next((state for state, n in own.most_common(1) if n >= _SURELY and state in arab), None)
    left = Counter(told)
    for group in generic:
        entry = group.entry
        if isinstance(entry, Body) and here and entry.country in arab and own[entry.country] <= 0:
            left.pop(entry.country, None)
            group.entry = None
            group.names[:] = map(_without_country, group.names)
            for other, held in holders[id(group)]:
                other.names[other.names.index(held)] = _without_country(held)
    return left


def _holders(groups: Sequence[Group], body: Group) -> Iterator[tuple[Group, Found]]:
    """Yield the names of persons whose title holds the body: «مدير المعهد الوطني …»."""
    places = {found.first for found in body.names}
    for group in groups:
        for found in group.names if group.entry is None else ():
            title = found.title
            if (
                title
                and found.basis == _TITLE
                and places.intersection(range(title.first, title.after))
            ):
                yield group, found


def _without_country(found: Found) -> Found:
    return found._replace(entry=None, country=None, basis=None)


def _is_generic(group: Group) -> bool:
    """Tell whether each name is a class word with the article and adjectives of any state."""
    entry = group.entry
    if not isinstance(entry, Body) or entry.type not in _ORGANS or entry.country is None:
        return False
    return all(_is_any_states(name_words(found.name)) for found in group.names)


def _is_any_states(words: tuple[str, ...]) -> bool:
    if len(words) <= 1 or words[0].removeprefix(ARTICLE) not in organisation_head_forms():
        return False
    if any(word in demonym_forms() or word in state_forms() for word in words):
        return False
    return words[0].startswith(ARTICLE) and words[1] in party_words().any_states
