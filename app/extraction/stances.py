"""How a claimant stands to what it says: of itself, of another, as an expert, as the narrator.

Enters: a claim with its claimant, span and cue, and the scene. Leaves: a `Stance` for weighing the
modality. Refuses to read the words for their meaning.
"""

from app.domain.claim import NARRATOR, Claim
from app.domain.party import Party, PartyType
from app.extraction.concern import Scene
from app.extraction.modality import Stance

_SUBJECT_WORDS = 4


def stance_of(scene: Scene, claim: Claim, experts: frozenset[str]) -> Stance:
    """Return how the claimant stands to the content; its subject is a mention near the start."""
    claimant = scene.party(claim.claimant)
    if claimant is None:
        narrated = claim.claimant == NARRATOR
        return Stance(official=False, narrated=narrated, opining=claim.cue is None and not narrated)
    tokens = scene.tokens_over(claim.span)
    mentions = scene.cast.within(claim.span)
    near = tokens[min(_SUBJECT_WORDS, len(tokens)) - 1].end if tokens else claim.span.start
    first = mentions[0].party if mentions and mentions[0].span.start < near else None
    expert = claimant.id in experts
    return Stance(
        official=not expert,
        opining=expert or claim.cue is None,
        bound=first is not None and _same_side(first, claimant) and _can_be_bound(first, claimant),
        own=first is not None and _same_side(first, claimant),
        of_another=bool(claim.about) or any(not _same_side(m.party, claimant) for m in mentions),
    )


def _can_be_bound(subject: Party, claimant: Party) -> bool:
    return subject.id == claimant.id or subject.type is not PartyType.PERSON


def _same_side(one: Party, other: Party) -> bool:
    return one.id == other.id or (one.country is not None and one.country == other.country)
