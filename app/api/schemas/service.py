"""Outlets, countries, the service itself and its health as JSON."""

from typing import Literal

from pydantic import AwareDatetime, Field

from app.api.parameters import ID_EXAMPLE, ID_PATTERN
from app.api.schemas.base import Document, Listing, Meta, Names


class OutletDocument(Document):
    """A place where articles appear."""

    id: str = Field(pattern=ID_PATTERN, examples=[ID_EXAMPLE])
    key: str = Field(examples=["bbc.com"], description="Host name, else the name, folded.")
    name: Names
    country: str | None
    articles: int = Field(ge=0)


class OutletList(Listing[OutletDocument]):
    """One page of outlets."""


class CountryDocument(Document):
    """A country and how much is said of it."""

    code: str = Field(examples=["SY"], description="ISO 3166-1 alpha-2.")
    name: Names = Field(examples=[{"ar": "سوريا", "en": "Syria"}])
    articles: int = Field(ge=0)
    claims: int = Field(ge=0)


class CountryList(Listing[CountryDocument]):
    """The countries that claims or articles concern."""


class ServiceCounts(Document):
    """How much is stored."""

    articles: int
    claims: int
    quotes: int
    parties: int
    analysts: int


class Service(Document):
    """What this deployment is and what it serves."""

    service: Literal["marsad"]
    version: str = Field(examples=["0.1.0"])
    text_policy: Literal["full", "excerpt", "none"]
    counts: ServiceCounts
    matcher: str
    largest_page: int
    largest_batch: int


class ServiceDetail(Document):
    """The service."""

    data: Service
    meta: Meta


class Liveness(Document):
    """The process answers."""

    status: Literal["ok"]


class Readiness(Document):
    """Whether the service can serve, and what is not as it should be."""

    status: Literal["ok", "degraded", "unavailable"]
    reasons: list[str] = Field(examples=[["list un_sc is an excerpt"]])
    lists: dict[str, str] = Field(description="Version of each list in the loaded index.")
    checked_at: AwareDatetime | None
