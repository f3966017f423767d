"""Nouns of things and deeds, by the company they keep in news: «المشروع», «التجارب», «نسبة».

Enters: a folded word. Leaves: yes or no, by the class of words that learnt examples stand in
(data/word_classes.md), and by a list. Refuses to know people, bodies and names.
"""

from functools import cache
from typing import Final

from app.lexicon.clause_words import clause_words
from app.lexicon.party_words import party_words
from app.lexicon.word_classes import word_class
from app.text.affixes import ARTICLE, OF_HIM_HER_THEM
from app.text.fold import fold
from app.text.memory import remembered

_EXAMPLES: Final = (
    "مشروع", "دراسة", "إجراءات", "نسبة", "حالات", "حملة", "وجود", "جزءا", "مرة", "عددا", "قتل",
    "مناسبا", "حجمه", "بمثابة", "القرار", "المعلومات", "الخطوة", "التصريحات", "الاتفاق",
    "الكشف", "الحرب", "الطلب", "السيارات", "الحق",
)  # fmt: skip
"""One of each class whose words are no one who speaks."""


@remembered
def is_thing_noun(word: str) -> bool:
    """Tell whether a folded word stands where nouns of things and deeds do.

    Examples: «الاتفاق» (the agreement), «نسبة» (share) → True; «الشاعر» (the poet) → False.
    """
    if word in clause_words().speaking_things:
        return False
    return word_class(word)[0] in _classes() or _is_listed(word)


def _is_listed(word: str) -> bool:
    """Tell whether a list has the noun, article and pronoun left out: «نفسها» (itself)."""
    bare = word.removeprefix(ARTICLE)
    stems = (bare.removesuffix(pronoun) for pronoun in ("", *OF_HIM_HER_THEM))
    return any(stem in party_words().no_speakers for stem in stems)


@cache
def _classes() -> frozenset[int]:
    return frozenset(word_class(fold(example))[0] for example in _EXAMPLES) - {0}
