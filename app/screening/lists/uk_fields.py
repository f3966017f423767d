"""Fields of the UK Sanctions List, which its XML and its CSV share.

Enters: texts of fields. Leaves: kinds, names, birth dates, remarks. Refuses to know formats.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Final

from app.domain.listing import Alias, BirthDate, Kind, NamePart, PartKind, Strength
from app.lexicon.country_words import countries_in
from app.screening.lists.aliases import alias, in_order, plain
from app.screening.lists.collecting import RowError
from app.screening.lists.dates import parse_births

_KINDS: Final = {
    "individual": Kind.PERSON, "entity": Kind.ORGANISATION, "ship": Kind.VESSEL,
}  # fmt: skip
_PRIMARY: Final = "primary name"
_WEAK: Final = "low"
_PART_KINDS: Final = (PartKind.GIVEN, *[PartKind.MIDDLE] * 4, PartKind.FAMILY)
_ENTRY_ID = re.compile(r"[A-Za-z]{2,8}[-_ ]?\d+[A-Za-z]?")


def kind_of(text: str) -> Kind:
    """Return the kind of a designation.

    Raises:
        RowError: when there is no such kind.
    """
    kind = _KINDS.get(text.lower())
    if kind is None:
        raise RowError(f"the type {text!r} is not known")
    return kind


def checked_id(text: str) -> str:
    """Return a Unique ID such as RUS0251.

    Raises:
        RowError: when it is none.
    """
    if not _ENTRY_ID.fullmatch(text):
        raise RowError(f"the Unique ID {text!r} is none")
    return text


def names_of(cells: Sequence[str], name_type: str, strength: str) -> Iterator[Alias]:
    """Yield the alias of a name in six cells: Name 1 to Name 5, and Name 6, the family name.

    The name types are written in several letter cases. Without a stated strength it is strong.
    """
    own = Strength.WEAK if strength.lower().startswith(_WEAK) else Strength.STRONG
    if name_type.lower() == _PRIMARY:
        own = Strength.PRIMARY
    yield from in_order(map(NamePart, _PART_KINDS, cells), own)


def original(name: str, language: str) -> Iterator[Alias]:
    """Yield a name in a script other than Latin."""
    yield from alias(plain(name), Strength.STRONG, language or None)


def births_of(cells: Iterable[str]) -> tuple[BirthDate, ...]:
    """Return birth dates such as 07/10/1952, dd/mm/1945 and 00/00/1975 (the year alone)."""
    return tuple(dict.fromkeys(b for cell in cells for b in parse_births(cell)))


def states_of(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the states that cells name."""
    return tuple(dict.fromkeys(code for cell in cells for code in countries_in(cell)))


def remarks_of(cells: Iterable[str]) -> str | None:
    """Return remarks as one text; the list escapes HTML twice."""
    return "\n".join(dict.fromkeys(t for c in cells if (t := unescape(unescape(c))))) or None
