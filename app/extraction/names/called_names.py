"""Names that a word right before announces: «المدعو سليم خلف», «شخص يدعى …», «نجله خالد».

Enters: a page and the names found. Leaves: persons more: whoever a word of calling names, and the
given name of kin. Refuses names that do not begin with a given name or a rare word.
"""

from collections.abc import Sequence
from typing import Final

from app.extraction.names.name_runs import is_written_name, may_stand, person_at
from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page
from app.extraction.names.speaking_places import closes
from app.extraction.names.surname_signs import ends_name
from app.extraction.reading.found import Found, covered_tokens
from app.extraction.words.matching import attached_forms
from app.lexicon.clause_words import clause_words
from app.lexicon.party_words import party_words
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.signs import sign

_LONGEST: Final = 4
_LEAST: Final = -1.0
_LEAST_LATER: Final = -3.0
_SURE: Final = 2.0
_COMMAS: Final = frozenset("،,")
_OPENING: Final = frozenset((Role.GIVEN, Role.JOIN))

_CALLING = sign(lambda: party_words().naming_persons.__contains__)
_KIN = sign(lambda: attached_forms(party_words().kin).__contains__)


def find_called(page: Page, found: Sequence[Found]) -> list[Found]:
    """Return the persons whom a word right before calls by name, not found before.

    Args:
        page: the text.
        found: the names that are taken already.
    """
    if not (page.where(_CALLING) or page.where(_KIN)):
        return []
    covered = covered_tokens(found, len(page.words) + 1)
    called = [_called(page, index + 1, covered) for index in page.where(_CALLING)]
    called += [_kin(page, index + 1, covered) for index in page.where(_KIN)]
    return [one for one in called if one is not None]


def _called(page: Page, first: int, covered: Sequence[int]) -> Found | None:
    """Read the name behind a word of calling: its last word may be any, «سليم | خلف في»."""
    word = page.word(first)
    if first in page.breaks or covered[first] or not page.has_word(first):
        return None
    rare = word_class(word) == UNCLASSED and strength(word) > _LEAST
    if role(word) not in _OPENING and not rare:
        return None
    after = first + 1
    while after - first < _LONGEST and _goes_on(page, after, covered):
        after += 1
    paused = next((n for n in range(after, first + _LONGEST) if page.word(n) in _COMMAS), after)
    if all(_may_stand(page, n, covered) for n in range(after, paused)):
        after = paused
    if after - first == 1 and _is_family_name(page, after, covered):
        after += 1
    named = after - first > 1 or (role(word) is Role.GIVEN and ends_name(page, after))
    return person_at(page, first, after) if named and is_written_name(page, first, after) else None


def _goes_on(page: Page, index: int, covered: Sequence[int]) -> bool:
    return _may_stand(page, index, covered) and strength(page.word(index)) > _LEAST_LATER


def _may_stand(page: Page, index: int, covered: Sequence[int]) -> bool:
    free = page.has_word(index) and index not in page.breaks and not covered[index]
    return free and may_stand(page, index, opening=False)


def _is_family_name(page: Page, index: int, covered: Sequence[int]) -> bool:
    """Tell whether a particle is a family name, right before a preposition: «خلف | في»."""
    if not page.has_word(index) or covered[index] or {index, index + 1} & page.breaks:
        return False
    behind = page.word(index + 1)
    return page.word(index) in party_words().particles and behind in clause_words().prepositions


def _kin(page: Page, first: int, covered: Sequence[int]) -> Found | None:
    """Read the given name behind kin: «أكد نجله | خالد بعد»."""
    word = page.word(first)
    if first in page.breaks or covered[first] or role(word) is not Role.GIVEN:
        return None
    sure = strength(word) >= _SURE and ends_name(page, first + 1)
    return person_at(page, first, first + 1) if sure or closes(page, first + 1) else None
