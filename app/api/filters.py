"""What may filter each collection: lists, facets, timelines, exports and feeds share it.

Enters: a query string, by way of FastAPI. Leaves: filters in the words of the read side, and the
canonical echo. Refuses to know SQL and pages; what cannot be meant is refused by its name.
"""

import datetime as dt
from typing import Annotated, Any, ClassVar, Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.api.days import Period, write_period
from app.api.parameters import Countries, Day, Ids, OneOf, Searched, Several, Words, refuse
from app.domain.attribution import QuoteKind
from app.domain.claim import Modality, Topic
from app.domain.ids import derive_id, read_id, write_id
from app.domain.party import PartyType
from app.errors import InputError
from app.text.fold import fold

_FIRST_DAY: Final = dt.date(1, 1, 2)  # the day before stands for an unknown one
_LAST_DAY: Final = dt.date.max
_STRETCHES: Final = ("date", "date_from", "date_to", "event_from", "event_to")

VERDICTS: Final = ("supported", "contradicted", "not_found", "not_checkable")

ListedWord = Annotated[str, OneOf(("true", "false", "unknown"))]
Confidence = Annotated[
    float | None, Field(ge=0, le=1, description="Only what was found with this confidence.")
]
Modalities = Several[Annotated[str, OneOf(tuple(Modality))]]
Topics = Several[Annotated[str, OneOf(tuple(Topic))]]
Distinct = Annotated[
    Annotated[str, OneOf(("story",))] | None,
    Field(description="`story`: of articles of the same words only the first that passes."),
]


class Filters(BaseModel):
    """What every query of a collection has; `not_filters` shape the answer, not the rows."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id_names: ClassVar[frozenset[str]] = frozenset()
    not_filters: ClassVar[frozenset[str]] = frozenset(
        {"limit", "cursor", "fields", "include", "count", "by", "interval", "format", "bom"}
    )

    def filters(self) -> dict[str, Any]:
        """Return the filters that were given, by the names of the read side."""
        return {
            name: value
            for name, value in self.__dict__.items()
            if value is not None and value != () and name not in self.not_filters and name != "sort"
        }

    def echo(self) -> dict[str, Any]:
        """Return filters and sort as they were understood, plain enough for JSON."""
        return {
            name: self._plain(name, value)
            for name, value in self.__dict__.items()
            if value is not None and value != () and name not in self.not_filters
        }

    def _plain(self, name: str, value: Any) -> Any:  # noqa: ANN401 - any parameter's value
        if isinstance(value, Period):
            return write_period(value)
        if name in self.id_names:
            return [write_id(number) for number in value]
        return list(value) if isinstance(value, tuple) else value


class PublishedFilters(Filters):
    """By the day of publication."""

    date: Day | None = Field(default=None, description="Publication day, month or year.")
    date_from: Day | None = Field(default=None, description="First publication day, month, year.")
    date_to: Day | None = Field(default=None, description="Last publication day, month or year.")

    @model_validator(mode="after")
    def _dates_agree(self) -> Self:
        if self.date and (self.date_from or self.date_to):
            refuse("either date, or date_from and date_to", parameter="date")
        _ordered(self.date_from, self.date_to, "date_from", "date_to")
        return self

    def filters(self) -> dict[str, Any]:
        """Return the filters, the dates as one half-open stretch of days."""
        given = super().filters()
        for name in _STRETCHES:
            given.pop(name, None)
        if stretch := _stretch(self.date or self.date_from, self.date or self.date_to):
            given["published"] = stretch
        return given


class CountryFilters(PublishedFilters):
    """By country and day."""

    country: Countries = Field(
        default=(), description="ISO2, ISO3, Arabic or English name; any of several."
    )
    country_match: Annotated[str, OneOf(("any", "all"))] = Field(
        default="any", description="Whether several countries are all to be there."
    )

    def filters(self) -> dict[str, Any]:
        """Return the filters; where all countries are to be there, the first one leads."""
        given = super().filters()
        given.pop("country_match", None)
        if self.country_match == "all" and len(self.country) > 1:
            given |= {"country": self.country[:1], "country_all": self.country[1:]}
        return given

    def echo(self) -> dict[str, Any]:
        """Return the echo, in which `country_match` stands where it means something."""
        said = super().echo()
        if self.country_match == "any" or len(self.country) < 2:
            said.pop("country_match", None)
        return said


class DatedFilters(CountryFilters):
    """What every list of things in articles takes."""

    outlet: Words = Field(default=(), description="Ids or keys of outlets (`bbc.com`).")
    q: Searched | None = Field(
        default=None,
        description='Words in the text, in any Arabic spelling: all of them; `or`, "…", `-`.',
        examples=["عقوبات"],
    )

    def filters(self) -> dict[str, Any]:
        """Return the filters, outlets by id."""
        given = super().filters()
        if self.outlet:
            given["outlet"] = tuple(i for word in self.outlet for i in _outlet_ids(word))
        return given


class ArticleFilters(DatedFilters):
    """The filters of articles."""

    id_names: ClassVar = frozenset({"party", "analyst", "story"})

    party: Ids = Field(default=(), description="Articles in which any of these appears.")
    analyst: Ids = Field(default=(), description="Articles that cite any of these.")
    topic: Topics = Field(default=(), description="Articles with a claim on any of these.")
    story: Ids = Field(default=(), description="Articles of these stories.")
    distinct: Distinct = None
    listed: ListedWord | None = Field(default=None, description="Whether a party is listed now.")


class ClaimFilters(DatedFilters):
    """The filters of claims."""

    id_names: ClassVar = frozenset({"party", "claimant", "analyst", "story"})

    event_from: Day | None = Field(default=None, description="The event ends then or later.")
    event_to: Day | None = Field(default=None, description="The event begins then or earlier.")
    party: Ids = Field(default=(), description="Claims by or about any of these.")
    claimant: Ids = Field(default=(), description="Claims that any of these answers for.")
    analyst: Ids = Field(default=(), description="Claims of these, where cited as analysts.")
    modality: Modalities = Field(default=(), description="Any of these.")
    topic: Topics = Field(default=(), description="Any of these.")
    story: Ids = Field(default=(), description="Claims in articles of these stories.")
    distinct: Distinct = None
    listed: ListedWord | None = Field(default=None, description="Whether a party is listed now.")
    enforcement: Several[Annotated[str, OneOf(VERDICTS)]] = Field(
        default=(), description="Sanction claims that were checked with any of these results."
    )
    min_confidence: Confidence = None

    @model_validator(mode="after")
    def _events_agree(self) -> Self:
        _ordered(self.event_from, self.event_to, "event_from", "event_to")
        return self

    def filters(self) -> dict[str, Any]:
        """Return the filters, the event's time as one half-open stretch of days."""
        given = super().filters()
        if stretch := _stretch(self.event_from, self.event_to):
            given["event"] = stretch
        return given


class QuoteFilters(DatedFilters):
    """The filters of quotes."""

    id_names: ClassVar = frozenset({"party", "speaker", "analyst", "story"})

    party: Ids = Field(default=(), description="Quotes that any of these speaks or relays.")
    speaker: Ids = Field(default=(), description="Quotes that any of these speaks.")
    analyst: Ids = Field(default=(), description="Quotes of these, where cited as analysts.")
    kind: Several[Annotated[str, OneOf(tuple(QuoteKind))]] = Field(
        default=(), description="Any of these."
    )
    modality: Modalities = Field(default=(), description="Quotes that carry such a claim.")
    topic: Topics = Field(default=(), description="Quotes that carry a claim on any of these.")
    story: Ids = Field(default=(), description="Quotes in articles of these stories.")
    distinct: Distinct = None
    listed: ListedWord | None = Field(default=None, description="Whether a party is listed now.")
    min_confidence: Confidence = None


class PartyFilters(PublishedFilters):
    """The filters of parties."""

    country: Countries = Field(default=(), description="Its own country.")
    type: Several[Annotated[str, OneOf(tuple(PartyType))]] = Field(
        default=(), description="Any of these."
    )
    listed: ListedWord | None = Field(default=None, description="Whether it is listed now.")
    q: Searched | None = Field(default=None, description="Part of a name, in any Arabic spelling.")

    def filters(self) -> dict[str, Any]:
        """Return the filters, the name also folded."""
        return _with_folded_name(super().filters())


class AnalystFilters(CountryFilters):
    """The filters of analysts."""

    outlet: Words = Field(default=(), description="Ids or keys of outlets (`bbc.com`).")
    q: Searched | None = Field(default=None, description="Part of a name, a title, an affiliation.")
    listed: ListedWord | None = Field(default=None, description="Whether they are listed now.")

    def filters(self) -> dict[str, Any]:
        """Return the filters, outlets by id, the name also folded."""
        given = _with_folded_name(super().filters())
        if self.outlet:
            given["outlet"] = tuple(i for word in self.outlet for i in _outlet_ids(word))
        return given


def _ordered(first: Period | None, last: Period | None, first_name: str, last_name: str) -> None:
    if first and last and first.start >= last.end:
        refuse(f"{first_name} lies after {last_name}", parameter=first_name)


def _stretch(first: Period | None, last: Period | None) -> dict[str, dt.date] | None:
    if not first and not last:
        return None
    return {
        "from": first.start if first else _FIRST_DAY,
        "before": last.end if last else _LAST_DAY,
    }


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
