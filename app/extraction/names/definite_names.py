"""Names that begin with the article, where one speaks: «أشار الكرامي إلى أن», «أكد العربي ثابت،».

Enters: a page and the place right behind a verb of saying. Leaves: where the name that begins there
ends. A family name stands alone where it is no other word; a given name with the article has more
behind it. Refuses nouns, and adjectives that point back at someone («الأخير», the latter).
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page
from app.extraction.names.speaking_places import closes, is_plain, opens_title
from app.lexicon.clause_words import clause_words
from app.lexicon.surnames import is_surname
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE
from app.text.fold import fold

_NISBA: Final = "ي"
_LONGEST: Final = 4
_SHORTEST: Final = 5
_LEAST: Final = -1.5
_LEAST_LATER: Final = -2.0
_LIKELY: Final = 0.0
_SURE: Final = 1.0
_PAIR: Final = 2
_FEMININE: Final = "ه"
_COMMAS: Final = frozenset("،,")
_LEAST_BEFORE: Final = -3.0
_LEAST_BEHIND: Final = -1.0
_PEOPLE: Final = ("المناضل", "الحقوقي", "المترشح", "المصارع", "المتحدث", "الرئيس", "التلميذ")


def definite_end(page: Page, first: int, covered: Sequence[int]) -> int:
    """Return where the name that begins with the article ends; `first` when it is none.

    Args:
        page: the text.
        first: index of the word behind the verb of saying.
        covered: for each token, whether a name has it already.
    """
    word = page.word(first)
    given = role(word) is Role.GIVEN
    if not word.startswith(ARTICLE) or covered[first] or (page.matches[first] and not given):
        return first
    if _is_pair(page, first, covered):
        return first + _PAIR
    after = _rest(page, first, covered) if given else first + 1
    if not (closes(page, after) or (after - first > 1 and opens_title(page, after))):
        return first
    alone = after - first == 1
    if page.matches[first] and (alone or strength(page.word(first + 1)) < _LIKELY):
        return first
    return after if not alone or _is_family_name(word) else first


def _is_pair(page: Page, first: int, covered: Sequence[int]) -> bool:
    """Tell whether an unknown word makes a name with the definite one before it: «النعم بركان إن».

    It is neither its adjective nor its genitive; and a noun of people is no name («المترشح بركان»).
    """
    after = first + _PAIR
    if covered[first + 1] or {first + 1, after} & page.breaks or not page.has_word(first + 1):
        return False
    word, behind = page.word(first), page.word(first + 1)
    noun = is_plain(word) or word.endswith(_FEMININE) or strength(word) < _LEAST_BEFORE
    if noun or (role(word) is not Role.GIVEN and word_class(word)[0] in _people_classes()):
        return False
    taken = page.matches[first + 1] or is_plain(behind) or role(behind) is not Role.ORDINARY
    rare = word_class(behind) == UNCLASSED or strength(behind) > _SURE
    if taken or not rare or behind.startswith(ARTICLE) or strength(behind) < _LEAST_BEHIND:
        return False
    who = page.word(after) in _COMMAS and opens_title(page, after + 1)
    return who or page.word(after) in clause_words().complementisers


@cache
def _people_classes() -> frozenset[int]:
    """Return the classes of words for people, each by one of them."""
    return frozenset(word_class(fold(noun))[0] for noun in _PEOPLE) - {0}


def _rest(page: Page, first: int, covered: Sequence[int]) -> int:
    """Return where a name goes on to behind a given name with the article: «العربي | ثابت»."""
    after = first + 1
    while after - first < _LONGEST and after not in page.breaks and _may_follow(page, after):
        if covered[after]:
            return first
        after += 1
    return after


def _may_follow(page: Page, index: int) -> bool:
    word = page.word(index)
    if not page.has_word(index) or closes(page, index) or opens_title(page, index):
        return False
    return not is_plain(word) and (strength(word) > _LEAST_LATER or is_surname(word))


def _is_family_name(word: str) -> bool:
    """Tell whether a definite word is a family name and no noun: «الكرامي»."""
    rare = word.endswith(_NISBA) and word_class(word) == UNCLASSED and strength(word) > _LEAST
    return len(word) > _SHORTEST and (is_surname(word) or rare)
