"""How a known name goes on: as the same body («نادي تشيلسي الإنجليزي») or as another's name.

Enters: a page, the known name that a longer reading begins with, and where that reading ends.
Leaves: where the name ends, and whether it is of another body. Refuses to read names.

Example: «بنك ملي الخليج» (the Melli Bank of the Gulf) is no «بنك ملي» (Bank Melli).
"""

from typing import Final, NamedTuple

from app.extraction.names.foreign_names import foreign_end, is_surely_foreign
from app.extraction.names.name_words import Role, role
from app.extraction.names.page import Page
from app.extraction.names.purposes import begins_trade
from app.extraction.words.gazetteer import KnownMatch
from app.extraction.words.matching import stem_words
from app.lexicon.bodies import Body
from app.lexicon.heads import OrganisationHead
from app.lexicon.party_words import is_body_adjective
from app.lexicon.persons import Person
from app.lexicon.states import Demonym
from app.lexicon.titles import Office
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE
from app.text.fold import fold

_TITLE: Final = 3
_FOR: Final = "ل"
_FOR_THE: Final = "لل"
_TEAM: Final = "منتخب"
_FOOTBALL: Final = fold("القدم")
_AND_THE: Final = "وال"
_FEMININE: Final = "ه"

_FIRMS: Final = frozenset(map(fold, ("شركة", "مجموعة", "بنك", "مصرف", "مؤسسة", "صندوق", "مكتب")))


class Course(NamedTuple):
    """How a known name goes on.

    Attributes:
        after: the place after the name.
        another: True when the longer name is another body's.
    """

    after: int
    another: bool


def course(page: Page, known: KnownMatch, after: int, *, feminine: bool) -> Course:
    """Return where the name ends whose reading went on to `after`, and whether it is another's.

    Args:
        page: the text.
        known: the known name, shorter than the reading.
        after: the place after the reading.
        feminine: whether the head of the name is, so that its adjectives are.
    """
    steps = (
        _step(page, known, place, after, feminine=feminine) for place in range(known.after, after)
    )
    return next((step for step in steps if step), Course(after, another=False))


def _step(
    page: Page, known: KnownMatch, place: int, after: int, *, feminine: bool
) -> Course | None:
    """Return what the word at `place` makes of the name; None when the name goes on with it."""
    word = page.word(place)
    if page.known(place, Demonym, proclitics=0):
        return None
    if word.startswith(ARTICLE):
        return _definite(page, known, place, after, feminine=feminine)
    if page.known(place, Body) or page.known(place, OrganisationHead):
        # «القناة الثانية للتلفزيون الصيني» (Channel Two of Chinese television)
        return Course(after, another=word.startswith(_FOR_THE))
    if word.startswith(_FOR) and _TEAM in stem_words(page.word(known.first).removeprefix(ARTICLE)):
        # «منتخب مصر للشباب», «المنتخب المصري لكرة اليد» are other teams
        return Course(after, another=_FOOTBALL not in page.words[place:after])
    trade = begins_trade(page, place)
    if word.startswith(_AND_THE) or (word.startswith(_FOR_THE) and not trade):
        return Course(place, another=False)
    return Course(after, another=is_surely_foreign(page, place, place + 1))


def _definite(
    page: Page, known: KnownMatch, place: int, after: int, *, feminine: bool
) -> Course | None:
    """Judge a word with the article: an adjective of the body, its genitive, or none of it."""
    word = page.word(place)
    if role(word) is Role.GIVEN:
        return Course(place, another=False)
    if is_body_adjective(word):
        if word.endswith(_FEMININE) is not feminine:
            return Course(place, another=False)
        return Course(after, another=True) if word_class(word) == UNCLASSED else None
    governed = place == known.after and not page.word(place - 1).startswith((ARTICLE, _FOR_THE))
    return Course(after if governed else place, another=governed)


def sequel_end(page: Page, first: int, place: int) -> int:
    """Return where the foreign words end that make a known firm's name another's, else `place`.

    Behind a class word alone («شركة أكسا كابيتال»); behind the title of someone they are his name.

    Args:
        page: the text.
        first: the place of the known name.
        place: the place after it.
    """
    firm = not _FIRMS.isdisjoint(stem_words(page.word(first - 1)))
    titled = any(page.known(n, Office) for n in range(max(0, first - _TITLE), first))
    if titled or not firm or place in page.breaks or page.matches[place]:
        return place
    if role(page.word(place)) is Role.GIVEN or page.known(place, Person, proclitics=0):
        return place
    after = foreign_end(page, place)
    return after if is_surely_foreign(page, place, after) else place
