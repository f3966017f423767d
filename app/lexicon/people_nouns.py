"""Nouns that mean people, by the company they keep in news: «المغامر» (the adventurer), «رفاقه».

Enters: a folded word. Leaves: yes or no, by the class of words that learnt examples stand in
(data/word_classes.md). Refuses to know names and offices.
"""

from functools import cache
from typing import Final

from app.lexicon.word_classes import word_class
from app.text.fold import fold
from app.text.memory import remembered

_EXAMPLES: Final = ("اللاعب", "الباحث", "اللاعبين")
"""Of one man, of one who speaks, of several: each stands for its class."""


@remembered
def is_people_noun(word: str) -> bool:
    """Tell whether a folded word stands where nouns of people do.

    Examples: «الفنان» (the artist), «مواطنه» (his countryman) → True; «المشروع» (the project) → no.
    """
    return word_class(word)[0] in _classes()


@cache
def _classes() -> frozenset[int]:
    return frozenset(word_class(fold(example))[0] for example in _EXAMPLES)
