"""An article as it was given and as it is kept: text, title, where and when it was published."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.text.span import Span


class Precision(StrEnum):
    """How exactly the publication date is known."""

    INSTANT = "instant"
    DAY = "day"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class ZoneKind(StrEnum):
    """What a stretch of the page is, when it is not body text."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    DATELINE = "dateline"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of the text that is not plain body."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDraft:
    """An article as a source gave it, before extraction.

    Attributes:
        text: the text exactly as given; every span points into it.
        published_on: the day as printed, in the outlet's own calendar day.
        published_at: the aware UTC instant when the source gives one.
        external_id: the source's own id, kept for the record only.
    """

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published_on: date | None = None
    published_at: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    external_id: str | None = None
