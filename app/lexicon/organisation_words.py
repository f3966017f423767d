"""Arabic and Persian words that names of bodies are made of, with their English equivalents.

Enters: data/organisation_words.csv. Leaves: frozen records. Refuses to hold names of bodies.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.lexicon.tables import read_table, several


class WordClass(StrEnum):
    """How much a word says about which body is meant.

    HEAD says what kind of body it is («شركة», company), TRADE what it does or whose it is
    («للتجارة», trading; «الوطنية», national), STATE of which state it is («السوري», Syrian; not in
    the file), NAME tells it from others («القلعة», castle).
    """

    HEAD = "head"
    TRADE = "trade"
    STATE = "state"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationWord:
    """Forms of one word, without the article, and the English words lists use for it."""

    forms: tuple[str, ...]
    english: tuple[str, ...]
    word_class: WordClass


@cache
def organisation_words() -> tuple[OrganisationWord, ...]:
    """Return all words, in file order."""
    return tuple(
        OrganisationWord(
            forms=several(row["forms"]),
            english=several(row["english"]),
            word_class=WordClass(row["class"]),
        )
        for row in read_table("organisation_words.csv", ("forms", "english", "class"))
    )
