"""Classes of words that stand between the same neighbours in news.

Enters: a folded word. Leaves: the number of its coarse and of its fine class; 0 for a word that
has none. Made by scripts/train_word_classes.py; card in data/word_classes.md. Refuses to say what
a class means; the tagger of names learns that.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final
from zlib import crc32

import numpy as np

from app.lexicon.tables import DATA, LexiconError

TABLE = DATA / "word_classes.npz"
UNCLASSED = (0, 0)
COARSE: Final = 129
FINE: Final = 513


def word_hash(word: str) -> int:
    """Return the 32-bit number under which a folded word is kept."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def word_class(word: str) -> tuple[int, int]:
    """Return the (coarse, fine) class of a folded word, (0, 0) when it has none.

    Example: «بوتين» (Būtīn) and «اوباما» (Obama) share a class, «وزير» (minister) has another.
    """
    return _classes().get(word_hash(word), UNCLASSED)


@cache
def _classes() -> Mapping[int, tuple[int, int]]:
    """Return the classes by the hash of the word; words of one pair of classes share it."""
    with np.load(TABLE, allow_pickle=False) as table:
        words, coarse, fine = (table[name].tolist() for name in ("words", "coarse", "fine"))
    if not len(words) == len(coarse) == len(fine):
        raise LexiconError(f"{TABLE.name}: words and classes differ in number")
    pairs: dict[tuple[int, int], tuple[int, int]] = {}
    classes = (pairs.setdefault(pair, pair) for pair in zip(coarse, fine, strict=True))
    return dict(zip(words, classes, strict=True))
