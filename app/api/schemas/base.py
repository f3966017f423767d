"""What every document is made of: spans, names, references, the envelope and problems."""

from typing import Any, Generic, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from app.api.parameters import ID_EXAMPLE, ID_PATTERN

Item = TypeVar("Item")


def _open(schema: dict[str, Any]) -> None:
    """Leave room for new properties: clients must not fail on those they do not know."""
    schema.pop("additionalProperties", None)


def _sparse(schema: dict[str, Any]) -> None:
    """Promise the id alone: `fields` may leave out the others."""
    _open(schema)
    schema["required"] = ["id"]


class Document(BaseModel):
    """A part of an answer; every property is always there."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_open)


class Resource(BaseModel):
    """An item of a collection; every property is there unless `fields` leaves it out."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_sparse)

    id: str = Field(pattern=ID_PATTERN, examples=[ID_EXAMPLE])


class SpanDocument(Document):
    """Half-open offsets in Unicode code points into the stored text of the article."""

    start: int = Field(ge=0, examples=[120])
    end: int = Field(ge=0, examples=[164])


class Names(Document):
    """A name in both languages; null when it is not known in that language."""

    ar: str | None = Field(examples=["وكالة رويترز"])
    en: str | None = Field(examples=["Reuters"])


class OutletBrief(Document):
    """Where an article appeared."""

    id: str = Field(pattern=ID_PATTERN, examples=[ID_EXAMPLE])
    key: str = Field(examples=["bbc.com"], description="Host name, else the name, folded.")
    name: Names
    country: str | None = Field(examples=["GB"], description="ISO 3166-1 alpha-2.")


class ArticleBrief(Document):
    """The article that something was found in."""

    id: str = Field(pattern=ID_PATTERN, examples=[ID_EXAMPLE])
    title: str | None = Field(examples=["بوتين وكيم يوقعان اتفاق شراكة"])
    url: str | None = Field(examples=["https://example.org/a/1"])
    published_on: str | None = Field(examples=["2024-06-19"], description="The day as printed.")
    outlet: OutletBrief | None


class Listed(Document):
    """Whether a party is on an enforcement list: now, and when the article was published.

    `now` follows the stored screening of the party's name: a name match is a lead, not an
    identification.
    """

    now: Literal[True, False, "unknown"] = Field(examples=[True])
    at_publication: Literal[True, False, "unknown"] | None = Field(
        description="Null where no article gives a day to ask for.", examples=["unknown"]
    )
    basis: str = Field(
        description="Why: the list's own listing date, no hit, or what is missing.",
        examples=["listed-on"],
    )
    screened_through: dict[str, str] = Field(
        description="The version of each list that the stored screening has seen.",
        examples=[{"un_sc": "2026-02-27"}],
    )


PeriodBasis = Literal["listed-on", "version-history"]


class PeriodDocument(Document):
    """Days on which an entry of a list is known to have been in force."""

    start: str = Field(alias="from", examples=["2001-01-25"])
    until: str | None = Field(description="The first day after; null while it lasts.")
    basis: PeriodBasis = Field(
        description="How the first day is known: the list states it, or it is that of the first "
        "version kept here that has the entry, which may have been listed before."
    )


class PartyBrief(Document):
    """A party as it appears in a claim, a quote or an article."""

    id: str = Field(pattern=ID_PATTERN, examples=[ID_EXAMPLE])
    type: Literal["person", "state", "agency", "organisation", "group", "media"]
    name: Names = Field(examples=[{"ar": "فلاديمير بوتين", "en": "Vladimir Putin"}])
    country: str | None = Field(examples=["RU"], description="ISO 3166-1 alpha-2.")
    unnamed: bool = Field(description="True when the article does not name it.")
    listed: Listed


class PageInfo(Document):
    """Where this page stands; cursors go with the filters and the sort they were given for."""

    limit: int = Field(ge=1, le=200, examples=[50])
    next: str | None = Field(description="Cursor of the page after this one.")
    prev: str | None = Field(description="Cursor of the page before this one.")


class Total(Document):
    """How many items the filters let through: exact to 10,000, then the planner's estimate."""

    value: int = Field(ge=0, examples=[1240])
    relation: Literal["eq", "estimate"]


class Meta(Document):
    """Which state of the data the answer speaks of."""

    data_version: str = Field(examples=["1842"])
    as_of: AwareDatetime | None = Field(description="When that state was written.")


class Listing(Document, Generic[Item]):
    """One page of a collection."""

    data: list[Item]
    page: PageInfo
    total: Total | None = Field(description="Null with `count=none`.")
    query: dict[str, Any] = Field(
        description="The filters as they were understood.", examples=[{"country": ["RU"]}]
    )
    meta: Meta


class Detail(Document, Generic[Item]):
    """One item."""

    data: Item
    meta: Meta


class ProblemViolation(Document):
    """One parameter, or one place of a body, that was wrong."""

    parameter: str = Field(examples=["contry"])
    detail: str = Field(examples=["Unknown parameter; known here: country, date, limit."])
    suggestion: str | None = Field(default=None, examples=["country"])


class ProblemDocument(Document):
    """An error, after RFC 9457; the one shape for all."""

    type: str = Field(examples=["urn:marsad:problem:bad-parameters"])
    title: str = Field(examples=["Bad Request"])
    status: int = Field(ge=400, le=599, examples=[400])
    code: str = Field(examples=["bad-parameters"])
    detail: str
    instance: str = Field(examples=["/claims"])
    errors: list[ProblemViolation] | None = None
    reason: str | None = Field(default=None, description="Of what was removed: why.")
    removed_at: AwareDatetime | None = Field(default=None, description="Of what was removed: when.")
