"""Whom a state puts under sanctions: the state that does it is not therefore theirs.

Enters: a page and the names of a party. Leaves: yes or no. Refuses to say whose measure it is.

Example: «أدرجت بريطانيا شركة نور القمر» (Britain listed the firm Nūr al-Qamar).
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from app.extraction.names.page import Page
from app.extraction.reading.found import Found
from app.extraction.words.matching import attached_forms, stem_words
from app.lexicon.sanction_words import (
    frozen_things,
    measure_words,
    plain,
    verbs_of_targets,
)
from app.text.fold import fold
from app.text.signs import sign

_ON = frozenset(("على", fold("على")))
_NEAR, _CLAUSE, _LISTED = 4, 9, 25
_STOPS = frozenset(".؟!؛")
_AMONG = frozenset(map(fold, ("بينهم", "بينها", "منهم", "منها", "أبرزهم", "هم", "وهم", "ومنهم")))
_SO_NAMED = frozenset(map(fold, ("المدعو", "المدعوة", "المسمى")))
_IS_AMONG = sign(lambda: _AMONG.__contains__)
_LISTS = sign(lambda: attached_forms(verbs_of_targets()).__contains__)
_OF_SANCTIONS = sign(lambda: _is_of_sanctions)


def is_target(page: Page, names: Iterable[Found], doers: AbstractSet[int]) -> bool:
    """Tell whether any of a party's names is the object of a sanction.

    Args:
        page: the text.
        names: those of the party.
        doers: tokens where names of the state that may impose it begin, or of its bodies.
    """
    if not page.where(_OF_SANCTIONS) and not page.where(_LISTS):
        return False
    starts = (found.title.first if found.title else found.first for found in names)
    return any(
        _is_object(page, start) and _is_by(page, _before_list(page, start), doers)
        for start in starts
    )


def _is_by(page: Page, first: int, doers: AbstractSet[int]) -> bool:
    """Tell whether one who may impose sanctions is named before in the clause."""
    for place in range(first - 1, max(-1, first - 1 - _CLAUSE), -1):
        if place in doers:
            return True
        if place in page.breaks:
            return False
    return False


def _is_object(page: Page, first: int) -> bool:
    first = _before_list(page, first)
    first -= page.word(first - 1) in _SO_NAMED
    before = page.word(first - 1)
    if before in _ON:
        behind = (page.word(n) for n in range(max(0, first - 1 - _NEAR), first - 1))
        return any(map(_is_measure, behind))
    return _is_frozen(before) or _is_listed(page, first)


def _is_of_sanctions(word: str) -> bool:
    """Tell whether a folded word tells of a sanction: a measure, or what one takes."""
    return _is_measure(word) or _is_frozen(word)


def _is_measure(word: str) -> bool:
    return not measure_words().isdisjoint(map(plain, stem_words(word)))


def _is_frozen(word: str) -> bool:
    return not frozen_things().isdisjoint(stem_words(word))


def _before_list(page: Page, first: int) -> int:
    """Return where the people are told of whom a name is one: «على مسؤولين، بينهم سليم حايك»."""
    if not page.where(_IS_AMONG):
        return first
    listed = False
    for place in range(first - 1, max(0, first - 1 - _LISTED), -1):
        word = page.word(place)
        listed = listed or word in _AMONG
        if word in _STOPS or place in page.breaks:
            return first
        if listed and word in _ON:
            return place + 1
    return first


def _is_listed(page: Page, first: int) -> bool:
    """Tell whether a verb of listing stands before in the clause, with its subject between."""
    verbs = page.where(_LISTS)
    for place in range(first - 1, max(-1, first - 1 - _CLAUSE), -1) if verbs else ():
        if place in verbs:
            return first - place > 1
        if place in page.breaks:
            return False
    return False
