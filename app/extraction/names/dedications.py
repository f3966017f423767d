"""Places called after a person: «مطار الحبيب بورقيبة الدولي» (Habib Bourguiba airport).

Enters: a page and a place in it. Leaves: where the name of the place ends; the person in it is no
party. Refuses to know what place it is.
"""

from functools import cache

from app.extraction.names.name_words import Role, role, run_end, strength
from app.extraction.names.page import Page
from app.extraction.words.matching import attached_forms
from app.lexicon.party_words import party_words
from app.lexicon.persons import Person
from app.lexicon.titles import Office
from app.text.fold import fold

_CLOSING = frozenset(map(fold, ("الدولي", "الدولية")))
_VERBAL = frozenset(map(fold, ("سجن", "قاعدة", "حي", "معبر")))
_LONGEST = 7
_NAME_LIKE = 0.3
_EPITHETS = 2
_LATER = -0.6


def dedicated_end(page: Page, first: int) -> int:
    """Return the token after the name of a place that stands at `first`, else `first`.

    The noun before says that it is a place; «سجن» (prison) is a verbal noun as well and does not.
    """
    if first == 0 or first in page.breaks or not _is_dedicated(page.words[first - 1]):
        return first
    closing = _closing(page, first)
    if closing:
        return closing
    office = page.known(first, Office, proclitics=0)
    begin = office.after if office and page.word(first).startswith("ال") else first
    while begin - first < _EPITHETS and page.word(begin).startswith("ال"):
        begin += 1
    person = page.known(begin, Person, proclitics=0)
    if person:
        return person.after
    word = page.word(begin)
    if begin == first or begin in page.breaks or strength(word) < _NAME_LIKE:
        return first
    return run_end(page, begin, word, floor=_LATER)[0]


def _closing(page: Page, first: int) -> int | None:
    for place in range(first, min(first + _LONGEST, len(page.words))):
        word = page.words[place]
        if place in page.breaks or not page.is_word[place]:
            return None
        if word in _CLOSING:
            return place + 1
        if role(word) is Role.NEVER:
            return None
    return None


@cache
def dedicated_nouns() -> frozenset[str]:
    """Return the nouns of places, also after و, ب, ل and ك."""
    nouns = party_words().swallowing - _VERBAL
    return nouns | {letter + noun for letter in "وبل" for noun in nouns}


def _is_dedicated(word: str) -> bool:
    return word in dedicated_nouns() or is_honour(word)


def is_honour(word: str) -> bool:
    """Tell whether a folded word is an honour, and a given name too: «وسام محمد الخامس»."""
    return word in _honours()


@cache
def _honours() -> frozenset[str]:
    return attached_forms(party_words().honours)
