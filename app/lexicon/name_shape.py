"""How much a word looks like part of a personal name: a table of character n-gram weights.

Enters: a folded word. Leaves: a log-odds score, positive for name-like. Learnt by
scripts/train_name_shape.py; card in data/name_shape.md. Refuses to look at context.
"""

from functools import cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

from app.lexicon.tables import DATA, LexiconError

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE = DATA / "name_shape.npy"
BUCKETS = 1 << 16
SCALE = 24.0
_LONGEST = 4
_LAST = BUCKETS - 1
_ZERO = 128


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
    return weight_in(_weights(), word) / SCALE


def table_of(rows: "NDArray[np.int8]") -> bytes:
    """Return the rows of a table as `weight_in` takes them: 64 kB, which a processor keeps near."""
    return (rows.astype(np.int16) + _ZERO).astype(np.uint8).tobytes()


def weight_in(table: bytes, word: str) -> int:
    """Return the sum of the rows of a table that `buckets` names; a hash goes on a shorter one."""
    total = table[bucket("=" + word)]
    # the hashes of the last letter, the last two and the last three: each letter goes on with them
    one, two, three = crc32(b"^"), 0, 0
    for place, letter in enumerate(map(_BYTES.__getitem__, word + "$")):
        if place > 1:
            total += table[crc32(letter, three) & _LAST]
        if place:
            three = crc32(letter, two)
            total += table[three & _LAST]
        two = crc32(letter, one)
        total += table[two & _LAST]
        one = crc32(letter)
    return total - _ZERO * (3 * len(word) + 1 if word else 2)


class _Bytes(dict[str, bytes]):
    """The bytes of each letter that was met."""

    def __missing__(self, letter: str) -> bytes:
        self[letter] = letter.encode("utf-8", "surrogatepass")
        return self[letter]


_BYTES: Final = _Bytes()


def bucket(gram: str) -> int:
    """Return the table row of an n-gram."""
    return crc32(gram.encode("utf-8", "surrogatepass")) & _LAST


@cache
def _weights() -> bytes:
    table: NDArray[np.int8] = np.load(TABLE, allow_pickle=False)
    if table.shape != (BUCKETS,) or table.dtype != np.int8:
        raise LexiconError(f"{TABLE.name} is {table.dtype}{table.shape}, expected int8({BUCKETS},)")
    return table_of(table)
