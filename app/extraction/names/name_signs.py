"""What speaks for a name beside it: «المغامر لوك» (the adventurer Luke), «مقتل عمر» (his killing).

Enters: a page and the place where a name may begin. Leaves: how much speaks for one, in the units
of a word's strength. Refuses to read the name.
"""

from app.extraction.names.inflected_nouns import is_inflected
from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import CLOSING, OPENING, Page, entries
from app.extraction.names.speaking_places import closes
from app.extraction.words.matching import stem_words, stems
from app.extraction.words.tense import is_future_verb, is_verb
from app.lexicon.inflection import Number
from app.lexicon.loanwords import loan_likelihood
from app.lexicon.party_words import party_words
from app.lexicon.people_nouns import is_people_noun
from app.lexicon.states import Demonym
from app.lexicon.whole_words import is_joined
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE, IMPERFECT, OF_HIM_HER_THEM
from app.text.fold import fold
from app.text.memory import remembered

AFTER_CUE = 2.0
_AFTER_PEOPLE = 1.0
_AFTER_EVENT = 1.5
_LEAST = -1.0
_SURE = 2.0
_NAMED = "باسم"
_SPOKESMEN = frozenset(
    map(fold, ("متحدث", "متحدثة", "متحدثون", "متحدثين", "ناطق", "ناطقة", "ناطقون", "ناطقين"))
)
_INITIAL = 2
_FOREIGN_PARTICLES = frozenset(map(fold, ("أوف", "آند", "أند", "ذا", "ذي", "فور", "تو")))
_CLITICS, _PREPOSITIONS = frozenset("وفبلك"), frozenset("بل")
_CLEARLY = 1.0
_FOR_THE, _PLURAL = "لل", "ون"


@remembered
def carries_given(word: str) -> bool:
    """Tell whether a word is a proclitic and a sure given name: «بنايف» (with Nāyif)."""
    return role(word) is Role.ORDINARY and any(
        letters and role(stem) is Role.GIVEN and strength(stem) > _SURE
        for stem, letters in stems(word)
    )


@remembered
def carries_foreign(word: str) -> bool:
    """Tell whether a word is a preposition and a foreign name: «لمايلز» (for Miles)."""
    stem = word[1:]
    if word[:1] not in _PREPOSITIONS or role(word) is not Role.ORDINARY:
        return False
    rare = word_class(word) == UNCLASSED and role(stem) is Role.ORDINARY
    return rare and strength(stem) >= max(_SURE, strength(word) + _CLEARLY)


def announced(page: Page, index: int) -> float:
    """Return how much the word before speaks for a name: «مقتل عمر» (the killing of), «زميله»."""
    if _behind_nisba(page, index):
        return AFTER_CUE
    if index and index not in page.breaks:
        before = stem_words(page.words[index - 1])
        if not party_words().announcing.isdisjoint(before):
            return _AFTER_EVENT
    return _AFTER_PEOPLE if _behind_people(page, index) else 0.0


def is_plain_form(word: str) -> bool:
    """Tell whether a form no name has opens a run: «للتشيلي» (to the Chilean), «يسائلون»."""
    verb = (
        word.startswith(IMPERFECT)
        and word.endswith(_PLURAL)
        and is_verb(word)
        and strength(word) <= 0.0
    )
    return role(word) is Role.ORDINARY and (word.startswith(_FOR_THE) or verb)


def announces(stem: str) -> bool:
    """Tell whether a word stands before names and is none: «تأليف» (written by)."""
    return stem in party_words().announcing and role(stem) is not Role.GIVEN


def _behind_nisba(page: Page, index: int) -> bool:
    """Tell whether an adjective of a country stands before: «الإسباني رودري» (the Spaniard)."""
    if index in page.breaks:
        return False
    before = page.known(index - 1, Demonym) if index else None
    if before is None or before.after != index:
        return False
    form = entries(before, Demonym)[0]
    return form.definite and form.number is Number.SINGULAR


def _behind_people(page: Page, index: int) -> bool:
    """Tell whether people with an article or owner stand before: «المغامر لوك», «زميله توني»."""
    if index in page.breaks:
        return False
    stem = next((s for s, _ in stems(page.word(index - 1)) if is_people_noun(s)), "")
    return stem.startswith(ARTICLE) or stem.endswith(OF_HIM_HER_THEM)


def has_two_given(page: Page, index: int, stem: str) -> bool:
    """Tell whether two given names and a word news hardly knows stand here: «جان لوك ميلنشون»."""
    if {index + 1, index + 2} & page.breaks or not page.has_word(index + 2):
        return False
    third = page.word(index + 2)
    given = role(stem) is Role.GIVEN and role(page.word(index + 1)) is Role.GIVEN
    unknown = word_class(third) == UNCLASSED and third[:1] not in _CLITICS
    return given and unknown and strength(third) > _LEAST


def is_rare(page: Page, index: int) -> bool:
    """Tell whether news hardly knows a word, and nothing is attached to it."""
    word = page.word(index)
    plain = page.has_word(index) and index not in page.breaks and not page.matches[index]
    plain = plain and word[:1] not in _CLITICS and not is_verb(word) and not is_future_verb(word)
    return plain and word_class(word) == UNCLASSED


def has_plain_surname(page: Page, after: int) -> bool:
    """Tell whether an indefinite word before a pause is the family name: «ريتشيل كوري،»."""
    word = page.word(after)
    if {after, after + 1} & page.breaks or not page.has_word(after) or is_joined(word):
        return False
    if is_inflected(word):
        return False
    return role(word) is Role.ORDINARY and word[:2] != ARTICLE and closes(page, after + 1)


def is_of_a_nation(page: Page, index: int) -> bool:
    """Tell whether an adjective of a country that is no noun's stands before: «والصربي يوكيتش»."""
    noun = page.word(index - 2).startswith(ARTICLE) and index - 1 not in page.breaks
    return not noun and not page.matches[index] and _behind_nisba(page, index)


def holds_particle(page: Page, first: int, after: int) -> bool:
    """Tell whether a foreign preposition or article stands among words: «دانجنز أند دراغنز»."""
    return any(page.words[n] in _FOREIGN_PARTICLES for n in range(first, after))


def is_title_of_work(page: Page, first: int, after: int) -> bool:
    """Tell whether foreign words are a work's or a thing's: «لعبة "ذا ليجند أوف زيلدا"».

    A foreign preposition or article stands among them, or marks hold them and nothing more.
    """
    last = page.words[after - 1]
    if holds_particle(page, first, after) or last in party_words().foreign_things:
        return True
    marked = page.word(first - 1) in OPENING and page.word(after) in CLOSING
    foreign = all(loan_likelihood(page.words[n]) > 0.0 for n in range(first, after))
    return marked and foreign and role(page.words[first]) is not Role.GIVEN


def calls(page: Page, index: int) -> bool:
    """Tell whether «باسم» means "in the name of": «باسم أبي محمد», «المتحدث باسم», not Bāsim.

    Or "as": «تعرف باسم …» (known as).
    """
    if page.word(index) != _NAMED:
        return False
    before = (page.word(index - 1), page.word(index - 2))
    stems = {word.removeprefix(ARTICLE) for word in before}
    if not stems.isdisjoint(_SPOKESMEN) or not stems.isdisjoint(party_words().known_as):
        return True
    return role(page.word(index + 1)) is Role.JOIN


def is_spelt(page: Page, first: int, after: int) -> bool:
    """Tell whether a run is more than the names of letters: «بي سي» (B C) is no person."""
    return any(len(page.words[n]) > _INITIAL for n in range(first, after))
