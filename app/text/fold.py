"""Orthographic folding of Arabic for comparison, with a map back to the stored text.

Enters: any string. Leaves: a folded copy in which spelling variants coincide, and for each folded
character the offset it came from. The stored text itself is never altered.

Folded away: tashkeel, tatweel, bidi controls and zero-width marks; the hamza seats of alef
(أ إ آ ٱ → ا), alef maqsura (ى → ي), ta marbuta (ة → ه), hamza on waw and ya (ؤ → و, ئ → ي),
Persian and Urdu letter shapes (ک → ك, ی → ي, ۀ ە → ه), Arabic-Indic and Persian digits,
presentation forms (NFKC), and Latin case.
"""

import unicodedata
from typing import NamedTuple

from app.text.span import Span

TASHKEEL = "".join(chr(c) for c in (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670))
TATWEEL = "\u0640"
INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
QURANIC = "".join(
    chr(c) for c in (*range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9), *range(0x06EA, 0x06EE))
)

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه",
    "ک": "ك", "ڪ": "ك",
}  # fmt: skip
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_DROPPED = frozenset(TASHKEEL + TATWEEL + INVISIBLE + QURANIC)


def _fold_character(character: str) -> str:
    if character in _DROPPED:
        return ""
    compatible = unicodedata.normalize("NFKC", character).lower()
    return "".join(_LETTERS.get(c, _DIGITS.get(c, c)) for c in compatible if c not in _DROPPED)


class Folded(NamedTuple):
    """A folded copy and its map back.

    Attributes:
        text: the folded copy.
        origin: offset in the stored text of each folded character, non-decreasing, one more at
            the end for the length of the stored text.
    """

    text: str
    origin: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """Return the span of the stored text that a span of the folded copy came from.

        Marks that follow the last character (tashkeel) belong to it.
        """
        if span.start >= span.end:
            return Span(self.origin[span.start], self.origin[span.start])
        return Span(self.origin[span.start], self.origin[span.end])


class _LazyTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


_LAZY = _LazyTable()


def fold(text: str) -> str:
    """Return the folded copy of `text` alone (fast path: one `str.translate`).

    Example: «أَوْبَامَا» (Awbāmā, Obama) → «اوباما».
    """
    return text.translate(_LAZY)


def fold_with_map(text: str) -> Folded:
    """Return the folded copy of `text` with the offset each character came from."""
    characters: list[str] = []
    origin: list[int] = []
    for offset, character in enumerate(text):
        folded = _LAZY[ord(character)]
        characters.append(folded)
        origin.extend([offset] * len(folded))
    origin.append(len(text))
    return Folded("".join(characters), tuple(origin))
