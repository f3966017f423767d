"""Sources without a name that act before a cue and go on to speak: «صدقت جهات … وقالت».

Enters: a cue, what is remembered of the article. Leaves: the local id of the source, known or new.
Refuses people with a name.
"""

from functools import cache

from app.domain.party import Party
from app.extraction.speakers.discourse import Discourse, before_no_verb, doing
from app.extraction.speakers.documents import owner_of_channel
from app.extraction.speakers.introduced import introduced
from app.extraction.speakers.noun_phrases import body_meant, meet_unnamed, speaks_for
from app.extraction.speakers.strangers import definite, indefinite_pronouns, stranger
from app.extraction.speakers.subjects import Subject, subject_after, subject_before
from app.extraction.speakers.things import is_thing
from app.extraction.speech.own_words import body_start
from app.extraction.speech.reports import CueHit
from app.extraction.words.plurals import is_human_plural
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind, cue_forms
from app.lexicon.heads import organisation_head_forms, unnamed_head_forms
from app.lexicon.inflection import Gender, Number
from app.lexicon.party_words import party_words
from app.lexicon.people_nouns import is_people_noun
from app.text.affixes import ARTICLE, CONJUNCTIONS
from app.text.span import Span

_REACH, _SHE = 12, "ت"


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
    """Return the source without a name that acts first in the sentence and goes on to speak.

    Examples: «صدقت جهات رسمية الخبر وقالت», «وسخر أحد المتابعين من القرار وكتب», «لكن مالك العمارة
    رفض ذلك مؤكدا أن». The verb that goes on agrees with it.
    """
    goes_on = hit.joined or hit.carried or hit.kind is CueKind.PARTICIPLE
    verb = _first_deed(discourse, hit) if goes_on else None
    if verb is None:
        return None
    subject = _subject_of(discourse, verb, hit)
    if subject.mention is not None:
        return _acting(discourse, hit, subject.mention.party)
    party = _someone(discourse, hit, subject)
    if party is None or _is_named_behind(discourse, party):
        return None
    agreement, one = discourse.agreement, hit.number is Number.SINGULAR
    if one and not agreement.is_plural(party) and hit.gender is not None:
        return party.id if _gender(discourse.analysis.words[verb]) is hit.gender else None
    return party.id if agreement.fits(party, hit.gender, hit.number) else None


def _is_named_behind(discourse: Discourse, party: Party) -> bool:
    """Tell whether a name in marks or apart stands right behind a noun: «شركة الأبحاث "X"»."""
    analysis, end = discourse.analysis, party.descriptive[0].end if party.descriptive else 0
    index = analysis.token_index(end)
    behind = analysis.tokens[index : index + 2]
    if not party.unnamed or len(behind) < len(("mark", "name")) or behind[0].is_word:
        return False
    named = discourse.cast.at(behind[1].start)
    return named is not None and not named.party.unnamed


def _gender(verb: str) -> Gender:
    """Return the gender of a verb in the past."""
    return Gender.FEMININE if verb.endswith(_SHE) else Gender.MASCULINE


def _first_deed(discourse: Discourse, hit: CueHit) -> int | None:
    """Return the token of the first past verb of the sentence, None when it stands far in."""
    words = discourse.analysis.words
    start = body_start(discourse.analysis, hit.sentence)
    first = discourse.analysis.token_index(min(start, hit.span.start))
    opens = clause_words().opening_verbs
    for index in range(first, min(hit.first, first + _REACH)):
        word = words[index]
        verbs = {word, word[1:] if word[:1] in CONJUNCTIONS else word}
        if index > first and words[index - 1] in before_no_verb():
            return None
        if not verbs.isdisjoint(doing()) or (index == first and not verbs.isdisjoint(opens)):
            return index
    return None


def _subject_of(discourse: Discourse, verb: int, hit: CueHit) -> Subject:
    """Return the noun phrase that opens the clause of a verb, else the one behind it."""
    analysis, cast = discourse.analysis, discourse.cast
    first = analysis.token_index(min(body_start(analysis, hit.sentence), hit.span.start))
    before = subject_before(analysis, cast, first, verb) if first < verb else Subject()
    return before if before.written else subject_after(analysis, cast, verb + 1, hit.first)


def _someone(discourse: Discourse, hit: CueHit, subject: Subject) -> Party | None:
    """Return whom a noun of people or of a body brings in or means; None for any other noun."""
    if subject.phrase is None or subject.head in _papers():
        return None
    owner = owner_of_channel(discourse, subject)
    if owner is not None:
        return discourse.party(owner)
    if subject.head.startswith(ARTICLE):
        return _definite(discourse, hit, subject, subject.phrase)
    return _indefinite(discourse, hit, subject, subject.phrase)


def _indefinite(discourse: Discourse, hit: CueHit, subject: Subject, phrase: Span) -> Party | None:
    """Return whom a noun without article brings in; a title of someone's may mean one told of."""
    head, words = subject.head, clause_words()
    people, of_one = _is_of_people(head), _has_genitive(discourse, phrase)
    if of_one and head in words.title_heads - words.belonging:
        known = introduced(discourse, hit.span.start, phrase, head)
        return discourse.party(known) if known is not None else None
    if not people and (hit.kind is CueKind.PARTICIPLE or of_one):
        return None
    met = meet_unnamed(discourse, phrase) if people else None
    if met is not None:
        return met
    party = stranger(discourse.analysis, discourse.cast, phrase, discourse.next_number)
    return discourse.meet(party) if party is not None else None


def _definite(discourse: Discourse, hit: CueHit, subject: Subject, phrase: Span) -> Party | None:
    """Return whom a definite noun means: who was told of with it, else one whom it brings in."""
    head, words = subject.head, clause_words()
    known = (
        body_meant(discourse, hit, subject)
        if head in organisation_head_forms()
        else introduced(discourse, hit.span.start, phrase, head)
    )
    if known is not None:
        return discourse.party(known)
    if head in words.anaphoric_heads | words.covering | words.adverbs | party_words().times:
        return None
    if is_thing(head) or head in cue_forms() or head in organisation_head_forms():
        return None
    found = definite(discourse.analysis, discourse.cast, phrase, discourse.next_number)
    return meet_unnamed(discourse, phrase) or discourse.meet(found)


def _has_genitive(discourse: Discourse, phrase: Span) -> bool:
    """Tell whether what a noun is of makes it definite: «نائب الوزير» may be one told of."""
    behind = discourse.analysis.tokens_in(phrase)[1:2]
    named = any(discourse.cast.at(token.start) is not None for token in behind)
    return named or any(t.folded.startswith(ARTICLE) or not t.is_word for t in behind)


def _is_of_people(noun: str) -> bool:
    """Tell whether a noun is of people or of a body, its accusative alef left out."""
    words = clause_words()
    return (
        noun in unnamed_head_forms()
        or noun in organisation_head_forms()
        or noun in words.quantities
        or noun in words.counting
        or noun in words.title_heads
        or noun in words.agents
        or noun in words.belonging
        or noun in indefinite_pronouns()
        or is_human_plural(noun)
        or is_people_noun(noun)
    )


@cache
def _papers() -> frozenset[str]:
    return clause_words().documents | clause_words().hearsay
