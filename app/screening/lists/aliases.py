"""Names of entries as lists give them: a cell with several names, or a name in parts.

Enters: cells and parts. Leaves: aliases with their script. Refuses to transliterate and to guess
which part is which.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from sys import intern
from typing import Final

from app.domain.listing import Alias, NamePart, PartKind, Strength
from app.screening.lists.scripts import CYRILLIC, script_of, split_names

_STRESS: Final = "\u0301"
_BLANKS = re.compile(r"\s+")


def alias(cell: str, strength: Strength, language: str | None = None) -> Iterator[Alias]:
    """Yield the names of a cell, which may join several by `;` or hold two scripts.

    The first name of a primary cell is primary, the others strong.
    """
    for place, name in enumerate(split_names(cell)):
        own = Strength.STRONG if strength is Strength.PRIMARY and place else strength
        yield whole(name, own, language)


def whole(
    name: str,
    strength: Strength,
    language: str | None = None,
    parts: Sequence[NamePart] = (),
) -> Alias:
    """Return one alias; stress marks on Cyrillic letters are left out, as the news writes none."""
    script = script_of(name)
    return Alias(
        name=_unstressed(name) if script == CYRILLIC else name,
        strength=strength,
        script=intern(script),
        language=intern(language.lower()) if language else None,
        parts=tuple(parts),
    )


def family_first(
    family: str, given: str, strength: Strength, language: str | None = None
) -> Iterator[Alias]:
    """Yield the alias "FAMILY, Given", as OFAC writes it; one part alone is a whole name.

    A name of two or more signs of `;` is split as a cell is.
    """
    if not (family and given):
        yield from alias(family or given, strength, language)
        return
    parts = (NamePart(PartKind.FAMILY, family), NamePart(PartKind.GIVEN, given))
    yield whole(f"{family}, {given}", strength, language, parts)


def in_order(
    parts: Iterable[NamePart], strength: Strength, language: str | None = None
) -> Iterator[Alias]:
    """Yield the alias whose parts are joined by blanks; none when there is no letter."""
    kept = tuple(NamePart(kind, tidy) for kind, text in parts if (tidy := plain(text)))
    if len(kept) == 1:
        yield from alias(kept[0].text, strength, language)
    elif kept:
        yield whole(" ".join(part.text for part in kept), strength, language, kept)


def unique(names: Iterable[Alias]) -> tuple[Alias, ...]:
    """Return the names without repetitions, the primary one first.

    Of the same name twice the first is kept. Where a list marks none as primary, the first strong
    one becomes it, a Latin one before others; weak names alone stay weak. Further primary ones
    are strong.
    """
    found: dict[str, Alias] = {}
    for name in names:
        found.setdefault(name.name, name)
    kept = list(found.values())
    head = min(range(len(kept)), key=lambda n: (_rank(kept[n]), n), default=None)
    if head is None:
        return ()
    first = _as(kept[head], Strength.STRONG, Strength.PRIMARY)
    others = (*kept[:head], *kept[head + 1 :])
    return (first, *(_as(name, Strength.PRIMARY, Strength.STRONG) for name in others))


def plain(text: str | None) -> str:
    """Return text with single blanks and no blanks at its ends."""
    return _BLANKS.sub(" ", text or "").strip()


def _as(name: Alias, before: Strength, after: Strength) -> Alias:
    return replace(name, strength=after) if name.strength is before else name


def _rank(name: Alias) -> int:
    if name.strength is Strength.PRIMARY:
        return 0
    return {Strength.STRONG: 1, Strength.WEAK: 3}[name.strength] + (name.script != "Latn")


def _unstressed(name: str) -> str:
    bare = unicodedata.normalize("NFD", name).replace(_STRESS, "")
    return unicodedata.normalize("NFC", bare)
