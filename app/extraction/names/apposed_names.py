"""Names that a title in apposition shows: «رشيد الحموني، رئيس الفريق», «كريم ساهل، أحد أعضاء».

Enters: a page and the names found. Leaves: persons more: a given name that is an everyday word too,
with a family name of any kind, right before a comma and an office. Refuses adjectives: what stands
behind a noun in the same state, and what goes on with no office.
"""

from collections.abc import Sequence
from typing import Final

from app.domain.party import PartyType
from app.extraction.names.bare_names import following_title
from app.extraction.names.name_runs import is_written_name, may_stand, person_at
from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page, entries
from app.extraction.names.speaking_places import is_plain
from app.extraction.reading.found import Found, covered_tokens
from app.lexicon.heads import UnnamedHead
from app.lexicon.inflection import Number
from app.lexicon.names import given_name_forms
from app.lexicon.surnames import is_surname, may_be_surname
from app.lexicon.titles import Office
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.signs import sign

_COMMAS: Final = frozenset("،,")
_LONGEST: Final = 4
_SHORTEST: Final = 2
_LIKELY: Final = -0.5
_ONE_OF: Final = frozenset(map(fold, ("أحد", "إحدى", "واحد", "واحدة", "عضو", "عضوة")))

_GIVEN = sign(lambda: given_name_forms().__contains__)


def find_apposed(page: Page, found: Sequence[Found]) -> list[Found]:
    """Return the persons whose office behind a comma shows their names, not found before.

    Args:
        page: the text.
        found: the names that are taken already.
    """
    covered = covered_tokens(found, len(page.words) + 1)
    apposed: list[Found] = []
    for index in page.where(_GIVEN):
        named = _apposed(page, index, covered)
        if named is not None and (not apposed or index >= apposed[-1].after):
            apposed.append(named)
    return apposed


def _apposed(page: Page, first: int, covered: Sequence[int]) -> Found | None:
    """Read the name that begins with the given name at a token."""
    definite = page.word(first).startswith(ARTICLE)
    if role(page.word(first)) is not Role.GIVEN or covered[first]:
        return None
    if definite and not _opens_sentence(page, first):
        return None
    after = first + 1
    while after - first <= _LONGEST and _may_stand(page, after, covered):
        after += 1
    comma = page.word(after) in _COMMAS and not {after, after + 1} & page.breaks
    if not comma or after - first < _SHORTEST or not is_written_name(page, first, after):
        return None
    if not _is_office(page, after + 1) or not _is_family_name(page.word(after - 1)):
        return None
    title = following_title(page, after, {})
    one = person_at(page, first, after)
    country = title.country if title else None
    return one._replace(country=country, basis="title" if country else None, title=title)


def _opens_sentence(page: Page, first: int) -> bool:
    return first == 0 or first in page.breaks or not page.is_word[first - 1]


def _may_stand(page: Page, index: int, covered: Sequence[int]) -> bool:
    if not page.has_word(index) or covered[index] or index in page.breaks:
        return False
    return may_stand(page, index, opening=False) or is_surname(page.word(index))


def _is_family_name(word: str) -> bool:
    """Tell whether a word may be a family name: a rare one, or one that lists know."""
    if role(word) in {Role.GIVEN, Role.TAIL} or is_surname(word) or may_be_surname(word):
        return True
    return not is_plain(word) and (word_class(word) == UNCLASSED or strength(word) > _LIKELY)


def _is_office(page: Page, index: int) -> bool:
    """Tell whether one person's office, or his place among others, stands at a token."""
    if page.word(index) in _ONE_OF:
        return True
    office = page.known(index, Office, proclitics=0)
    noun = page.known(index, UnnamedHead, proclitics=0)
    heads = entries(noun, UnnamedHead) if noun is not None else ()
    one = any(h.number is Number.SINGULAR and h.type is PartyType.PERSON for h in heads)
    return office is not None or one
