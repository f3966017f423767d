"""Several names written as one: acronyms and second names apart, spellings joined by commas apart.

Enters: a name as a list or a question writes it. Leaves: the names in it, at least one. Refuses to
guess: a comma that may set a family name apart ("AL-ASSAD, Hafez") joins nothing.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.screening.sounds import sounds

_MOST_ASKED: Final = 4
_FULL: Final = 2
_NOTE = re.compile(
    r"\d|\b(?:born|branch|formerly|previously|located|governor|minister|deputy|head|office|"
    r"representative|fka|aka|a\.k\.a|f\.k\.a|d\.?o\.?b|alias)\b",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SLASH = re.compile(r"\s+/\s+|(?<=\w{3})/(?=\w{3})")
_ALSO_KNOWN_AS = re.compile(
    r",?\s+(?:a\.?k\.?a\.?|f\.?k\.?a\.?|also known as|formerly known as)[:\s]\s*", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s+[\u00b7\u0387\u2022\u2027\u22c5|/]\s+|\s*[;\u061b]\s*")
_COMMA = re.compile(r"\s*[,،]\s*")


def listed_names(name: str, *, person: bool = False) -> tuple[str, ...]:
    """Return the readings of a listed name: notes cut off, acronyms and second names apart.

    Args:
        name: as the list writes it.
        person: whether it is a person's; names of bodies have commas of their own.

    Examples: "ALLIED DEMOCRATIC FORCES (ADF)" → the name, and "ADF"; "Fady SAKR, Fadi SAQER" → two.
    """
    outer = _PARENTHESIS.sub(" ", name)
    found = [
        spelling
        for known in _ALSO_KNOWN_AS.split(outer)
        for piece in _SLASH.split(known)
        if piece.strip()
        for spelling in (_spellings(piece) if person else (piece,))
    ]
    for inner in _PARENTHESIS.findall(name):
        words = inner.split()
        acronym = len(words) == 1 and inner.isupper()
        if not _NOTE.search(inner) and (acronym or len(words) > 1):
            found.append(inner)
    return tuple(found or [name])


def asked_names(name: str) -> tuple[str, ...]:
    """Return the names of a question that gives several full ones; else the name itself.

    Example: «صنایع شاهد · مرکز تحقیقات شاهد» (Shahed industries, Shahed research centre) → two.
    """
    pieces = [piece for piece in _BETWEEN.split(name) if piece.strip()]
    if len(pieces) == 1:
        pieces = [*_spellings(name)]
    several = 1 < len(pieces) <= _MOST_ASKED and all(_is_full(piece) for piece in pieces)
    return tuple(dict.fromkeys(pieces)) if several else (name,)


def _spellings(name: str) -> Sequence[str]:
    """Return the names of a person that commas join; the name itself where they do not."""
    first, *others = [piece for piece in _COMMA.split(name) if piece.strip()] or [name]
    if not others or not _is_full(first):
        return (name,)
    full = [other for other in others if _is_full(other)]
    single = [other for other in others if not _is_full(other)]
    family_is_marked = _ends_in_capitals(first)
    if single and not (family_is_marked and all(_shared(first, one) for one in single)):
        return (name,)
    if family_is_marked or all(_shared(first, other) >= _FULL for other in full):
        return (first, *full)
    return (name,)


def _is_full(name: str) -> bool:
    return len(name.split()) >= _FULL


def _ends_in_capitals(name: str) -> bool:
    """Tell whether capitals mark a family name at the end: "Samer AL-DIBS"."""
    words = name.split()
    return words[-1].isupper() and not words[0].isupper()


def _shared(one: str, other: str) -> int:
    """Return how many words sound alike in both names."""
    return len({*map(sounds, one.split())} & {*map(sounds, other.split())} - {""})
