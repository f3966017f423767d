"""Titles that stand inside names of persons, in Arabic or Persian and as lists write them in Latin.

Enters: data/name_titles.csv. Leaves: frozen records. Refuses to say whether a word is a title or a
given name in a name at hand.
"""

from dataclasses import dataclass
from functools import cache

from app.lexicon.tables import read_table, several


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTitle:
    """Spellings of one title; either tuple may be empty."""

    arabic: tuple[str, ...]
    latin: tuple[str, ...]


@cache
def name_titles() -> tuple[NameTitle, ...]:
    """Return all titles, in file order."""
    return tuple(
        NameTitle(arabic=several(row["arabic"]), latin=several(row["latin"]))
        for row in read_table("name_titles.csv", ("arabic", "latin", "gloss"))
    )
