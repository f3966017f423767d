"""What a body is for, as its name says: «لحقوق الإنسان», «للدفاع عن الديمقراطية», «لمكافحة الفساد».

Enters: a page and the place after a name. Leaves: the place where its purpose ends. Refuses to
know the body.
"""

from app.extraction.names.name_words import Role, role
from app.extraction.names.page import Page
from app.lexicon.bodies import Body
from app.lexicon.heads import OrganisationHead, UnnamedHead
from app.lexicon.inflection import Number
from app.lexicon.party_words import party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office
from app.text.affixes import ARTICLE
from app.text.fold import fold

_FOR = "ل"
_FOR_THE = "لل"
_BY, _BY_THE = "ب", "بال"
_ABROAD = frozenset(map(fold, ("بالخارج", "بالمهجر")))
_SHORT = 4
_POSSESSED = ("ته", "تها", "تهم", "ها", "هم")
_CONSTRUCT = 4
_FOR_THE_SAKE = ("من", "اجل")
_OTHER = (State, KnownPlace, Body, Person, Office, Demonym, PeopleForm, UnnamedHead)


def purpose_end(page: Page, place: int, *, freely: bool, loosely: bool = False) -> int | None:
    """Return where the purpose that begins at `place` ends, None when there is none.

    «للـ…» is a purpose unless it names a party («للأمم المتحدة»); a noun of `purpose_nouns` after
    ل is one with the definite noun that closes it («لحقوق الإنسان», for the rights of man).

    Args:
        page: the text.
        place: of the first token after the name.
        freely: whether «للـ…» may be any noun; else only one of `purpose_nouns`.
        loosely: whether «لـ…» may be any noun that a definite one closes: «لإصلاح التعليم».
    """
    word = page.word(place)
    if place in page.breaks or _is_for_once(word):
        return None
    if word.startswith(_FOR_THE):
        named = _names_other(page, place) or not (freely or word[2:] in _nouns())
        return None if named else governed_end(page, place + 1)
    if word.startswith(_FOR) and word[1:] in party_words().purpose_nouns:
        return _closed(page, place + 1)
    if loosely and _may_be_for(page, place):
        return _closed(page, place + 1)
    return None


def _is_for_once(word: str) -> bool:
    """Tell whether a word says what something was done for: «للتعليق», «لمناقشة»."""
    noun = word.removeprefix(_FOR_THE if word.startswith(_FOR_THE) else _FOR)
    return noun in party_words().not_purposes


def _may_be_for(page: Page, place: int) -> bool:
    """Tell whether «لـ» and a noun without a possessor stand here: «لرؤساء», not «لإساءته»."""
    word = page.word(place)
    return (
        word.startswith(_FOR)
        and len(word) > _SHORT
        and not word.endswith(_POSSESSED)
        and _noun(word)
        and _noun(word[1:])
        and not _names_other(page, place)
    )


def _closed(page: Page, place: int) -> int | None:
    """Return where the construct that goes on at `place` is closed by a definite noun or a state.

    Up to three nouns stand before it: «لجمعيات مدرسات ومدرسي اللغة» (of unions of teachers of …).
    """
    for after in range(place, place + _CONSTRUCT):
        word = page.word(after)
        if after in page.breaks:
            return None
        if word.startswith(ARTICLE):
            return None if word in party_words().times else after + 1
        for kind in (State, KnownPlace) if after > place else ():
            closing = page.known(after, kind, proclitics=0)
            if closing:
                return closing.after
        if not _noun(word) or page.known(after, OrganisationHead) or _names_other(page, after):
            return None
    return None


def _nouns() -> frozenset[str]:
    return party_words().purpose_nouns


def _names_other(page: Page, place: int) -> bool:
    """Tell whether a party or place stands here; a class word («للدفاع») is none.

    Nor are people of a trade, whom a body may be for: «للصحفيين» (of the journalists).
    """
    return any(
        isinstance(known.entry, _OTHER) and not _of_many(known.entry, page.word(place))
        for match in page.matches[place]
        for known in match.meanings
    )


def _of_many(entry: object, word: str) -> bool:
    if isinstance(entry, UnnamedHead):
        return entry.number is Number.PLURAL
    if isinstance(entry, Office):
        return any(word.endswith(fold(plural)) for plural in entry.plural)
    return False


def begins_trade(page: Page, place: int) -> bool:
    """Tell whether what a known company trades in begins here: «سامسونغ للإلكترونيات»."""
    word = page.word(place)
    return word.startswith(_FOR_THE) and word[2:] in party_words().trades


def cause_end(page: Page, place: int) -> int | None:
    """Return where the cause that begins at `place` ends: «من أجل المواطنة» (for citizenship)."""
    if place in page.breaks or (page.word(place), page.word(place + 1)) != _FOR_THE_SAKE:
        return None
    return _closed(page, place + 2)


def governed_end(page: Page, after: int) -> int:
    """Return where what a noun governs ends: «السيطرة على الأمراض», «النهوض بالصادرات».

    Emigrants are named with where they are: «ديوان التونسيين بالخارج».

    Args:
        page: the text.
        after: the place after the noun.
    """
    noun = page.word(after - 1).removeprefix(_FOR_THE).removeprefix(ARTICLE)
    governing = party_words().governing_nouns
    if page.word(after).startswith(_BY_THE) and after not in page.breaks:
        return after + (f"{noun}_{_BY}" in governing or page.word(after) in _ABROAD)
    phrase = fold(f"{noun}_{page.word(after)}")
    if {after, after + 1} & page.breaks or phrase not in governing:
        return after
    if page.word(after + 1).startswith(ARTICLE):
        return after + 2
    if _noun(page.word(after + 1)) and page.word(after + 2).startswith(ARTICLE):
        return after + 3
    return after


def _noun(word: str) -> bool:
    return bool(word) and role(word) is not Role.NEVER
