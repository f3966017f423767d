"""What can be seen where one proposition may end and the next begin.

Enters: tokens with their shapes, and a boundary among them. Leaves: named features of what stands
before and after it. Weighs nothing.
"""

from collections.abc import Sequence

from app.extraction.claims.boundaries import Boundary
from app.extraction.words.word_shapes import VERBS
from app.text.tokens import Token

_NEAR = 6


def seen_at(
    tokens: Sequence[Token], shapes: Sequence[str], here: Boundary, start: int
) -> list[str]:
    """Return the named features of a boundary.

    Args:
        tokens: the run the boundary is in.
        shapes: their shapes.
        here: the boundary.
        start: index where the clause before it begins.
    """
    word = tokens[here.first].folded
    bare = word[1:] if here.joined else word
    first, before = shapes[here.first], shapes[here.last - 1]
    after = shapes[here.first + 1] if here.first + 1 < len(shapes) else "end"
    head = shapes[start]
    verbs = sum(map(VERBS.__contains__, shapes[start : here.last]))
    ahead = sum(map(VERBS.__contains__, shapes[here.first : here.first + _NEAR]))
    return [
        f"kind {here.kind}",
        f"first {first}",
        f"kind+first {here.kind} {first}",
        f"word {bare}",
        f"word+kind {bare} {here.kind}",
        f"before {before}",
        f"before+first {before} {first} {here.kind[-1:]}",
        f"first+after {first} {after}",
        f"head {head}",
        f"head+first {head} {first} {here.kind[-1:]}",
        f"verbs {min(verbs, 2)}",
        f"verbs+first {min(verbs, 2)} {first} {here.kind[-1:]}",
        f"ahead {min(ahead, 2)}",
        f"ahead+kind {min(ahead, 2)} {here.kind}",
        f"length {size_of(here.last - start)}",
        f"rest {size_of(len(tokens) - here.first)}",
        *(["alike"] if _alike(tokens[here.last - 1].folded, bare) else []),
        *(["that near"] if "that" in shapes[max(start + 1, here.last - _NEAR) : here.last] else []),
    ]


def size_of(words: int) -> str:
    """Return the class of a length in words («<3», …, «24+»)."""
    return _SIZES[words] if words < len(_SIZES) else "24+"


_SIZES = (*["<3"] * 3, *["<6"] * 3, *["<12"] * 6, *["<24"] * 12)


def _alike(one: str, other: str) -> bool:
    """Tell whether two words end alike, as coordinated nouns and adjectives do."""
    return one[-2:] == other[-2:] and one[:2] == other[:2]
