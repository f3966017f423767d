"""Quotes: source, cue and content of reported speech, with exact spans."""

from dataclasses import dataclass
from enum import StrEnum

from app.text.span import Span


class QuoteKind(StrEnum):
    """Words inside marks as the speaker's own, or reported content."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class QuoteSubtype(StrEnum):
    """Direct: full or partial. Indirect: pure or mixed."""

    FULL = "full"
    PARTIAL = "partial"
    PURE = "pure"
    MIXED = "mixed"


class SpeakerRef(StrEnum):
    """How the text refers to the speaker."""

    NAMED = "named"
    DESCRIPTIVE = "descriptive"
    IMPLICIT = "implicit"
    PRONOUN = "pronoun"
    RELATIVE = "relative"
    NONE = "none"


class Position(StrEnum):
    """Order of cue, speaker (source) and content."""

    CUE_SPEAKER_CONTENT = "cue-speaker-content"
    SPEAKER_CUE_CONTENT = "speaker-cue-content"
    CUE_CONTENT = "cue-content"
    CONTENT_CUE = "content-cue"
    CONTENT_SOURCE = "content-source"
    SOURCE_CONTENT = "source-content"
    COLON = "colon"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One reported utterance.

    Attributes:
        id: local to the article (q1, q2, …).
        span: the content; for a direct quote inside the marks.
        speaker: local party id, or None when the text gives none.
        co_speakers: local party ids of joint speakers.
        cue: surface form without و or ف.
        via: local party ids of relaying outlets, outermost first.
        within: id of the mixed quote that holds this partial one.
        rule: name of the rule that found it, for explanation.
        confidence: in [0, 1].
    """

    id: str
    span: Span
    kind: QuoteKind
    subtype: QuoteSubtype
    speaker: str | None = None
    co_speakers: tuple[str, ...] = ()
    cue: str | None = None
    cue_span: Span | None = None
    speaker_ref: SpeakerRef = SpeakerRef.NONE
    position: Position = Position.NONE
    via: tuple[str, ...] = ()
    within: str | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NonspeechQuote:
    """Marks around a name or the reporter's irony: no one's words."""

    span: Span
    why: str
