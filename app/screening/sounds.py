"""Which of many words could be spelt like one of a few Latin words, told by their consonants.

Enters: Latin words, then words of Arabic or Latin letters. Leaves: the words that a few consonants
set apart from one of them. Refuses to align. Where more consonants differ in class, the alignment
loses so much that the word cannot be part of a hit: a test compares the two.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

MOST_DIFFERENT: Final = 2
MOST_OF_JOINED: Final = 1
"""Consonants of another class, or without a counterpart, that a word bears; two parts written as
one are spelt as one, or they are not the listed word."""

_CLASSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "S": "szسصشزظذثژ",
        "T": "tdتطدض",
        "K": "kqgjxcكقجغخچگکڭ",
        "B": "bpبپ",
        "F": "fvفڤ",
        "L": "lل",
        "R": "rر",
        "M": "mم",
        "N": "nن",
    }
)
_CLASS: Final = str.maketrans(
    {letter: name for name, letters in _CLASSES.items() for letter in letters}
)
_KEPT: Final = frozenset(_CLASSES)


def sounds(word: str) -> str:
    """Return the classes of a word's consonants; vowels and what is near them are left out.

    Examples: "khalifa" → KLF; «قذافي» (qaḏḏāfī) → KSF.
    """
    return "".join(letter for letter in word.translate(_CLASS) if letter in _KEPT)


class Sounds:
    """The classes of some Latin words."""

    def __init__(self, latin: Iterable[str]) -> None:
        """Prepare for Latin words, of a to z."""
        self._listed = sorted({sounds(word) for word in latin})

    def near(self, words: Iterable[str], most: int = MOST_DIFFERENT) -> set[str]:
        """Return the words that `most` consonants or fewer set apart from a Latin one."""
        by_sound: dict[str, list[str]] = {}
        for word in words:
            by_sound.setdefault(sounds(word), []).append(word)
        asked = list(by_sound)
        if not asked or not self._listed:
            return set()
        distances = cdist(
            asked, self._listed, scorer=Levenshtein.distance, score_cutoff=most, dtype=np.uint8
        )
        near = np.flatnonzero(distances.min(axis=1) <= most)
        return {word for place in near for word in by_sound[asked[place]]}
