"""Speakers that the text leaves unwritten, or refers to by a relative pronoun.

Enters: a report, the reports resolved before it, what is remembered of the article. Leaves: a
`Source`. Arabic drops the subject pronoun («وأضاف», he added); gender and number of the verb, the
sentence's own subject and the last speaker tell who is meant. Refuses to read noun phrases.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from app.domain.attribution import Position, SpeakerRef
from app.domain.party import PartyType
from app.extraction.speakers.antecedents import antecedent
from app.extraction.speakers.clause_subjects import reported_subject, subject_of_clause
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.documents import NO_ISSUER, UNISSUED
from app.extraction.speakers.followed_people import followed_people
from app.extraction.speakers.noun_phrases import PASSIVE
from app.extraction.speakers.paper_subjects import paper_before
from app.extraction.speakers.said_in import said_in
from app.extraction.speakers.several import crowd_before, several
from app.extraction.speakers.subjects import Subject, first_actor
from app.extraction.speakers.things import DESCRIBED, thing_before
from app.extraction.speakers.unnamed_actors import unnamed_actor, unnamed_doer
from app.extraction.speech.cues import pronoun_before, tells_next
from app.extraction.speech.reports import ContentKind, CueHit, Report, Source
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind, cue_forms
from app.lexicon.inflection import Gender, Number
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.span import Span
from app.text.tokens import Token

SAME_SUBJECT, OF_CLAUSE = "same subject", "subject of the clause"
UNWRITTEN = "unwritten subject"
ISSUER_BEFORE = "issuer of the paper"
_NOBODY = frozenset((NO_ISSUER, UNISSUED))
_NESTING_BACK = 7
_MATES_BACK = 12
_ANTECEDENT_REACH = 260
_NOUN_REACH = 4
_RELATIVE_GENDER = {"الذي": Gender.MASCULINE, "التي": Gender.FEMININE}
_WHO = frozenset(map(fold, ("من", "كما")))


def implicit(
    discourse: Discourse, report: Report, resolved: Sequence[Report], subject: Subject
) -> Source:
    """Return the source of a cue without a written subject.

    In this order: whom its clause or the one around it tells of, who spoke by an earlier cue of the
    sentence, the sentence's subject, that of a reported clause, a nameless source, who spoke last.
    """
    hit = report.hit
    base = Source(
        speaker=None,
        ref=SpeakerRef.PRONOUN if hit.carried else SpeakerRef.IMPLICIT,
        position=Position.CUE_CONTENT,
        via=_told(subject),
        rule=UNWRITTEN,
        confidence=0.7,
    )
    paper = None if hit.passive else paper_before(discourse.analysis, hit)
    thing = paper is None and thing_before(discourse.analysis, discourse.cast, hit)
    if hit.passive or thing:
        rule = DESCRIBED if thing and not hit.passive else PASSIVE
        return replace(base, ref=SpeakerRef.NONE, rule=rule, confidence=0.4)
    if paper is not None:
        paper_of = discourse.papers.at(paper.start)
        issuer = paper_of.issuer if paper_of is not None else None
        return replace(base, speaker=issuer, rule=ISSUER_BEFORE, confidence=0.8)
    for speaker, rule, confidence in _of_its_clause(discourse, report, resolved):
        if speaker is not None:
            return replace(base, speaker=speaker, rule=rule, confidence=confidence)
    mate = _clause_mate(discourse, report, resolved) or _relative_mate(discourse, report, resolved)
    if mate is not None:
        return replace(
            base,
            speaker=mate.speaker,
            co_speakers=mate.co_speakers,
            via=base.via or mate.via,
            rule=SAME_SUBJECT,
            confidence=0.85,
        )
    speaker, *others = crowd_before(discourse, hit) or (
        unnamed_actor(discourse, hit)
        or discourse.actor_of(hit)
        or reported_subject(discourse, hit)
        or discourse.last_speaker(hit, agreeing=True),
    )
    if speaker is None:
        speaker, *others = several(discourse, hit, resolved) or (None,)
    goes_on = not subject.written and _opens_on(discourse, hit)
    if speaker is None and hit.kind is CueKind.PARTICIPLE:
        speaker = _teller(report, resolved)
    participle = hit.kind is CueKind.PARTICIPLE and hit.number is Number.SINGULAR
    if speaker is None and (goes_on or participle):
        speaker = discourse.last_speaker(hit, agreeing=False)
    return replace(base, speaker=speaker, co_speakers=tuple(one for one in others if one))


def _of_its_clause(
    discourse: Discourse, report: Report, resolved: Sequence[Report]
) -> Iterator[tuple[str | None, str, float]]:
    """Yield whom the words around a cue may tell of, by which rule, and how sure that is."""
    yield said_in(discourse, report.hit), "said in it", 0.8
    around = _subject_around(discourse, report, resolved)
    yield around, "subject of the clause around", 0.6
    yield _nearest_doer(discourse, report, resolved), "subject of the verb before", 0.8
    yield subject_of_clause(discourse, report, resolved), OF_CLAUSE, 0.8


def _opens_on(discourse: Discourse, hit: CueHit) -> bool:
    """Tell whether a sentence goes on with what was said: «وتابع: …», of an embassy too."""
    first = discourse.analysis.tokens[hit.first]
    return hit.joined and hit.kind is CueKind.PAST and first.start <= hit.sentence.start


def relative(
    discourse: Discourse, report: Report, resolved: Sequence[Report], subject: Subject
) -> Source:
    """Return the source of a cue in a relative clause: «الذي أكد …» → the noun before.

    Where the pronoun is not the subject («التي قال إنها»: gender differs; «التي أعربت فيها»: it
    is resumed) the speaker is sought as for an unwritten subject.
    """
    hit = report.hit
    tokens = discourse.analysis.tokens
    if hit.passive:
        return implicit(discourse, report, resolved, subject)
    place = pronoun_before(discourse.analysis, hit.first, hit.sentence)
    place = hit.first - 1 if place is None else place
    pronoun = tokens[place]
    gender = _RELATIVE_GENDER.get(pronoun.folded.lstrip("و"), hit.gender)
    if pronoun.folded in _WHO or pronoun.folded in clause_words().free_relatives:
        return replace(implicit(discourse, report, resolved, subject), rule="free relative")
    following = tokens[hit.last + 1].folded if hit.last + 1 < len(tokens) else ""
    if following in clause_words().adverbial_words:
        person = discourse.person_of_sentence(hit)
        if person is not None:
            return replace(_open(subject), speaker=person, rule="relative adverb")
    if gender is not None and hit.gender is not None and gender is not hit.gender:
        return replace(implicit(discourse, report, resolved, subject), rule="relative object")
    if _follows_document(tokens, place):
        return _open(subject)
    plural = pronoun.folded in clause_words().plural_relatives
    people = followed_people(discourse, place) if plural else None
    if people is None:
        reach = Span(max(hit.sentence.start, pronoun.start - _ANTECEDENT_REACH), pronoun.start)
        nearest = antecedent(discourse, reach, gender, pronoun.folded)
        people = nearest.party if nearest is not None else None
    return replace(_open(subject), speaker=people.id if people is not None else None)


def _follows_document(tokens: Sequence[Token], pronoun: int) -> bool:
    """Tell whether a relative pronoun resumes reports of no one's: «التقارير الإعلامية التي»."""
    before = reversed(tokens[max(0, pronoun - _NOUN_REACH) : pronoun])
    words = [t.folded for t in takewhile(lambda t: t.folded.startswith(ARTICLE), before)]
    return not clause_words().documents.isdisjoint(words)


def is_nested(report: Report, others: Sequence[Report]) -> bool:
    """Tell whether the cue stands in the content of one of the last few `others`."""
    place = report.hit.span.start
    return any(
        other.content.span.start <= place < other.content.span.end
        for other in others[-_NESTING_BACK:]
        if other.hit is not report.hit and other.content.kind is not ContentKind.BEFORE
    )


def _open(subject: Subject) -> Source:
    return Source(
        speaker=None,
        ref=SpeakerRef.RELATIVE,
        position=Position.CUE_CONTENT,
        via=_told(subject),
        rule="relative clause",
        confidence=0.75,
    )


def _told(subject: Subject) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.party.id for m in subject.told))


def _subject_around(discourse: Discourse, report: Report, resolved: Sequence[Report]) -> str | None:
    """Return the subject of the clause around: «أن أوباما كان يكذب عندما قال إن» → أوباما."""
    hit = report.hit
    before = discourse.analysis.tokens[hit.first - 1].folded if hit.first else ""
    if before not in clause_words().time_conjunctions:
        return None
    for other in reversed(resolved[-_NESTING_BACK:]):
        span = other.content.span
        if span.start <= hit.span.start < span.end:
            mention = first_actor(discourse.analysis, discourse.cast, span, hit.span.start)
            return mention.party.id if mention is not None else None
    return None


def _nearest_doer(discourse: Discourse, report: Report, resolved: Sequence[Report]) -> str | None:
    """Return the subject of the last verb before a participle: «التقى كريم العمال قائلا».

    What an earlier cue of the sentence reports is passed over.
    """
    hit = report.hit
    if hit.kind is not CueKind.PARTICIPLE:
        return None
    spans = [
        r.content.span.end
        for r in resolved[-_MATES_BACK:]
        if r.hit.sentence == hit.sentence and r.content.kind is not ContentKind.BEFORE
    ]
    after = max((end for end in spans if end <= hit.span.start), default=hit.sentence.start)
    return discourse.doer_between(hit, after) or unnamed_doer(discourse, hit, after)


def _clause_mate(discourse: Discourse, report: Report, resolved: Sequence[Report]) -> Source | None:
    """Return the source of the sentence's earlier cue whose subject goes on.

    Nobody goes on where nobody spoke: «أفادت أنباء بأن …، وأوضحت أن».
    """
    hit = report.hit
    for place in range(len(resolved) - 1, max(-1, len(resolved) - _MATES_BACK), -1):
        other = resolved[place]
        if other.hit.sentence != hit.sentence:
            return None
        source = other.source
        beside = other.hit.relative and _is_beside(discourse, hit)
        if source is None or (other.hit.relative and not beside):
            continue
        if source.speaker is None:
            if source.rule in _NOBODY and hit.joined and hit.gender is other.hit.gender:
                return source
            continue
        nested = not beside and is_nested(other, resolved[:place])
        if other.content.kind is ContentKind.BEFORE or nested:
            continue
        if _goes_on(discourse, other.hit, source, hit):
            return source
    return None


def _relative_mate(
    discourse: Discourse, report: Report, resolved: Sequence[Report]
) -> Source | None:
    """Return who spoke in the relative clause before a participle: «الذي قال …، ملوحا».

    Not where the sentence begins with a verb of speech, whose subject the participle has.
    """
    other = resolved[-1] if resolved else None
    if other is None or report.hit.kind is not CueKind.PARTICIPLE or not other.hit.relative:
        return None
    tokens = discourse.analysis.tokens
    verb = tokens[discourse.analysis.token_index(report.hit.sentence.start)].folded
    said = {verb, verb.removeprefix("و")} & cue_forms().keys()
    same = other.hit.sentence == report.hit.sentence and other.hit.gender is report.hit.gender
    spoke = other.source is not None and other.source.speaker is not None
    return other.source if same and spoke and not said else None


def _is_beside(discourse: Discourse, hit: CueHit) -> bool:
    """Tell whether a participle goes with the verb before it: «التي أدانت القرار معتبرة أنه»."""
    if hit.kind is not CueKind.PARTICIPLE or hit.joined or not hit.first:
        return False
    return discourse.analysis.tokens[hit.first - 1].is_word


def _teller(report: Report, resolved: Sequence[Report]) -> str | None:
    """Return who tells something in the sentence before: «ما قال الجيش إنها أنفاق، مشيرا إلى»."""
    for other in reversed(resolved[-_MATES_BACK:]):
        source = other.source
        same = other.hit.sentence == report.hit.sentence
        if same and source is not None and source.speaker and other.hit.gender is report.hit.gender:
            return source.speaker
    return None


def _goes_on(discourse: Discourse, earlier: CueHit, source: Source, hit: CueHit) -> bool:
    """Tell whether the subject of an earlier cue can be that of a later one."""
    both = earlier.gender is not None and hit.gender is not None
    singular = earlier.number is hit.number is Number.SINGULAR
    written = source.ref is not SpeakerRef.DESCRIPTIVE
    same_clause = hit.kind is CueKind.PARTICIPLE or tells_next(discourse.analysis, hit.first)
    if same_clause and both and singular:
        same = earlier.gender is hit.gender
        if same or written:
            return same
    if source.speaker is None:
        return True
    if hit.number is not Number.SINGULAR:
        named = discourse.party(source.speaker)
        one = named.type is PartyType.PERSON and not discourse.agreement.is_plural(named)
        return not (one and hit.carried) or bool(source.co_speakers)  # not «أكد أنهم طلبوا»
    return discourse.agreement.fits(discourse.party(source.speaker), hit.gender, hit.number)
