"""Sanctions lists as records: designations with their aliases, and versions of a list."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a designation designates."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    UNKNOWN = "unknown"


class Strength(StrEnum):
    """How far the list itself trusts an alias."""

    PRIMARY = "primary"
    STRONG = "strong"
    WEAK = "weak"


class PartKind(StrEnum):
    """What a list says a part of a name is."""

    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    PATRONYMIC = "patronymic"
    MATRONYMIC = "matronymic"
    GRANDFATHER = "grandfather"
    MAIDEN = "maiden"
    TRIBAL = "tribal"
    NICKNAME = "nickname"
    SUFFIX = "suffix"
    OTHER = "other"


class NamePart(NamedTuple):
    """A part of a name that the list sets apart."""

    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One name of a designation as the list writes it.

    Attributes:
        script: ISO 15924 code of most of its letters ("Latn", "Arab", "Cyrl", …).
        language: as the list states it, or None.
        parts: in the order of the name; empty where the list gives the name in one piece.
    """

    name: str
    strength: Strength
    script: str
    language: str | None = None
    parts: tuple[NamePart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthDate:
    """A birth date as far as the list knows it; a range has both years."""

    year_from: int
    year_to: int
    day: date | None = None
    circa: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """One entry of a list.

    Attributes:
        entry_id: the list's own id (DESIGN: `REFERENCE_NUMBER`, `ent_num`, `celex:annex:recordId`).
        aliases: every name, the primary one first.
        countries: ISO 3166-1 alpha-2 of nationality, seat or flag.
        listed_on: the list's own listing date, None when it gives none.
        delisted_on: the day from which the list itself says the entry no longer holds; None for
            most lists, whose entries vanish instead.
        primary_missing: True for an alias group without a primary row.
    """

    list_id: str
    entry_id: str
    kind: Kind
    aliases: tuple[Alias, ...]
    programmes: tuple[str, ...] = ()
    listed_on: date | None = None
    delisted_on: date | None = None
    births: tuple[BirthDate, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    remarks: str | None = None
    primary_missing: bool = False

    @property
    def name(self) -> str:
        """The primary name, else the first alias."""
        return self.aliases[0].name


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """What could not be read of a list: an entry, or a part of one that is taken without it.

    It is quarantined with its reason, never dropped.
    """

    position: str
    reason: str
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedList:
    """A whole list file as read.

    Attributes:
        version: the list's own version string, or None.
        dated: the date that the list states of itself, or None.
        sha256: of the bytes, files in name order.
    """

    list_id: str
    designations: tuple[Designation, ...]
    refused: tuple[RefusedRow, ...]
    sha256: str
    version: str | None = None
    dated: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListVersion:
    """Which state of a list an answer was given from.

    Attributes:
        version: the list's own version, else its date, else the first 12 of its sha256.
        excerpt: True for the bundled samples.
    """

    list_id: str
    version: str
    sha256: str
    dated: date | None
    entries: int
    excerpt: bool = False
    fetched_at: datetime | None = None
