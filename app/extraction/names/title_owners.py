"""Whom an office serves, where both are named: «مدير مكتب بوتين أنطون …» (the head of his office).

Enters: a page and a place behind an office. Leaves: the known person that stands
there by the family name, when another name follows. Refuses a title of the person himself, which
is definite: «الرئيس بوتين».
"""

from typing import Final

from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page, entries
from app.lexicon.persons import Person
from app.text.affixes import DEFINITE

_LIKELY: Final = 1.0
_LEAST_LATER: Final = -1.5
_COMMAS: Final = frozenset("،,")


def served_by(page: Page, place: int) -> tuple[int, str | None] | None:
    """Return (token after, country) of the person at `place` whom the holder of an office serves.

    Args:
        page: the text.
        place: index of a word behind the office.
    """
    person = page.known(place, Person, proclitics=0)
    if person is None or page.word(place - 1).startswith(DEFINITE):
        return None
    if role(page.word(place)) is Role.GIVEN and person.after == place + 1:
        return None
    behind = person.after + (page.word(person.after) in _COMMAS)
    if {person.after, behind, behind + 1} & page.breaks or not _opens(page, behind):
        return None
    return person.after, entries(person, Person)[0].country


def _opens(page: Page, index: int) -> bool:
    """Tell whether a name of two words or more begins at a token."""
    word, following = page.word(index), page.word(index + 1)
    if not (page.has_word(index) and page.has_word(index + 1)):
        return False
    likely = role(word) is Role.GIVEN or strength(word) > _LIKELY
    return likely and strength(following) > _LEAST_LATER
