"""How likely one word is to be part of a personal name, and how name parts bind.

Enters: a folded word, or a page and a place in it. Leaves: a strength, or where a run of name
words ends. Refuses to know titles, parties and what the name stands for.
"""

from app.extraction.names.devotions import is_devout
from app.extraction.names.inflected_nouns import is_inflected
from app.extraction.names.name_roles import Role, role
from app.extraction.names.page import Page
from app.extraction.names.particles import particle_size
from app.lexicon.bodies import Body
from app.lexicon.cues import cue_forms
from app.lexicon.heads import OrganisationHead, UnnamedHead
from app.lexicon.name_likelihood import name_likelihood
from app.lexicon.name_shape import name_score
from app.lexicon.names import given_name_forms
from app.lexicon.party_words import party_words
from app.lexicon.persons import person_words
from app.lexicon.states import Demonym, State
from app.lexicon.surnames import is_surname
from app.lexicon.titles import Office
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE
from app.text.memory import remembered

__all__ = ["LONGEST_NAME", "TANWIN", "Role", "role", "run_end", "strength"]

LONGEST_NAME = 7
_OFFICES = (Office, UnnamedHead)
_OTHERS = (State, Body, Demonym, OrganisationHead, *_OFFICES)
_IMPOSSIBLE = -99.0
_GIVEN_STRENGTH = 3.0
_COMMON_GIVEN_STRENGTH = 0.4
_SURELY_NAME = 2.5
_CALLED = 0.5
_KNOWN = 1.5
_SURNAME = 2.0
_FAMILY_NAME = 3.5
_WORST = -1.5
_THIRD_WORD = -1.2
_THAT = "بان"
_AND = "و"
_CARRYING = frozenset("وبلكف")
_WITH_ARTICLE = ("وال", "بال", "لل", "كال", "فال")
_SHORTEST_JOINED = 3
_SHORTEST_WITH_ARTICLE = 4
_SURELY_ANOTHER = 0.5
_HARDLY_NAME = -0.5
_CHILDREN = frozenset({"ابن", "ابنه"})
_SONS = _CHILDREN | {"بن", "بنت"}
_FATHERS = frozenset({"ابو", "ابي", "ابا"})
TANWIN = "\u064b"


@remembered
def strength(word: str) -> float:
    """Return how much a folded word alone speaks for a name: above 0 for, below 0 against.

    A known given name counts most, one that is an everyday word too counts little; for the rest
    its shape and its usual neighbours decide (`name_likelihood`).
    """
    kind = role(word)
    if kind is Role.NEVER:
        return _IMPOSSIBLE
    if kind is Role.GIVEN:
        common = all(name.common_word for name in given_name_forms()[word])
        return _COMMON_GIVEN_STRENGTH if common else _GIVEN_STRENGTH
    score = name_likelihood(word)
    return max(score, min(1.0, score + _KNOWN)) if word in person_words() else score


def run_end(page: Page, first: int, stem: str, floor: float) -> tuple[int, float]:
    """Return where a run of name words that begins at `first` ends, and its summed strength.

    Args:
        page: the text.
        first: index of the first word.
        stem: the first word without its proclitic.
        floor: least strength of each later word.

    Returns:
        (index after the last word, strength); (first, 0) when the first word cannot begin a name.
    """
    after, total, word = first, 0.0, stem
    while after - first < LONGEST_NAME:
        least = floor if after == first + 1 else max(floor, _THIRD_WORD)
        taken = _bound(page, after, word, opening=after == first, floor=least)
        if taken is None or (after > first and _ends_before(page, after)):
            break
        size, gain = taken
        after, total = after + size, total + max(gain, _WORST)
        if page.is_hyphen(after):
            after += 1
        elif after in page.breaks:
            break
        word = page.word(after)
    return after, total


def _bound(
    page: Page, index: int, word: str, *, opening: bool, floor: float
) -> tuple[int, float] | None:
    """Return (number of words, strength) of the name part at `index`, or None."""
    kind = role(word)
    particle = 0 if opening else particle_size(page, index)
    if particle:
        return particle, _GIVEN_STRENGTH
    if kind is Role.NEVER or is_devout(page, index, word):
        return None
    if kind is Role.JOIN:
        return _joined(page, index, opening=opening)
    if opening:
        return None if kind is Role.TAIL and word not in given_name_forms() else (1, strength(word))
    if kind is Role.TAIL:
        return 1, 1.0
    value = strength(word)
    before = page.word(index - 1)
    if word.startswith("ال") and role(before) in {Role.GIVEN, Role.TAIL}:
        floor -= _FAMILY_NAME if strength(before) > _COMMON_GIVEN_STRENGTH else 0.0
        value = max(value, _SURNAME) if is_surname(word) else value
    return None if value < floor or _accusative(word) else (1, value)


def _joined(page: Page, index: int, *, opening: bool) -> tuple[int, float] | None:
    """Return (number of words, strength) of a joining part and what it joins: «عبد ربه»."""
    following = page.word(index + 1)
    if index + 1 in page.breaks:
        return None
    if strength(following) <= _IMPOSSIBLE:
        father = page.word(index) in _FATHERS and following in cue_forms()
        return (2, _GIVEN_STRENGTH) if father else None
    if is_devout(page, index + 1, following) or _is_relation(page, index + 1, following):
        return None
    if role(following) is Role.JOIN:
        third = strength(page.word(index + 2))
        return (3, _GIVEN_STRENGTH) if third > _IMPOSSIBLE else None
    return 2, max(0.5, strength(following) + _CALLED) if opening else _GIVEN_STRENGTH


def _is_relation(page: Page, index: int, word: str) -> bool:
    """Tell whether one is called the son of no name: «ابن أخ الوزير» (nephew), «ابن الرئيس»."""
    if page.word(index - 1) not in _SONS:
        return False
    if word in party_words().relatives:
        return True
    plain = page.word(index - 1) in _CHILDREN and word.startswith("ال") and not is_surname(word)
    return plain and bool(page.known(index, Office))


def _accusative(word: str) -> bool:
    """Tell whether a word is an indefinite accusative: «كتابا», a book (not «كلينتونا»)."""
    return (
        len(word) > 4
        and word.endswith("ا")
        and role(word) is not Role.GIVEN
        and name_score(word[:-1]) < -2.0
    )


def _ends_before(page: Page, index: int) -> bool:
    """Tell whether the word at `index` opens something else than a further name word."""
    token = page.analysis.tokens[index]
    if page.words[index] == _THAT or TANWIN in page.analysis.text[token.start : token.end]:
        return True
    word = page.words[index]
    inflected = role(word) is Role.ORDINARY and is_inflected(word)
    if inflected or _carries_another(word) or _follows_surname(page, index):
        return True
    likely = strength(page.words[index])
    return (
        likely < _SURELY_NAME
        and not _links_names(page, index)
        and any(
            isinstance(known.entry, _OTHERS)
            for match in page.matches[index]
            if match.letters == 0 or likely < _SURELY_ANOTHER  # «كروس» (Kroos), no ك and «روس»
            for known in match.meanings
        )
    )


def _follows_surname(page: Page, index: int) -> bool:
    """Tell whether an indefinite word stands behind a family name with the article."""
    word = page.words[index]
    plain = not word.startswith(ARTICLE) and role(word) is Role.ORDINARY
    behind = role(page.word(index - 2)) in {Role.GIVEN, Role.TAIL}
    return plain and behind and is_surname(page.word(index - 1))


def _links_names(page: Page, index: int) -> bool:
    """Tell whether a word of an office stands between name words: «سعيد خطيب زاده»."""
    if (
        not page.has_word(index + 1)
        or index + 1 in page.breaks
        or page.word(index).startswith("ال")
    ):
        return False
    before, after = page.word(index - 1), page.word(index + 1)
    plain = all(
        isinstance(known.entry, _OFFICES)
        for match in page.matches[index]
        for known in match.meanings
    )
    return plain and role(before) is Role.GIVEN and strength(after) > _SURELY_ANOTHER


@remembered
def _carries_another(word: str) -> bool:
    """Tell whether a word is a proclitic and a word that is known better: «وكيشيدا», «بالدور».

    «ويليامز» (Williams) is one word: nothing is known of «يليامز».
    """
    if role(word) is Role.GIVEN or word in person_words() or word[:1] not in _CARRYING:
        return False
    if word.startswith(_WITH_ARTICLE):
        # «بالا», «بالي» (Bali), «كالفيرت» (Calvert) are one word
        unlike = word[0] == _AND or strength(word) < _HARDLY_NAME
        return len(word) > _SHORTEST_WITH_ARTICLE and (unlike or _is_noun(word[1:]))
    stem = word[1:]
    if word[0] != _AND or len(stem) < _SHORTEST_JOINED:
        return False
    named = role(stem) in {Role.GIVEN, Role.JOIN} or stem in person_words()
    return named or word_class(stem) != UNCLASSED or strength(stem) > strength(word)


def _is_noun(word: str) -> bool:
    """Tell whether a word with the article, or hidden in «لل», is one that news knows."""
    whole = word if word.startswith(ARTICLE) else ARTICLE + word[1:]
    return word_class(whole) != UNCLASSED or whole in person_words()
