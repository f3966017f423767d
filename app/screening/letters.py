"""Alignment of one word with many Latin words at once, by the letter model.

Enters: a word of Arabic or Latin letters, and Latin words as segment numbers. Leaves: for each
Latin word the log-probability of its best alignment. Refuses to know names or lists.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.lexicon.letters import LATIN, LONGEST, SEGMENTS, letter_model, segment_id, source_rows

LONGEST_UNIT: Final = 20
IMPOSSIBLE: Final = np.float32(-1e4)
_PAD: Final = SEGMENTS

Floats = NDArray[np.float32]
Segments = NDArray[np.int16]


def segments_of(words: Sequence[str]) -> tuple[Segments, NDArray[np.int8]]:
    """Return the segment numbers of Latin words, and their lengths.

    Returns:
        int16 (words, LONGEST, LONGEST_UNIT): the segment of a length (less one) that starts at a
        letter; the number past the last segment where the word is too short. Longer words are cut
        at LONGEST_UNIT letters.
    """
    width = LONGEST_UNIT
    joined = "".join(word[:width].ljust(width, "~") for word in words)
    letters = np.frombuffer(joined.encode("ascii"), dtype=np.uint8).reshape(-1, width)
    codes = letters.astype(np.int32) - ord("a")
    lengths = (letters != ord("~")).sum(axis=1).astype(np.int8)
    segments = np.full((len(words), LONGEST, width), _PAD, dtype=np.int16)
    starts = np.arange(width)
    number = np.zeros_like(codes)
    base = 0
    for size in range(1, LONGEST + 1):
        base += len(LATIN) ** (size - 1)
        count = width + 1 - size
        number = number[:, :count] * len(LATIN) + codes[:, size - 1 : size - 1 + count]
        fits = starts[None, :count] + size <= lengths[:, None]
        segments[:, size - 1, :count] = np.where(fits, base + number, _PAD)
    return segments, lengths


def align(word: str, segments: Segments, lengths: NDArray[np.int8]) -> Floats:
    """Return the log-probability of the best alignment of `word` with each Latin word.

    Args:
        word: of letters in `ARABIC` or `LATIN`.
        segments: as `segments_of` gives, (words, LONGEST, LONGEST_UNIT).
        lengths: letters of each word, (words,).
    """
    if not len(lengths):
        return np.zeros(0, dtype=np.float32)
    width = int(lengths.max()) + 1
    ids = segments[:, :, : width - 1].transpose(1, 2, 0).astype(np.intp, order="C")
    reached = np.full((width, len(lengths)), IMPOSSIBLE, dtype=np.float32)
    reached[0] = 0
    for place, row in enumerate(source_rows(word)):
        chances = _table()[row]
        following = reached + chances[0]
        for size in range(1, min(LONGEST, width - 1) + 1):
            # before this letter no more than LONGEST letters each can have been taken
            end = min(width - size, LONGEST * place + 1)
            step = chances.take(ids[size - 1, :end], mode="clip")
            step += reached[:end]
            after = following[size : size + end]
            np.maximum(after, step, out=after)
        reached = following
    found: Floats = reached[lengths, np.arange(len(lengths))]
    return found


@lru_cache(maxsize=1 << 15)
def spelling(word: str, latin: str) -> tuple[tuple[str, str], ...]:
    """Return each letter of `word` with the Latin letters it became in the best alignment.

    Nothing when no alignment is possible. Example: «قديروف» (Qadīrūf) and "kadyrov" →
    (ق, k), (د, ad), (ي, y), (ر, r), (و, o), (ف, v), or the like.
    """
    table = letter_model().table
    ids = [
        [segment_id(latin[start : start + size]) for size in range(LONGEST + 1)]
        for start in range(len(latin) + 1)
    ]
    paths: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for row in source_rows(word):
        chances = table[row]
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (chance, ends) in paths.items():
            for end in range(start, min(start + LONGEST, len(latin)) + 1):
                better = chance + float(chances[ids[start][end - start]])
                if end not in following or better > following[end][0]:
                    following[end] = better, (*ends, end)
        paths = following
    if len(latin) not in paths:
        return ()
    ends = paths[len(latin)][1]
    return tuple((w, latin[a:b]) for w, a, b in zip(word, (0, *ends), ends, strict=False))


def usual_chance(word: str) -> float:
    """Return the log-probability that a usual Latin spelling of `word` has under the model."""
    return float(letter_model().usual[source_rows(word)].sum())


_PADDED: list[Floats] = []


def _table() -> Floats:
    if not _PADDED:
        table = letter_model().table
        _PADDED.append(np.pad(table, ((0, 0), (0, 1)), constant_values=IMPOSSIBLE))
    return _PADDED[0]
