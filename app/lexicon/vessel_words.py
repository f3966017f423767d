"""Nouns that stand before the name of a ship, and what may stand between them and the name.

Enters: data/vessel_words.csv. Leaves: folded words without the article. Refuses to say where the
name begins.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from app.lexicon.tables import read_table, several
from app.text.fold import fold

_ARTICLE: Final = "ال"


@cache
def vessel_words() -> Mapping[str, frozenset[str]]:
    """Return from noun to the words that may follow it, all without the article.

    Example: «ناقلة» (nāqila, tanker) → «نفط» (oil), «غاز» (gas), ….
    """
    return MappingProxyType(
        {
            fold(form): frozenset(
                fold(word).removeprefix(_ARTICLE)
                for phrase in several(row["followed_by"])
                for word in phrase.split()
            )
            for row in read_table("vessel_words.csv", ("forms", "followed_by", "gloss"))
            for form in several(row["forms"])
        }
    )
