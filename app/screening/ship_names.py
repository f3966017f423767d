"""The name of a ship without what news says before it: «ناقلة النفط الإيرانية …».

Enters: a name in Arabic letters as it was asked. Leaves: the name alone, and whether it was said to
be a ship's. Refuses names that begin with no noun of ships.
"""

from typing import Final

from app.lexicon.letters import arabic_letters
from app.lexicon.organisation_words import WordClass
from app.lexicon.vessel_words import vessel_words
from app.screening.organisations import word_class
from app.text.fold import fold

_ARTICLE: Final = "ال"
_QUOTES: Final = "«»\"'“”()"


def ship_name(name: str) -> str | None:
    """Return the name behind a noun of ships; None when it begins with none, or nothing is left.

    Example: «ناقلة النفط الإيرانية أدريان داريا» (nāqilat an-nafṭ al-īrāniyya Adriyān Dāriyā) →
    «أدريان داريا».
    """
    words = [word for raw in name.split() if (word := raw.strip(_QUOTES))]
    between = vessel_words().get(_bare(words[0])) if words else None
    if between is None:
        return None
    first = 1
    while first < len(words) and (_bare(words[first]) in between or _is_of_state(words[first])):
        first += 1
    return " ".join(words[first:]) or None


def _bare(word: str) -> str:
    return fold(word).removeprefix(_ARTICLE)


def _is_of_state(word: str) -> bool:
    return word_class(arabic_letters(_bare(word))) is WordClass.STATE
