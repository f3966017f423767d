"""Parties of one article and where they are mentioned."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.text.span import Span

GUESSED_BASES: Final = frozenset({"context", "name"})
"""Values of `Party.country_basis` that are guesses: no word of the text tells that country."""


class PartyType(StrEnum):
    """What a party is; the annotation scheme's six types."""

    PERSON = "person"
    STATE = "state"
    AGENCY = "agency"
    ORGANISATION = "organisation"
    GROUP = "group"
    MEDIA = "media"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person, state or organised group that acts, speaks or is acted on in one article.

    Attributes:
        id: local to the article (p1, p2, …).
        country: ISO 3166-1 alpha-2, or None (inter-governmental bodies, unknown).
        mentions: names and metonyms, in order of appearance.
        metonym: the mentions that are capitals standing for a government.
        descriptive: definite descriptions that replace the name.
        unnamed: True for a speaking or acting party that the article does not name.
        key: the gazetteer's key when the party is a known one ("state:RU"), else None.
        country_basis: why that country: "gazetteer", "title", "affiliation", "nisba",
            "dateline", "context" (the state the article is mostly about), "name" (another that it
            names, where such names are usual), or None.
    """

    id: str
    type: PartyType
    canonical_ar: str
    canonical_en: str
    country: str | None = None
    mentions: tuple[Span, ...] = ()
    metonym: tuple[Span, ...] = ()
    descriptive: tuple[Span, ...] = ()
    unnamed: bool = False
    wikidata: str | None = None
    key: str | None = None
    country_basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named as a place; `country` is ISO 3166-1 alpha-2 or None."""

    span: Span
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyst:
    """A named person quoted or paraphrased for expertise, not for an office held in the events.

    Attributes:
        party: local id of the person.
        title: as written, without the affiliation.
        affiliation: as written, without quotation marks.
        affiliation_party: local id of the affiliation when it is a party.
        told_to: local id of the outlet spoken to.
        intro: span of the introducing phrase.
    """

    party: str
    title: str | None = None
    title_en: str | None = None
    affiliation: str | None = None
    affiliation_party: str | None = None
    field: str | None = None
    told_to: str | None = None
    countries: tuple[str, ...] = ()
    intro: Span | None = None
