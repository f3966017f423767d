"""Screening questions and answers as JSON."""

from typing import Annotated, Literal

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
)

from app.api.parameters import ID_EXAMPLE, ID_PATTERN, Country, PastDay, Text, refuse
from app.api.schemas.base import Document, Listing, Meta, PeriodDocument

MOST_NAMES = 100
Kind = Literal["person", "organisation", "vessel", "aircraft", "unknown"]
AskedKind = Literal["person", "organisation", "vessel"]
Verdict = Literal["match", "possible", "none"]


class EvidenceDocument(Document):
    """One feature's part in a score."""

    feature: str = Field(examples=["letters"])
    query: str = Field(examples=["بوتين"])
    candidate: str = Field(examples=["PUTIN"])
    contribution: float
    detail: str


class HitDocument(Document):
    """One designation found for a name."""

    list_id: str = Field(alias="list", examples=["un_sc"])
    entry_id: str = Field(examples=["QDi.001"])
    kind: Kind
    name: str = Field(examples=["AYMAN AL-ZAWAHIRI"])
    matched_name: str = Field(examples=["Aiman al-Zawahari"])
    score: float = Field(ge=0, lt=1)
    band: Verdict
    listed_on: str | None = Field(examples=["2001-01-25"])
    periods: list[PeriodDocument] = Field(description="When it is known to have been in force.")
    programmes: list[str] = Field(examples=[["Al-Qaida"]])
    evidence: list[EvidenceDocument]


class AnsweredHit(HitDocument):
    """A hit of an answer; with `as_of` it says whether the entry was in force that day."""

    listed_at: Literal[True, "unknown"] | None = Field(
        description="On the day asked for; null where none was. What was not in force is no hit."
    )
    listed_basis: str | None = Field(
        description="Why: the list's own date, its versions kept here, or what is missing.",
        examples=["version-history"],
    )


class StoredHit(HitDocument):
    """A hit of the stored screening; its id replays it."""

    id: str = Field(pattern=ID_PATTERN, examples=[ID_EXAMPLE])
    list_version: str = Field(examples=["2026-02-27"])
    list_sha256: str


class ScreenedList(Document):
    """The version of a list that an answer was given from."""

    id: str = Field(examples=["un_sc"])
    version: str = Field(examples=["2026-02-27"])
    sha256: str
    date: str | None
    age_seconds: int | None = Field(description="Since the file was fetched; null when unknown.")
    stale: bool
    excerpt: bool = Field(description="True for the bundled samples: not the whole list.")


class AskedName(Document):
    """What was asked."""

    name: str = Field(examples=["أيمن الظواهري"])
    kind: Kind | None
    country: str | None
    birth_year: int | None
    as_of: str | None
    limit: int = Field(description="Hits asked for.", examples=[5])


class ScreeningAnswer(Document):
    """What screening says of one name."""

    query: AskedName
    verdict: Verdict
    hits: list[AnsweredHit]
    lists: list[ScreenedList]
    warnings: list[str] = Field(
        description="Lists that are excerpts, or that nobody looked at for long."
    )
    matcher: str
    checked_at: AwareDatetime = Field(
        description="When this process last verified that it serves the newest lists."
    )
    note: str


class ScreeningDetail(Document):
    """The answer for one name."""

    data: ScreeningAnswer


class KeyedAnswer(ScreeningAnswer):
    """The answer for one name of a batch, with the client's own id."""

    id: str = Field(examples=["row-17"])


class ScreeningBatch(Document):
    """The answers for a batch, in the order asked, all from one index."""

    data: list[KeyedAnswer]


class NameToScreen(BaseModel):
    """One name of a batch."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1, max_length=200, examples=["row-17"])
    name: Text = Field(examples=["أيمن الظواهري"])
    kind: AskedKind | None = None
    country: Country | None = None
    birth_year: int | None = Field(default=None, ge=1850, le=2100, examples=[1951])
    as_of: PastDay | None = None


def _unique_ids(names: object) -> object:
    if isinstance(names, list):
        ids = [name.get("id") for name in names if isinstance(name, dict)]
        twice = next((i for i in ids if isinstance(i, str) and ids.count(i) > 1), None)
        if twice is not None:
            refuse(f"the id {twice!r} is given twice")
    return names


class NamesToScreen(BaseModel):
    """A batch of names, each with an id of the client's own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: Annotated[
        list[NameToScreen],
        BeforeValidator(_unique_ids),
        Field(min_length=1, max_length=MOST_NAMES),
    ]


class StoredScreening(Document):
    """What the stored screening says of a party."""

    party: str
    verdict: Verdict | None = Field(description="Null: never screened (unnamed, a state).")
    hits: list[StoredHit]
    past_hits: list[StoredHit] = Field(
        description="On designations no longer in force when it was screened: not in the verdict."
    )
    screened_through: dict[str, str]
    screened_at: AwareDatetime | None
    matcher: str | None
    note: str = Field(description="What a match is, and how to dispute it.")


class StoredScreeningList(Listing[StoredScreening]):
    """The stored screenings of an article's parties."""


class StoredScreeningDetail(Document):
    """The stored screening of one party."""

    data: StoredScreening
    meta: Meta
