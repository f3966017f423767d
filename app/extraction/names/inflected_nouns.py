"""Nouns that their inflection tells from names: «بخطبة» (with a sermon), «هدفين» (two goals).

Enters: a folded word. Leaves: whether it is an inflected noun that no name ends in: behind a
preposition, with a possessive, in the dual. Refuses words that look like names themselves.
"""

from typing import Final

from app.lexicon.name_shape import name_score
from app.lexicon.names import given_name_forms
from app.lexicon.persons import person_words
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.memory import remembered

_PREPOSITIONS: Final = frozenset("بل")
_OWNED: Final = ("ته", "تها", "تهم")
_DUAL: Final = "ين"
_NOMINAL: Final = ("ه", "ات", "ين", "ها", "هم")
_SHORTEST: Final = 5
_SHORTEST_STEM: Final = 3
_UNLIKE: Final = -1.6
_LIKE: Final = 1.0


@remembered
def is_inflected(word: str) -> bool:
    """Tell whether a folded word is an inflected noun and looks like no name."""
    if len(word) < _SHORTEST or word in given_name_forms() or word in person_words():
        return False
    if name_score(word) > _UNLIKE:
        return False
    governed = word.endswith(_NOMINAL) or word[1:] in given_name_forms()
    if word[0] in _PREPOSITIONS and governed and _is_known(word[1:]):
        return True
    if word.endswith(_OWNED):
        return True
    return word.endswith(_DUAL) and _is_known(word) and _is_known(word.removesuffix(_DUAL))


@remembered
def carries_noun(word: str) -> bool:
    """Tell whether a folded word is «ب» or «ل» and a noun that news knows: «بإرغام», «لأغاني»."""
    if len(word) < _SHORTEST or word[0] not in _PREPOSITIONS or word in given_name_forms():
        return False
    rare = word_class(word) == UNCLASSED and word not in person_words()
    return rare and _is_known(word[1:]) and name_score(word) < _LIKE


def _is_known(word: str) -> bool:
    """Tell whether news knows a word."""
    return len(word) >= _SHORTEST_STEM and word_class(word) != UNCLASSED
