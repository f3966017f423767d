"""Facets, timelines and search results as JSON."""

from typing import Any, Literal

from pydantic import Field

from app.api.parameters import ID_EXAMPLE, ID_PATTERN
from app.api.schemas.base import ArticleBrief, Document, Listing, Meta, Names, SpanDocument


class FacetValue(Document):
    """One value of a property and how often it occurs under the filters."""

    value: str = Field(examples=["KP"])
    label: Names = Field(examples=[{"ar": "كوريا الشمالية", "en": "North Korea"}])
    count: int = Field(ge=0)


class Facets(Document):
    """The most frequent values of each property asked for."""

    data: dict[str, list[FacetValue]]
    query: dict[str, Any]
    meta: Meta


class Stretch(Document):
    """A stretch of days, both ends included, and how much there is in it."""

    start: str = Field(examples=["2024-06-01"])
    end: str = Field(examples=["2024-06-30"])
    count: int = Field(ge=0)
    by: list[FacetValue] | None = Field(default=None, description="With `by`: zeros too.")


class Timeline(Document):
    """Stretches one after the other, none left out."""

    data: list[Stretch]
    query: dict[str, Any]
    meta: Meta


class Snippet(Document):
    """A piece of the text around the words found."""

    text: str = Field(examples=["فرضت الأمم المتحدة عقوبات على…"])
    span: SpanDocument | None = Field(
        description="Where it lies in the stored text (of claims and quotes: in their own); "
        "null when it has words of the title."
    )
    highlights: list[SpanDocument] = Field(
        description="The words found, as offsets into the piece itself."
    )


class Found(Document):
    """Something that has the words."""

    id: str = Field(pattern=ID_PATTERN, examples=[ID_EXAMPLE])
    type: Literal["article", "claim", "quote"]
    score: float = Field(ge=0)
    snippet: Snippet | None = Field(description="Null where the deployment gives out no texts.")
    article: ArticleBrief


class SearchResults(Listing[Found]):
    """One page of what was found, the most relevant first."""
