"""The nation of a person that words beside the name tell: «نظيره الصيني، يانغ تشي».

Enters: a page and a person found. Leaves: the person with the country, on the ground of an
adjective of origin. Refuses adjectives of anything but a man or woman.
"""

from typing import Final

from app.domain.party import PartyType
from app.extraction.names.page import Page, entries
from app.extraction.reading.found import Found
from app.lexicon.heads import UnnamedHead
from app.lexicon.inflection import Number
from app.lexicon.party_words import party_words
from app.lexicon.people_nouns import is_people_noun
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office
from app.text.fold import fold

_COMMAS: Final = frozenset("،,")
_WHO: Final = frozenset(("وهو", "وهي"))
_REACH: Final = 5
_PEERS: Final = frozenset(map(fold, ("نظيره", "نظيرها", "نظيرته", "نظيرتها", "لنظيره", "بنظيره")))


def of_nation(page: Page, one: Found) -> Found:
    """Give a person the country that words before or behind the name tell, if they do."""
    if one.type is not PartyType.PERSON or one.entry is not None:
        return one
    country = _called(page, one) or _before_comma(page, one)
    if country is None and one.country is None and one.title is None:
        country = _who_is(page, one)
    return one if country is None else one._replace(country=country, basis="nisba")


def _called(page: Page, one: Found) -> str | None:
    """Return the state of the noun before a word of calling: «فرنسيا يدعى جان»."""
    place = one.first - 2
    if place < 0 or page.word(one.first - 1) not in party_words().naming_persons:
        return None
    if one.first in page.breaks:
        return None
    demonym = page.known(place, Demonym, proclitics=0)
    state = page.known(place, State, proclitics=0)  # «مواطنا ليتوانيا» is written like Lithuania
    if demonym is not None and demonym.after == one.first - 1:
        return entries(demonym, Demonym)[0].state.iso2
    return entries(state, State)[0].iso2 if state and state.after == one.first - 1 else None


def _before_comma(page: Page, one: Found) -> str | None:
    """Return the state of a definite adjective of someone before a comma: «نظيره الصيني،»."""
    place = one.first - 2
    if place < 1 or page.word(one.first - 1) not in _COMMAS or not _is_near(page, place, one.first):
        return None
    demonym = page.known(place, Demonym, proclitics=0)
    if demonym is None or demonym.after != one.first - 1:
        return None
    form = entries(demonym, Demonym)[0]
    one_man = page.word(place - 1) in _PEERS or (
        page.known(place - 1, Office) is not None or page.known(place - 1, UnnamedHead) is not None
    )
    told = form.definite and form.number is Number.SINGULAR and one_man
    return form.state.iso2 if told else None


def _who_is(page: Page, one: Found) -> str | None:
    """Return the state of an adjective in «، وهو تاجر آثار بريطاني» (a British dealer)."""
    if page.word(one.after) not in _COMMAS or page.word(one.after + 1) not in _WHO:
        return None
    first = one.after + 2
    if not _is_someone(page, first):
        return None
    for place in range(first + 1, first + _REACH):
        demonym = page.known(place, Demonym, proclitics=0)
        if place in page.breaks or not page.has_word(place):
            return None
        if demonym is not None:
            form = entries(demonym, Demonym)[0]
            told = not form.definite and form.number is Number.SINGULAR and form.certain
            return form.state.iso2 if told else None
    return None


def _is_someone(page: Page, place: int) -> bool:
    """Tell whether an office or a noun of people stands at a token."""
    known = page.known(place, Office, proclitics=0) or page.known(place, UnnamedHead, proclitics=0)
    return known is not None or is_people_noun(page.word(place))


def _is_near(page: Page, first: int, after: int) -> bool:
    return page.breaks.isdisjoint(range(first, after + 1))
