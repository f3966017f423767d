"""The name that news says more around: «الرئيس الروسي فلاديمير بوتين», «حميدتي، قائد الدعم السريع».

Enters: a name in Arabic letters as it was asked. Leaves: what may be the name alone: without an
office or epithet at the head and what it is of, without an office behind, brackets and commas.
Refuses to choose: each is asked, and the best answer counts.
"""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from app.lexicon.name_epithets import epithet_forms
from app.lexicon.titles import office_forms
from app.text.fold import fold

_ARABIC: Final = re.compile("[\u0621-\u064a]")
_ASIDE: Final = re.compile(r"\([^()]*\)|«[^«»]*»|\[[^\[\]]*\]|\"[^\"]*\"")
_PAUSE: Final = re.compile(r"\s*[,،]\s*")
_FEWEST: Final = 2
_LONGEST_OFFICE: Final = 5
_LONGEST_NAME: Final = 5


def bare_names(name: str) -> tuple[str, ...]:
    """Return the names of two words or more that stand in what was asked, itself left out.

    None in other letters.

    Example: «وزير الخارجية الروسي سيرغي لافروف» (wazīr al-khārijiyya r-rūsī Sīrġī Lāfrūf) →
    «الروسي سيرغي لافروف», «سيرغي لافروف».
    """
    if not _ARABIC.search(name):  # in Latin letters a comma may set the family apart
        return ()
    plain = _PAUSE.split(_ASIDE.sub(" ", name).strip())[0]
    words = plain.split()
    found = dict.fromkeys((" ".join(words), *_around_offices(words)))
    return tuple(one for one in found if one != name and len(one.split()) >= _FEWEST)


def _around_offices(words: Sequence[str]) -> Iterator[str]:
    """Yield what stands before an office, and behind an office or epithet at the head."""
    folded = [fold(word) for word in words]
    # one word at the end may be a family name: «محمد حسن الأمين» (al-Amīn, the secretary)
    behind = next((n for n in range(_FEWEST, len(words) - 1) if _office(folded, n)), None)
    size = _office(folded, 0) or _longest(folded, 0, epithet_forms())
    if behind is not None and behind > size:
        yield " ".join(words[:behind])
    if size:
        for first in range(max(size, len(words) - _LONGEST_NAME), len(words) - 1):
            yield " ".join(words[first:])


def _office(words: Sequence[str], place: int) -> int:
    """Return how many words from a place on are an office, 0 when none are."""
    return _longest(words, place, office_forms())


def _longest(words: Sequence[str], place: int, forms: Container[str]) -> int:
    sizes = range(min(_LONGEST_OFFICE, len(words) - place), 0, -1)
    return next((n for n in sizes if " ".join(words[place : place + n]) in forms), 0)
