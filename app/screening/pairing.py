"""Which words of the name asked stand for which words of one reading, and which likeness counts.

Enters: the searched units of a query and one reading. Leaves: the pairs of units that were matched,
each unit once. Refuses to weigh them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.listing import Kind
from app.lexicon.letters import LATIN
from app.lexicon.organisation_words import WordClass
from app.screening.candidates import Searched
from app.screening.given_names import is_given_name
from app.screening.index import KINDS, Index
from app.screening.names import Unit, given_names_apart
from app.screening.near_words import loses_first_vowel
from app.screening.organisations import translations, word_class
from app.screening.sounds import sounds
from app.text.affixes import ARTICLE

_DEFICIT_SHARE: Final = 0.5
_LETTERS: Final = 4
_SURE_DEFICIT: Final = 1.5
_SHORTEST_GIVEN: Final = 3
_LIKELY_DEFICIT: Final = 4.0
_SUN_LETTERS: Final = frozenset("STRN")
"""Classes of `sounds` that the article becomes one with."""
_LATIN_ARTICLE: Final = re.compile(r"[aeiou]?l")
_PERSONS: Final = (Kind.PERSON, Kind.UNKNOWN)
_NAMED_BY_LETTERS: Final = (Kind.ORGANISATION, Kind.VESSEL, Kind.AIRCRAFT)
_NAMES: Final = (None, WordClass.NAME)


@dataclass(frozen=True, slots=True)
class Pair:
    """One query unit matched with one listed unit.

    Attributes:
        query: letters of the query unit; `mask` which query parts it stands for.
        listed: letters of the listed unit; `listed_mask` likewise.
        evidence, deficit, translated: as in `candidates.Found`.
        common: True when the listed unit is a word many bodies share (`WordClass`, NAME left out).
    """

    query: str
    mask: int
    listed: str
    listed_mask: int
    evidence: float
    deficit: float
    translated: bool
    common: bool


def paired(index: Index, reading: int, searched: Sequence[Searched]) -> tuple[Pair, ...]:
    """Return the pairs of a reading, in the order of the name asked; the most telling go first.

    Args:
        index: where the reading is.
        reading: its number.
        searched: units of the name asked.
    """
    return _solid(index, reading, _assign(index, reading, searched))


def _assign(index: Index, reading: int, searched: Sequence[Searched]) -> tuple[Pair, ...]:
    start, end = int(index.reading_starts[reading]), int(index.reading_starts[reading + 1])
    person = KINDS[index.entry_kind[index.reading_entry[reading]]] in _PERSONS
    numbers = index.reading_units[start:end].tolist()
    masks = index.reading_masks[start:end].tolist()
    found = [
        (row[0] - _DEFICIT_SHARE * row[1], one, number, mask, row)
        for one in searched
        for number, mask in zip(numbers, masks, strict=True)
        if (row := one.by_unit.get(number)) is not None
        and (
            one.unit.mask.bit_count() == 1
            or mask.bit_count() == 1
            or row[2]  # two words that mean two: «الهلال الأحمر», "Hilal Ahmar"
            or _is_acronym_of(one.unit, index.unit_text(number))
        )
    ]
    found.sort(key=lambda item: -item[0])
    used = used_listed = 0
    pairs = []
    for value, one, number, mask, row in found:
        if value > 0 and not used & one.unit.mask and not used_listed & mask:
            listed = index.unit_text(number)
            common = word_class(listed) not in _NAMES
            if _is_chance(one.unit, listed, row[1], common=common, person=person):
                continue
            used |= one.unit.mask
            used_listed |= mask
            pairs.append(Pair(one.unit.text, one.unit.mask, listed, mask, *row, common))
    return tuple(sorted(pairs, key=lambda pair: pair.mask))


def _is_acronym_of(unit: Unit, listed: str) -> bool:
    """Tell whether letters called by name are those of a listed name: «أو جي», "O G"."""
    return unit.text == listed and len(listed) == unit.mask.bit_count()


def _solid(index: Index, reading: int, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Return the pairs of a reading; a body is not known by words alone that only sound like it."""
    if not _is_named_by_letters(index, reading):
        return pairs
    telling = [pair for pair in pairs if not pair.common]
    if not all(map(_only_sounds_like, telling)):
        return pairs
    return tuple(pair for pair in pairs if pair.common)


def _is_named_by_letters(index: Index, reading: int) -> bool:
    """Tell whether it is no person; of unknown kind is what has no word of bodies in its name."""
    kind = KINDS[index.entry_kind[index.reading_entry[reading]]]
    return kind in _NAMED_BY_LETTERS or (kind is Kind.UNKNOWN and has_common_word(index, reading))


def has_common_word(index: Index, reading: int) -> bool:
    """Tell whether the listed name has a word that many bodies share ("Lazarus Group")."""
    start, end = int(index.reading_starts[reading]), int(index.reading_starts[reading + 1])
    numbers = index.reading_units[start:end].tolist()
    return any(word_class(index.unit_text(number)) not in _NAMES for number in numbers)


def _only_sounds_like(pair: Pair) -> bool:
    """Tell whether an Arabic word is not what a listed word spells, though it may sound like it.

    Short words of bodies are acronyms («البلد», al-balad, is not "BAL"); and a word with a meaning
    of its own is translated, not spelt («الفيتنامي», Vietnamese, is not "FINAM"; «الدول», the
    states, not "DOLL", however near).
    """
    if pair.translated or pair.query[0] in LATIN:
        return False
    short = len(pair.listed) <= _LETTERS and pair.listed[0] in LATIN
    means = word_class(pair.query) not in _NAMES
    return (short or means) if pair.deficit > _SURE_DEFICIT else (short and means)


def _is_chance(unit: Unit, listed: str, deficit: float, *, common: bool, person: bool) -> bool:
    """Tell whether a unit sounds like a listed word but is another one.

    A word of bodies is what it means: «جيش» (jaysh) is army, not "gas", «شركة» (sharika) company,
    not "Shakira". No word of a body has lost the vowel it begins with: «إصلاح» (iṣlāḥ) is not
    "Salah". No body is called like a given name and another one written as one, unless it is spelt
    so: «خالد علي» (Khālid ʿAlī) is not "KHALDI". A word read with its article has it in Latin too:
    «الحقباني» (al-Ḥuqbānī) is not "HAQQANI".
    """
    if common and deficit > 0 and listed[0] in LATIN:
        known = translations(unit.text)
        if known and listed not in known:
            return True
    if not person and loses_first_vowel(unit.text, listed):
        return listed not in translations(unit.text)
    if deficit > _SURE_DEFICIT and not person and word_class(unit.text) is WordClass.HEAD:
        return listed not in translations(unit.text)
    if deficit > _SURE_DEFICIT and not _has_article(unit.text, listed, deficit):
        return True
    joined = unit.mask.bit_count() > 1 and deficit > _SURE_DEFICIT
    return joined and not person and _has_given_name(unit.text)


def _has_given_name(joined: str) -> bool:
    """Tell whether one of two words written as one is a given name: «علي ولايتي»."""
    first = (joined[:cut] for cut in range(_SHORTEST_GIVEN, len(joined) - 1))
    return len(given_names_apart(joined)) > 1 or any(map(is_given_name, first))


def _has_article(word: str, listed: str, deficit: float) -> bool:
    """Tell whether a Latin word has the article of an Arabic one, if that has one.

    It may have lost its vowel («الحبيب», "Lahbib"), or have become the sun letter after it: «السيد»
    (as-Sayyid) is "Elsayed" and "Essayed".
    """
    if not word.startswith(ARTICLE) or listed[0] not in LATIN:
        return True
    if _LATIN_ARTICLE.match(listed):
        return listed[0] != "l" or deficit < _LIKELY_DEFICIT
    return sounds(word[len(ARTICLE) :])[:1] == sounds(listed[1:2]) in _SUN_LETTERS
