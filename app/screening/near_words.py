"""The listed words near one word of a name: spelt like it, translated, or the same.

Enters: an index and a word. Leaves: listed units with what they tell (evidence) and what their
spelling lacks (deficit). Refuses to know names: `candidates` puts words together.

Evidence is measured in nats: minus the log of the share of listed name parts that are spelt at
least as much like the query word. A rare name counts for more than a common one.
The deficit is by how many nats a spelling is less probable than the usual spellings of the word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract_iter

from app.lexicon.letters import LATIN
from app.screening.given_names import is_given_name, names_spelt
from app.screening.index import Index
from app.screening.letters import align, usual_chance
from app.screening.organisations import translations
from app.screening.pinyin import pinyin_readings
from app.screening.reading import UNCOUNTED
from app.screening.skeletons import expected_bigrams
from app.screening.vocabulary import gather
from app.text.affixes import ARTICLE

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

_ALIGNED: Final = 800
_ALIGNED_BESIDE: Final = 200
_SPANISH: Final = ("خ", "ج")
"""The letter that news writes a Spanish j by, and the one that Latin j is known by."""
_COARSE_SHARE: Final = 0.3
_LIKELY: Final = 0.03
_MOST_DEFICIT: Final = 15.0
_DEFICIT_SHARE: Final = 0.5
_SAME_SPELLING: Final = 1.5
"""Nats within which two spellings count as equally near."""
_RAREST: Final = 2e-6
_NEAR_LETTERS: Final = 4
_EDIT_COST: Final = 5.0
_TRANSLATION_COST: Final = 1.2
_OWN_NAME_COST: Final = 3.5
"""Nats that the usual spelling of a given name lacks at most: «قسطنطين», Konstantin."""
_OTHER_NAME_COST: Final = 3.0
"""Nats that the usual spelling of another given name lacks."""
_LOST_ALEF_COST: Final = 4.0
"""Nats that a spelling lacks without the vowel that the word begins with."""
_PINYIN_COST: Final = 0.8
"""Nats that a Chinese name lacks when it is spelt as usual."""
_ALEF: Final = "ا"
_CONSONANTS: Final = frozenset("bcdfgklmnpqrstvxz")
"""Latin letters that are no reading of an alef; h, j, w and y may open a vowel."""


@dataclass(frozen=True, slots=True)
class Found:
    """Listed units near one query word, in ascending order of value.

    Attributes:
        units: numbers of listed units.
        evidence: nats in favour of each.
        deficit: nats by which each is less probable a spelling than usual ones; not negative.
        value: evidence less a share of the deficit.
        translated: whether it is a translation, not a spelling.
        counted: whether something in force has it.
    """

    units: Ints
    evidence: Floats
    deficit: Floats
    value: Floats
    translated: NDArray[np.bool_]
    counted: NDArray[np.bool_]


Row = tuple[int, float, bool]
"""Number of a listed unit, its deficit, and whether it is a translation."""


def find_unit(index: Index, word: str) -> Found:
    """Return the listed units near one word."""
    numbers, deficits = _aligned(index, word)
    rows: list[Row] = [*_exact(index, word), *_translated(index, word), *_chinese(index, word)]
    units = np.concatenate([numbers, np.array([row[0] for row in rows], dtype=np.int32)])
    deficit = np.concatenate([deficits, np.array([row[1] for row in rows], dtype=np.float32)])
    translated = np.zeros(len(units), dtype=np.bool_)
    translated[len(numbers) :] = [row[2] for row in rows]
    order = np.argsort(deficit, kind="stable")
    if rows:
        _, first = np.unique(units[order], return_index=True)
        order = order[np.sort(first)]
    return _weighed(index, units[order], deficit[order], translated[order])


def _weighed(index: Index, units: Ints, deficit: Floats, translated: NDArray[np.bool_]) -> Found:
    """Return units in ascending order of value, given in ascending order of deficit."""
    mass = np.concatenate([[_RAREST], np.exp(index.chance[units].astype(np.float64))]).cumsum()
    as_near = mass[np.searchsorted(deficit, deficit + _SAME_SPELLING, side="right")]
    evidence = -np.log(as_near).astype(np.float32)
    value = evidence - _DEFICIT_SHARE * deficit
    order = np.argsort(value, kind="stable")
    order = order[value[order] > 0]
    return Found(
        units=units[order],
        evidence=evidence[order],
        deficit=deficit[order],
        value=value[order],
        translated=translated[order],
        counted=index.chance[units[order]] > UNCOUNTED,
    )


def _aligned(index: Index, word: str) -> tuple[Ints, Floats]:
    if not word.isalpha():
        return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32)
    numbers = _near_skeletons(index, word)
    vocabulary = index.vocabulary
    chance = align(word, vocabulary.segments[numbers], vocabulary.lengths[numbers])
    deficit = np.maximum(0, usual_chance(word) - chance)
    kept = deficit < _MOST_DEFICIT
    numbers, deficit = numbers[kept], deficit[kept]
    if word[0] == _ALEF:
        deficit += _LOST_ALEF_COST * _without_vowel(index, word, numbers)
    if is_given_name(word):
        own, other = _names_of(index, word, numbers)
        deficit += _OTHER_NAME_COST * other
        deficit = np.where(own, np.minimum(deficit, _OWN_NAME_COST), deficit)
    kept = deficit < _MOST_DEFICIT
    return numbers[kept].astype(np.int32), deficit[kept]


def loses_first_vowel(word: str, latin: str) -> bool:
    """Tell whether a Latin word has no vowel where an Arabic one has its first.

    «إصلاح» (iṣlāḥ) is not "salah". An l may be what is left of the article («الأخضر», Lakhdar), and
    Arabic puts an alef before two consonants («إسبوتنيك», Sputnik).
    """
    if word[0] != _ALEF or latin[0] not in _CONSONANTS:
        return False
    return latin[1:2] not in _CONSONANTS and not (latin[0] == "l" and word.startswith(ARTICLE))


def _without_vowel(index: Index, word: str, numbers: Ints | NDArray[np.intp]) -> Floats:
    """Return 1 for each Latin unit that loses the first vowel of an Arabic word, else 0."""
    lost = (loses_first_vowel(word, index.latin[number]) for number in numbers.tolist())
    return np.fromiter(lost, dtype=np.float32, count=len(numbers))


def _names_of(
    index: Index, word: str, numbers: Ints | NDArray[np.intp]
) -> tuple[NDArray[np.bool_], Floats]:
    """Return which Latin units are how a given name is spelt, and 1 for those of another one."""
    spelt = [names_spelt(index.latin[number]) for number in numbers.tolist()]
    own = np.fromiter((word in names for names in spelt), dtype=np.bool_, count=len(numbers))
    other = (bool(names) and word not in names for names in spelt)
    return own, np.fromiter(other, dtype=np.float32, count=len(numbers))


def _near_skeletons(index: Index, word: str) -> NDArray[np.intp]:
    """Return the units whose consonants are the likeliest for a word, a Spanish j among them."""
    numbers = _nearest(index, word, _ALIGNED)
    if _SPANISH[0] in word:
        beside = _nearest(index, word.replace(*_SPANISH), _ALIGNED_BESIDE)
        numbers = np.union1d(numbers, beside)
    return numbers


def _nearest(index: Index, word: str, most: int) -> NDArray[np.intp]:
    vocabulary = index.vocabulary
    expected = expected_bigrams(word)
    keys = np.flatnonzero(expected > _LIKELY)
    weights = np.sqrt(np.minimum(expected[keys], 1)) * vocabulary.bigram_weight[keys]
    found, counts = gather(vocabulary.starts, vocabulary.skeletons, keys)
    score = np.bincount(
        found, weights=np.repeat(weights, counts), minlength=len(vocabulary.norm)
    ) * vocabulary.norm  # fmt: skip
    best = score.max(initial=0, where=vocabulary.sizes > 0)
    near = np.flatnonzero(score > _COARSE_SHARE * best)
    near = near[np.argsort(-score[near], kind="stable")]
    near = near[: int(np.searchsorted(vocabulary.sizes[near].cumsum(), most)) + 1]
    units, _ = gather(vocabulary.unit_starts, vocabulary.units, near)
    if word[0] not in LATIN:
        # Arabic writes acronyms by the names of their letters; a word is none
        units = units[vocabulary.voiced[units]]
    own = index.latin_numbers.get(word)
    return units if own is None else np.union1d(units, [own])


def is_known(index: Index, word: str) -> bool:
    """Say whether `find_unit` finds something of a word other than by its letters' spelling."""
    rows = (*_exact(index, word), *_translated(index, word), *_chinese(index, word))
    return any(True for _ in rows)


def _exact(index: Index, word: str) -> Iterator[Row]:
    number = index.exact_numbers.get(word)
    if number is not None:
        yield number, 0.0, False
    if len(word) < _NEAR_LETTERS or word[0] in LATIN or not word.isalpha():
        return
    near = extract_iter(word, index.exact, scorer=Levenshtein.distance, score_cutoff=1)
    for _, edits, place in near:
        if edits:
            yield len(index.latin) + place, _EDIT_COST * edits, False


def _translated(index: Index, word: str) -> Iterator[Row]:
    for english in translations(word):
        number = index.latin_numbers.get(english)
        if number is not None:
            yield number, _TRANSLATION_COST, True


def _chinese(index: Index, word: str) -> Iterator[Row]:
    """Yield the listed pinyin that a word spells by the syllables: «چنغ», Zheng."""
    for latin, lacks in pinyin_readings(word).items():
        number = index.latin_numbers.get(latin)
        if number is not None:
            yield number, _PINYIN_COST + lacks, False
