"""The state that an article is at home in and does not name: «المملكة», «بلادنا» (our country).

Enters: a page, the parties named and the state that they speak of most. Leaves: one state more, to
be described. Refuses to add a state where the article names one that its words can mean.
Source of the rule: annotation scheme §6 (bare «الحكومة», «المملكة» are descriptive mentions).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress
from types import MappingProxyType
from typing import Final

from app.domain.party import PartyType
from app.extraction.names.page import Page, entries
from app.extraction.parties.coreference import Group
from app.extraction.words.matching import attached_forms, stem_words
from app.lexicon.states import Demonym, State, states, states_by_key
from app.text.fold import fold

REALMS: Final[Mapping[str, str]] = MappingProxyType({fold("المملكة"): "SA", fold("السلطنة"): "OM"})
"""Forms of state that stand for a state, and which one where the article speaks of none."""
OWN_COUNTRY: Final = frozenset(map(fold, ("بلادنا", "بلادي", "وطننا")))
COUNTRY: Final = frozenset(map(fold, ("البلاد",)))
_OF_A_STATE: Final = OWN_COUNTRY | COUNTRY | frozenset(map(fold, ("الحكومة", "السلطات")))


def is_realm(state: State, form: str) -> bool:
    """Tell whether a state calls itself by a form of state: السعودية by «المملكة»."""
    return any(fold(name).startswith(form + " ") for name in state.forms)


def unnamed_home(page: Page, groups: Sequence[Group], country: str | None) -> Group | None:
    """Return the state that words of the article mean and no name of it does, if there is one.

    Args:
        page: the text.
        groups: the parties that are named.
        country: the state the article is mostly about, by its agencies, persons and places.
    """
    told = _home_forms().intersection(compress(page.words, page.is_word))
    written = frozenset[str]().union(*map(stem_words, told))
    named = [group.entry for group in groups if isinstance(group.entry, State)]
    home = _realm(written, named, country or _by_origins(page))
    if home is None and not named and country is not None:
        home = None if written.isdisjoint(_OF_A_STATE) else country
    state = states_by_key().get(home) if home else None
    return None if state is None else Group(type=PartyType.STATE, entry=state)


@cache
def _home_forms() -> frozenset[str]:
    """Return the folded words that may mean a state without its name."""
    return attached_forms(_OF_A_STATE.union(REALMS))


def _by_origins(page: Page) -> str | None:
    """Return the state that adjectives of origin tell of most: «وزير الداخلية المغربي»."""
    told = Counter(
        entries(match, Demonym)[0].state.iso2
        for index in page.matched
        if (match := page.known(index, Demonym, proclitics=0))
    )
    return told.most_common(1)[0][0] if told else None


def _realm(written: frozenset[str], named: Sequence[State], country: str | None) -> str | None:
    for form, usual in REALMS.items():
        if form in written and not any(is_realm(state, form) for state in named):
            own = any(s.iso2 == country and is_realm(s, form) for s in states())
            return country if own else usual
    return None
