"""Chinese names as Arabic papers write them: «تشنغ» (tshingh) is zheng, cheng or zeng.

Enters: words. Leaves: the pinyin that an Arabic word may stand for, and whether a Latin word is
pinyin. Refuses older romanisations, which the letter model reads, and to know which names there
are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from app.lexicon.letters import arabic_letters, single_consonants
from app.lexicon.pinyin import pinyin_spellings

_MOST_SYLLABLES: Final = 3
_LONGEST_SYLLABLE: Final = 6
_INNER_X: Final = "ks"
"""How Latin names are compared by the x inside them (`single_consonants`)."""
_RANK_COST: Final = 0.7
"""Nats that a spelling lacks for each one that is more usual."""


def pinyin_readings(word: str) -> Mapping[str, float]:
    """Return the pinyin that a word of folded Arabic letters may be, with what each lacks, in nats.

    Example: «چوهاي» (tshūhāy) → "zhuhai" 0, "chuhai" 0, "zhouhai" 0, ….
    """
    found: dict[str, float] = {}
    for syllables, lacks in _read(word, _MOST_SYLLABLES):
        latin = single_consonants(syllables)
        found[latin] = min(lacks, found.get(latin, lacks))
    return found


def is_pinyin(word: str) -> bool:
    """Tell whether a word as `latin_letters` gives it is one to three syllables of pinyin."""
    return bool(word) and _is_read(word.replace(_INNER_X, "x"), _MOST_SYLLABLES)


def _read(word: str, most: int) -> Iterator[tuple[str, float]]:
    if not word:
        yield "", 0.0
    if not word or not most:
        return
    syllables = _syllables()
    for size in range(1, min(len(word), _longest()) + 1):
        heads = syllables.get(word[:size])
        if not heads:
            continue
        for rest, lacks in _read(word[size:], most - 1):
            for head, cost in heads:
                yield head + rest, cost + lacks


def _is_read(word: str, most: int) -> bool:
    if not word or not most:
        return not word
    sizes = range(min(len(word), _LONGEST_SYLLABLE), 0, -1)
    known = pinyin_spellings()
    return any(word[:n] in known and _is_read(word[n:], most - 1) for n in sizes)


@cache
def _longest() -> int:
    return max(map(len, _syllables()))


@cache
def _syllables() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Return from Arabic spelling to the syllables it may be, with what each lacks."""
    found: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for syllable, spellings in pinyin_spellings().items():
        for rank, spelling in enumerate(spellings):
            found[arabic_letters(spelling)].append((syllable, _RANK_COST * rank))
    return {spelling: tuple(syllables) for spelling, syllables in found.items()}
