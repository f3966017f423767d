"""Given names that many people bear before the one they are called by.

Enters: data/fore_names.csv. Leaves: Arabic and Latin forms. Refuses to take names apart.
"""

from functools import cache

from app.lexicon.tables import read_table, several


@cache
def fore_names() -> frozenset[str]:
    """Return the forms in both scripts as the table writes them.

    Example: "mohammad", of Mohammad Reza, whom all call Reza.
    """
    return frozenset(
        form
        for row in read_table("fore_names.csv", ("arabic", "latin", "note"))
        for cell in (row["arabic"], row["latin"])
        for form in several(cell)
    )
