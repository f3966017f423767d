"""The queries of facets and timelines: filters, and what is counted by which property.

Enters: a query string, by way of FastAPI. Leaves: a model each. Refuses to know SQL.
"""

from typing import Annotated, Final

from pydantic import Field

from app.api.filters import (
    AnalystFilters,
    ArticleFilters,
    ClaimFilters,
    Filters,
    PartyFilters,
    QuoteFilters,
)
from app.api.parameters import OneOf, Several
from app.storage.reading.facets import (
    ANALYST_FACETS,
    ARTICLE_FACETS,
    CLAIM_FACETS,
    PARTY_FACETS,
    QUOTE_FACETS,
)

MOST_FACETS: Final = max(
    map(len, (ARTICLE_FACETS, CLAIM_FACETS, QUOTE_FACETS, PARTY_FACETS, ANALYST_FACETS))
)
MOST_VALUES: Final = 200


class _Counted(Filters):
    limit: int = Field(default=20, ge=1, le=MOST_VALUES, description="Values of each property.")


class ArticleFacets(ArticleFilters, _Counted):
    """The query of `/articles/facets`."""

    by: Several[Annotated[str, OneOf(tuple(ARTICLE_FACETS))]] = Field(
        min_length=1, max_length=MOST_FACETS, description="Properties to count by."
    )


class ClaimFacets(ClaimFilters, _Counted):
    """The query of `/claims/facets`."""

    by: Several[Annotated[str, OneOf(tuple(CLAIM_FACETS))]] = Field(
        min_length=1, max_length=MOST_FACETS, description="Properties to count by."
    )


class QuoteFacets(QuoteFilters, _Counted):
    """The query of `/quotes/facets`."""

    by: Several[Annotated[str, OneOf(tuple(QUOTE_FACETS))]] = Field(
        min_length=1, max_length=MOST_FACETS, description="Properties to count by."
    )


class PartyFacets(PartyFilters, _Counted):
    """The query of `/parties/facets`."""

    by: Several[Annotated[str, OneOf(tuple(PARTY_FACETS))]] = Field(
        min_length=1, max_length=MOST_FACETS, description="Properties to count by."
    )


class AnalystFacets(AnalystFilters, _Counted):
    """The query of `/analysts/facets`."""

    by: Several[Annotated[str, OneOf(tuple(ANALYST_FACETS))]] = Field(
        min_length=1, max_length=MOST_FACETS, description="Properties to count by."
    )


class _Timed(Filters):
    interval: Annotated[str, OneOf(("day", "week", "month"))] = Field(
        default="month", description="Length of a stretch; weeks begin on Monday."
    )
    limit: int = Field(default=10, ge=1, le=50, description="Values of `by`, the most frequent.")


class ArticleTimeline(ArticleFilters, _Timed):
    """The query of `/articles/timeline`."""

    by: Annotated[str, OneOf(tuple(ARTICLE_FACETS))] | None = Field(
        default=None, description="Count each value of this property too."
    )


class ClaimTimeline(ClaimFilters, _Timed):
    """The query of `/claims/timeline`."""

    by: Annotated[str, OneOf(tuple(CLAIM_FACETS))] | None = Field(
        default=None, description="Count each value of this property too."
    )


class QuoteTimeline(QuoteFilters, _Timed):
    """The query of `/quotes/timeline`."""

    by: Annotated[str, OneOf(tuple(QUOTE_FACETS))] | None = Field(
        default=None, description="Count each value of this property too."
    )
