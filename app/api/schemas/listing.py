"""Lists and their designations as JSON."""

from typing import Literal

from pydantic import AwareDatetime, Field

from app.api.schemas.base import Document, Listing, Meta, PeriodDocument
from app.api.schemas.screening import Kind


class EnforcementList(Document):
    """What is enforced, since when, which version, how old."""

    id: str = Field(examples=["un_sc"])
    name: str = Field(examples=["UN Security Council Consolidated List"])
    authority: str = Field(examples=["United Nations"])
    version: str | None = Field(examples=["2026-02-27"])
    date: str | None = Field(description="The date that the list states of itself.")
    sha256: str | None
    excerpt: bool = Field(description="True for the bundled samples: not the whole list.")
    counts: dict[str, int] = Field(examples=[{"entries": 1002, "refused": 0}])
    fetched_at: AwareDatetime | None
    checked_at: AwareDatetime | None
    loaded_at: AwareDatetime | None
    age_seconds: int | None
    stale: bool
    last_error: str | None
    source_url: str | None


class AliasDocument(Document):
    """One name of a designation as the list writes it."""

    name: str
    strength: Literal["primary", "strong", "weak"]
    script: str = Field(examples=["Arab"])
    language: str | None


class BirthDocument(Document):
    """A birth date as far as the list knows it."""

    year_from: int
    year_to: int
    day: str | None
    circa: bool


class DesignationDocument(Document):
    """One entry of a list."""

    list_id: str = Field(alias="list", examples=["un_sc"])
    entry_id: str
    kind: Kind
    name: str
    aliases: list[AliasDocument]
    programmes: list[str]
    listed_on: str | None
    delisted_on: str | None
    periods: list[PeriodDocument] = Field(description="When it is known to have been in force.")
    births: list[BirthDocument]
    countries: list[str]
    identifiers: list[str]
    remarks: str | None
    primary_missing: bool


class EnforcementLists(Listing[EnforcementList]):
    """All lists."""


class EnforcementListDetail(Document):
    """One list."""

    data: EnforcementList
    meta: Meta


class DesignationDetail(Document):
    """One designation."""

    data: DesignationDocument
    meta: Meta
