"""What shows that two people bear one name, or parts of it.

Enters: a reading of a listed person, and what was matched of it. Leaves: whether the listed person
is first of all called by another name, and whether nothing but given names that many bear agrees.
Refuses to weigh that.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from app.domain.listing import Kind
from app.lexicon.fore_names import fore_names
from app.lexicon.letters import arabic_letters, latin_letters
from app.screening.given_names import is_given_name
from app.screening.index import KINDS, Index
from app.screening.pairing import Pair

_FIRST: Final = 1
_FEWEST: Final = 2
_RARE: Final = 7.5
"""Nats that a given name tells at least which few bear."""


def is_first_left(index: Index, reading: int, covered_listed: int) -> bool:
    """Tell whether the first name of a listed person is not in the name asked.

    «محمود عباس» (Maḥmūd ʿAbbās) is not called Ali Mahmoud ABBAS, who is an Ali; but Mohammad Reza
    is called Reza by all.

    Args:
        index: where the reading is.
        reading: its number.
        covered_listed: mask of the listed parts that were matched.
    """
    if (
        covered_listed & _FIRST
        or covered_listed.bit_count() < _FEWEST
        or not _is_person(index, reading)
    ):
        return False
    if int(index.reading_omitted[reading]) & _FIRST:
        return False
    units = slice(int(index.reading_starts[reading]), int(index.reading_starts[reading + 1]))
    masks = index.reading_masks[units].tolist()
    first = masks.index(_FIRST) if _FIRST in masks else None
    return first is not None and (
        index.unit_text(int(index.reading_units[units][first])) not in _fore_names()
    )


def is_common_name(index: Index, reading: int, pairs: Sequence[Pair]) -> bool:
    """Tell whether one or two given names that many bear agree, and no family name.

    Example: «خالد محمود» (Khālid Maḥmūd).
    """
    return (
        len(pairs) <= _FEWEST
        and _is_person(index, reading)
        and all(pair.evidence < _RARE and is_given_name(pair.query) for pair in pairs)
    )


def _is_person(index: Index, reading: int) -> bool:
    return KINDS[index.entry_kind[index.reading_entry[reading]]] is Kind.PERSON


@cache
def _fore_names() -> frozenset[str]:
    forms = fore_names()
    return frozenset((*map(arabic_letters, forms), *map(latin_letters, forms)))
