"""Adjectives without the article, by the company they keep in news: «خيرية», «رفيعة», «رسمي».

Enters: a folded word. Leaves: yes or no, by the class of words that learnt examples stand in
(data/word_classes.md). Refuses to know adjectives with the article and names.
"""

from functools import cache
from typing import Final

from app.lexicon.word_classes import word_class
from app.text.fold import fold
from app.text.memory import remembered

_EXAMPLES: Final = ("جديدة", "جديد")
"""Of a feminine noun and of a masculine one."""


@remembered
def is_indefinite_adjective(word: str) -> bool:
    """Tell whether a folded word stands where adjectives without the article do.

    Examples: «خيرية» (charitable), «رفيعة» (high), «حكومي» (governmental) → True; «تنمية»
    (development), «تجارة» (trade) → False.
    """
    return word_class(word)[0] in _classes()


@cache
def _classes() -> frozenset[int]:
    return frozenset(word_class(fold(example))[0] for example in _EXAMPLES)
