"""Consonant skeletons: a coarse key that finds Latin words near a word of either script.

Enters: words. Leaves: bigrams of consonants for Latin words; expected bigrams, by the letter
model, for a query word. Refuses to decide; the alignment does.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.lexicon.letters import letter_model, segment_text, source_rows

_KEPT: Final = "bcdfgjklmnpqrstvxz"
EDGE: Final = len(_KEPT)
SIZE: Final = len(_KEPT) + 1
BIGRAMS: Final = SIZE * SIZE
_CODES: Final = {letter: code for code, letter in enumerate(_KEPT)}


def skeleton(word: str) -> list[int]:
    """Return the codes of the consonants of a Latin word; h, w, y and repeats are left out.

    Example: "khalifa" → k, l, f.
    """
    found: list[int] = []
    for letter in word:
        if letter in _CODES and (not found or found[-1] != _CODES[letter]):
            found.append(_CODES[letter])
    return found


def bigrams(codes: Sequence[int]) -> set[int]:
    """Return the numbers of the bigrams of a skeleton, edges included."""
    return {one * SIZE + two for one, two in pairwise([EDGE, *codes, EDGE])}


def expected_bigrams(word: str) -> NDArray[np.float32]:
    """Return how often each bigram is expected in the Latin spelling of `word`, float32 (BIGRAMS,).

    Each letter's consonants are drawn by the letter model, one letter after the other.
    """
    silent, first, last, inner = _emissions()
    before = np.zeros(SIZE, dtype=np.float32)
    before[EDGE] = 1
    expected = np.zeros((SIZE, SIZE), dtype=np.float32)
    for row in source_rows(word):
        expected += before[:, None] * first[row][None, :]
        expected += inner[row]
        before = before * silent[row] + last[row]
    expected[:, EDGE] += before
    flat: NDArray[np.float32] = expected.ravel()
    return flat


@cache
def _emissions() -> tuple[NDArray[np.float32], ...]:
    """Return, per source row: chance of no consonant, of each first and last one, and of pairs."""
    table = np.exp(letter_model().table)
    rows = len(table)
    silent = np.zeros(rows, dtype=np.float32)
    first = np.zeros((rows, SIZE), dtype=np.float32)
    last = np.zeros((rows, SIZE), dtype=np.float32)
    inner = np.zeros((rows, SIZE, SIZE), dtype=np.float32)
    for number, codes in _segment_skeletons():
        chance = table[:, number]
        if not codes:
            silent += chance
            continue
        first[:, codes[0]] += chance
        last[:, codes[-1]] += chance
        for one, two in pairwise(codes):
            inner[:, one, two] += chance
    return silent, first, last, inner


def _segment_skeletons() -> Iterator[tuple[int, list[int]]]:
    likely = np.flatnonzero(letter_model().table.max(axis=0) > np.log(0.0004))
    for number in likely.tolist():
        yield number, skeleton(segment_text(number))
