"""English words that the full name of a state has beside the one it is called by.

Enters: data/state_name_words.csv. Leaves: words in lists' spelling. Refuses to know states.
"""

from functools import cache

from app.lexicon.letters import latin_letters
from app.lexicon.tables import read_table


@cache
def state_forms() -> frozenset[str]:
    """Return the nouns for a state's form ("republic")."""
    return _words("alone")


@cache
def state_attributes() -> frozenset[str]:
    """Return what stands beside such a noun ("islamic", of the Islamic Republic of Iran)."""
    return _words("before")


def _words(place: str) -> frozenset[str]:
    rows = read_table("state_name_words.csv", ("word", "place", "example"))
    return frozenset(latin_letters(row["word"]) for row in rows if row["place"] == place)
