"""What news calls people by before their name beside offices: epithets, crimes, kinship.

Enters: data/name_epithets.csv. Leaves: folded forms as they open a name. Refuses to say where the
name begins: what a word governs («طباخ بوتين», the cook of Putin) may be of any length.
"""

from collections.abc import Iterator
from functools import cache

from app.lexicon.tables import read_table, several
from app.text.fold import fold

_ARTICLE = "ال"


@cache
def epithet_forms() -> frozenset[str]:
    """Return the epithets, with the article where they have it in front of a name.

    Examples: «الأوليغارشي» (al-ūlīġāršī, the oligarch); «طباخ» (ṭabbāḫ, the cook of).
    """
    return frozenset(
        fold(spelling)
        for row in read_table("name_epithets.csv", ("forms", "governs", "gloss"))
        for form in several(row["forms"])
        for spelling in _spellings(form.split(), governs=row["governs"] == "yes")
    )


def _spellings(words: list[str], *, governs: bool) -> Iterator[str]:
    """Yield an epithet with the article on all words, on the last one, or on none."""
    yield " ".join(_ARTICLE + word for word in words)
    yield " ".join((*words[:-1], _ARTICLE + words[-1]))
    if governs or len(words) > 1:
        yield " ".join(words)
