"""The query of each list: filters, and which page of which properties in which order is wanted.

Enters: a query string, by way of FastAPI. Leaves: a model per list. Refuses to know SQL.
"""

from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.api.filters import (
    AnalystFilters,
    ArticleFilters,
    ClaimFilters,
    DatedFilters,
    Filters,
    PartyFilters,
    QuoteFilters,
)
from app.api.parameters import (
    DEFAULT_PAGE,
    LARGEST_PAGE,
    LONGEST_CURSOR,
    Countries,
    OneOf,
    Several,
    Text,
    refuse,
)
from app.api.schemas.article import Article
from app.api.schemas.attribution import Analyst, Claim, Quote
from app.api.schemas.party import Party
from app.storage.reading.facets import (
    ANALYST_FACETS,
    ARTICLE_FACETS,
    CLAIM_FACETS,
    PARTY_FACETS,
    QUOTE_FACETS,
)
from app.storage.reading.search import SEARCHED

FIELDS: Final = "Properties to keep; the id is always there."
INCLUDE: Final = "What to bring along."
INCLUDABLE: Final = ("text", "claims", "quotes", "parties", "analysts", "screening")

ByDay = Annotated[str, OneOf(("-published_on", "published_on", "relevance"))]
NEWEST: Final = "-published_on"
SORT: Final = "`-` for downwards; `relevance` goes with `q`."

ArticleFields = Several[Annotated[str, OneOf(tuple(Article.model_fields))]]
ClaimFields = Several[Annotated[str, OneOf(tuple(Claim.model_fields))]]
QuoteFields = Several[Annotated[str, OneOf(tuple(Quote.model_fields))]]
ArticleIncludes = Several[Annotated[str, OneOf(INCLUDABLE)]]
ClaimIncludes = Several[Annotated[str, OneOf(("article", "quotes", "screening"))]]
QuoteIncludes = Several[Annotated[str, OneOf(("article", "claim", "screening"))]]
PartyIncludes = Several[Annotated[str, OneOf(("screening",))]]


class ListQuery(Filters):
    """What every list takes."""

    limit: int = Field(default=DEFAULT_PAGE, ge=1, le=LARGEST_PAGE, description="Items a page.")
    cursor: str | None = Field(
        default=None, max_length=LONGEST_CURSOR, description="`page.next` or `page.prev`."
    )
    count: Annotated[str, OneOf(("none", "estimate", "exact"))] | None = Field(
        default=None,
        description="No total, an estimate, or exact if quick; else exact to 10,000.",
    )

    @model_validator(mode="after")
    def _words_for_relevance(self) -> Self:
        if getattr(self, "sort", None) == "relevance" and not getattr(self, "q", None):
            refuse("relevance needs words: give q", parameter="sort")
        return self


class ArticleQuery(ArticleFilters, ListQuery):
    """The query of `/articles`."""

    sort: ByDay = Field(default=NEWEST, description=SORT)
    fields: ArticleFields = Field(default=(), description=FIELDS)
    include: ArticleIncludes = Field(default=(), description=INCLUDE)


class ArticleDetailQuery(BaseModel):
    """The query of `/articles/{id}`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    include: ArticleIncludes = Field(default=(), description=INCLUDE)
    fields: ArticleFields = Field(default=(), description=FIELDS)


class ClaimDetailQuery(BaseModel):
    """The query of `/claims/{id}`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    include: ClaimIncludes = Field(default=(), description=INCLUDE)
    fields: ClaimFields = Field(default=(), description=FIELDS)


class QuoteDetailQuery(BaseModel):
    """The query of `/quotes/{id}`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    include: QuoteIncludes = Field(default=(), description=INCLUDE)
    fields: QuoteFields = Field(default=(), description=FIELDS)


class PartyDetailQuery(BaseModel):
    """The query of `/parties/{id}` and `/analysts/{id}`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    include: PartyIncludes = Field(default=(), description=INCLUDE)


class ChildQuery(ListQuery):
    """The query of the children of an article."""


class OutletQuery(ListQuery):
    """The query of `/outlets`."""

    country: Countries = Field(default=(), description="The outlet's own country.")


class ClaimQuery(ClaimFilters, ListQuery):
    """The query of `/claims`."""

    sort: ByDay = Field(default=NEWEST, description=SORT)
    fields: ClaimFields = Field(default=(), description=FIELDS)
    include: ClaimIncludes = Field(default=(), description=INCLUDE)


class QuoteQuery(QuoteFilters, ListQuery):
    """The query of `/quotes`."""

    sort: ByDay = Field(default=NEWEST, description=SORT)
    fields: QuoteFields = Field(default=(), description=FIELDS)
    include: QuoteIncludes = Field(default=(), description=INCLUDE)


class PartyQuery(PartyFilters, ListQuery):
    """The query of `/parties`."""

    sort: Annotated[str, OneOf(("-articles", "articles"))] = Field(
        default="-articles", description="By the number of articles."
    )
    fields: Several[Annotated[str, OneOf(tuple(Party.model_fields))]] = Field(
        default=(), description=FIELDS
    )
    include: PartyIncludes = Field(default=(), description=INCLUDE)


class AnalystQuery(AnalystFilters, ListQuery):
    """The query of `/analysts`."""

    sort: Annotated[str, OneOf(("-last_cited_on", "last_cited_on"))] = Field(
        default="-last_cited_on", description="By the day of the last citation."
    )
    fields: Several[Annotated[str, OneOf(tuple(Analyst.model_fields))]] = Field(
        default=(), description=FIELDS
    )
    include: PartyIncludes = Field(default=(), description=INCLUDE)


class SearchQuery(DatedFilters, ListQuery):
    """The query of `/search`."""

    q: Text = Field(
        description='Words in any Arabic spelling: all of them; `or`, "…", `-`.',
        examples=["عقوبات"],
    )
    type: Several[Annotated[str, OneOf(tuple(SEARCHED))]] = Field(
        default=(), description="What to search; all when left out."
    )


MOST_FACETS: Final = 5
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
