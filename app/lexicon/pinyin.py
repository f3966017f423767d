"""How Arabic papers write the syllables of Chinese names.

Enters: data/pinyin.csv. Leaves: for each syllable of pinyin its Arabic spellings, the usual one
first. Refuses to say whether a word is Chinese.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import read_table, several


@cache
def pinyin_spellings() -> Mapping[str, tuple[str, ...]]:
    """Return from syllable to Arabic spellings.

    Example: "zhuang" → «تشوانغ», «تشوانج», «جوانغ», «جوانج».
    """
    return MappingProxyType(
        {
            row["syllable"]: several(row["arabic"])
            for row in read_table("pinyin.csv", ("syllable", "arabic"))
        }
    )
