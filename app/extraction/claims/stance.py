"""How a claimant can stand to what it says.

Enters: nothing. Leaves: the record that `stances` fills and the modality is weighed by.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How a claimant stands to what it says.

    Attributes:
        narrated: True for the article's own voice.
        own: True when the subject is the claimant or its state.
        bound: True when the subject is the claimant itself, or a state or body of its side: one
            whose future it can promise.
        official: True when the claimant can undertake for a state or body.
        opining: True when the claimant speaks as an expert or in an interview: what it says is
            opinion unless it is plain report.
        quoted: True when the words are given in marks: opinions are quoted, facts retold.
        reporting: True when the claimant is a body or an unnamed source, which tell of events.
        claimant: type of the claimant, "narrator", or "none"; "expert" for an analyst.
        told: "direct", "indirect", "narrator", or "none" for a claim without a quote.
    """

    narrated: bool = False
    own: bool = False
    bound: bool = False
    official: bool = True
    opining: bool = False
    quoted: bool = False
    reporting: bool = False
    claimant: str = "none"
    told: str = "none"
