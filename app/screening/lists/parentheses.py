"""What stands in parentheses inside a listed name: an acronym, another spelling, or a note.

Enters: a name as the list writes it, in one script. Leaves: names without parentheses, the fullest
first. Refuses to guess: a note is left out.
"""

import re
from collections.abc import Iterator
from typing import Final

_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LEAD = re.compile(
    r"^(?:a\.?k\.?a\.?|f\.?k\.?a\.?|also known as|alias|formerly|or)[:\s]+", re.IGNORECASE
)
_NOTE = re.compile(
    r"\d|\b(?:born|branch|located|governor|minister|deputy|head|representative|previously|"
    r"as listed|combat|listed|office|member|son of|talks|province)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;]\s*|\s+or\s+")
_EDGES: Final = " -–—,;"
_SHORTEST_ACRONYM: Final = 2
_LONGEST_ACRONYM: Final = 6


def without_parentheses(name: str) -> Iterator[str]:
    """Yield the names that a name with parentheses stands for.

    Examples: "Guard Corps (IRGC)" → "Guard Corps", "IRGC"; "Maher (a.k.a. Mahir) AL-ASSAD" →
    "Maher AL-ASSAD", "Mahir AL-ASSAD"; "A B (born in C)" → "A B".
    """
    outer = _tidy(_PARENTHESIS.sub(" ", name))
    if outer:
        yield outer
    for found in _PARENTHESIS.finditer(name):
        for piece in _pieces(found[1]):
            if not outer or len(piece.split()) > 1 or _is_acronym(piece):
                yield piece
            elif before := _tidy(name[: found.start()]):
                kept = [*before.split()[:-1], piece, _PARENTHESIS.sub(" ", name[found.end() :])]
                yield _tidy(" ".join(kept))


def _pieces(inner: str) -> Iterator[str]:
    plain = _LEAD.sub("", inner.strip())
    if not _NOTE.search(plain):
        yield from (piece for raw in _SEPARATOR.split(plain) if (piece := _tidy(raw)))


def _is_acronym(piece: str) -> bool:
    return piece.isupper() and _SHORTEST_ACRONYM <= len(piece) <= _LONGEST_ACRONYM


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES)
