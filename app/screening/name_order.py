"""Which part of a listed person's name is which: family names put last, patronymics marked.

Enters: a listed name as written. Leaves: the name with the family name last, as news writes names,
and the mask of parts that news leaves out. Refuses to guess: a name that shows neither by a comma
nor by capitals which part is the family name stays as it is.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.lexicon.letters import latin_letters
from app.lexicon.syllable_families import families_in_pinyin
from app.screening.names import Part, is_family_of_syllables, parts_of
from app.screening.pinyin import is_pinyin
from app.screening.sounds import sounds

_FEWEST_WITH_PATRONYMIC: Final = 3
_FEWEST_TOLD: Final = 2
_LETTERS_HEARD: Final = 4
_PARTICLES: Final = frozenset(("de", "del", "la", "las", "los", "y"))
_PATRONYMIC: Final = re.compile(
    r"(?:[aeiouy]v[iy]t?(?:c|ch|sch|tj|ts)|v[iy]c[hz]?|[ie]vna|[oe]vn[ay]|[iy]chna|[ou]gl[iyu]|"
    r"k[iy]z[iy]|ul[iy])$"
)
"""Vladimirovich, Vladimirovitj, Vladimirovna, Ilyinichna, Heydar oglu, Heydar kyzy."""


def family_last(name: str) -> str:
    """Return a person's name with the family name at the end, as the list itself marks it.

    A comma or capitals mark it. Korean, Chinese and Vietnamese names keep the family name first.

    Examples: "PUTIN, Vladimir" → "Vladimir PUTIN"; "BAGHERI Mohammad" → "Mohammad BAGHERI";
    "KIM, Jong Un" → "KIM Jong Un".
    """
    family, comma, given = name.partition(",")
    if not comma:
        family, given = _capitals_apart(name)
    if not given.strip() or not family.strip() or "," in given:
        return name
    if _stays_first(family, given):
        return f"{family} {given}"
    return f"{given.strip()} {family.strip()}"


def _stays_first(family: str, given: str) -> bool:
    """Tell whether a family name stands before the given name in news too: "DING, Zhongli".

    Some Chinese ones are names of other peoples as well: "LONG, John".
    """
    if not is_family_of_syllables(family):
        return False
    return latin_letters(family) not in families_in_pinyin() or all(
        is_pinyin(latin_letters(word)) for word in given.split()
    )


def is_family_first(name: str) -> bool:
    """Tell whether a list writes a name as a person's: the family in capitals before a comma.

    Examples: "SAADI, Ali", but not "GREEN STAR, LTD".
    """
    family, _, given = name.partition(", ")
    words = given.split()
    return family.isupper() and bool(words) and any(map(str.istitle, words))


def maternal(name: str, parts: Sequence[Part]) -> int:
    """Return the mask of the second family name of a person who bears two; 0 where none is marked.

    A comma or capitals mark family names; `family_last` has put them last.

    Example: 8 for "RUIZ SOTO, Ana Maria" as Ana Maria RUIZ SOTO.
    """
    family, comma, given = name.partition(",")
    if not comma:
        family, given = _capitals_apart(name)
    if not comma and not given:
        given, family = _capitals_behind(name)
    own = parts_of(family)
    first = next((n for n, part in enumerate(own) if part.text not in _PARTICLES), len(own))
    count = len(own) - first - 1
    if not given.strip() or count < 1 or len(parts) - count < _FEWEST_TOLD:
        return 0
    return (1 << len(parts)) - (1 << (len(parts) - count))


def _capitals_behind(name: str) -> tuple[str, str]:
    """Return a name up to the run of words in capitals at its end, and that run."""
    words = name.split()
    first = len(words)
    while first and _in_capitals(words[first - 1]):
        first -= 1
    if any(_in_capitals(word) for word in words[:first]):
        return "", ""
    return " ".join(words[:first]), " ".join(words[first:])


def _capitals_apart(name: str) -> tuple[str, str]:
    """Return a leading run of words in capitals, and the rest; nothing when there is none."""
    words = name.split()
    count = 0
    while count < len(words) and _in_capitals(words[count]):
        count += 1
    if any(_in_capitals(word) for word in words[count:]):
        return "", ""
    return " ".join(words[:count]), " ".join(words[count:])


def _in_capitals(word: str) -> bool:
    return sum(character.isalpha() for character in word) > 1 and word.isupper()


def told_before(parts: Sequence[Part]) -> int:
    """Return the mask of the parts of a person's name that tell little beside the others.

    Initials, and what a list writes a second time.

    Example: 12 for Abdalftah Alburhan A ALBURHAN.
    """
    mask, heard = 0, set[str]()
    for place, part in enumerate(parts):
        sound = sounds(part.text)
        again = len(part.text) >= _LETTERS_HEARD and sound in heard
        if again or len(part.text) == 1:
            mask |= 1 << place
        heard.add(sound)
    return mask if len(parts) - mask.bit_count() >= _FEWEST_TOLD else 0


def patronymics(parts: Sequence[Part]) -> int:
    """Return the mask of the patronymic of a name with the family name last; 0 when it has none.

    Example: 2 for Vladimir Vladimirovich Putin.
    """
    if len(parts) < _FEWEST_WITH_PATRONYMIC:
        return 0
    for place in range(len(parts) - 2, 0, -1):
        if _PATRONYMIC.search(parts[place].text):
            return 1 << place
    last = len(parts) - 1
    return 1 << last if _PATRONYMIC.search(parts[last].text) else 0
