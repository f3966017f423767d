"""A claim as a step finds it: where it stands, who answers for it, and how it was found.

Enters: nothing. Leaves: a record that `describing` fills in and `claims` makes a `Claim` of: a
tuple, since tuples are copied in no time. Refuses to read the words.
"""

from typing import NamedTuple

from app.domain.claim import Modality, Topic
from app.text.span import Span


class Draft(NamedTuple):
    """A claim that is not numbered yet.

    The attributes are those of `Claim`. Until it is described, `modality` is what the step that
    found it can tell, and states, topic and date are not known.
    """

    span: Span
    claimant: str | None
    rule: str
    confidence: float
    modality: Modality = Modality.ASSERTED
    co_claimants: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    cue: str | None = None
    cue_span: Span | None = None
    about: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    topic: Topic = Topic.OTHER
    date: str | None = None
    date_text: str | None = None
    quotes: tuple[str, ...] = ()
