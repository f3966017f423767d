"""Screening questions and answers: a name asked, hits with scores in [0, 1] and their evidence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.history import Period, Stretch
from app.domain.listing import Kind, ListVersion

NOTE = (
    "A name match is a lead, not an identification. "
    "Check birth date, nationality and office against the list's own entry before acting. "
    "To dispute a match, tell whoever runs this service{contact} its id, or the name and the "
    "entry, and why it is another; to dispute a listing, turn to the authority of the list."
)

HITS_KEPT: Final = 5
"""Hits that a stored screening looks for."""


def note(contact: str = "") -> str:
    """Return what every answer says of itself: what a match is, and how to dispute it.

    Args:
        contact: where whoever runs the service takes disputes (an address), if anywhere.
    """
    return NOTE.format(contact=f" ({contact})" if contact else "")


class Band(StrEnum):
    """What a score means: the verdict of a hit, and of an answer (its best hit)."""

    MATCH = "match"
    POSSIBLE = "possible"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A name asked.

    Attributes:
        country: ISO 3166-1 alpha-2.
        as_of: asks for a past day.
        role: what the party is called in the text («وزير الدفاع»), Arabic or English.
    """

    name: str
    kind: Kind | None = None
    country: str | None = None
    birth_year: int | None = None
    as_of: date | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One feature's part in a score; contributions of a hit add up to its raw score."""

    feature: str
    query: str
    candidate: str
    contribution: float
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One designation found for a name.

    Attributes:
        name: the designation's primary name.
        matched_name: the alias that matched best.
        score: in [0, 1], never exactly 1.
        on_day: whether it was in force on the day asked for; None when no day was.
        periods: when it is known to have been in force.
    """

    list_id: str
    entry_id: str
    kind: Kind
    name: str
    matched_name: str
    score: float
    band: Band
    listed_on: date | None = None
    programmes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    on_day: Stretch | None = None
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What screening says of one name, and from which list versions it says it."""

    query: Query
    verdict: Band
    hits: tuple[Hit, ...]
    lists: tuple[ListVersion, ...]
    matcher: str
    note: str = note()
