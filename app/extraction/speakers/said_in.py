"""Who speaks in what a verb points back at: «تسجيلا لأحد الجنود قال فيه», «رسالة من محام قال فيها».

Enters: a cue without a written subject, what is remembered of the article. Leaves: the local id of
whose words the paper or recording holds, or of who wrote it. Refuses cues that do not say «in it».
"""

from collections.abc import Iterator
from typing import Final

from app.domain.party import Party, PartyType
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.noun_phrases import meet_unnamed, read_unnamed
from app.extraction.speakers.paper_subjects import IN_IT
from app.extraction.speech.reports import CueHit
from app.extraction.words.agreement import Agreement
from app.extraction.words.matching import stem_words
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE
from app.lexicon.heads import unnamed_head_forms
from app.text.fold import fold
from app.text.span import Span

_GIVING: Final = frozenset(map(fold, ("من", "مع", "عن")))
"""Prepositions before whoever's words they are: a letter from, an interview with."""
_TO: Final = "ل"
_SENT: Final = frozenset(
    map(fold, ("رسالة", "برقية", "برسالة", "ببرقية", "خطاب", "خطابا", "مذكرة"))
)
"""What goes to those behind ل: «رسالة للوزير» (a letter to the minister)."""
_PEOPLE: Final = frozenset({PartyType.PERSON, PartyType.GROUP})
_REACH: Final = 18


def said_in(discourse: Discourse, hit: CueHit) -> str | None:
    """Return who speaks in what the verb points back at, None where it points at nothing.

    Example: «نشرت القناة تسجيلا لأحد الجنود قال فيه إن» (nasharat al-qanāt tasjīlan li-aḥad
    al-junūd qāla fīhi, the channel published a recording of one of the soldiers in which he said)
    → the soldier.
    """
    tokens = discourse.analysis.tokens
    behind = tokens[hit.last + 1].folded if hit.last + 1 < len(tokens) else ""
    if behind not in IN_IT or hit.joined or hit.kind not in FINITE:
        return None
    for party, phrase in _persons_before(discourse, hit):
        # an agreement of its own: those not met yet share a local id
        if Agreement(discourse.analysis).fits(party, hit.gender, hit.number):
            known = meet_unnamed(discourse, phrase) if phrase is not None else party
            return known.id if known is not None else None
    return None


def _persons_before(discourse: Discourse, hit: CueHit) -> Iterator[tuple[Party, Span | None]]:
    """Yield the persons of the sentence before a cue whose words it may be, the nearest first.

    Each with the noun phrase of one without a name, who is read and not met yet.
    """
    analysis = discourse.analysis
    first = max(analysis.token_index(hit.sentence.start), hit.first - _REACH)
    for index in range(hit.first - 1, first - 1, -1):
        if not _may_give(discourse, index):
            continue
        token = analysis.tokens[index]
        mention = discourse.cast.at(token.end - 1)
        if mention is not None and not mention.party.unnamed:
            begins = token.start <= mention.span.start
            if begins and mention.party.type is PartyType.PERSON:
                yield mention.party, None
        elif _heads(discourse, index):
            phrase = Span(token.start, hit.span.start)
            party = read_unnamed(discourse, phrase)
            if party is not None and party.type in _PEOPLE:
                yield party, phrase


def _may_give(discourse: Discourse, index: int) -> bool:
    """Tell whether words may be of whoever the token begins to name: it is no one told or meant."""
    words = discourse.analysis.words
    before = words[index - 1] if index else ""
    word = words[index]
    if before in clause_words().prepositions:
        return before in _GIVING
    mention = discourse.cast.at(discourse.analysis.tokens[index].end - 1)
    attached = word[:1] == _TO and (
        mention is None or mention.span.start > discourse.analysis.tokens[index].start
    )
    return not (attached and before in _SENT)


def _heads(discourse: Discourse, index: int) -> bool:
    """Tell whether a phrase of people without a name begins at a token."""
    words, counting = discourse.analysis.words, clause_words().counting
    known = unnamed_head_forms()
    counted = index and not counting.isdisjoint(stem_words(words[index - 1]))
    stems = stem_words(words[index])
    people = any(stem in known or stem in clause_words().title_heads for stem in stems)
    opens = not counting.isdisjoint(stems) and index + 1 < len(words)
    return not counted and (people or opens)
