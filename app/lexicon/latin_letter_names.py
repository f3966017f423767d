"""What Latin letters are called in Arabic text.

Enters: data/latin_letter_names.csv. Leaves: an index from folded name to the letters it may be.
Refuses to say whether a word is meant as a letter.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import read_table, several
from app.text.fold import fold


@cache
def latin_letter_names() -> Mapping[str, tuple[str, ...]]:
    """Return from folded Arabic name to Latin letters.

    Example: «بي» (bī) → b, p.
    """
    return MappingProxyType(
        {
            fold(form): several(row["letters"])
            for row in read_table("latin_letter_names.csv", ("forms", "letters"))
            for form in several(row["forms"])
        }
    )
