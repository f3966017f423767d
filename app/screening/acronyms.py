"""Acronyms spelt by the names of their letters: «في تي بي» (vī tī bī), VTB.

Enters: the parts of a name asked. Leaves: units of Latin letters. Refuses single letters, and words
that are no letter's name.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from app.lexicon.latin_letter_names import latin_letter_names
from app.screening.names import Part, Unit

_FEWEST: Final = 2
_MOST: Final = 6


def spelt_acronyms(parts: Sequence[Part]) -> Iterator[Unit]:
    """Yield every reading of each longest run of letter names as one Latin unit."""
    names = latin_letter_names()
    start = 0
    while start < len(parts):
        end = start
        while end < len(parts) and end - start < _MOST and parts[end].whole in names:
            end += 1
        if end - start >= _FEWEST:
            mask = (1 << end) - (1 << start)
            for letters in product(*(names[part.whole] for part in parts[start:end])):
                yield Unit("".join(letters), mask)
        start = max(end, start + 1)
