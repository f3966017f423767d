"""Parties as JSON."""

from typing import Any, Literal

from pydantic import Field

from app.api.schemas.base import (
    Detail,
    Document,
    Listed,
    Listing,
    Names,
    PeriodBasis,
    Resource,
)


class PartyDesignation(Document):
    """A designation that a party matches, over one of its periods in force."""

    list_id: str = Field(alias="list", examples=["un_sc"])
    entry_id: str = Field(examples=["QDi.001"])
    start: str | None = Field(
        alias="from", examples=["2001-01-25"], description="Null when no day is known."
    )
    until: str | None = Field(description="The first day after; null while it lasts.")
    basis: PeriodBasis | Literal["no-listing-date"] = Field(examples=["listed-on"])


class PartyCounts(Document):
    """Where the party appears."""

    articles: int = Field(ge=0)
    claims: int = Field(ge=0, description="Claims it answers for.")
    quotes: int = Field(ge=0, description="Quotes it speaks.")


class Party(Resource):
    """A person, state or organised group, the same across articles."""

    type: Literal["person", "state", "agency", "organisation", "group", "media"]
    name: Names = Field(examples=[{"ar": "كيم جونغ أون", "en": "Kim Jong Un"}])
    aliases: list[str] = Field(examples=[["كيم", "كيم جونغ اون"]])
    country: str | None = Field(examples=["KP"], description="ISO 3166-1 alpha-2.")
    unnamed: bool
    wikidata: str | None = Field(examples=["Q56226"])
    counts: PartyCounts
    listed: Listed
    designations: list[PartyDesignation] = Field(
        description="What it matches, in force or not; a lead, not an identification."
    )
    screening: list[dict[str, Any]] | None = Field(
        default=None, description="With `include=screening`: what the stored screening says."
    )


class PartyList(Listing[Party]):
    """One page of parties."""


class PartyDetail(Detail[Party]):
    """One party."""
