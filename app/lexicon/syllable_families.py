"""Family names of peoples whose given names are written syllable by syllable.

Enters: data/syllable_families.csv. Leaves: Arabic and Latin forms. Refuses to say whose name it is.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from app.lexicon.tables import read_table, several

_IN_PINYIN: Final = "Chinese in pinyin"
"""Whose family name it is only where the given name is written in pinyin too: "Long", "Bai"."""


@cache
def syllable_families() -> frozenset[str]:
    """Return the family names in both scripts as the table writes them.

    Example: «كيم» (Kīm, Kim) and "kim".
    """
    return frozenset(form for row in _rows() for form in _forms(row))


@cache
def families_in_pinyin() -> frozenset[str]:
    """Return those that are such family names only beside a given name in pinyin ("zheng")."""
    return frozenset(form for row in _rows() if row["people"] == _IN_PINYIN for form in _forms(row))


def _rows() -> Iterator[dict[str, str]]:
    return read_table("syllable_families.csv", ("arabic", "latin", "people"))


def _forms(row: dict[str, str]) -> tuple[str, ...]:
    return (*several(row["arabic"]), *several(row["latin"]))
