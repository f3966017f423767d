"""Classes of words that stand between the same neighbours in news.

Enters: a folded word. Leaves: the number of its coarse and of its fine class; 0 for a word that
has none. Made by scripts/train_word_classes.py; card in data/word_classes.md. Refuses to say what
a class means; the tagger of names learns that.
"""

from bisect import bisect_left
from functools import cache
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np

from app.lexicon.tables import DATA, LexiconError

TABLE = DATA / "word_classes.npz"
UNCLASSED = (0, 0)
COARSE: Final = 129
FINE: Final = 513


class _Classes(NamedTuple):
    """Sorted hashes of words, and the classes of each; views, since single numbers are asked."""

    words: "memoryview[int]"
    coarse: "memoryview[int]"
    fine: "memoryview[int]"


def word_hash(word: str) -> int:
    """Return the 32-bit number under which a folded word is kept."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def word_class(word: str) -> tuple[int, int]:
    """Return the (coarse, fine) class of a folded word, (0, 0) when it has none.

    Example: «بوتين» (Būtīn) and «اوباما» (Obama) share a class, «وزير» (minister) has another.
    """
    classes = _classes()
    number = word_hash(word)
    place = bisect_left(classes.words, number)
    if place == len(classes.words) or classes.words[place] != number:
        return UNCLASSED
    return classes.coarse[place], classes.fine[place]


@cache
def _classes() -> _Classes:
    with np.load(TABLE, allow_pickle=False) as table:
        classes = _Classes(*(memoryview(table[name]) for name in _Classes._fields))
    if not len(classes.words) == len(classes.coarse) == len(classes.fine):
        raise LexiconError(f"{TABLE.name}: words and classes differ in number")
    return classes
