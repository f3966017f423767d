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
    Searched,
    Several,
    refuse,
)
from app.api.schemas.article import Article
from app.api.schemas.attribution import Analyst, Claim, Quote
from app.api.schemas.party import Party
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

    q: Searched = Field(
        description='Words in any Arabic spelling: all of them; `or`, "…", `-`.',
        examples=["عقوبات"],
    )
    type: Several[Annotated[str, OneOf(tuple(SEARCHED))]] = Field(
        default=(), description="What to search; all when left out."
    )
