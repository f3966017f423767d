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
    letters = [letter.encode("utf-8", "surrogatepass") for letter in f"^{word}$"]
    sums = [crc32(letter) for letter in letters]
    rows: list[int] = []
    for length in range(1, _LONGEST):  # the sum of a longer n-gram goes on from the shorter one's
        following = letters[length:]
        sums = [crc32(letter, begun) for begun, letter in zip(sums, following, strict=False)]
        rows += sums
    rows.append(crc32(f"={word}".encode("utf-8", "surrogatepass")))
    return [row & (BUCKETS - 1) for row in rows]


@remembered
def name_score(word: str) -> float:
    """Return the log-odds that a folded word is part of a personal name, out of context.

    Example: «كوغلمان» (Kūghlmān, Kugelman) → well above 0; «الحكومة» (government) → below.
    """
    return sum(map(_weights().__getitem__, buckets(word))) / SCALE


@cache
def _weights() -> list[int]:
    table: NDArray[np.int8] = np.load(TABLE, allow_pickle=False)
    if table.shape != (BUCKETS,) or table.dtype != np.int8:
        raise LexiconError(f"{TABLE.name} is {table.dtype}{table.shape}, expected int8({BUCKETS},)")
    weights: list[int] = table.tolist()
    return weights
