"""Outlets and firms that speak and are named in marks alone: «كشفت "نيولاينز" أن», «علمت «سبق» أن».

Enters: a page and the names found before. Leaves: bodies more. Refuses marks that no clause is
told behind, and words that no name is made of («قالت "نعم"»).
"""

from collections.abc import Sequence
from typing import Final

from app.domain.party import PartyType
from app.extraction.names.foreign_names import is_surely_foreign
from app.extraction.names.name_runs import person_at
from app.extraction.names.page import CLOSING, OPENING, Page
from app.extraction.names.speaking_places import SAYING, is_plain
from app.extraction.reading.found import Found, covered_tokens
from app.lexicon.clause_words import clause_words
from app.text.affixes import CONJUNCTIONS
from app.text.fold import fold
from app.text.signs import sign

_LONGEST: Final = 3
_FEMININE: Final = "ت"
_LEARNING: Final = frozenset(map(fold, ("علمت", "أوردت", "كتبت", "نشرت", "ذكرت", "نقلت")))
_LEARNT = sign(lambda: _LEARNING.union("و" + verb for verb in _LEARNING).__contains__)


def find_marked(page: Page, found: Sequence[Found]) -> list[Found]:
    """Return the bodies in marks right behind a feminine verb of saying, not found before.

    Args:
        page: the text.
        found: the names that are taken already.
    """
    verbs = [
        verb for verb in sorted({*page.where(SAYING), *page.where(_LEARNT)}) if _opens(page, verb)
    ]
    if not verbs:
        return []
    covered = covered_tokens(found, len(page.words) + 1)
    read = (_marked(page, index, covered) for index in verbs)
    return [one for one in read if one is not None]


def _opens(page: Page, verb: int) -> bool:
    """Tell whether marks open behind a feminine verb."""
    return page.word(verb).endswith(_FEMININE) and page.word(verb + 1) in OPENING


def _marked(page: Page, verb: int, covered: Sequence[int]) -> Found | None:
    first = verb + 2
    after = next((n for n in range(first, first + _LONGEST + 1) if page.word(n) in CLOSING), first)
    inside = range(first, after)
    if not inside or any(covered[n] or not page.has_word(n) for n in inside):
        return None
    told = page.word(after + 1) in clause_words().complementisers
    foreign = is_surely_foreign(page, first, after)
    if {verb + 1, first, after} & page.breaks or not (told or foreign):
        return None
    if not foreign and any(is_plain(page.word(n)) for n in inside):
        return None
    learnt = page.word(verb).lstrip(CONJUNCTIONS) in _LEARNING
    kind = PartyType.MEDIA if learnt else PartyType.ORGANISATION
    return person_at(page, first, after)._replace(type=kind)
