"""How a claimant stands to what it says: of itself, of another, as an expert, as the narrator.

Enters: a claim with its claimant, span and cue, and the scene. Leaves: a `Stance` for weighing the
modality. Refuses to read the words for their meaning.
"""

from typing import NamedTuple

from app.domain.claim import NARRATOR, Claim
from app.domain.party import GUESSED_BASES, Party, PartyType
from app.extraction.claims.concern import Scene
from app.extraction.claims.drafts import Draft
from app.lexicon.clauses import own_words
from app.lexicon.cues import CueClass, cue_forms
from app.text.fold import fold
from app.text.span import Span
from app.text.tokens import Token

_REPORTING = frozenset({PartyType.AGENCY, PartyType.MEDIA, PartyType.GROUP})
_SUBJECT_WORDS = 4
_PRONOUN_WORDS = 2
_ASKING = "؟?"
_FEMININE = ("ت", "ه")


class Stance(NamedTuple):
    """How a claimant stands to what it says.

    Attributes:
        narrated: True for the article's own voice.
        own: True when the subject is the claimant or its state.
        itself: True when the claimant speaks of itself by its pronoun, or of a body of its own.
        bound: True when the subject is the claimant itself, or a state or body of its side: one
            whose future it can promise.
        official: True when the claimant can undertake for a state or body.
        opining: True when the claimant speaks as an expert or in an interview: what it says is
            opinion unless it is plain report.
        quoted: True when the words are given in marks: opinions are quoted, facts retold.
        reporting: True when the claimant is a body or an unnamed source, which tell of events.
        asked: True when a question mark ends the words.
        claimant: type of the claimant, "narrator", or "none"; "expert" for an analyst.
        told: "direct", "indirect", "narrator", or "none" for a claim without a quote.
    """

    narrated: bool = False
    own: bool = False
    itself: bool = False
    bound: bool = False
    official: bool = True
    opining: bool = False
    quoted: bool = False
    reporting: bool = False
    asked: bool = False
    claimant: str = "none"
    told: str = "none"


def stance_of(
    scene: Scene,
    claim: Claim | Draft,
    experts: frozenset[str],
    *,
    quoted: bool = False,
    told: str = "none",
) -> Stance:
    """Return how the claimant stands to the content; its subject is a mention near the start."""
    claimant = scene.party(claim.claimant)
    if claimant is None:
        narrated = claim.claimant == NARRATOR
        return Stance(
            official=False,
            narrated=narrated,
            opining=claim.cue is None and not narrated,
            quoted=quoted,
            asked=_is_asked(scene, claim.span),
            claimant=NARRATOR if narrated else "none",
            told=NARRATOR if narrated else told,
        )
    tokens = scene.tokens_over(claim.span)
    mentions = scene.cast.within(claim.span)
    near = tokens[min(_SUBJECT_WORDS, len(tokens)) - 1].end if tokens else claim.span.start
    first = mentions[0].party if mentions and mentions[0].span.start < near else None
    expert = claimant.id in experts
    itself = not expert and _speaks_of_itself(tokens, claimant, claim.cue)
    own = itself or (
        first is not None
        and (_same_side(first, claimant) or _announces(claim.cue, first, claimant))
    )
    return Stance(
        official=not expert,
        opining=expert or claim.cue is None,
        bound=itself or (own and first is not None and _can_be_bound(first, claimant)),
        own=own,
        itself=itself,
        asked=_is_asked(scene, claim.span),
        quoted=quoted,
        reporting=claimant.unnamed or claimant.type in _REPORTING,
        claimant=_kind_of(claimant, expert=expert),
        told=told,
    )


def _is_asked(scene: Scene, span: Span) -> bool:
    """Tell whether a question mark ends the span, or stands right behind it."""
    text = scene.analysis.text
    return any(mark in text[span.end - 1 : span.end + 1] for mark in _ASKING)


def _kind_of(claimant: Party, *, expert: bool) -> str:
    """Return the type of a claimant as a feature, unnamed ones and experts apart."""
    if expert:
        return "expert"
    return f"unnamed {claimant.type}" if claimant.unnamed else str(claimant.type)


def _speaks_of_itself(tokens: tuple[Token, ...], claimant: Party, cue: str | None) -> bool:
    """Tell whether the content opens with the claimant's pronoun, or a body of its own.

    «أعلن أنه سيزور …» (aʿlana annahu sa-yazūr, he announced that he would visit): a person takes
    the gender of the verb of speaking where that tells it, a body either when that is masculine.
    """
    opening = [t.folded for t in tokens if t.is_word][:_PRONOUN_WORDS]
    if any(_bare(word) in own_words("side") for word in opening):
        return True
    itself = own_words("they") if claimant.type is PartyType.GROUP else frozenset[str]()
    feminine = fold(cue or "").endswith(_FEMININE)
    if not feminine:
        itself |= own_words("he")
    if feminine or claimant.type is not PartyType.PERSON:
        itself |= own_words("she")
    return any(_bare(word) in itself for word in opening)


def _bare(word: str) -> str:
    return word[1:] if word[:1] in {"و", "ف", "ب"} else word


def _can_be_bound(subject: Party, claimant: Party) -> bool:
    return subject.id == claimant.id or subject.type is not PartyType.PERSON


def _announces(cue: str | None, subject: Party, claimant: Party) -> bool:
    """Tell whether somebody announces what a state does: «أعلن مستشار الأمن القومي أن اليابان …».

    He speaks for it where no word tells another country of his.
    """
    guessed = claimant.country is None or claimant.country_basis in GUESSED_BASES
    forms = cue_forms().get(fold(cue), ()) if cue else ()
    announced = any(form.cue.cue_class is CueClass.ANNOUNCE for form in forms)
    official = guessed and announced and claimant.type is PartyType.PERSON
    return official and subject.type is PartyType.STATE


def _same_side(one: Party, other: Party) -> bool:
    return one.id == other.id or (one.country is not None and one.country == other.country)
