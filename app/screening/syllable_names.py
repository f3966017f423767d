"""Names of a family and two syllables, which many people share syllables of: Kim Song-ho.

Enters: the parts of a query and of a reading, and how they were paired. Leaves: whether the given
names differ. Refuses names of other kinds: a part left out of them is only a part left out.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from app.screening.index import Index
from app.screening.names import Part, given_syllables, is_family_of_syllables
from app.screening.pairing import Pair

_FAMILY: Final = 0b001
_GIVEN: Final = 0b110
_MOST_DEFICIT: Final = 4.4
"""Nats that a syllable of one listed name spelt by the news lacked at most, of thirty."""
_FAMILY_AND_ONE: Final = 2
_BOTH: Final = 0b11


def given_names_differ(
    index: Index, reading: int, parts: Sequence[Part], pairs: Sequence[Pair], covered_listed: int
) -> bool:
    """Tell whether two names of syllables are two people's: «كيم سونغ هو» and "KIM Sang-ho".

    All three parts must agree, each well, and the syllables of the given name in their order.
    A name asked with one syllable of two is another one, and so is one turned round: «لي لي»
    before a family name is a given name, LEI ZHANG is not ZHANG, Lei.

    Args:
        index: where the reading is.
        reading: its number.
        parts: of the name asked.
        pairs: parts matched.
        covered_listed: mask of the listed parts matched.
    """
    covered = 0
    for pair in pairs:
        covered |= pair.mask
    given = given_syllables(parts)
    if given:
        return _is_broken(covered, given) or _is_spoilt(pairs, given)
    if len(parts) != _FAMILY_AND_ONE:
        return False
    halved = covered_listed & _GIVEN not in {0, _GIVEN}
    turned = covered == _BOTH and is_family_of_syllables(parts[0].text) and _is_turned(pairs)
    if not halved and not turned:
        return False
    listed = listed_parts(index, reading)
    if len(listed) == _FAMILY_AND_ONE:
        return turned and is_family_of_syllables(listed[0].text)
    return halved and bool(given_syllables(listed))


def _is_turned(pairs: Sequence[Pair]) -> bool:
    """Tell whether the family's name of one side is the given name of the other."""
    return any(one.listed_mask > two.listed_mask for one, two in pairwise(pairs))


def _is_broken(covered: int, given: int) -> bool:
    """Tell whether one syllable is left out, or the family's name."""
    matched = covered & given
    return matched not in {0, given} or (matched == given and not covered & _FAMILY)


def _is_spoilt(pairs: Sequence[Pair], given: int) -> bool:
    """Tell whether a syllable is spelt far from the listed one, or they are turned round."""
    mine = [pair for pair in pairs if pair.mask & (given | _FAMILY)]
    order = [pair.listed_mask for pair in mine if pair.mask & given]
    far = any(pair.deficit > _MOST_DEFICIT for pair in mine)
    return far or any(one > two for one, two in pairwise(order))


def listed_parts(index: Index, reading: int) -> list[Part]:
    """Return the parts of a reading in order."""
    units = slice(int(index.reading_starts[reading]), int(index.reading_starts[reading + 1]))
    masks = index.reading_masks[units].tolist()
    numbers = index.reading_units[units].tolist()
    single = sorted(
        (mask, number) for mask, number in zip(masks, numbers, strict=True) if mask.bit_count() == 1
    )
    return [Part(index.unit_text(number)) for _, number in single]
