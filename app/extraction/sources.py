"""Fifth step: who speaks.

Enters: an `Analysis`, a `Cast`, reports in order of place. Leaves: a `Source` for each, and the
cast with the unnamed sources that were met. A subject in the cue's sentence wins; an unwritten one
is the last speaker that agrees in gender and number (Arabic drops the pronoun: «وأضاف»). Refuses
to move a content's border.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.attribution import Position, SpeakerRef
from app.domain.party import Party, PartyType
from app.extraction.agreement import Agreement
from app.extraction.analysis import Analysis
from app.extraction.cast import Cast, Mention, MentionKind
from app.extraction.endings import goes_on
from app.extraction.reports import ContentKind, CueHit, Report, Source
from app.extraction.subjects import Subject, first_actor, subject_after, subject_before
from app.extraction.unnamed import unnamed_source
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind, Frame
from app.lexicon.inflection import Gender, Number
from app.text.fold import fold
from app.text.names import romanise
from app.text.span import Span

_BACK = 7
_RELAY_REACH = 40
_ISSUER_REACH = 12
_FROM = fold("عن")
_ANTECEDENT_REACH = 260
_PRONOUN_PHRASES = ("ه", "ها", "هم", "هما")
_RELATIVE_GENDER = {
    "الذي": Gender.MASCULINE, "التي": Gender.FEMININE,
}  # fmt: skip
_PLURAL_RELATIVES = frozenset(map(fold, ("الذين", "اللذان", "اللتان", "اللذين", "اللواتي")))


@dataclass(frozen=True, slots=True)
class _Spoke:
    offset: int
    party: str
    sentence: Span


@dataclass(slots=True)
class Sources:
    """Resolves the reports of one article in order; remembers who spoke.

    Attributes:
        cast: grows by the unnamed sources that are met.
    """

    analysis: Analysis
    cast: Cast
    agreement: Agreement = field(init=False)
    spoke: list[_Spoke] = field(default_factory=list)
    relays: dict[Span, CueHit] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.agreement = Agreement(self.analysis)

    def resolve(self, reports: Sequence[Report], hits: Iterable[CueHit]) -> tuple[Report, ...]:
        """Return the reports with their sources, in the same order."""
        self.relays = {h.sentence: h for h in hits if Frame.RELAY in h.frames}
        resolved: list[Report] = []
        for report in reports:
            source = self._source(report, resolved)
            resolved.append(replace(report, source=source))
            nested = self._is_nested(report, resolved)
            if source.speaker is not None and not nested:
                offset = report.hit.span.start
                self.spoke.append(_Spoke(offset, source.speaker, report.hit.sentence))
                self._remember_documents(report, source.speaker)
        return tuple(resolved)

    def _is_nested(self, report: Report, resolved: Sequence[Report]) -> bool:
        start = report.hit.span.start
        return any(
            r.content.span.start <= start < r.content.span.end
            for r in resolved[-_BACK:]
            if r.hit is not report.hit and r.content.kind is not ContentKind.BEFORE
        )

    def _source(self, report: Report, resolved: Sequence[Report]) -> Source:
        hit = report.hit
        if report.content.kind is ContentKind.BEFORE or hit.source_phrase:
            return self._of_phrase(report)
        relay = self._relay_of(hit)
        if relay is not None:
            return self._relayed(report, relay)
        subject = subject_after(self.analysis, self.cast, *report.content.gap)
        earlier = self._subject_before(hit) if Frame.ADDRESSEE in hit.frames else None
        if earlier is not None and earlier.mention is not None:
            return self._written(report, earlier, Position.SPEAKER_CUE_CONTENT)
        if subject.written and not self._is_addressee(hit, subject):
            return self._written(report, subject, Position.CUE_SPEAKER_CONTENT)
        if hit.relative:
            return self._relative(report, subject, resolved)
        before = self._subject_before(hit)
        if before is not None:
            joined = replace(before, told=(*before.told, *subject.told))
            source = self._written(report, joined, Position.SPEAKER_CUE_CONTENT)
            if source.speaker is not None:
                return source
        return self._implicit(report, resolved, subject)

    def _subject_before(self, hit: CueHit) -> Subject | None:
        if not self._may_follow_subject(hit):
            return None
        first = self.analysis.token_index(hit.sentence.start)
        before = subject_before(self.analysis, self.cast, first, hit.first)
        return before if before.written and self._agrees(before, hit) else None

    def _may_follow_subject(self, hit: CueHit) -> bool:
        return (
            not hit.joined
            and not hit.carried
            and hit.kind in {CueKind.PAST, CueKind.PRESENT}
            and self.analysis.tokens[hit.first].start > hit.sentence.start
        )

    def _agrees(self, subject: Subject, hit: CueHit) -> bool:
        if subject.mention is None:
            return True
        if subject.mention.party.unnamed:
            return True
        if hit.number is not Number.SINGULAR and not subject.joined:
            return False
        return hit.number is not Number.SINGULAR or self.agreement.fits(
            subject.mention.party, hit.gender, hit.number
        )

    def _is_addressee(self, hit: CueHit, subject: Subject) -> bool:
        """Tell whether what follows the cue is spoken to: «واتهم أوكرانيا بشن …»."""
        objects = Frame.ADDRESSEE in hit.frames or Frame.DESCRIBED in hit.frames
        if objects and subject.mention is not None and subject.inner and hit.joined:
            return True
        if not objects or subject.mention is None:
            return False
        if hit.kind not in {CueKind.PAST, CueKind.PRESENT}:
            return True
        party = subject.mention.party
        if party.unnamed or party.type is PartyType.PERSON:
            return False
        own = self.agreement.gender_of(party)
        return own is not None and hit.gender is not None and own is not hit.gender

    # written subjects

    def _written(self, report: Report, subject: Subject, position: Position) -> Source:
        hit = report.hit
        told = tuple(dict.fromkeys(m.party.id for m in subject.told))
        if subject.mention is None:
            return self._of_noun_phrase(report, subject, position, told)
        mention = subject.mention
        self.agreement.learn(mention.party, hit.gender)
        descriptive = mention.kind is MentionKind.DESCRIPTIVE
        return Source(
            speaker=mention.party.id,
            ref=SpeakerRef.DESCRIPTIVE if descriptive else SpeakerRef.NAMED,
            position=position,
            co_speakers=self._unique(mention, subject.joined),
            via=told,
            rule="described subject" if descriptive else "named subject",
            confidence=0.85 if descriptive else 0.95,
        )

    def _unique(self, mention: Mention, joined: Sequence[Mention]) -> tuple[str, ...]:
        ids = dict.fromkeys(m.party.id for m in joined)
        ids.pop(mention.party.id, None)
        return tuple(ids)

    def _of_noun_phrase(
        self, report: Report, subject: Subject, position: Position, told: tuple[str, ...]
    ) -> Source:
        words, hit = clause_words(), report.hit
        base = Source(
            speaker=None, ref=SpeakerRef.DESCRIPTIVE, position=position, via=told,
            rule="unread subject", confidence=0.3,
        )  # fmt: skip
        if subject.head in words.documents:
            return self._of_document(report, subject, base)
        last = self._last_speaker(report, named_only=False, check=False)
        titled = self._titled(subject.head, report)
        if titled is not None:
            return replace(base, speaker=titled, rule="the same title", confidence=0.65)
        if subject.head in words.anaphoric_heads and last is not None:
            return replace(base, speaker=last, rule="definite noun", confidence=0.6)
        if subject.head in words.anaphoric_bodies:
            body = self._body_named(subject.head, report)
            if body is not None:
                return replace(base, speaker=body, rule="definite noun of a body", confidence=0.65)
        party = self._unnamed(subject.phrase)
        if party is not None:
            return replace(base, speaker=party.id, rule="unnamed source", confidence=0.75)
        return base

    def _titled(self, head: str, report: Report) -> str | None:
        """Return the last person named before the cue right after the same title.

        Example: «الأمين العام … عبد الله البدري» … «أمين عام أوبك» → البدري.
        """
        stem = head.removeprefix("ال")
        if stem not in clause_words().title_heads and head not in clause_words().title_heads:
            return None
        wanted = {stem, "ال" + stem}
        for mention in reversed(self.cast.within(Span(0, report.hit.span.start))):
            if mention.party.type is not PartyType.PERSON or mention.party.unnamed:
                continue
            index = self.analysis.token_index(mention.span.start)
            title = self.analysis.tokens[max(0, index - _TITLE_REACH) : index]
            if any(t.folded in wanted for t in title):
                return mention.party.id
        return None

    def _body_named(self, head: str, report: Report) -> str | None:
        """Return the last party named before the cue whose name begins with the noun."""
        wanted = head.removeprefix("ال")
        for mention in reversed(self.cast.within(Span(0, report.hit.span.start))):
            name = fold(mention.span.of(self.analysis.text)).split()
            if name and name[0].removeprefix("ال") == wanted and not mention.party.unnamed:
                return mention.party.id
        last = self._last_speaker(report, named_only=False, check=False)
        party = self.cast.party(last) if last else None
        return last if party and party.type is not PartyType.PERSON else None

    def _of_document(self, report: Report, subject: Subject, base: Source) -> Source:
        if subject.phrase is None:
            return base
        index = self.analysis.token_index(subject.phrase.start)
        end = min(index + _ISSUER_REACH, report.content.gap[1])
        if end > index:
            limit = self.analysis.tokens[end - 1].end
            for mention in self.cast.within(Span(subject.phrase.start, limit)):
                if mention.party.type is not PartyType.PERSON:
                    return replace(
                        base, speaker=mention.party.id, ref=SpeakerRef.NAMED,
                        rule="issuer", confidence=0.75,
                    )  # fmt: skip
        known = self.documents.get(subject.head.removeprefix("ال"))
        if known is not None and subject.head.startswith("ال"):
            return replace(base, speaker=known, rule="the same document", confidence=0.7)
        if subject.head in clause_words().issuer_free:
            return replace(base, ref=SpeakerRef.NONE, rule="no issuer", confidence=0.5)
        if not subject.head.startswith("ال"):
            return replace(base, rule="document without issuer", confidence=0.4)
        last = self._last_body() or self._last_speaker(report, named_only=False, check=False)
        return replace(base, speaker=last, rule="the last document", confidence=0.5)

    def _last_body(self) -> str | None:
        for spoken in reversed(self.spoke[-_BACK:]):
            if self.cast.party(spoken.party).type is not PartyType.PERSON:
                return spoken.party
        return None

    def _remember_documents(self, report: Report, speaker: str) -> None:
        """Note whose statement or report is mentioned between a cue and its content."""
        for token in self.analysis.tokens[slice(*report.content.gap)]:
            if token.folded in clause_words().documents:
                self.documents[token.folded.removeprefix("ال")] = speaker

    def _unnamed(self, phrase: Span | None) -> Party | None:
        if phrase is None:
            return None
        known = self.cast.at(phrase.start)
        if known is not None and known.party.unnamed:
            return known.party
        party = unnamed_source(self.analysis, phrase, len(self.cast.parties) + 1) or self._unlisted(
            phrase
        )
        if party is not None:
            taken = {p.id for p in self.cast.parties}
            if party.id in taken:
                party = replace(party, id=f"u{len(taken) + 1}")
            self.cast = self.cast.with_party(party)
        return party

    def _unlisted(self, phrase: Span) -> Party | None:
        """Return a party for people that no list knows: a title, or a sound plural."""
        words = self.analysis.tokens_in(phrase)
        first = words[0].folded if words else ""
        human = first in clause_words().title_heads or first.endswith(_HUMAN_PLURALS)
        if not human or len(first) < _SHORTEST_PLURAL:
            return None
        end = words[0].end
        for token in words[1:_LONGEST_PHRASE]:
            if not token.is_word or token.folded in clause_words().prepositions:
                break
            end = token.end
        span = Span(words[0].start, end)
        text = " ".join(span.of(self.analysis.text).split())
        return Party(
            id=f"u{len(self.cast.parties) + 1}", type=PartyType.PERSON, canonical_ar=text,
            canonical_en=romanise(text), descriptive=(span,), unnamed=True,
        )  # fmt: skip

    # unwritten subjects

    def _implicit(self, report: Report, resolved: Sequence[Report], subject: Subject) -> Source:
        hit = report.hit
        told = tuple(dict.fromkeys(m.party.id for m in subject.told))
        ref = SpeakerRef.PRONOUN if hit.carried else SpeakerRef.IMPLICIT
        base = Source(
            speaker=None, ref=ref, position=Position.CUE_CONTENT, via=told,
            rule="unwritten subject", confidence=0.7,
        )  # fmt: skip
        if hit.passive:
            return replace(base, ref=SpeakerRef.NONE, rule="passive", confidence=0.4)
        told_of = self._told_of(report, resolved)
        if told_of is not None:
            return replace(
                base, speaker=told_of, rule="subject of the clause around", confidence=0.6
            )
        mate = self._clause_mate(report, resolved)
        if mate is not None and mate.source is not None:
            via = base.via or mate.source.via
            return replace(
                base, speaker=mate.source.speaker, co_speakers=mate.source.co_speakers, via=via,
                rule="same subject", confidence=0.85,
            )  # fmt: skip
        speaker = self._actor(report) or self._last_speaker(report, named_only=False, check=True)
        if speaker is None and hit.kind is CueKind.PARTICIPLE:
            speaker = self._last_speaker(report, named_only=False, check=False)
        return replace(base, speaker=speaker)

    def _told_of(self, report: Report, resolved: Sequence[Report]) -> str | None:
        """Return the subject of the reported clause around: «أن أوباما كان يكذب عندما قال إن»."""
        hit = report.hit
        before = self.analysis.tokens[hit.first - 1].folded if hit.first else ""
        if before not in clause_words().time_conjunctions:
            return None
        for other in reversed(resolved):
            span = other.content.span
            if span.start <= hit.span.start < span.end:
                mention = first_actor(self.analysis, self.cast, span, hit.span.start)
                return mention.party.id if mention is not None else None
        return None

    def _clause_mate(self, report: Report, resolved: Sequence[Report]) -> Report | None:
        """Return the earlier report of the sentence whose subject goes on."""
        for other in reversed(resolved):
            if other.hit.sentence != report.hit.sentence:
                return None
            if other.source is None or other.source.speaker is None or other.hit.relative:
                continue
            if other.content.kind is ContentKind.BEFORE:
                continue
            if not self._is_nested(other, resolved) and self._can_be(other, report.hit):
                return other
        return None

    def _can_be(self, other: Report, hit: CueHit) -> bool:
        if other.source is None or other.source.speaker is None:
            return False
        if hit.kind is CueKind.PARTICIPLE and other.hit.forms and other.hit.gender and hit.gender:
            written = other.source.ref is not SpeakerRef.DESCRIPTIVE
            if written and other.hit.number is Number.SINGULAR is hit.number:
                return other.hit.gender is hit.gender
        if hit.number is not Number.SINGULAR:
            return True
        return self.agreement.fits(self.cast.party(other.source.speaker), hit.gender, hit.number)

    def _actor(self, report: Report) -> str | None:
        """Return the sentence's own subject when it is a person or the cue is a participle."""
        hit = report.hit
        if hit.joined and self.analysis.tokens[hit.first].start == hit.sentence.start:
            return None
        mention = first_actor(self.analysis, self.cast, hit.sentence, hit.span.start)
        if mention is None or not self.agreement.fits(mention.party, hit.gender, hit.number):
            return None
        return mention.party.id

    def _last_speaker(self, report: Report, *, named_only: bool, check: bool) -> str | None:
        hit = report.hit
        for spoken in reversed(self.spoke[-_BACK:]):
            party = self.cast.party(spoken.party)
            if named_only and party.unnamed:
                continue
            if check and not self.agreement.fits(party, hit.gender, hit.number):
                continue
            return self._nearer_actor(report, spoken) or spoken.party
        return None

    def _nearer_actor(self, report: Report, spoken: _Spoke) -> str | None:
        """Return the person who is the subject of a sentence since the last speech, if any."""
        hit = report.hit
        found = None
        sentence = self._sentence_before(hit.sentence)
        while sentence is not None and sentence.start > spoken.sentence.start:
            mention = first_actor(self.analysis, self.cast, sentence, sentence.end)
            if (
                mention is not None
                and mention.party.type is PartyType.PERSON
                and self.agreement.fits(mention.party, hit.gender, hit.number)
            ):
                found = mention.party.id
                break
            sentence = self._sentence_before(sentence)
        return found

    def _sentence_before(self, sentence: Span) -> Span | None:
        return self.analysis.sentence_at(self._last_offset_before(sentence))

    def _last_offset_before(self, sentence: Span) -> int:
        index = self.analysis.token_index(sentence.start) - 1
        return self.analysis.tokens[index].start if index >= 0 else -1

    # relatives, relays, source phrases

    def _relative(self, report: Report, subject: Subject, resolved: Sequence[Report]) -> Source:
        hit = report.hit
        pronoun = self.analysis.tokens[hit.first - 1]
        reach = Span(max(hit.sentence.start, pronoun.start - _ANTECEDENT_REACH), pronoun.start)
        gender = _RELATIVE_GENDER.get(pronoun.folded.lstrip("و"), hit.gender)
        mentions = [
            m for m in self.cast.within(reach) if self._may_precede(m, gender, pronoun.folded)
        ]
        resumed = self.analysis.tokens[hit.last + 1].folded in clause_words().adverbial_words
        if resumed:
            person = self._person_before(hit)
            if person is not None:
                return replace(base_of_relative(subject), speaker=person, rule="relative adverb")
        if gender is not None and hit.gender is not None and gender is not hit.gender:
            return replace(self._implicit(report, resolved, subject), rule="relative object")
        base = base_of_relative(subject)
        if pronoun.folded in _FREE_RELATIVES:
            return replace(self._implicit(report, resolved, subject), rule="free relative")
        people = [m for m in mentions if m.party.type is PartyType.PERSON]
        nearest = mentions[-1] if mentions else None
        if gender is Gender.MASCULINE and people and nearest is not None:
            near = nearest.span.end >= pronoun.start - _ADJACENT
            nearest = nearest if near else people[-1]
        if nearest is None:
            return base
        return replace(base, speaker=nearest.party.id)

    def _person_before(self, hit: CueHit) -> str | None:
        """Return the last person of the sentence before the cue that the verb agrees with."""
        for mention in reversed(self.cast.within(Span(hit.sentence.start, hit.span.start))):
            party = mention.party
            if party.type is PartyType.PERSON and self.agreement.fits(
                party, hit.gender, hit.number
            ):
                return party.id
        return None

    def _may_precede(self, mention: Mention, gender: Gender | None, pronoun: str) -> bool:
        if pronoun in _PLURAL_RELATIVES:
            return self.agreement.is_plural(mention.party)
        return self.agreement.fits(mention.party, gender, Number.SINGULAR)

    def _relay_of(self, hit: CueHit) -> CueHit | None:
        relay = self.relays.get(hit.sentence)
        if relay is None or relay.first > hit.first:
            return None
        if relay is hit:
            return relay
        near = hit.first - relay.last <= _RELAY_REACH
        return relay if near and hit.kind is CueKind.MASDAR and hit.forms[0].suffixed else None

    def _relayed(self, report: Report, relay: CueHit) -> Source:
        """Read «نقلت X عن Y»: X relays, Y speaks."""
        analysis = self.analysis
        end = max(report.content.gap[1], relay.last + 1)
        if relay is not report.hit:
            end = report.hit.first
        place = next(
            (i for i in range(relay.last + 1, end) if analysis.tokens[i].folded in _FROM_WORDS),
            None,
        )
        base = Source(
            speaker=None, ref=SpeakerRef.NAMED, position=Position.SPEAKER_CUE_CONTENT,
            rule="relay", confidence=0.85,
        )  # fmt: skip
        if place is None:
            written = subject_after(analysis, self.cast, relay.last + 1, end)
            return self._written(report, written, base.position) if written.written else base
        outlet = subject_after(analysis, self.cast, relay.last + 1, place)
        speaker = subject_after(analysis, self.cast, place + 1, end)
        source = self._written(report, speaker, base.position) if speaker.written else base
        via = [outlet.mention.party.id] if outlet.mention else []
        if outlet.mention is None and outlet.phrase is not None:
            party = self._unnamed(outlet.phrase)
            via = [party.id] if party else []
        return replace(source, via=(*via, *source.via), rule=f"relay, {source.rule}")

    def _of_phrase(self, report: Report) -> Source:
        hit = report.hit
        position = (
            Position.SOURCE_CONTENT
            if hit.span.start <= report.content.span.start
            else Position.CONTENT_SOURCE
        )
        last_word = self.analysis.tokens[hit.last].folded
        if not hit.forms and last_word in _POSSESSED:
            source = self._implicit(report, (), Subject())
            return replace(source, ref=SpeakerRef.PRONOUN, position=position)
        subject = self.phrase_subject(report)
        if not subject.written:
            source = self._implicit(report, (), subject)
            return replace(source, position=position, confidence=0.5)
        return self._written(report, subject, position)

    def phrase_subject(self, report: Report) -> Subject:
        """Return who a source phrase names: «وفقا لمكتب الادعاء», «بحسب مسؤول»."""
        first, last = report.content.gap
        if first < last:
            token = self.analysis.tokens[first]
            inner = self.cast.within(Span(token.start + 1, token.end))
            if inner and inner[0].span.start == token.start + 1 and token.folded[0] in "لب":
                return Subject(mention=inner[0], head=token.folded[1:])
            if token.folded[:1] == "ل" and not report.hit.forms:
                return self._after_li(first, last)
        return subject_after(self.analysis, self.cast, first, last)

    def _after_li(self, first: int, last: int) -> Subject:
        """Read «وفقا للخبراء», «وفقا لتقديرات الأمم المتحدة»: the noun carries ل."""
        token = self.analysis.tokens[first]
        limit = self.analysis.tokens[last - 1].end
        for mention in self.cast.within(Span(token.start, limit)):
            index = self.analysis.token_index(mention.span.start)
            if index - first <= _NEAR_PHRASE:
                return Subject(mention=mention, head=token.folded[1:])
        return Subject(phrase=Span(token.start + 1, limit), head=token.folded[1:])


def base_of_relative(subject: Subject) -> Source:
    """Return the source of a cue in a relative clause, its speaker still open."""
    return Source(
        speaker=None, ref=SpeakerRef.RELATIVE, position=Position.CUE_CONTENT,
        via=tuple(dict.fromkeys(m.party.id for m in subject.told)),
        rule="relative clause", confidence=0.75,
    )  # fmt: skip


_ADJACENT = 3
_TITLE_REACH = 6
_HUMAN_PLURALS = ("ون", "يو", "دو", "رو")
_SHORTEST_PLURAL = 5
_LONGEST_PHRASE = 5
_NEAR_PHRASE = 4
_FROM_WORDS = frozenset(map(fold, ("عن", "إلى", "على لسان")))
_FREE_RELATIVES = frozenset(map(fold, ("ما", "مما", "بما", "لما", "فيما", "عما", "من", "كما")))
_POSSESSED = frozenset(
    fold(stem + suffix)
    for stem in ("قول", "تعبير", "وصف", "زعم", "رأي", "نظر", "وجهة نظر")
    for suffix in _PRONOUN_PHRASES
)
