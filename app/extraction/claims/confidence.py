"""How sure a claim is: the probability that its span and its claimant are right.

Enters: a claim before its confidence is known, and the quotes. Leaves: a number in (0, 1). Learnt
by a logistic regression over how the claim was found (data/claim_confidence.csv,
scripts/train_claims.py), from articles that the other weights were not learnt from.
"""

from collections.abc import Mapping

from app.domain.attribution import Quote
from app.domain.claim import NARRATOR, Claim
from app.lexicon.linear import log_odds, probability, weights

CONFIDENCE = "claim_confidence.csv"
_TENTHS = 10
_EVEN = 1e-9


def confidence_of(claim: Claim, quotes: Mapping[str, Quote]) -> float:
    """Return the calibrated confidence of a claim.

    Args:
        claim: as found; its `confidence` is what the step that found it says.
        quotes: the quotes of the article by id.
    """
    return probability(log_odds(weights(CONFIDENCE), features_of_confidence(claim, quotes)))


def features_of_confidence(claim: Claim, quotes: Mapping[str, Quote]) -> list[str]:
    """Return the named features of how a claim was found.

    A sureness counts by the tenths it reaches, so that more of it never means less by accident.
    """
    reached = range(1, int(claim.confidence * _TENTHS + _EVEN) + 1)
    quote = quotes.get(claim.quotes[0]) if claim.quotes else None
    if quote is None:
        voice = NARRATOR if claim.claimant == NARRATOR else "verb"
        return ["bias", voice, *(f"{voice} reaches {tenth}" for tenth in reached)]
    return [
        "bias",
        "quote",
        f"quote {quote.kind.value} {quote.subtype.value}",
        f"speaker {quote.speaker_ref.value}",
        f"position {quote.position.value}",
        f"claimant {claim.claimant is not None}",
        f"part {claim.span != quote.span}",
        *(f"quote reaches {tenth}" for tenth in reached),
    ]
