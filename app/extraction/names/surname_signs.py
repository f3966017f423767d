"""What shows that a definite word behind a given name is a family name: «سامي العثماني لوكالة».

Enters: a page and the place of the word. Leaves: yes or no. A title or an event before the given
name, or a verb, and an end behind the word; the plainer the word, the more of both. Refuses words
that open a title or describe what stands before.
"""

from app.extraction.names.inflected_nouns import carries_noun, is_inflected
from app.extraction.names.name_signs import announced
from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page
from app.extraction.names.speaking_places import closes, says
from app.extraction.words.tense import is_verb
from app.lexicon.bodies import Body
from app.lexicon.clause_words import clause_words
from app.lexicon.finite_cues import finite_cues
from app.lexicon.heads import OrganisationHead, UnnamedHead
from app.lexicon.modality import is_perfect
from app.lexicon.party_words import party_words
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym
from app.lexicon.surnames import is_surname, may_be_surname
from app.lexicon.titles import Office
from app.text.affixes import ARTICLE

_AND, _BY, _NISBA = "و", "ب", "ي"
_MARKS = frozenset("،,(")
_STOPS = frozenset('.؟!؛;»"”)')
_PARTS = frozenset((Role.GIVEN, Role.TAIL))
_BEFORE_ONE = frozenset("،,:)-")
_ADJECTIVES = ("ي", "يه", "ين", "ون")
_SURE, _NO_NAME = 2.0, -2.5
_TITLE = 6
_EVENT = 1.5


def shows_surname(page: Page, first: int, index: int) -> bool:
    """Tell whether the definite word at `index` ends a name that begins at `first`.

    Args:
        page: the text.
        first: index of the given name.
        index: of the word, right behind the given name.
    """
    if _is_said(page, index):
        return True
    word = page.words[index]
    if _opens_another(page, index) or word in party_words().times:
        return False
    if is_surname(word) and has_title(page, first):
        return True
    ends = ends_name(page, index + 1) or before_object(page, first, index + 1)
    return ends and _is_told(page, first, index)


def before_object(page: Page, first: int, after: int) -> bool:
    """Tell whether the object of the verb before follows: «انتقد النائب سمير الخطيب | القرار».

    Args:
        page: the text.
        first: index of the given name.
        after: of the word behind the family name.
    """
    word = page.word(after)
    plain = role(word) is Role.ORDINARY and strength(word) < _NO_NAME and not is_surname(word)
    described = word.endswith(_ADJECTIVES) or word in party_words().title_adjectives
    if not word.startswith(ARTICLE) or not plain or described or after in page.breaks:
        return False
    for place in range(first - 1, max(first - _TITLE, -1), -1):
        verb = page.word(place)
        if _is_act(verb) or _is_act(verb.removeprefix(_AND)):
            return True
        if place in page.breaks or not verb.startswith(ARTICLE):
            return False
    return False


def _is_act(word: str) -> bool:
    """Tell whether a folded word is a finite verb of saying or a verb in the past."""
    return word in finite_cues() or is_perfect(word)


def _is_told(page: Page, first: int, index: int) -> bool:
    """Tell whether a title, an event, a verb or another name before shows the family name."""
    word = page.words[index]
    kind = may_be_surname(word) or is_surname(word)
    sure = is_surname(word) or _is_sure(page, index - 1)
    if not kind and not word.endswith(_NISBA):
        return False
    if page.word(first - 1).startswith(ARTICLE) and has_title(page, first):
        return True
    if sure and (kind or announced(page, first) >= _EVENT) and is_human(page, first):
        return True
    return sure and kind and has_title(page, first)


def is_announced(page: Page, first: int) -> bool:
    """Tell whether an event or a definite title stands before: «مقتل», «الكاتب»."""
    titled = page.word(first - 1).startswith(ARTICLE) and has_title(page, first)
    return titled or announced(page, first) >= _EVENT


def is_human(page: Page, first: int) -> bool:
    """Tell whether an event, a verb or another name before shows that a name begins at `first`."""
    return announced(page, first) >= _EVENT or _is_done(page, first) or _is_listed(page, first)


def _is_said(page: Page, index: int) -> bool:
    """Tell whether what follows shows that a name ends here: what is said, a pause, a verb."""
    word, behind = page.words[index], page.word(index + 1)
    if index + 1 in page.breaks or not (_is_sure(page, index - 1) or may_be_surname(word)):
        return False
    if behind in clause_words().complementisers or behind == ":":
        described = behind.startswith(_BY)  # «وصف سامي الحسن | الهجوم | بأنه»
        return not described or is_surname(word) or strength(word) >= _NO_NAME
    return word.endswith(_NISBA) and (behind in _MARKS or says(behind))


def _is_sure(page: Page, index: int) -> bool:
    """Tell whether a word is a given name and no everyday word."""
    word = page.words[index]
    stem = word if role(word) in _PARTS else word.removeprefix(_AND)
    return role(stem) is Role.TAIL or (role(stem) is Role.GIVEN and strength(stem) >= _SURE)


def ends_name(page: Page, after: int) -> bool:
    """Tell whether a name ends before the token `after`: a stop, a pause, a verb, one more."""
    word = page.word(after)
    if after in page.breaks or after >= len(page.words) or word in _STOPS or closes(page, after):
        return True
    ends = is_verb(word) or word in party_words().times or is_inflected(word)
    ends = ends or carries_noun(word)
    return ends or word.startswith(_AND)


def _opens_another(page: Page, index: int) -> bool:
    """Tell whether the word belongs to what follows: «سعيد الأمير محمد», «رافائيل الصربي نوفاك»."""
    following = page.word(index + 1)
    if index + 1 in page.breaks or not page.has_word(index + 1):
        return False
    another = role(following) in {Role.GIVEN, Role.JOIN} or strength(following) > 1.0
    titled = page.known(index, Office) or page.known(index, Demonym)
    return bool(titled) and another and not is_verb(following)


def has_title(page: Page, first: int) -> bool:
    """Tell whether a title stands right before, definite words of its complement between."""
    for place in range(first - 1, max(first - _TITLE, -1), -1):
        if place + 1 in page.breaks or not page.is_word[place]:
            return False
        match = page.known(place, Office) or page.known(place, UnnamedHead)
        if match and match.after <= first:
            return True
        definite = page.words[place].startswith((ARTICLE, "لل"))
        if not definite and page.known(place, OrganisationHead) is None:
            return False
    return False


def is_of_a_club(page: Page, first: int, after: int) -> bool:
    """Tell whether a body or place in brackets tells whose man this is: «، بول بوجبا (يوفنتوس)»."""
    house = page.known(after + 1, Body) or page.known(after + 1, KnownPlace)
    return page.word(after) == "(" and house is not None and page.word(first - 1) in _BEFORE_ONE


def _is_listed(page: Page, first: int) -> bool:
    """Tell whether «و» joins the word to a name before it: «خالد منصور وحسن الكندي»."""
    before, word = page.word(first - 1), page.words[first]
    if first in page.breaks or not word.startswith(_AND) or role(word) in _PARTS:
        return False
    return role(before) in _PARTS or is_surname(before) or strength(before) >= _SURE


def _is_done(page: Page, first: int) -> bool:
    """Tell whether a verb stands right before: «وشارك حمدي الوزير في»."""
    return first > 0 and first not in page.breaks and is_verb(page.word(first - 1))
