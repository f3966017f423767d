"""Who may have spoken one report, and what speaks for each.

Enters: a report with the source that the rules read, what is remembered of the article. Leaves:
candidates with named features, the rules' own answer among them. Refuses to weigh: `ranking` does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.article import ZoneKind
from app.domain.party import Party, PartyType
from app.extraction.reading.cast import Mention, MentionKind
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.introduced import is_another
from app.extraction.speakers.subjects import Subject, after_preposition
from app.extraction.speakers.title_memory import TitleMemory
from app.extraction.speech.reports import ContentKind, Report, Source
from app.lexicon.inflection import Number
from app.text.span import Span
from app.text.tokens import Token

NOBODY = "nobody"
_PARTIES_BACK = 8
_TURNS_BACK = 4
_TURNS_READ = 12
_FARTHEST_SENTENCE = 3
_MANY = 3
_PHRASE = 8


class Candidate(NamedTuple):
    """One who may have spoken.

    Attributes:
        party: None for nobody the text tells of.
        features: names of what is true of it, each counted once.
    """

    party: Party | None
    features: tuple[str, ...]

    @property
    def speaker(self) -> str | None:
        """Its local party id."""
        return self.party.id if self.party else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """Whose words a report holds, with what every candidate is held against.

    Attributes:
        kind: how the text points at the speaker.
        spoke: who spoke last, the latest first.
        nearest: the last mention of each party before the cue or beside it.
        mate: who spoke by the cue before in the same sentence.
        actor: who acts in the sentence before.
        own: who acts in the cue's own sentence before it.
    """

    report: Report
    source: Source
    subject: Subject
    kind: str
    spoke: tuple[str, ...]
    nearest: dict[str | None, Mention]
    mate: str | None
    actor: str | None
    own: str | None


class Candidates:
    """Finds the candidates of the reports of one article, in order."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._titles = TitleMemory(discourse.analysis, discourse.cast)
        self._headline = frozenset(
            mention.party.id
            for zone in discourse.analysis.zones
            if zone.kind is ZoneKind.HEADLINE
            for mention in discourse.cast.within(zone.span)
        )

    def of(
        self, report: Report, source: Source, subject: Subject, resolved: Sequence[Report]
    ) -> tuple[Candidate, ...]:
        """Return the candidates of one report; the first is the rules' answer.

        Args:
            report: its cue and content.
            source: what the rules read.
            subject: the noun phrase after the cue, as far as there is one.
            resolved: the reports before it.
        """
        question = _Question(
            report=report,
            source=source,
            subject=subject,
            kind=_kind(report, subject),
            spoke=self._spoke(),
            nearest=self._nearest(report),
            mate=_mate(report, resolved),
            actor=self._discourse.actor_before(report.hit),
            own=self._discourse.actor_of(report.hit),
        )
        others = (one for one in (*question.spoke, *question.nearest) if self._may(question, one))
        speakers = dict.fromkeys((source.speaker, *others, None))
        return tuple(
            Candidate(
                party=self._discourse.party(one) if one else None,
                features=tuple(dict.fromkeys(self._features(question, one))),
            )
            for one in speakers
        )

    def _may(self, question: _Question, speaker: str | None) -> bool:
        """Tell whether a party can be whom the subject describes, or that of the verb alone."""
        subject, hit = question.subject, question.report.hit
        if speaker is None:
            return True
        party, agreement = self._discourse.party(speaker), self._discourse.agreement
        if subject.mention is not None and subject.mention.kind is MentionKind.DESCRIPTIVE:
            return self._is_so_titled(subject.mention, party)
        if subject.mention is None and subject.phrase is not None:
            if is_another(self._discourse, speaker, subject.phrase, hit.span.start):
                return False
            return agreement.may_be(party, hit.gender)
        if subject.written or question.kind == "phrase":
            return True
        return agreement.fits(party, hit.gender, hit.number)

    def _is_so_titled(self, described: Mention, party: Party) -> bool:
        """Tell whether a person may bear a title that another bears whole: «الوزير الأرميني»."""
        if party.type is not PartyType.PERSON or party is described.party:
            return True
        words = self._discourse.analysis.tokens_in(described.span)
        whole = self._titles.fitting(described.party, words) == len(words)
        return not whole or self._titles.fitting(party, words) == len(words)

    def _spoke(self) -> tuple[str, ...]:
        turns = reversed(self._discourse.spoke[-_TURNS_READ:])
        return tuple(dict.fromkeys(turn.party for turn in turns))[:_TURNS_BACK]

    def _nearest(self, report: Report) -> dict[str | None, Mention]:
        place = report.hit.span.start
        found: dict[str | None, Mention] = {}
        beside = self._discourse.cast.within(self._gap(report))
        for mention in (*beside, *self._discourse.all_before(place)):
            found.setdefault(mention.party.id, mention)
            if len(found) >= _PARTIES_BACK:
                break
        return found

    def _gap(self, report: Report) -> Span:
        first, last = report.content.gap
        start = report.hit.span.end
        end = self._discourse.analysis.tokens[last - 1].end if first < last else start
        return Span(start, max(start, end))

    def _features(self, question: _Question, speaker: str | None) -> Iterator[str]:
        kind, rule = question.kind, question.source.rule
        chosen = speaker == question.source.speaker
        yield f"rule:{rule}" if chosen else f"not rule:{rule}"
        yield f"{'rule' if chosen else 'other'}:{kind}"
        if speaker is None:
            yield NOBODY
            yield f"{NOBODY}:{kind}"
            return
        for name in self._of_party(question, speaker):
            yield f"{kind}:{name}"

    def _of_party(self, question: _Question, speaker: str) -> Iterator[str]:
        report, mention = question.report, question.nearest.get(speaker)
        party = self._discourse.party(speaker)
        yield f"{party.type}:{'unnamed' if party.unnamed else 'named'}"
        yield self._agreement(report, party)
        yield from self._history(question, speaker)
        yield from self._place(report, mention)
        if question.mate is not None:
            yield "mate" if question.mate == speaker else "not mate"
        if question.actor is not None:
            yield "actor before" if question.actor == speaker else "another actor before"
        if question.own is not None:
            yield "acts here" if question.own == speaker else "another acts here"
        yield "in headline" if speaker in self._headline else "not in headline"
        earlier = mention is None or mention.span.start < report.hit.span.end
        if question.subject.written and earlier:
            yield from self._titles.fit(party, self._phrase(report))

    def _phrase(self, report: Report) -> tuple[Token, ...]:
        """Return the first words between cue and content."""
        first, last = report.content.gap
        return self._discourse.analysis.tokens[first : min(last, first + _PHRASE)]

    def _agreement(self, report: Report, party: Party) -> str:
        hit, agreement = report.hit, self._discourse.agreement
        if not agreement.fits(party, hit.gender, hit.number):
            return "disagrees"
        if hit.number is Number.SINGULAR and agreement.gender_of(party) is None:
            return "may agree"
        return "agrees"

    def _history(self, question: _Question, speaker: str) -> Iterator[str]:
        turns, report = self._discourse.spoke, question.report
        yield f"spoke {min(self._discourse.turns[speaker], _MANY)}"
        order = question.spoke
        yield f"turn {order.index(speaker)}" if speaker in order else "no turn"
        if turns and turns[-1].party == speaker:
            same = turns[-1].sentence == report.hit.sentence
            yield "last turn of this sentence" if same else "last turn"

    def _place(self, report: Report, mention: Mention | None) -> Iterator[str]:
        if mention is None:
            yield "far"
            return
        analysis = self._discourse.analysis
        if mention.span.start >= report.hit.span.end:
            yield "behind the cue"
        else:
            yield f"sentences {self._sentences_back(report, mention)}"
        first = analysis.token_index(report.hit.sentence.start)
        if after_preposition(analysis, mention, first):
            yield "after preposition"
        if mention.kind is MentionKind.DESCRIPTIVE:
            yield "described there"

    def _sentences_back(self, report: Report, mention: Mention) -> int:
        """Return how many sentences lie between, at most `_FARTHEST_SENTENCE`."""
        analysis = self._discourse.analysis
        if mention.span.start >= report.hit.sentence.start:
            return 0
        low = analysis.sentence_index(mention.span.start)
        high = analysis.sentence_index(report.hit.sentence.start)
        return min(_FARTHEST_SENTENCE, max(1, high - low))


def _kind(report: Report, subject: Subject) -> str:
    """Return how the text points at the speaker."""
    hit = report.hit
    if report.content.kind is ContentKind.BEFORE or hit.source_phrase:
        return "phrase"
    if subject.mention is not None:
        described = subject.mention.kind is MentionKind.DESCRIPTIVE
        return "described" if described else "named"
    if subject.phrase is not None:
        return "noun"
    if hit.relative:
        return "relative"
    return "pronoun" if hit.carried else f"implicit {hit.kind}"


def _mate(report: Report, resolved: Sequence[Report]) -> str | None:
    before = resolved[-1] if resolved else None
    if before is None or before.hit.sentence != report.hit.sentence or before.source is None:
        return None
    return before.source.speaker
