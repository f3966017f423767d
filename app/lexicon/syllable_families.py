"""Family names of peoples whose given names are written syllable by syllable.

Enters: data/syllable_families.csv. Leaves: Arabic and Latin forms. Refuses to say whose name it is.
"""

from functools import cache

from app.lexicon.tables import read_table, several


@cache
def syllable_families() -> frozenset[str]:
    """Return the family names in both scripts as the table writes them.

    Example: «كيم» (Kīm, Kim) and "kim".
    """
    return frozenset(
        form
        for row in read_table("syllable_families.csv", ("arabic", "latin", "people"))
        for cell in (row["arabic"], row["latin"])
        for form in several(cell)
    )
