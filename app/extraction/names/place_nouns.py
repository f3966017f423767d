"""Names that a noun before them makes a place's: «منطقة بادولا كولب», «سجن "خان بن سعد"».

Enters: a page and a place in it. Leaves: whether a noun of places stands there or before it, and
where the name behind one ends. Refuses to say which place is meant.
"""

from functools import cache

from app.extraction.names.name_ends import is_child_of
from app.extraction.names.name_words import Role, role, run_end, strength
from app.extraction.names.page import OPENING, Page
from app.extraction.words.matching import attached_forms
from app.lexicon.party_words import party_words

_FLOOR = -0.6
_FATHER = 2


def is_place_noun(word: str) -> bool:
    """Tell whether a folded word, proclitics apart, is a noun of places: «بجهة» (in the area)."""
    return word in _place_nouns()


def follows_place_noun(page: Page, index: int) -> bool:
    """Tell whether a noun of places stands before the token, marks aside."""
    near = page.word(index - 1) in before_places()
    return near and is_place_noun(_noun_before(page, index))


@cache
def before_places() -> frozenset[str]:
    """Return the tokens right before a name that a noun of places may make a place's."""
    return OPENING | _place_nouns()


def place_name_end(page: Page, index: int) -> int:
    """Return where the name behind a noun of places ends; `index` when it is none."""
    word = page.word(index)
    if is_child_of(word):
        return index + _FATHER
    if is_child_of(page.word(index + 1)):
        return index + 1 + _FATHER
    if role(word) is Role.GIVEN or strength(word) <= 0.0:
        return index + _is_hamlet(_noun_before(page, index))
    after = run_end(page, index, word, floor=_FLOOR)[0]
    persons = (n for n in range(index + 1, after) if role(page.word(n)) is Role.GIVEN)
    return next(persons, after)


def hamlet_end(page: Page, index: int) -> int:
    """Return where «نجع حمادي», «جهة بن قردان» ends that begins at the token, else `index`."""
    child = is_place_noun(page.words[index]) and is_child_of(page.word(index + 1))
    if not child and not _is_hamlet(page.words[index]):
        return index
    return place_name_end(page, index + 1) if index + 1 not in page.breaks else index


def _is_hamlet(word: str) -> bool:
    """Tell whether a name of one word always follows the noun: «نجع حمادي», «كفر سعد»."""
    return word in _hamlet_nouns()


def _noun_before(page: Page, index: int) -> str:
    place = index - 1
    while place > 0 and page.words[place] in OPENING and place not in page.breaks:
        place -= 1
    if place < 0 or index in page.breaks or not page.is_word[place]:
        return ""
    return page.words[place]


@cache
def _place_nouns() -> frozenset[str]:
    words = party_words()
    return attached_forms(
        words.place_heads | words.swallowing | words.hamlet_heads | words.thing_heads
    )


@cache
def _hamlet_nouns() -> frozenset[str]:
    return attached_forms(party_words().hamlet_heads)
