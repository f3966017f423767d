"""Which candidate spoke: features weighed by a learnt table.

Enters: a report's candidates. Leaves: the one with the greatest sum of weights. The table is a
conditional logit learnt by scripts/train_speakers.py; card in lexicon/data/speaker_weights.md.
Refuses to find candidates.
"""

from collections.abc import Callable, Sequence
from typing import Final

from app.extraction.speakers.candidates import Candidate
from app.extraction.speech.reports import Report
from app.lexicon.linear import log_odds
from app.lexicon.weights import speaker_weights

RANKED: Final = "ranked"
Choose = Callable[[Report, Sequence[Candidate]], Candidate]


def choose(report: Report, candidates: Sequence[Candidate]) -> Candidate:
    """Return the likeliest candidate, of equals the first."""
    del report
    known = speaker_weights()
    return max(candidates, key=lambda candidate: log_odds(known, candidate.features))


def weight_of(feature: str) -> float:
    """Return the weight of a feature in nats, 0 for one never seen in learning."""
    return speaker_weights().get(feature, 0.0)
