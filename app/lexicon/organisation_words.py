"""Arabic and Persian words that names of bodies are made of, with their English equivalents.

Enters: data/organisation_words.csv. Leaves: frozen records. Refuses to hold names of bodies.
"""

from dataclasses import dataclass
from functools import cache

from app.lexicon.tables import read_table, several


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationWord:
    """Forms of one word, without the article, and the English words lists use for it."""

    forms: tuple[str, ...]
    english: tuple[str, ...]


@cache
def organisation_words() -> tuple[OrganisationWord, ...]:
    """Return all words, in file order."""
    return tuple(
        OrganisationWord(forms=several(row["forms"]), english=several(row["english"]))
        for row in read_table("organisation_words.csv", ("forms", "english"))
    )
