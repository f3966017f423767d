"""What the attribution steps hand to one another: cue, content and source of one report.

Enters: nothing. Leaves: frozen records. Refuses to find anything.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from app.domain.attribution import Position, SpeakerRef
from app.extraction.reading.analysis import Marked
from app.lexicon.cues import CueClass, CueForm, CueKind, Frame
from app.lexicon.inflection import Gender, Number
from app.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CueHit:
    """A reporting cue where it stands.

    Attributes:
        first: index of its first token (source phrases have several).
        last: index of its last token.
        span: its surface without و and ف.
        forms: its readings; empty for a source phrase without a verb.
        kind: the reading that is meant.
        joined: True when و or ف is attached.
        source_phrase: True for «بحسب», «وفقا لـ», «حسبما ذكر».
        relative: True after الذي, التي and their like.
        carried: True after a word with the subject's pronoun («أنه أشار», «لكنها قالت»).
        sentence: the sentence that holds it.
        passive: True when the text hides who spoke («ذُكر»).
        frames: what may complete it, by any of its readings.
        prepositions: those that bring its content, by any of its readings.
    """

    first: int
    last: int
    span: Span
    forms: tuple[CueForm, ...]
    kind: CueKind
    joined: bool
    source_phrase: bool
    relative: bool
    carried: bool
    sentence: Span
    passive: bool = False
    frames: frozenset[Frame] = field(init=False)
    prepositions: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        cues = [form.cue for form in self.forms]
        frames = frozenset[Frame]().union(*[cue.frames for cue in cues])
        prepositions = frozenset[str]().union(*[cue.prepositions for cue in cues])
        object.__setattr__(self, "frames", frames)
        object.__setattr__(self, "prepositions", prepositions)

    @property
    def gender(self) -> Gender | None:
        """Gender of the subject that the form asks for."""
        return self.forms[0].gender if self.forms else None

    @property
    def number(self) -> Number:
        """Number of the subject that the form asks for."""
        return self.forms[0].number if self.forms else Number.SINGULAR

    @property
    def cue_class(self) -> CueClass:
        """What the speaker does."""
        return self.forms[0].cue.cue_class if self.forms else CueClass.SAY


class ContentKind(StrEnum):
    """How the content is brought."""

    CLAUSE = "clause"
    SPEECH = "speech"
    COLON = "colon"
    NOUN = "noun"
    PREPOSITION = "preposition"
    TOPIC = "topic"
    MARKED = "marked"
    BEFORE = "before"
    QUESTION = "question"


PHRASES = frozenset((ContentKind.NOUN, ContentKind.PREPOSITION, ContentKind.TOPIC))
"""Kinds of content that are no clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is reported.

    Attributes:
        span: complementiser left out, one with a pronoun included.
        gap: token indexes between cue and content, first and past-the-last.
        body: where the words after the complementiser begin.
        marks: stretches in marks inside the content that may be someone's words.
        whole: True when marks enclose all of it.
    """

    kind: ContentKind
    span: Span
    gap: tuple[int, int]
    body: int = 0
    marks: tuple[Marked, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who speaks, as far as the text tells.

    Attributes:
        speaker: local party id or None.
        via: local ids of relaying outlets, outermost first.
        rule: how it was resolved.
    """

    speaker: str | None
    ref: SpeakerRef
    position: Position
    co_speakers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class Report(NamedTuple):
    """One cue with its content, before and after its source is known."""

    hit: CueHit
    content: Content
    source: Source | None = None
