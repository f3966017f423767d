"""Words whose first letter is و or ف and no conjunction: «وزير» (minister), «فيها» (in it).

Enters: a folded word. Leaves: yes or no. The list is learnt from news by
scripts/train_whole_words.py; card in data/whole_words.md. Refuses to look at context: «وعد»
(promised; and prepared) has one answer.
"""

from functools import cache
from typing import Final

from app.lexicon.tables import read_table
from app.text.memory import remembered

TABLE: Final = "whole_words.csv"
CONJUNCTIONS: Final = ("و", "ف")
_SHORTEST = 3
_IN: Final = "في"
_PRONOUNS: Final = frozenset({"ه", "ها", "هم", "هما", "هن", "كم", "ك", "نا"})
_ENDINGS: Final = (
    "هما", "ها", "هم", "هن", "كم", "نا", "ات", "ين", "ون", "ان", "يه", "وا", "ه", "ي", "ت", "ا",
)  # fmt: skip
_ENDINGS_BY_LETTER: Final = {
    letter: tuple(ending for ending in _ENDINGS if ending.endswith(letter))
    for letter in {ending[-1] for ending in _ENDINGS}
}


def is_joined(word: str) -> bool:
    """Tell whether a folded word is و or ف with a word attached.

    Example: «واضاف» (wa-aḍāfa, and added) → True; «فصول» (fuṣūl, chapters), «فصولهم» → False.
    """
    return word[:1] in CONJUNCTIONS and len(word) >= _SHORTEST and not _is_whole(word)


def _is_inside(word: str) -> bool:
    """Tell whether the word is «في» with a pronoun: «فيهم» (in them)."""
    return word.startswith(_IN) and word.removeprefix(_IN) in _PRONOUNS


@remembered
def _is_whole(word: str) -> bool:
    return (
        word in _whole_words()
        or _is_inside(word)
        or any(
            word.endswith(ending) and _is_stem(word.removesuffix(ending))
            for ending in _ENDINGS_BY_LETTER.get(word[-1:], ())
        )
    )


def _is_stem(word: str) -> bool:
    """Tell whether a word without its ending is whole: «فريقهم», «وثيقتها» (وثيقة)."""
    whole = _whole_words()
    return len(word) > _SHORTEST and (
        word in whole or (word.endswith("ت") and word[:-1] + "ه" in whole)
    )


@cache
def _whole_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table(TABLE, ("word",)))
