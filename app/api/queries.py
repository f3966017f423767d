"""The query of each list: what may filter it, how it may be sorted, which page is wanted.

Enters: a query string, by way of FastAPI. Leaves: filters in the words of the read side, and the
canonical echo. Refuses to know SQL; what cannot be meant is refused naming the parameter.
"""

import datetime as dt
from typing import Annotated, Any, ClassVar, Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.api.days import Period, write_period
from app.api.parameters import (
    DEFAULT_PAGE,
    LARGEST_PAGE,
    LONGEST_CURSOR,
    Countries,
    Day,
    Ids,
    OneOf,
    Several,
    Text,
    Words,
    refuse,
)
from app.api.schemas.article import Article
from app.api.schemas.attribution import Analyst, Claim, Quote
from app.api.schemas.party import Party
from app.domain.attribution import QuoteKind
from app.domain.claim import Modality, Topic
from app.domain.ids import derive_id, read_id, write_id
from app.domain.party import PartyType
from app.errors import InputError
from app.text.fold import fold

_PAGING: Final = frozenset({"limit", "cursor", "fields", "include"})
_FIRST_DAY: Final = dt.date(1, 1, 2)  # the day before stands for an unknown one
_LAST_DAY: Final = dt.date.max

FIELDS: Final = "Properties to keep; the id is always there."
INCLUDABLE: Final = ("text", "claims", "quotes", "parties", "analysts", "screening")

ListedWord = Annotated[str, OneOf(("true", "false", "unknown"))]
ByDay = Annotated[str, OneOf(("-published_on", "published_on"))]
Confidence = Annotated[
    float | None, Field(ge=0, le=1, description="Only what was found with this confidence.")
]


class ListQuery(BaseModel):
    """What every list takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id_names: ClassVar[frozenset[str]] = frozenset()

    limit: int = Field(default=DEFAULT_PAGE, ge=1, le=LARGEST_PAGE, description="Items a page.")
    cursor: str | None = Field(
        default=None, max_length=LONGEST_CURSOR, description="`page.next` or `page.prev`."
    )

    def filters(self) -> dict[str, Any]:
        """Return the filters that were given, by the names of the read side."""
        given = {name: value for name, value in self if name not in _PAGING | {"sort"}}
        return {name: value for name, value in given.items() if value not in (None, ())}

    def echo(self) -> dict[str, Any]:
        """Return filters and sort as they were understood, plain enough for JSON."""
        given = {name: value for name, value in self if name not in _PAGING}
        return {
            name: self._plain(name, value)
            for name, value in given.items()
            if value not in (None, ())
        }

    def _plain(self, name: str, value: Any) -> Any:  # noqa: ANN401 - any parameter's value
        if isinstance(value, Period):
            return write_period(value)
        if name in self.id_names:
            return [write_id(number) for number in value]
        return list(value) if isinstance(value, tuple) else value


class DatedQuery(ListQuery):
    """What every list of things in articles takes."""

    country: Countries = Field(
        default=(), description="ISO2, ISO3, Arabic or English name; any of several."
    )
    date: Day | None = Field(default=None, description="Publication day, month or year.")
    date_from: Day | None = Field(default=None, description="First publication day, month, year.")
    date_to: Day | None = Field(default=None, description="Last publication day, month or year.")
    outlet: Words = Field(default=(), description="Ids of outlets, as `/outlets` lists them.")
    q: Text | None = Field(
        default=None, description="Words in the text, in any Arabic spelling; all must occur."
    )

    @model_validator(mode="after")
    def _dates_agree(self) -> Self:
        if self.date and (self.date_from or self.date_to):
            refuse("either date, or date_from and date_to", parameter="date")
        if self.date_from and self.date_to and self.date_from.start >= self.date_to.end:
            refuse("date_from lies after date_to", parameter="date_from")
        return self

    def filters(self) -> dict[str, Any]:
        """Return the filters, the dates as one half-open stretch of days."""
        given = super().filters()
        for name in ("date", "date_from", "date_to"):
            given.pop(name, None)
        first, last = self.date or self.date_from, self.date or self.date_to
        if first or last:
            given["published"] = {
                "from": first.start if first else _FIRST_DAY,
                "before": last.end if last else _LAST_DAY,
            }
        if self.outlet:
            given["outlet"] = tuple(i for word in self.outlet for i in _outlet_ids(word))
        return given


class ArticleQuery(DatedQuery):
    """The query of `/articles`."""

    id_names: ClassVar = frozenset({"party", "story"})

    party: Ids = Field(default=(), description="Articles in which any of these appears.")
    story: Ids = Field(default=(), description="Articles of these stories.")
    listed: ListedWord | None = Field(default=None, description="Whether a party is listed now.")
    sort: ByDay = Field(default="-published_on", description="`-` for downwards.")
    fields: Several[Annotated[str, OneOf(tuple(Article.model_fields))]] = Field(
        default=(), description=FIELDS
    )


class ArticleDetailQuery(BaseModel):
    """The query of `/articles/{id}`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    include: Several[Annotated[str, OneOf(INCLUDABLE)]] = Field(
        default=(), description="What to bring along, in the order of the text."
    )


class ChildQuery(ListQuery):
    """The query of the children of an article."""


class OutletQuery(ListQuery):
    """The query of `/outlets`."""

    country: Countries = Field(default=(), description="The outlet's own country.")


class ClaimQuery(DatedQuery):
    """The query of `/claims`."""

    id_names: ClassVar = frozenset({"party", "claimant"})

    party: Ids = Field(default=(), description="Claims by or about any of these.")
    claimant: Ids = Field(default=(), description="Claims that any of these answers for.")
    modality: Several[Annotated[str, OneOf(tuple(Modality))]] = Field(
        default=(), description="Any of these."
    )
    topic: Several[Annotated[str, OneOf(tuple(Topic))]] = Field(
        default=(), description="Any of these."
    )
    listed: ListedWord | None = Field(default=None, description="Whether a party is listed now.")
    min_confidence: Confidence = None
    sort: ByDay = Field(default="-published_on", description="`-` for downwards.")
    fields: Several[Annotated[str, OneOf(tuple(Claim.model_fields))]] = Field(
        default=(), description=FIELDS
    )


class QuoteQuery(DatedQuery):
    """The query of `/quotes`."""

    id_names: ClassVar = frozenset({"party", "speaker"})

    party: Ids = Field(default=(), description="Quotes that any of these speaks or relays.")
    speaker: Ids = Field(default=(), description="Quotes that any of these speaks.")
    kind: Several[Annotated[str, OneOf(tuple(QuoteKind))]] = Field(
        default=(), description="Any of these."
    )
    listed: ListedWord | None = Field(default=None, description="Whether a party is listed now.")
    min_confidence: Confidence = None
    sort: ByDay = Field(default="-published_on", description="`-` for downwards.")
    fields: Several[Annotated[str, OneOf(tuple(Quote.model_fields))]] = Field(
        default=(), description=FIELDS
    )


class PartyQuery(ListQuery):
    """The query of `/parties`."""

    country: Countries = Field(default=(), description="Its own country.")
    type: Several[Annotated[str, OneOf(tuple(PartyType))]] = Field(
        default=(), description="Any of these."
    )
    listed: ListedWord | None = Field(default=None, description="Whether it is listed now.")
    q: Text | None = Field(default=None, description="Part of a name, in any Arabic spelling.")
    sort: Annotated[str, OneOf(("-articles", "articles"))] = Field(
        default="-articles", description="By the number of articles."
    )
    fields: Several[Annotated[str, OneOf(tuple(Party.model_fields))]] = Field(
        default=(), description=FIELDS
    )

    def filters(self) -> dict[str, Any]:
        """Return the filters, the name also folded."""
        return _with_folded_name(super().filters())


class AnalystQuery(DatedQuery):
    """The query of `/analysts`."""

    q: Text | None = Field(default=None, description="Part of a name, a title, an affiliation.")
    listed: ListedWord | None = Field(default=None, description="Whether they are listed now.")
    sort: Annotated[str, OneOf(("-last_cited_on", "last_cited_on"))] = Field(
        default="-last_cited_on", description="By the day of the last citation."
    )
    fields: Several[Annotated[str, OneOf(tuple(Analyst.model_fields))]] = Field(
        default=(), description=FIELDS
    )

    def filters(self) -> dict[str, Any]:
        """Return the filters, the name also folded."""
        return _with_folded_name(super().filters())


def _with_folded_name(filters: dict[str, Any]) -> dict[str, Any]:
    if "q" in filters:
        filters["q"] = {"raw": filters["q"], "folded": fold(filters["q"])}
    return filters


def _outlet_ids(word: str) -> list[int]:
    """Return the ids that a word may mean: written as an id, and as the key of an outlet."""
    by_key = derive_id("outlet", fold(word).removeprefix("www."))
    try:
        return [by_key, read_id(word)]
    except InputError:
        return [by_key]
