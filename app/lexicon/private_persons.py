"""Known persons who act for no state: athletes, artists, writers, founders of firms.

Enters: data/private_persons.csv. Leaves: their keys in persons.csv. Refuses to say what they do.
"""

from functools import cache
from typing import Final

from app.lexicon.tables import read_table

TABLE: Final = "private_persons.csv"


@cache
def private_persons() -> frozenset[str]:
    """Return the keys of the persons of whom a text tells nothing about states.

    Example: «هاري ستايلز» (Harry Styles) → harry-styles.
    """
    return frozenset(row["key"] for row in read_table(TABLE, ("key",)))
