"""Parties as JSON."""

from typing import Any, Literal

from pydantic import Field

from app.api.schemas.base import Detail, Document, Listed, Listing, Names, Resource


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
    screening: list[dict[str, Any]] | None = Field(
        default=None, description="With `include=screening`: what the stored screening says."
    )


class PartyList(Listing[Party]):
    """One page of parties."""


class PartyDetail(Detail[Party]):
    """One party."""
