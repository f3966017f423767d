"""A claim as a step finds it: where it stands, who answers for it, and how it was found.

Enters: nothing. Leaves: a record that `describing` makes a `Claim` of. Refuses to read the words.
"""

from typing import NamedTuple

from app.domain.claim import Modality
from app.text.span import Span


class Draft(NamedTuple):
    """A claim of which the modality, the states, the topic and the date are not known yet.

    The attributes are those of `Claim`; `modality` is what the step that found it can tell.
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
    quotes: tuple[str, ...] = ()
