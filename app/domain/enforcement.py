"""What the enforcement record says of a sanction claim: verdict, evidence, explanation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

Evidence = Mapping[str, Any]
"""One piece of evidence, plain enough for JSON; `kind` says which: words, regime, absent, …"""


class Verdict(StrEnum):
    """How a claim and the record stand to each other."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    NOT_CHECKABLE = "not_checkable"


class Bilingual(NamedTuple):
    """One text in both languages."""

    ar: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What checking one claim gave.

    Attributes:
        authority: whose sanctions the verdict is about ("UN"), None when it is about none.
        target: ISO 3166-1 alpha-2, or the id that the party was given with; None when unknown.
        since: the first day on record of what was found; None when nothing was.
        evidence: never empty; the words that were read come first.
        covers_from, covers_to: the stretch that the record answers for; None where it answers for
            nothing.
    """

    verdict: Verdict
    explanation: Bilingual
    evidence: tuple[Evidence, ...]
    authority: str | None = None
    target: str | None = None
    since: date | None = None
    covers_from: date | None = None
    covers_to: date | None = None
