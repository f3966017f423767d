"""Articles as JSON."""

from typing import Any, Literal

from pydantic import AwareDatetime, Field

from app.api.parameters import ID_EXAMPLE, ID_PATTERN
from app.api.schemas.base import Detail, Document, Listing, OutletBrief, Resource, SpanDocument


class ZoneDocument(Document):
    """A stretch of the text that is not plain body."""

    kind: Literal["headline", "subhead", "caption", "dateline", "boilerplate"]
    span: SpanDocument


class ArticleCounts(Document):
    """How much was found in the article."""

    claims: int = Field(ge=0)
    quotes: int = Field(ge=0)
    parties: int = Field(ge=0)
    analysts: int = Field(ge=0)


class Article(Resource):
    """An article and what was found in it."""

    title: str | None = Field(examples=["بوتين وكيم يوقعان اتفاق شراكة استراتيجية"])
    url: str | None = Field(examples=["https://example.org/a/1"])
    outlet: OutletBrief | None
    agency: str | None = Field(description="Id of the agency that signed it.")
    author: str | None
    published_on: str | None = Field(description="The day as printed.", examples=["2024-06-19"])
    published_at: AwareDatetime | None = Field(description="The instant, when the source gives it.")
    precision: Literal["instant", "day", "inferred", "unknown"]
    language: str = Field(examples=["ar"])
    countries: list[str] = Field(
        description="Countries of its claims and its dateline, ISO 3166-1 alpha-2.",
        examples=[["KP", "RU"]],
    )
    counts: ArticleCounts
    story: str = Field(
        pattern=ID_PATTERN, examples=[ID_EXAMPLE], description="Near-duplicates share a story."
    )
    excerpt: str | None = Field(examples=["وقع الرئيس الروسي فلاديمير بوتين والزعيم الكوري…"])
    zones: list[ZoneDocument]
    ingested_at: AwareDatetime
    extractor: str = Field(description="Version of the extractor that read it.")
    text: str | None = Field(
        default=None,
        description="With `include=text`: as `/meta` `text_policy` allows; spans point into it.",
    )
    claims: list[dict[str, Any]] | None = Field(default=None, description="`include=claims`.")
    quotes: list[dict[str, Any]] | None = Field(default=None, description="`include=quotes`.")
    parties: list[dict[str, Any]] | None = Field(default=None, description="`include=parties`.")
    analysts: list[dict[str, Any]] | None = Field(default=None, description="`include=analysts`.")
    screening: list[dict[str, Any]] | None = Field(default=None, description="`include=screening`.")


class ArticleList(Listing[Article]):
    """One page of articles."""


class ArticleDetail(Detail[Article]):
    """One article."""
