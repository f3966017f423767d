"""Where people bear two family names, and which of them news leaves out.

Enters: data/family_customs.csv. Leaves: codes of states. Refuses to take names apart.
"""

from functools import cache

from app.lexicon.tables import read_table, several


@cache
def paternal_first() -> frozenset[str]:
    """Return the states (ISO 3166-1 alpha-2) where the mother's family name stands last.

    Example: VE, where news calls Juan PÉREZ GÓMEZ Juan Pérez.
    """
    return frozenset(
        code
        for row in read_table("family_customs.csv", ("states", "custom"))
        if row["custom"] == "paternal before maternal"
        for code in several(row["states"])
    )
