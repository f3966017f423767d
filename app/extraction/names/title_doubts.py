"""When words behind an office are no name: «قالب كوميدي رومانسي», «النجم القدير», «لأغاني شهيرة».

Enters: a page, a title read before a name, and where the name stands. Leaves: yes or no. The office
may be another noun here, or the words its adjective, a place or a preposition with its noun.
Refuses to doubt known persons.
"""

from functools import cache
from typing import Final

from app.extraction.names.inflected_nouns import carries_noun
from app.extraction.names.name_ends import is_child_of
from app.extraction.names.name_signs import announces, carries_foreign, is_plain_form
from app.extraction.names.name_words import Role, role
from app.extraction.names.page import Page
from app.extraction.names.place_nouns import follows_place_noun, is_place_noun
from app.extraction.reading.found import Title
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import OrganisationHead
from app.lexicon.party_words import party_words
from app.lexicon.persons import Person
from app.lexicon.states import Demonym
from app.lexicon.surnames import is_surname
from app.text.affixes import ARTICLE, DEFINITE

_NISBA: Final = "ي"
_FAR: Final = 2


def is_no_name(page: Page, title: Title, first: int, after: int) -> bool:
    """Tell whether the words from `first` to `after` are no name behind a title.

    Args:
        page: the text.
        title: the title before them.
        first: index of the first word.
        after: index after the last one.
    """
    if page.known(first, Person) is not None:
        return False
    if _is_another_noun(page, title, first) or _is_phrase(page, first):
        return True
    if after - first > 1:
        return False
    word = page.word(first)
    if word.startswith(ARTICLE):
        return _is_adjective(page, first)
    adjoining = first - title.first == 1 and not page.word(title.first).startswith(DEFINITE)
    described = adjoining and word.endswith(_NISBA) and role(word) is Role.ORDINARY
    return described or follows_place_noun(page, first)


def _is_another_noun(page: Page, title: Title, first: int) -> bool:
    """Tell whether an indefinite office is a thing or a body: «علامة» (brand), «فريق» (team)."""
    word = page.word(title.first)
    if first - title.first > 1 or word.startswith(DEFINITE):
        return False
    body = page.known(title.first, OrganisationHead, proclitics=0) is not None
    return body or is_place_noun(word)


def _is_phrase(page: Page, first: int) -> bool:
    """Tell whether a preposition with its noun, or a verb, stands here: «الشعراء لأغاني شهيرة»."""
    word = page.word(first)
    if is_plain_form(word) or announces(word) or carries_foreign(word):
        return True
    return role(word) is Role.ORDINARY and carries_noun(word)


def _is_adjective(page: Page, first: int) -> bool:
    """Tell whether a single definite word describes the noun before: «الفن الخميري»."""
    word, behind = page.word(first), page.word(first + 1)
    if page.word(first - 1).startswith(DEFINITE) and page.word(first - _FAR) in _prepositions():
        return True
    said = behind in clause_words().complementisers or behind == ":"
    return not (said or is_surname(word) or role(word) is Role.GIVEN)


@cache
def _prepositions() -> frozenset[str]:
    return clause_words().prepositions | party_words().place_prepositions


def names_a_son(page: Page, place: int) -> bool:
    """Tell whether a given name and «بن» begin here: «تركي بن فهد» (Turkī, elsewhere Turkish)."""
    return role(page.word(place)) is Role.GIVEN and is_child_of(page.word(place + 1))


def is_bare_name(page: Page, place: int) -> bool:
    """Tell whether a name without the article follows a noun with it: «الأمير تركي» (Turkī).

    The adjective of a definite noun is definite.
    """
    word = page.word(place)
    bare = role(word) is Role.GIVEN and not word.startswith(DEFINITE)
    noun = page.word(place - 1).startswith(DEFINITE) and place not in page.breaks
    return bare and noun and page.known(place, Demonym, proclitics=0) is not None
