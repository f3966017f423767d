"""Fields of the EU Financial Sanctions Files, which its XML and its CSV share.

Enters: texts of fields. Leaves: kinds, names, birth dates, countries. Refuses to know formats.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.listing import Alias, BirthDate, Kind, NamePart, PartKind, Strength
from app.lexicon.country_words import country_code
from app.screening.lists.aliases import alias, in_order, plain, whole
from app.screening.lists.collecting import RowError
from app.screening.lists.dates import parse_births, parse_day, year_birth

_KINDS: Final = {"person": Kind.PERSON, "enterprise": Kind.ORGANISATION}
_LOW_QUALITY = re.compile(r"\blow? quality", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a file says of itself."""

    version: str | None
    dated: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EuName:
    """A name as either form gives it; empty where it is silent."""

    whole: str
    first: str = ""
    middle: str = ""
    last: str = ""
    language: str = ""
    strong: str = ""
    remark: str = ""


def kind_of(code: str) -> Kind:
    """Return the kind of a subject type.

    Raises:
        RowError: when there is no such type.
    """
    kind = _KINDS.get(code.lower())
    if kind is None:
        raise RowError(f"the subject type {code!r} is not known")
    return kind


def names_of(name: EuName) -> Iterable[Alias]:
    """Yield the aliases of a name; the files mark none as primary."""
    weak = name.strong.lower() == "false" or _LOW_QUALITY.search(name.remark)
    strength = Strength.WEAK if weak else Strength.STRONG
    language = name.language or None
    parts = [
        NamePart(kind, text)
        for kind, cell in (
            (PartKind.GIVEN, name.first),
            (PartKind.MIDDLE, name.middle),
            (PartKind.FAMILY, name.last),
        )
        if (text := plain(cell))
    ]
    full = plain(name.whole)
    if full and len(parts) > 1 and ";" not in full:
        yield whole(full, strength, language, parts)
    elif full:
        yield from alias(full, strength, language)
    else:
        yield from in_order(parts, strength, language)


def birth_of(day: str, year: str, first: str, last: str, circa: str) -> BirthDate | None:
    """Return a birth date from its fields: full, of a year, or of a range of years."""
    about = circa.lower() == "true"
    if found := parse_day(day):
        return BirthDate(year_from=found.year, year_to=found.year, day=found, circa=about)
    if first or last:
        return year_birth(first or last, last or first, circa=about)
    return year_birth(year, circa=about) or next(iter(parse_births(day)), None)


def states_of(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the alpha-2 codes among `codes`; "00" and UNKNOWN are none."""
    return tuple(dict.fromkeys(code for cell in codes if (code := country_code(cell))))


def entry_id(reference: str, logical: str) -> str:
    """Return the key of an entry.

    Raises:
        RowError: when it has neither a reference nor a logical id.
    """
    if not (reference or logical):
        raise RowError("the entry has neither a reference nor a logical id")
    return reference or f"~{logical}"


def listing_day(designated: str, forces: Iterable[str]) -> date | None:
    """Return the day of designation, else the earliest entry into force."""
    days = (day for cell in forces if (day := parse_day(cell)))
    return parse_day(designated) or min(days, default=None)
