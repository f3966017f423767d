"""Family names with the article: «العتيبي», «الحداد» (the smith), «الوزير» (the minister).

Enters: data/definite_surnames.csv. Leaves: which folded words are family names, and which of them
are everyday words too. The list is learnt from counts over news (what stands right behind a given
name, and hardly elsewhere) and completed by hand with trades, titles, adjectives and animals.
Refuses to look at context.
"""

from functools import cache
from typing import Final

from app.lexicon.tables import read_table
from app.text.fold import fold

TABLE: Final = "definite_surnames.csv"


def is_surname(word: str) -> bool:
    """Tell whether a folded word is a family name and hardly anything else: «العتيبي»."""
    return word in _surnames(everyday=False)


def may_be_surname(word: str) -> bool:
    """Tell whether a folded word is a family name among other things: «الوزير», «الطويل»."""
    return word in _surnames(everyday=True)


@cache
def _surnames(*, everyday: bool) -> frozenset[str]:
    rows = read_table(TABLE, ("form", "common_word"))
    return frozenset(fold(r["form"]) for r in rows if (r["common_word"] == "yes") is everyday)
