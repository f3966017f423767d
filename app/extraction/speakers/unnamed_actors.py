"""Sources without a name that act before a cue and go on to speak: «صدقت جهات … وقالت».

Enters: a cue, what is remembered of the article. Leaves: the local id of the source, known or new.
Refuses people with a name.
"""

from app.domain.party import Party
from app.extraction.speakers.discourse import Discourse, doing
from app.extraction.speakers.noun_phrases import body_meant, meet_unnamed, speaks_for
from app.extraction.speakers.subjects import subject_after
from app.extraction.speech.reports import CueHit
from app.lexicon.cues import FINITE
from app.lexicon.heads import unnamed_head_forms
from app.lexicon.inflection import Number
from app.text.affixes import ARTICLE


def unnamed_doer(discourse: Discourse, hit: CueHit, after: int) -> str | None:
    """Return the source without a name behind the last verb: «وأجاب دبلوماسي خليجي … قائلا»."""
    subject = discourse.doing_between(hit, after)
    if subject is None:
        return None
    if subject.mention is not None:
        return _acting(discourse, hit, subject.mention.party)
    if subject.phrase is None:
        return None
    if subject.head.startswith(ARTICLE) and not speaks_for(discourse, subject):
        return body_meant(discourse, hit, subject)
    heads = unnamed_head_forms().get(subject.head, ())
    if hit.number is Number.SINGULAR and all(h.number is not Number.SINGULAR for h in heads):
        return None
    party = meet_unnamed(discourse, subject.phrase)
    agrees = party is not None and discourse.agreement.fits(party, hit.gender, hit.number)
    return party.id if party is not None and agrees else None


def _acting(discourse: Discourse, hit: CueHit, party: Party) -> str | None:
    """Return people without a name who act, if a cue agrees: «شجب الخبراء … مشيرين»."""
    agrees = party.unnamed and discourse.agreement.fits(party, hit.gender, hit.number)
    return party.id if agrees else None


def unnamed_actor(discourse: Discourse, hit: CueHit) -> str | None:
    """Return the source without a name that the sentence begins with: «صدقت جهات … وقالت»."""
    tokens = discourse.analysis.tokens
    first = discourse.analysis.token_index(hit.sentence.start)
    goes_on = hit.joined or hit.carried
    if not goes_on or hit.kind not in FINITE or first + 1 >= hit.first:
        return None
    verb = tokens[first].folded
    if {verb, verb[1:] if verb[:1] in "وف" else verb}.isdisjoint(doing()):
        return None
    subject = subject_after(discourse.analysis, discourse.cast, first + 1, hit.first)
    if subject.phrase is None or subject.head not in unnamed_head_forms():
        return None
    party = meet_unnamed(discourse, subject.phrase)
    agrees = party is not None and discourse.agreement.fits(party, hit.gender, hit.number)
    return party.id if party is not None and agrees else None
