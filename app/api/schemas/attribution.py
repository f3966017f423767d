"""Claims, quotes and analysts as JSON."""

from typing import Any, Final, Literal

from pydantic import Field

from app.api.parameters import ID_EXAMPLE, ID_PATTERN
from app.api.schemas.base import (
    ArticleBrief,
    Detail,
    Document,
    Listing,
    PartyBrief,
    Resource,
    SpanDocument,
)
from app.domain.claim import Modality, Topic

_SCREENING: Final = "With `include=screening`: what the stored screening says of its parties."


class EventDate(Document):
    """The time of what is claimed; ISO 8601, to the precision that the words have."""

    start: str | None = Field(examples=["2006"])
    end: str | None
    text: str | None = Field(examples=["منذ العام 2006"])


class ChainStep(Document):
    """One who passed a claim on, or answers for it."""

    voice: Literal["party", "narrator", "unattributed"]
    party: PartyBrief | None


class ClaimEvidence(Document):
    """Why this was read as a claim of that claimant."""

    cue: str | None = Field(examples=["قال"])
    cue_span: SpanDocument | None
    rule: str = Field(examples=["verb-speaker-content"])


class Bilingual(Document):
    """One text in both languages."""

    ar: str
    en: str


class RecordCoverage(Document):
    """The days that the enforcement record answers for, where it does."""

    from_: str | None = Field(alias="from", examples=["1966-12-16"])
    to: str | None = Field(examples=["2026-02-27"])


class ClaimEnforcement(Document):
    """A claim on sanctions compared with the enforcement record."""

    verdict: Literal["supported", "contradicted", "not_found", "not_checkable"]
    explanation: Bilingual
    evidence: list[dict[str, Any]] = Field(
        description="What it rests on, each with its `kind`: the words that were read first, then "
        "regimes, designations, and what is known not to exist."
    )
    coverage: RecordCoverage


class Claim(Resource):
    """One disputable proposition, and who answers for it."""

    article: ArticleBrief = Field(description="The whole article with `include=article`.")
    text: str = Field(examples=["تقدم بيونغ يانغ دعما قويا لروسيا في أوكرانيا"])
    span: SpanDocument
    claimant: PartyBrief | None = Field(description="Null where `voice` is not a party.")
    voice: Literal["party", "narrator", "unresolved"] = Field(
        description="Who answers for it: the claimant, the article itself, nobody found."
    )
    co_claimants: list[PartyBrief]
    chain: list[ChainStep] = Field(description="Relayers, then the claimant; outermost first.")
    modality: Modality
    topic: Topic
    about: list[PartyBrief]
    countries: list[str] = Field(
        description="The countries that the claim concerns.", examples=[["KP", "RU"]]
    )
    event_date: EventDate | None
    quotes: list[str | dict[str, Any]] = Field(
        description="Ids of the quotes that carry it; the quotes with `include=quotes`."
    )
    confidence: float = Field(ge=0, le=1)
    evidence: ClaimEvidence
    enforcement: ClaimEnforcement | None = Field(
        description="Of a claim on sanctions, what the enforcement record says; null for others."
    )
    screening: list[dict[str, Any]] | None = Field(default=None, description=_SCREENING)


class Quote(Resource):
    """One reported utterance."""

    article: ArticleBrief
    text: str = Field(examples=["سندافع عن مصالحنا بكل الوسائل"])
    span: SpanDocument
    kind: Literal["direct", "indirect"]
    subtype: Literal["full", "partial", "pure", "mixed"]
    speaker: PartyBrief | None
    co_speakers: list[PartyBrief]
    via: list[PartyBrief] = Field(description="Relaying outlets, outermost first.")
    cue: str | None = Field(examples=["أضاف"])
    cue_span: SpanDocument | None
    speaker_ref: Literal["named", "descriptive", "implicit", "pronoun", "relative", "none"]
    position: str
    within: str | None = Field(description="Id of the mixed quote that holds this one.")
    claim: str | dict[str, Any] | None = Field(
        description="Id of the claim that it carries; the claim with `include=claim`."
    )
    confidence: float = Field(ge=0, le=1)
    screening: list[dict[str, Any]] | None = Field(default=None, description=_SCREENING)


class AnalystAffiliation(Document):
    """Where the analyst works, as the article writes it."""

    name: str | None = Field(examples=["جامعة الدراسات الأجنبية في سيول"])
    party: str | None = Field(pattern=ID_PATTERN, examples=[ID_EXAMPLE])
    country: str | None = Field(examples=["KR"])


class AnalystCounts(Document):
    """How often the analyst is cited."""

    articles: int = Field(ge=0)
    quotes: int = Field(ge=0)


class Analyst(Resource):
    """A named person cited for expertise; the id is that of the party."""

    party: PartyBrief
    title: str | None = Field(examples=["أستاذ العلاقات الدولية"])
    title_en: str | None
    affiliation: AnalystAffiliation | None
    field: str | None
    counts: AnalystCounts
    last_cited_on: str | None = Field(examples=["2024-06-19"])
    screening: list[dict[str, Any]] | None = Field(default=None, description=_SCREENING)
    told_to: PartyBrief | None = Field(default=None, description="Within an article.")
    span: SpanDocument | None = Field(default=None, description="Within an article.")


class ClaimList(Listing[Claim]):
    """One page of claims."""


class ClaimDetail(Detail[Claim]):
    """One claim."""


class QuoteList(Listing[Quote]):
    """One page of quotes."""


class QuoteDetail(Detail[Quote]):
    """One quote."""


class AnalystList(Listing[Analyst]):
    """One page of analysts."""


class AnalystDetail(Detail[Analyst]):
    """One analyst."""
