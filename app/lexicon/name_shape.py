"""How much a word looks like part of a personal name: a table of character n-gram weights.

Enters: a folded word. Leaves: a log-odds score, positive for name-like. Learnt by
scripts/train_name_shape.py; card in data/name_shape.md. Refuses to look at context.
"""

from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from app.lexicon.tables import DATA, LexiconError
from app.text.memory import remembered

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE = DATA / "name_shape.npy"
BUCKETS = 1 << 16
SCALE = 24.0
_LONGEST = 4


def buckets(word: str) -> list[int]:
    """Return the table rows of a folded word: its n-grams of 2 to 4 letters, and the whole.

    The edges of the word are letters too, so that beginnings and endings count apart.
    """
    edged = f"^{word}$"
    size = len(edged)
    grams = [
        edged[start : start + length]
        for length in range(2, _LONGEST + 1)
        for start in range(size - length + 1)
    ]
    return list(map(bucket, (*grams, "=" + word)))


def name_score(word: str) -> float:
    """Return the log-odds that a folded word is part of a personal name, out of context.

    Example: «كوغلمان» (Kūghlmān, Kugelman) → well above 0; «الحكومة» (government) → below.
    """
    return (sum(map(_weight_from, windows(word))) + _weights()[bucket("=" + word)]) / SCALE


def windows(word: str) -> list[str]:
    """Return the longest n-gram from each letter on: the others of `buckets` begin one of them."""
    edged = f"^{word}$"
    return [edged[start : start + _LONGEST] for start in range(len(edged) - 1)]


def grams_of(window: str) -> list[int]:
    """Return the table rows of the n-grams that a window of 2 to 4 letters begins with."""
    return [bucket(window[:length]) for length in range(2, len(window) + 1)]


@remembered
def _weight_from(window: str) -> int:
    """Return the weight of the n-grams that a window of 2 to 4 letters begins with."""
    return sum(map(_weights().__getitem__, grams_of(window)))


def bucket(gram: str) -> int:
    """Return the table row of an n-gram."""
    return crc32(gram.encode("utf-8", "surrogatepass")) & (BUCKETS - 1)


@cache
def _weights() -> list[int]:
    table: NDArray[np.int8] = np.load(TABLE, allow_pickle=False)
    if table.shape != (BUCKETS,) or table.dtype != np.int8:
        raise LexiconError(f"{TABLE.name} is {table.dtype}{table.shape}, expected int8({BUCKETS},)")
    weights: list[int] = table.tolist()
    return weights
