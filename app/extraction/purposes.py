"""What a body is for, as its name says: «لحقوق الإنسان», «للدفاع عن الديمقراطية», «لمكافحة الفساد».

Enters: a page and the place after a name. Leaves: the place where its purpose ends. Refuses to
know the body.
"""

from app.extraction.name_words import Role, role
from app.extraction.page import Page
from app.lexicon.bodies import Body
from app.lexicon.heads import UnnamedHead
from app.lexicon.party_words import party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office

_FOR = "ل"
_FOR_THE = "لل"
_THE = "ال"
_OTHER = (State, KnownPlace, Body, Person, Office, Demonym, PeopleForm, UnnamedHead)


def purpose_end(page: Page, place: int, *, freely: bool) -> int | None:
    """Return where the purpose that begins at `place` ends, None when there is none.

    «للـ…» is a purpose unless it names a party («للأمم المتحدة»); a noun of `purpose_nouns` after
    ل is one with the definite noun that closes it («لحقوق الإنسان», for the rights of man).

    Args:
        page: the text.
        place: of the first token after the name.
        freely: whether «للـ…» may be any noun; else only one of `purpose_nouns`.
    """
    word = page.word(place)
    if place in page.breaks:
        return None
    if word.startswith(_FOR_THE):
        named = _names_other(page, place) or not (freely or word[2:] in _nouns())
        return None if named else _about(page, place + 1)
    if word.startswith(_FOR) and word[1:] in party_words().purpose_nouns:
        return _closed(page, place + 1)
    return None


def _closed(page: Page, place: int) -> int | None:
    """Return where the construct that goes on at `place` is closed by a definite noun."""
    word, following = page.word(place), page.word(place + 1)
    if place in page.breaks:
        return None
    if word.startswith(_THE):
        return None if word in party_words().times else place + 1
    closes = following.startswith(_THE) and place + 1 not in page.breaks
    return place + 2 if closes and _noun(word) else None


def _nouns() -> frozenset[str]:
    return party_words().purpose_nouns


def _names_other(page: Page, place: int) -> bool:
    """Tell whether a party or place stands here; a class word («للدفاع») is none."""
    return any(
        isinstance(known.entry, _OTHER) for match in page.matches[place] for known in match.meanings
    )


def _about(page: Page, after: int) -> int:
    """Take «عن الـ…» after «للدفاع»: what is defended belongs to the purpose."""
    defended = page.word(after - 1) in _WITH_ABOUT and page.word(after) in _ABOUT
    if not defended or {after, after + 1} & page.breaks:
        return after
    if page.word(after + 1).startswith(_THE):
        return after + 2
    if _noun(page.word(after + 1)) and page.word(after + 2).startswith(_THE):
        return after + 3
    return after


def _noun(word: str) -> bool:
    return bool(word) and role(word) is not Role.NEVER


_WITH_ABOUT = frozenset({"للدفاع", "للكشف"})
_ABOUT = frozenset({"عن"})
