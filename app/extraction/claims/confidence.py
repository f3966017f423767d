"""How sure a claim is: the probability that its span and its claimant are right.

Enters: a claim before its confidence is known, and the quotes. Leaves: a number in (0, 1). Learnt
by a logistic regression over how the claim was found (data/claim_confidence.csv,
scripts/train_claims.py), from articles that the other weights were not learnt from.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from app.domain.attribution import Quote
from app.domain.claim import NARRATOR, Claim
from app.extraction.claims.drafts import Draft
from app.lexicon.linear import log_odds, probability, weights

CONFIDENCE = "claim_confidence.csv"
_TENTHS = 10
_EVEN = 1e-9


def confidence_of(claim: Draft, quotes: Mapping[str, Quote]) -> float:
    """Return the calibrated confidence of a claim.

    Args:
        claim: as found; its `confidence` is what the step that found it says.
        quotes: the quotes of the article by id.
    """
    return _confidence(_signs_of(claim, quotes))


def features_of_confidence(claim: Claim, quotes: Mapping[str, Quote]) -> list[str]:
    """Return the named features of how a claim was found.

    A sureness counts by the tenths it reaches, so that more of it never means less by accident.
    """
    return _features(_signs_of(claim, quotes))


class _Signs(NamedTuple):
    """How a claim was found; many were found alike."""

    tenths: int
    voice: str
    kind: str = ""
    speaker: str = ""
    position: str = ""
    claimant: bool = False
    part: bool = False


def _signs_of(claim: Claim | Draft, quotes: Mapping[str, Quote]) -> _Signs:
    tenths = int(claim.confidence * _TENTHS + _EVEN)
    quote = quotes.get(claim.quotes[0]) if claim.quotes else None
    if quote is None:
        return _Signs(tenths, NARRATOR if claim.claimant == NARRATOR else "verb")
    return _Signs(
        tenths,
        "quote",
        f"{quote.kind} {quote.subtype}",
        str(quote.speaker_ref),
        str(quote.position),
        claimant=claim.claimant is not None,
        part=claim.span != quote.span,
    )


def _features(signs: _Signs) -> list[str]:
    how = [
        f"quote {signs.kind}",
        f"speaker {signs.speaker}",
        f"position {signs.position}",
        f"claimant {signs.claimant}",
        f"part {signs.part}",
    ]
    reached = (f"{signs.voice} reaches {tenth}" for tenth in range(1, signs.tenths + 1))
    return ["bias", signs.voice, *(how if signs.kind else ()), *reached]


@cache
def _confidence(signs: _Signs) -> float:
    return probability(log_odds(weights(CONFIDENCE), _features(signs)))
