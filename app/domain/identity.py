"""What a party is told apart and recognised by across articles, and the merging of two."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.ids import PartyId


class NameKind(StrEnum):
    """What a name gives to go by."""

    FULL = "full"
    """A person's name of two parts or more."""
    SHORT = "short"
    """One part of a person's name; it means someone in its article alone."""
    BODY = "body"
    """The name of an organised body."""


class Cause(StrEnum):
    """On what ground two names are one party."""

    SPELLING = "spelling"
    """Two spellings of one name, of one country."""
    ROLE = "role"
    """One name and country; the walk of life is known of one of them only."""
    COUNTRY = "country"
    """One name; the country is known of one of them only, and the other's articles agree."""
    MIDDLE = "middle name"
    """One leaves out names between the first and the last."""
    SHORT = "short name"
    """The last name, in an article whose countries and parties agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the articles tell of one party, for comparison; equal whatever order they came in.

    Attributes:
        block: only parties of one block are compared («غوتيريش» and «جوتيريس» are of one).
        surname: what a short name of this person is found by; "" for bodies.
        units: parts of the name, spelling variants folded away.
        country: ISO 3166-1 alpha-2 where an article says so; None when unknown or guessed.
        sphere: walk of life, when a title says it.
        guesses: countries of its articles' context, where nothing says its own.
        first_day: of publication, of the articles that name it.
        context: of a short name, the countries its article speaks of.
        company: of a short name, the other named parties of its article.
    """

    kind: NameKind
    block: str
    surname: str = ""
    units: tuple[str, ...]
    country: str | None = None
    sphere: str | None = None
    guesses: frozenset[str] = field(default=frozenset())
    first_day: date | None = None
    context: frozenset[str] = field(default=frozenset())
    company: frozenset[PartyId] = field(default=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A party as its key names it, with what is known of it."""

    id: PartyId
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """One party is another; `evidence` says what agreed, for the log."""

    member: PartyId
    into: PartyId
    cause: Cause
    evidence: str
