"""Why each quote has its speaker and each claim its stance: the extraction with its reasons.

Enters: a text. Leaves: the same `Extraction` that `extract` returns, and for each quote and claim
the rule, the cue, the candidates for speaker with what spoke for each. Refuses to decide anything
anew: it records what the pipeline weighed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.attribution import Quote
from app.domain.claim import Claim
from app.domain.extraction import Extraction
from app.extraction.pipeline import extract
from app.extraction.speakers.candidates import Candidate
from app.extraction.speakers.ranking import choose, weight_of
from app.extraction.speech.reports import Report
from app.text.span import Span

_MOST_FEATURES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One candidate for speaker.

    Attributes:
        name: Arabic name of the party, None for nobody.
        score: sum of the weights of its features, in nats.
        features: the features that weighed most, with their weights.
        chosen: True for the one that won.
    """

    name: str | None
    score: float
    features: tuple[tuple[str, float], ...]
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteReason:
    """Why a quote was read, and why one spoke it.

    Attributes:
        rule: how the content was brought, and how its subject was read.
        candidates: likeliest first; empty where nothing was weighed (headlines, interviews).
    """

    quote: str
    rule: str
    cue: str | None
    confidence: float
    candidates: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReason:
    """Why a claim was read."""

    claim: str
    rule: str
    cue: str | None
    modality: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """An extraction with its reasons, in the order of its quotes and claims."""

    extraction: Extraction
    quotes: tuple[QuoteReason, ...]
    claims: tuple[ClaimReason, ...]


def explain(text: str, *, title: str | None = None, published: date | None = None) -> Explained:
    """Return what `extract` finds in `text`, with the reasons.

    Example: «قال بوتين إنه مستعد. وأضاف أن …» (qāla Būtīn … wa-aḍāfa anna …) → for the second
    quote the candidates, Putin first: he spoke last.
    """
    weighed: dict[Span, tuple[Weighed, ...]] = {}

    def recording(report: Report, candidates: Sequence[Candidate]) -> Candidate:
        chosen = choose(report, candidates)
        weighed[report.hit.span] = _weighed(candidates, chosen)
        return chosen

    extraction = extract(text, title=title, published=published, choose=recording)
    return Explained(
        extraction=extraction,
        quotes=tuple(_of_quote(quote, weighed) for quote in extraction.quotes),
        claims=tuple(_of_claim(claim) for claim in extraction.claims),
    )


def _weighed(candidates: Sequence[Candidate], chosen: Candidate) -> tuple[Weighed, ...]:
    found = [
        Weighed(
            name=candidate.party.canonical_ar if candidate.party else None,
            score=round(sum(map(weight_of, candidate.features)), 2),
            features=_strongest(candidate.features),
            chosen=candidate is chosen,
        )
        for candidate in candidates
    ]
    return tuple(sorted(found, key=lambda one: (not one.chosen, -one.score)))


def _strongest(features: Sequence[str]) -> tuple[tuple[str, float], ...]:
    weights = [(name, weight_of(name)) for name in features]
    weights.sort(key=lambda pair: -abs(pair[1]))
    return tuple(weights[:_MOST_FEATURES])


def _of_quote(quote: Quote, weighed: dict[Span, tuple[Weighed, ...]]) -> QuoteReason:
    return QuoteReason(
        quote=quote.id,
        rule=quote.rule,
        cue=quote.cue,
        confidence=quote.confidence,
        candidates=weighed.get(quote.cue_span, ()) if quote.cue_span else (),
    )


def _of_claim(claim: Claim) -> ClaimReason:
    return ClaimReason(
        claim=claim.id,
        rule=claim.rule,
        cue=claim.cue,
        modality=claim.modality.value,
        confidence=claim.confidence,
    )
