"""Where a run of foreign words that a body is called by ends: «غلوبال ويتنس», «بي تي آي».

Enters: a page and a place. Leaves: the place after the run. Refuses to know heads, and whether the
run is a name: that is for the steps of body names to say.
"""

from typing import Final

from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page
from app.lexicon.bodies import Body
from app.lexicon.heads import OrganisationHead, UnnamedHead
from app.lexicon.latin_letter_names import latin_letter_names
from app.lexicon.loanwords import loan_likelihood
from app.lexicon.names import given_name_forms
from app.lexicon.party_words import party_words
from app.lexicon.states import Demonym
from app.lexicon.titles import Office
from app.text.affixes import ARTICLE, NISBA
from app.text.fold import fold

_LIKE_A_NAME: Final = -1.0
_BEFORE_A_NAME: Final = -2.5
_SURELY_NAME: Final = 0.5
_LOAN: Final = -1.5
_SURE_LOAN: Final = 0.0
_LONGEST: Final = 4
_LONGEST_OF_NAMES: Final = 3
_NO: Final = "لا"
_IN: Final = "في"
_THAT_WRITTEN: Final = "أن"
_THAT: Final = fold(_THAT_WRITTEN)
_OTHERS: Final = (Office, UnnamedHead, OrganisationHead, Demonym)


def foreign_end(page: Page, first: int) -> int:
    """Return the index after the foreign words that begin at `first`, `first` when there are none.

    A given name ends a run: «رئيس شركة نيكسن جيمس أرنولد» names a company, then a man. A body may
    be called after a man, though: «مستشفى شارل نيكول» (Charles-Nicolle hospital).
    """
    place = first + _fronted(page, first)
    while place - first < _LONGEST and _goes_on(page, first, place):
        place += 1
    return place if _is_foreign(page, place - 1) else first


def is_surely_foreign(page: Page, first: int, after: int) -> bool:
    """Tell whether no word of a run may be Arabic: what «مجموعة» (a group) alone is called by.

    An adjective of a foreign word is Arabic: «مجموعة ماركسية» (a Marxist group).
    """
    return after > first and all(
        _is_letter(page, place)
        or _is_capitalised(page, place)
        or (loan_likelihood(page.word(place)) > _SURE_LOAN and not page.word(place).endswith(NISBA))
        for place in range(first, after)
    )


def _goes_on(page: Page, first: int, place: int) -> bool:
    if place >= len(page.words) or place in page.breaks or not page.is_word[place]:
        return False
    if place == first and role(page.word(place)) is Role.JOIN:
        return False
    if place > first and page.word(place) in given_name_forms():
        return place == first + 1 and page.word(first) in given_name_forms()
    if place - first >= _LONGEST_OF_NAMES and not _is_loan(page, place):
        return False
    if any(page.known(place, other, proclitics=0) for other in _OTHERS):
        return False
    return _is_foreign(page, place)


def _is_foreign(page: Page, place: int) -> bool:
    if _has_article(page, place):
        return False
    word = page.word(place)
    if word and word.isascii():
        return _is_capitalised(page, place)
    return _is_loan(page, place) or (role(word) is not Role.NEVER and _is_like_a_name(page, place))


def _is_like_a_name(page: Page, place: int) -> bool:
    score = strength(page.word(place))
    following = strength(page.word(place + 1))
    return score > _LIKE_A_NAME or (score > _BEFORE_A_NAME and following > _SURELY_NAME)


def _is_loan(page: Page, place: int) -> bool:
    word = page.word(place)
    if word in party_words().particles or word in party_words().times or not word.isalpha():
        return _is_letter(page, place)
    return loan_likelihood(word) > _LOAN or _is_letter(page, place)


def _is_letter(page: Page, place: int) -> bool:
    """Tell whether a Latin letter is spelt out beside another: «إن كي», «بي تي آي»."""
    if page.word(place) == _THAT and _is_that(page, place):
        return False
    near = (place + 1,) if page.word(place) == _IN else (place - 1, place + 1)
    return page.word(place) in latin_letter_names() and any(
        page.word(other) in latin_letter_names() for other in near
    )


def _is_that(page: Page, place: int) -> bool:
    """Tell whether «أن» is "that": so it is written, so it is behind a known name («منصة إكس»)."""
    written = page.analysis.text.startswith(_THAT_WRITTEN, page.analysis.tokens[place].start)
    named = range(max(0, place - _LONGEST), place)
    return written or any(m.after == place for n in named if (m := page.known(n, Body)))


def _is_capitalised(page: Page, place: int) -> bool:
    """Tell whether a word is a name written in Latin letters: «شركة Boeing»."""
    if not page.has_word(place):
        return False
    token = page.analysis.tokens[place]
    written = page.analysis.text[token.start : token.end]
    return written.isascii() and written.isalpha() and written[0].isupper()


def _has_article(page: Page, place: int) -> bool:
    """Tell whether a word is written with the article: «ألغماينه» only looks so when folded."""
    token = page.analysis.tokens[place]
    return page.analysis.text.startswith(ARTICLE, token.start)


def _fronted(page: Page, first: int) -> int:
    """Return how many particles a foreign name opens with: «لا سابينزا» (La Sapienza)."""
    particle = page.word(first) == _NO and first + 1 not in page.breaks
    return int(particle and loan_likelihood(page.word(first + 1)) > _SURE_LOAN)
