"""Whom or what an office serves: «مدير مكتب بوتين أنطون …» (of his office), «عمدة أودنبرغ …».

Enters: a page and a place behind an office. Leaves: the known person that stands there by the
family name, when another name follows; whether an unknown town does, or where a reporter is.
Refuses a title of the person himself, which is definite: «الرئيس بوتين».
"""

from typing import Final

from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page, entries
from app.extraction.words.matching import stem_words
from app.lexicon.party_words import party_words
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State
from app.text.affixes import DEFINITE

_LIKELY: Final = 1.0
_LEAST_LATER: Final = -1.5
_COMMAS: Final = frozenset("،,")


def served_by(page: Page, place: int) -> tuple[int, str | None] | None:
    """Return (token after, country) of the person or town that the holder of an office serves.

    Args:
        page: the text.
        place: index of a word behind the office.
    """
    if _governs_unknown(page, place):
        return place + 1, None
    person = page.known(place, Person, proclitics=0)
    if person is None or page.word(place - 1).startswith(DEFINITE):
        return None
    if role(page.word(place)) is Role.GIVEN and person.after == place + 1:
        return None
    behind = person.after + (page.word(person.after) in _COMMAS)
    if {person.after, behind, behind + 1} & page.breaks or not _opens(page, behind):
        return None
    return person.after, entries(person, Person)[0].country


def unless_posted(page: Page, first: int, place: int, country: str | None) -> str | None:
    """Return the country of a title, unless it is where a reporter is: «مراسل الصحيفة في بيروت».

    Args:
        page: the text.
        first: index of the office.
        place: index of what tells the country.
        country: ISO 3166-1 alpha-2, or None.
    """
    if party_words().correspondents.isdisjoint(stem_words(page.word(first))):
        return country
    sites = any(page.known(place, kind) for kind in (State, KnownPlace))
    return None if sites and page.known(place, Demonym) is None else country


def _governs_unknown(page: Page, place: int) -> bool:
    """Tell whether an unknown town stands between an office and its holder: «عمدة أودنبرغ بيتر»."""
    words = party_words().governing_places
    governs = not words.isdisjoint(stem_words(page.word(place - 1)))
    if not governs or place + 1 in page.breaks or page.matches[place]:
        return False
    unknown = role(page.word(place)) is Role.ORDINARY and not page.word(place).startswith(DEFINITE)
    return unknown and role(page.word(place + 1)) in {Role.GIVEN, Role.JOIN}


def _opens(page: Page, index: int) -> bool:
    """Tell whether a name of two words or more begins at a token."""
    word, following = page.word(index), page.word(index + 1)
    if not (page.has_word(index) and page.has_word(index + 1)):
        return False
    likely = role(word) is Role.GIVEN or strength(word) > _LIKELY
    return likely and strength(following) > _LEAST_LATER
