"""Military units that a number names: «الفرقة المدرعة الرابعة», «الأسطول السابع», «اللواء 444».

Enters: a page and the place after a unit's noun. Leaves: the place after the number. Refuses to
know which nouns are units.
"""

from functools import cache
from typing import Final

from app.extraction.names.page import Page
from app.lexicon.calendar import calendar
from app.text.affixes import ARTICLE
from app.text.fold import fold

_FEMININE: Final = "ه"
_FIRST: Final = fold("الأولى")
_TEENS: Final = frozenset(map(fold, ("عشر", "عشرة")))
_LONGEST_NUMBER: Final = 3


def number_end(page: Page, place: int) -> int:
    """Return the index after an adjective, if any, and the number; `place` when there is none."""
    if place in page.breaks:
        return place
    word = page.word(place)
    if word.isdigit() and len(word) <= _LONGEST_NUMBER:
        return place + 1
    described = word.startswith(ARTICLE) and not is_ordinal(word)
    number = place + 1 if described else place
    if number in page.breaks or not is_ordinal(page.word(number)):
        return place
    return number + 2 if page.word(number + 1) in _TEENS else number + 1


def is_ordinal(word: str) -> bool:
    """Tell whether a folded word is an ordinal with the article: «الخامس», «الرابعة»."""
    return not {word, word.removesuffix(_FEMININE)}.isdisjoint(_ordinals())


@cache
def _ordinals() -> frozenset[str]:
    """Return the first words of the folded masculine ordinals, and «الأولى»."""
    return frozenset({*(form.split()[0] for form in calendar().of("ordinal")), _FIRST})
