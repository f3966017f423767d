"""Words that no name of a body is made of: «مدرسة لتكوين الشبان», «تحالف يقوده الأكراد».

Enters: a folded word, or a page and a place in it. Leaves: whether the word may go on the construct
of a name, or describes the body instead. Refuses to know heads and ends.
"""

import re
from typing import Final

from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page, entries
from app.extraction.words.gazetteer import KnownMatch
from app.extraction.words.tense import is_verb
from app.lexicon.bodies import Body
from app.lexicon.heads import organisation_head_forms
from app.lexicon.indefinite_adjectives import is_indefinite_adjective
from app.lexicon.inflection import Number
from app.lexicon.party_words import party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.places import KnownPlace
from app.lexicon.states import State
from app.lexicon.titles import Office
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE, IMPERFECT, NISBA, OF_OTHERS, SOUND_PLURAL
from app.text.fold import fold
from app.text.memory import remembered

_PREPOSITIONS: Final = ("ل", "ب")
_SHORTEST_JOINED: Final = 5
_OBJECT: Final = "ه"
_HE: Final = "ي"
_OWN_COUNTRY: Final = frozenset(("بلاده", "بلده"))
_FEMININE_ENDS: Final = ("ه", "ات", "ا", "ي")
_FEMININE_NOUNS: Final = frozenset(
    map(fold, ("كتائب", "خطوط", "مباحث", "دار", "غرف", "سكك", "مصالح"))
)
_PASSIVE: Final = re.compile("م..و.ه?")


@remembered
def may_be_noun(word: str) -> bool:
    """Tell whether a word may be a noun of a construct; «أمن» (security) is a verb as well.

    No name goes on with a quantity («مختلف النقابات»), an adjective («رفيعة المستوى»), a purpose
    («لتكوين الشبان»), or a clause («تملكها الدولة», «مقرها باريس»).
    """
    words = party_words()
    if word in words.purpose_nouns:
        return True
    if role(word) is Role.NEVER or word in words.quantities or _is_adjective(word):
        return False
    return not (_is_joined(word) or _is_clause(word))


def _is_adjective(word: str) -> bool:
    """Tell whether a word is an adjective: «خيرية», not the bodies «فدرالية», nor «سلمى»."""
    if word in organisation_head_forms() or word in party_words().purpose_nouns:
        return False
    named = role(word) is Role.GIVEN and not word.endswith(NISBA[1])
    return is_indefinite_adjective(word) and not named


def stands_noun(page: Page, place: int) -> bool:
    """Tell whether a noun of a construct stands here.

    Behind a task a quality is one: «مراقبة دستورية القوانين» (of the laws' constitutionality).
    """
    word = page.word(place)
    tasked = page.word(place - 1) in party_words().purpose_nouns
    return may_be_noun(word) or (tasked and word.endswith(NISBA[1]))


@remembered
def describes(word: str) -> bool:
    """Tell whether a word without the article describes a body: «حزب ديمقراطي», «بنك مملوك».

    Its definite form is a word of the language, which that of a foreign name («سوني») is not.
    """
    if _is_adjective(word):
        return True
    shaped = word.endswith(NISBA) or _PASSIVE.fullmatch(word) is not None
    named = role(word) is Role.GIVEN or strength(word) > 0.0
    return shaped and not named and _is_definite(word)


def names_people(form: PeopleForm, word: str) -> bool:
    """Tell whether a form of a people names it: «أكراد», not one («كردي») or some («كرديين»)."""
    return form.definite or (form.number is Number.PLURAL and not word.endswith(SOUND_PLURAL))


def is_masculine(head: str) -> bool:
    """Tell whether a folded head is one masculine noun: «مجلس الشيوخ», not «كتائب»."""
    noun = head.split(maxsplit=1)[0].removeprefix(ARTICLE)
    return not noun.endswith(_FEMININE_ENDS) and noun not in _FEMININE_NOUNS


def office_of_one(page: Page, place: int) -> KnownMatch | None:
    """Return the office at `place`, unless many hold it: «نادي النجوم» (the club of the stars)."""
    office = page.known(place, Office, proclitics=0)
    plurals = (p for meant in (entries(office, Office) if office else ()) for p in meant.plural)
    return None if any(page.word(place).endswith(fold(p)) for p in plurals) else office


def begins_proper(page: Page, place: int) -> bool:
    """Tell whether a known state, place or body begins at token `place`."""
    if place >= len(page.matches):
        return False
    return any(
        match.letters == 0 and isinstance(known.entry, State | KnownPlace | Body | PeopleForm)
        for match in page.matches[place]
        for known in match.meanings
    )


def _is_joined(word: str) -> bool:
    """Tell whether a preposition is written with the word: «لتكوين» (for the training of)."""
    if len(word) < _SHORTEST_JOINED or not word.startswith(_PREPOSITIONS):
        return False
    return word_class(word[1:]) != UNCLASSED and not _is_definite(word)


def _is_clause(word: str) -> bool:
    """Tell whether a word has a pronoun that points back at the body."""
    if len(word) < _SHORTEST_JOINED:
        return False
    if word.endswith(OF_OTHERS) or word in _OWN_COUNTRY:
        return True
    object_told = word.startswith(IMPERFECT) and word.endswith(_OBJECT)
    verb = object_told or (word.startswith(_HE) and is_verb(word))
    return verb and not _is_definite(word)


def _is_definite(word: str) -> bool:
    return word_class(ARTICLE + word) != UNCLASSED
