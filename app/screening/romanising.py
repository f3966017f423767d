"""Names in scripts that few lists use, brought to letters that can be compared.

Enters: a name in any script. Leaves: the same name in Latin or Arabic letters. Refuses languages:
what a script does not show (Japanese spellings of foreign names, Chinese ones of them) stays far.
"""

import re
from types import MappingProxyType
from typing import Final

from anyascii import anyascii

_HEBREW: Final = MappingProxyType(
    {
        ord(pair[0]): pair[1]
        for pair in (  # noqa: SIM905 - the two alphabets read better side by side
            "אا בب גج דد הه וو זز חح טط יي כك ךك לل מم םم נن ןن סس עع פف ףف צص ץص קق רر שش תت"
        ).split()
    }
)
"""Hebrew letters as the Arabic letters of the same origin."""

_GREEK: Final = tuple(
    tuple(pair.split("="))
    for pair in (  # noqa: SIM905 - sixteen pairs read better on two lines
        "μπ=b ντ=d γκ=g γγ=ng γχ=nch τζ=j ου=u ού=u ει=i εί=i οι=i οί=i αι=e αί=e ευ=ev αυ=av"
    ).split()
)
"""Letters that Greek writes together for one sound."""

_IDEOGRAPHS: Final = re.compile("[\u1100-\u11ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")
_PERSON: Final = 4
"""Syllables of the longest name of a person in Chinese or Korean."""


def as_arabic(name: str) -> str:
    """Return a name with Hebrew letters written in Arabic ones.

    Example: "פוטין" (Putin) → «فوطين».
    """
    return name.translate(_HEBREW)


def as_latin(name: str) -> str:
    """Return a name in ASCII letters; short Chinese and Korean names syllable by syllable.

    Examples: "习近平" → "Xi Jin Ping"; "Πούτιν" → "Putin".
    """
    for letters, sound in _GREEK:
        name = name.replace(letters, sound).replace(letters.capitalize(), sound.capitalize())
    return anyascii(_IDEOGRAPHS.sub(_syllables, name))


def _syllables(run: re.Match[str]) -> str:
    letters = run[0]
    return " ".join(letters) if len(letters) <= _PERSON else letters
