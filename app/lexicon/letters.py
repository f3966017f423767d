"""How letters of one script are written in Latin: the letter-alignment model.

Enters: data/letters.csv, learnt by scripts/train_letters.py (card in data/letters.md). Leaves: for
each source letter and position, log-probabilities of the 0 to 3 Latin letters it becomes; and the
background log-probability of each Latin letter. Refuses to know names.

Source letters are folded Arabic, Persian and Urdu letters, and Latin letters themselves (how one
Latin spelling of a name turns into another).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Final

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

from app.lexicon.tables import LexiconError, read_table
from app.text.fold import fold

LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
ARABIC: Final = "ءابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگ"
LONGEST: Final = 3
SEGMENTS: Final = sum(len(LATIN) ** n for n in range(LONGEST + 1))
POSITIONS: Final = ("^", "", "$")
"""A letter stands first, inside, or last in its word; a single letter stands first."""

_BASE: Final = tuple(sum(len(LATIN) ** k for k in range(n)) for n in range(LONGEST + 1))
_UNSEEN: Final = 0.004
"""Share of probability left for segments that a letter was never seen to become."""

_VARIANTS: Final = {
    ord(pair[0]): pair[1]
    for pair in (  # noqa: SIM905 - forty pairs read better on two lines
        "ٹت ڈد ڑر ںن ےي ھه ڤف ڨق ڭك ݣگ ڳگ ڽن ۇو ۆو ۈو ۋو ېي ۍي ێي ټت ډد ړر ږژ ښش ڼن څس ځز ڃج "
        "ڄج ڌد ڎد ڏد ڙز ڦف ڪك ڱن ڻن ٻب ڀب ٺت ٽت ٿت ڕر ڵل"
    ).split()
}
"""Letters of Urdu, Pashto, Sindhi, Kurdish and others, read as the nearest one of `ARABIC`."""

_DOUBLE: Final = re.compile(r"([b-df-hj-np-tv-z])\1+")
_INNER_X: Final = re.compile(r"(?<=[a-z])x")
_NOT_LATIN: Final = {ord(c): None for c in map(chr, range(128)) if c not in LATIN}


def arabic_letters(word: str) -> str:
    """Return the letters of an Arabic-script word that the model knows, folded.

    The double lam of «الله» counts once (other letters stand twice only with a vowel between), and
    the pair «تش», by which Arabic writes the sound of "ch", is one letter.

    Examples: «آخوند» (Ākhūnd) → «اخوند»; «تشوي» (Choe) → «چوي».
    """
    letters = "".join(c for c in fold(word).translate(_VARIANTS) if c in _ARABIC_SET)
    return letters.replace("تش", "چ").replace("لل", "ل")


def latin_letters(word: str) -> str:
    """Return a word of any alphabet in the letters a to z, without marks or double consonants.

    Example: "Šešelj" → "seselj"; "Путин" → "putin"; "Mohammed" → "mohamed".
    """
    return single_consonants(anyascii(word).lower().translate(_NOT_LATIN))


def single_consonants(text: str) -> str:
    """Return lower-case Latin text with each double consonant written once, and x as ks.

    An x that begins a word stays: it is another sound ("Xi").
    """
    return _DOUBLE.sub(r"\1", _INNER_X.sub("ks", text))


_ARABIC_SET: Final = frozenset(ARABIC)


def segment_id(segment: str) -> int:
    """Return the number of a Latin segment of 0 to 3 letters."""
    number: int = _BASE[len(segment)]
    for place, letter in enumerate(reversed(segment)):
        number += (ord(letter) - ord("a")) * len(LATIN) ** int(place)
    return number


def segment_text(number: int) -> str:
    """Return the letters of a segment number."""
    size = max(n for n, base in enumerate(_BASE) if base <= number)
    number -= _BASE[size]
    letters = ""
    for _ in range(size):
        number, code = divmod(number, len(LATIN))
        letters = LATIN[code] + letters
    return letters


def source_rows(word: str) -> list[int]:
    """Return the table rows of the letters of a word, each with its position.

    Args:
        word: of letters in `ARABIC` or `LATIN` only.
    """
    last = len(word) - 1
    return [_ROWS[_position(place, last) + letter] for place, letter in enumerate(word)]


def _position(place: int, last: int) -> str:
    if place == 0:
        return "^"
    return "$" if place == last else ""


SOURCES: Final = tuple(p + letter for letter, p in product(ARABIC + LATIN, POSITIONS))
_ROWS: Final = MappingProxyType({source: row for row, source in enumerate(SOURCES)})


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterModel:
    """The model as arrays.

    Attributes:
        table: float32 (sources, SEGMENTS), natural log-probability of segment given source.
        usual: float32 (sources,), log-probability of each source's most usual segment.
        background: float32 (26,), natural log-probability of each Latin letter.
    """

    table: NDArray[np.float32]
    usual: NDArray[np.float32]
    background: NDArray[np.float32]


@cache
def letter_model() -> LetterModel:
    """Return the model, read once.

    Raises:
        LexiconError: when a row of the table names an unknown letter or a long segment.
    """
    counts: dict[str, dict[str, float]] = {}
    for row in read_table("letters.csv", ("source", "segment", "probability")):
        if row["source"] != _BACKGROUND and row["source"] not in _ROWS:
            raise LexiconError(f"letters.csv: {row['source']!r} is no source letter")
        if len(row["segment"]) > LONGEST or not set(row["segment"]) <= set(LATIN):
            raise LexiconError(f"letters.csv: {row['segment']!r} is no segment")
        counts.setdefault(row["source"], {})[row["segment"]] = float(row["probability"])
    background = np.array([counts[_BACKGROUND][letter] for letter in LATIN])
    table = _smoothed(counts, background)
    table = _tempered(table)
    for array in (table, background):
        array.flags.writeable = False
    return LetterModel(
        table=table,
        usual=table.max(axis=1),
        background=np.log(background).astype(np.float32),
    )


_BACKGROUND: Final = "*"
VOWEL_SHARE: Final = 0.6
_WITHOUT_VOWELS: Final = {ord(v): None for v in "aeiou"}


def _smoothed(
    counts: Mapping[str, Mapping[str, float]], background: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Return log of (1 - unseen) times what was seen plus unseen times the letters' chance."""
    chance = np.zeros(SEGMENTS)
    for length in range(LONGEST + 1):
        block = np.array([1.0])
        for _ in range(length):
            block = np.outer(block, background).ravel()
        chance[_BASE[length] : _BASE[length] + len(block)] = block / (LONGEST + 1)
    table = np.tile(_UNSEEN * chance, (len(SOURCES), 1))
    for source, segments in counts.items():
        if source != _BACKGROUND:
            for segment, probability in segments.items():
                table[_ROWS[source], segment_id(segment)] += (1 - _UNSEEN) * probability
    return np.log(table).astype(np.float32)


def _tempered(table: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the table with vowels counting less than consonants.

    Arabic leaves short vowels out and lists spell them in many ways, so a segment's
    log-probability is that of its consonants, plus a share of that of its vowels given them.
    """
    consonants: dict[str, int] = {}
    groups = np.array(
        [
            consonants.setdefault(segment_text(n).translate(_WITHOUT_VOWELS), len(consonants))
            for n in range(SEGMENTS)
        ]
    )
    share = np.zeros((len(table), len(consonants)))
    for row, chances in enumerate(np.exp(table.astype(np.float64))):
        share[row] = np.bincount(groups, weights=chances, minlength=len(consonants))
    alone = np.log(share)[:, groups]
    found: NDArray[np.float32] = (alone + VOWEL_SHARE * (table - alone)).astype(np.float32)
    return found
