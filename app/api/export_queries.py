"""The queries of exports and feeds: filters, a form and where to begin.

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
from app.api.parameters import DEFAULT_PAGE, LARGEST_PAGE, LONGEST_CURSOR, OneOf
from app.api.queries import NEWEST

LONGEST_EXPORT: Final = 1_000_000_000


class _Export(Filters):
    format: Annotated[str, OneOf(("ndjson", "csv"))] = Field(
        default="ndjson", description="A document or a row a line."
    )
    limit: int | None = Field(
        default=None, ge=1, le=LONGEST_EXPORT, description="Rows at most; all when left out."
    )
    cursor: str | None = Field(
        default=None,
        max_length=LONGEST_CURSOR,
        description="Where to go on: a cursor of this query, or the id of the last row received.",
    )
    bom: bool = Field(default=False, description="Begin CSV with the mark by which Excel knows it.")


ByDayAlone = Annotated[str, OneOf(("-published_on", "published_on"))]


class ArticleExport(ArticleFilters, _Export):
    """The query of `/articles/export`."""

    sort: ByDayAlone = Field(default=NEWEST, description="`-` for downwards.")


class ClaimExport(ClaimFilters, _Export):
    """The query of `/claims/export`."""

    sort: ByDayAlone = Field(default=NEWEST, description="`-` for downwards.")


class QuoteExport(QuoteFilters, _Export):
    """The query of `/quotes/export`."""

    sort: ByDayAlone = Field(default=NEWEST, description="`-` for downwards.")


class PartyExport(PartyFilters, _Export):
    """The query of `/parties/export`."""

    sort: Annotated[str, OneOf(("-articles", "articles"))] = Field(
        default="-articles", description="By the number of articles."
    )


class AnalystExport(AnalystFilters, _Export):
    """The query of `/analysts/export`."""

    sort: Annotated[str, OneOf(("-last_cited_on", "last_cited_on"))] = Field(
        default="-last_cited_on", description="By the day of the last citation."
    )


AnyExport = ArticleExport | ClaimExport | QuoteExport | PartyExport | AnalystExport


class _Feed(Filters):
    limit: int = Field(default=DEFAULT_PAGE, ge=1, le=LARGEST_PAGE, description="Entries.")


class ArticleFeed(ArticleFilters, _Feed):
    """The query of `/articles/feed`."""


class ClaimFeed(ClaimFilters, _Feed):
    """The query of `/claims/feed`."""


class QuoteFeed(QuoteFilters, _Feed):
    """The query of `/quotes/feed`."""
