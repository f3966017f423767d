"""Who speaks.

Enters: reports in order of place, what is remembered of the article. Leaves: the reports with a
`Source` each. A subject written in the cue's sentence wins, before or after its verb; then source
phrases, relays («نقلت X عن Y») and unwritten subjects. Refuses to move a content's border.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.domain.attribution import Position, SpeakerRef
from app.domain.party import PartyType
from app.extraction.speakers.candidates import Candidates
from app.extraction.speakers.documents import (
    CHANNEL,
    ISSUER,
    LAST_DOCUMENT,
    LATER,
    NO_ISSUER,
    SAME_DOCUMENT,
    UNISSUED,
)
from app.extraction.speakers.fronted_subjects import FrontedSources
from app.extraction.speakers.no_reports import is_no_report
from app.extraction.speakers.noun_phrases import (
    A_BODY,
    NEW,
    NEWCOMER,
    PASSIVE,
    PEOPLE,
    UNREAD,
    meet_unnamed,
)
from app.extraction.speakers.objects import has_other_subject, is_urged
from app.extraction.speakers.phrase_sources import FROM_WORDS, NAMED
from app.extraction.speakers.pointing_back import HONOURED, NAMESAKE, SAME_NOUN, THESE
from app.extraction.speakers.ranking import RANKED, Choose, choose
from app.extraction.speakers.subjects import Subject, subject_after
from app.extraction.speakers.things import DESCRIBED, THING
from app.extraction.speakers.unwritten import (
    ISSUER_BEFORE,
    OF_CLAUSE,
    implicit,
    is_nested,
    relative,
)
from app.extraction.speech.carriers import carriers
from app.extraction.speech.reports import ContentKind, CueHit, Report, Source
from app.extraction.words.plurals import is_human_plural
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, CueKind, Frame
from app.lexicon.heads import unnamed_head_forms
from app.text.affixes import ARTICLE, CONJUNCTIONS
from app.text.fold import fold
from app.text.span import Span

_RELAY, _RELAY_REACH = "relay, ", 40
_SETTLED = frozenset(
    (
        CHANNEL, ISSUER, ISSUER_BEFORE, SAME_DOCUMENT, LAST_DOCUMENT, LATER, NO_ISSUER, PASSIVE,
        PEOPLE, UNISSUED, NEW, SAME_NOUN, THING, HONOURED, THESE, NAMED, NAMESAKE,
        A_BODY, NEWCOMER, DESCRIBED, OF_CLAUSE,
    )
)  # fmt: skip
_QUOTING = (fold("نقلا"), fold("عن"))
_LEARN, _OUT_OF = fold("علم"), fold("من")


@dataclass(slots=True)
class Sources(FrontedSources):
    """Resolves the reports of one article in order.

    Attributes:
        discourse: what is remembered; grows with every report.
    """

    choose: Choose = choose
    _candidates: Candidates = field(init=False)
    _relays: dict[Span, CueHit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._candidates = Candidates(self.discourse)

    def resolve(self, reports: Sequence[Report], hits: Iterable[CueHit]) -> tuple[Report, ...]:
        """Return the reports with their sources, in the same order.

        Args:
            reports: reports in order of their cues, contents cut.
            hits: every cue of the text; those that relay are looked up by sentence.
        """
        self._relays = {h.sentence: h for h in hits if Frame.RELAY in h.frames}
        resolved: list[Report] = []
        for report in reports:
            source = self._weighed(report, self._source(report, resolved), resolved)
            source = self._carried(report, source)
            resolved.append(report._replace(source=source))
            if source.speaker is not None and not is_nested(report, resolved):
                self.discourse.note(report, source.speaker)
        return tuple(resolved)

    def _carried(self, report: Report, source: Source) -> Source:
        """Add the outlets that carried the words, named before the cue or behind the content."""
        outlets = carriers(self._analysis, self._cast, report)
        more = tuple(one for one in outlets if one != source.speaker and one not in source.via)
        return replace(source, via=(*source.via, *more)) if more else source

    def _weighed(self, report: Report, source: Source, resolved: Sequence[Report]) -> Source:
        """Return the source with the likeliest speaker; the rules' answer is one candidate."""
        settled = source.rule.removeprefix(_RELAY) in _SETTLED
        if settled or is_no_report(report, source):
            return source
        subject = self._subject(report)
        candidates = self._candidates.of(report, source, subject, resolved)
        chosen = self.choose(report, candidates)
        if chosen.speaker == source.speaker:
            return source
        return replace(
            source, speaker=chosen.speaker, co_speakers=(), rule=f"{source.rule}; {RANKED}"
        )

    def _subject(self, report: Report) -> Subject:
        """Return the noun phrase that tells of the speaker, as far as the cue has one."""
        if report.content.kind is ContentKind.BEFORE or report.hit.source_phrase:
            return self.phrase_subject(report)
        return subject_after(self._analysis, self._cast, *self._subject_gap(report))

    def _source(self, report: Report, resolved: Sequence[Report]) -> Source:
        hit = report.hit
        if report.content.kind is ContentKind.BEFORE or hit.source_phrase:
            return self.of_phrase(report)
        relay = self._relay_of(hit)
        if relay is not None:
            return self._relayed(report, relay)
        subject = subject_after(self._analysis, self._cast, *self._subject_gap(report))
        written = self.named_first(report, subject) or self._after(report, subject)
        if written is not None and written.rule == THING and not hit.relative:
            return self.before(report, subject) or written
        if written is not None:
            return written
        if hit.relative:
            return relative(self.discourse, report, resolved, subject)
        return self.before(report, subject) or implicit(self.discourse, report, resolved, subject)

    def _subject_gap(self, report: Report) -> tuple[int, int]:
        """Return the tokens that hold the subject: after «جاء في» it is the document.

        A pronoun before people points at what is told of: «يطالب بها الفلسطينيون», «قال بعده
        الوزير».
        """
        first, last = report.content.gap
        if first + 1 < last and self._analysis.words[first] in clause_words().adverbial_words:
            first += self._are_people(first + 1)
        verb = self._analysis.tokens[report.hit.last].folded
        texts = clause_words().text_verbs
        if verb not in texts and (verb[0] not in CONJUNCTIONS or verb[1:] not in texts):
            return first, last
        lemmas = {fold(form.cue.lemma) for form in report.hit.forms} or texts
        come = not lemmas.isdisjoint(texts)  # «ورد» may be "and he replied"
        return (min(first + 1, last), last) if come else (first, last)

    def _are_people(self, index: int) -> bool:
        """Tell whether a name, a title or a noun of people begins at the token."""
        token, words = self._analysis.tokens[index], clause_words()
        word = token.folded
        people = word in unnamed_head_forms() or word in words.quantities or is_human_plural(word)
        titled = word.removeprefix(ARTICLE) in words.title_heads
        return people or titled or self._cast.at(token.start) is not None

    def _after(self, report: Report, subject: Subject) -> Source | None:
        if not subject.written or self._is_addressee(report.hit, subject):
            return None
        if is_urged(self.discourse, report, subject):
            return None
        if has_other_subject(self._analysis, self._cast, report, subject):
            return None
        source = self._quoting(report, subject) or self.written(
            report, subject, Position.CUE_SPEAKER_CONTENT
        )
        return None if source.rule in {UNREAD, THING} and self._has_object(report.hit) else source

    def _quoting(self, report: Report, subject: Subject) -> Source | None:
        """Read «قالت الوكالة نقلا عن مصدر أمني إن», «علمت الصحيفة من مصدر أن»: no outlet speaks."""
        first, last = self._subject_gap(report)
        words = [t.folded for t in self._analysis.tokens[first:last]]
        place = next((n + 2 for n, pair in enumerate(pairwise(words)) if pair == _QUOTING), None)
        learnt = report.hit.forms and report.hit.forms[0].cue.lemma == _LEARN
        if learnt and _OUT_OF in words:
            place = words.index(_OUT_OF) + 1
        if place is None or (subject.mention is None and not learnt):
            return None
        quoted = subject_after(self._analysis, self._cast, first + place, last)
        if not quoted.written:
            return None
        if _is_outlet(quoted) and not _is_outlet(subject) and not learnt:
            subject, quoted = quoted, subject
        source = self.written(report, quoted, Position.CUE_SPEAKER_CONTENT)
        outlet = () if subject.mention is None else (subject.mention.party.id,)
        via = tuple(dict.fromkeys((*outlet, *source.via)))
        return replace(source, via=via, rule=f"quoting, {source.rule}")

    def _is_addressee(self, hit: CueHit, subject: Subject) -> bool:
        """Tell whether what follows the cue is its object: «واتهم أوكرانيا بشن …»."""
        if subject.mention is None or not hit.frames & {Frame.ADDRESSEE, Frame.DESCRIBED}:
            return False
        if (subject.inner and hit.joined) or hit.kind not in FINITE:
            return True
        party = subject.mention.party
        if party.unnamed or party.type is PartyType.PERSON:
            return False
        own = self.discourse.agreement.gender_of(party)
        return own is not None and hit.gender is not None and own is not hit.gender

    def _has_object(self, hit: CueHit) -> bool:
        """Tell whether an unread noun after the cue is its object: «واصفا العلاقة بأنها»."""
        described = hit.joined and bool(hit.frames & {Frame.DESCRIBED, Frame.ADDRESSEE})
        return hit.kind is CueKind.PARTICIPLE or described

    def _relay_of(self, hit: CueHit) -> CueHit | None:
        relay = self._relays.get(hit.sentence)
        if relay is None or relay.first > hit.first:
            return None
        if relay.first == hit.first:
            return relay
        near = hit.first - relay.last <= _RELAY_REACH
        return relay if near and hit.kind is CueKind.MASDAR and hit.forms[0].suffixed else None

    def _relayed(self, report: Report, relay: CueHit) -> Source:
        """Read «نقلت X عن Y»: X relays, Y speaks; without عن, X speaks."""
        analysis, position = self._analysis, Position.SPEAKER_CUE_CONTENT
        own = relay.first == report.hit.first
        end = max(report.content.gap[1], relay.last + 1) if own else report.hit.first
        steps = range(relay.last + 1, end)
        froms = [i for i in steps if analysis.tokens[i].folded in FROM_WORDS]
        issued = len(froms) > 1 and analysis.words[froms[0] - 1] in clause_words().issued_by
        place = froms[issued] if froms else None  # «بيان صادر عن الوزارة عن الوزير قوله»
        first = relay.last + 1 if place is None else place + 1
        speaker = subject_after(analysis, self._cast, first, end)
        source = (
            self.written(report, speaker, position)
            if speaker.written
            else Source(speaker=None, ref=SpeakerRef.NONE, position=position, confidence=0.3)
        )
        if place is None:
            return replace(source, rule=_RELAY + source.rule)
        via = (*self._outlet(relay, relay.last + 1, place), *source.via)
        return replace(source, via=via, rule=_RELAY + source.rule)

    def _outlet(self, hit: CueHit, first: int, last: int) -> tuple[str, ...]:
        outlet = subject_after(self._analysis, self._cast, first, last)
        if not outlet.written:
            outlet = self.subject_before(hit) or outlet
        if outlet.mention is not None:
            return (outlet.mention.party.id,)
        party = meet_unnamed(self.discourse, outlet.phrase)
        return (party.id,) if party is not None else ()


def _is_outlet(subject: Subject) -> bool:
    return subject.mention is not None and subject.mention.party.type is PartyType.MEDIA
