"""Speakers whom a source phrase names, and those whom a mention beside the cue is.

Enters: a report, the noun phrase of its speaker, what is remembered of the article. Leaves: a
`Source`. Refuses to look for a cue's subject.
"""

from dataclasses import dataclass, replace

from app.domain.attribution import Position, SpeakerRef
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, MentionKind
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.noun_phrases import describe
from app.extraction.speakers.subject_starts import SAME_BEFORE
from app.extraction.speakers.subjects import Subject, subject_after
from app.extraction.speakers.unwritten import implicit
from app.extraction.speech.reports import Report, Source
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import Frame
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.span import Span

NAMED = "named subject"
FROM_WORDS = frozenset(map(fold, ("عن", "إلى")))
_CITING = fold("نقلا")
_NEAR_PHRASE = 4
_TO_THE = "لل"
_POSSESSED = frozenset(
    fold(stem + suffix)
    for stem in ("قول", "تعبير", "وصف", "زعم", "رأي", "نظر")
    for suffix in ("ه", "ها", "هم", "هما")
)


@dataclass(slots=True)
class PhraseSources:
    """Reads speakers from source phrases and mentions.

    Attributes:
        discourse: what is remembered of the article.
    """

    discourse: Discourse

    @property
    def _analysis(self) -> Analysis:
        return self.discourse.analysis

    @property
    def _cast(self) -> Cast:
        return self.discourse.cast

    def written(self, report: Report, subject: Subject, position: Position) -> Source:
        """Return the source that a written subject is: its mention, or what its noun tells of."""
        mention = subject.mention
        if mention is None:
            return describe(self.discourse, report, subject, position)
        self.discourse.agreement.learn(mention.party, report.hit.gender)
        joined = dict.fromkeys(m.party.id for m in subject.joined)
        joined.pop(mention.party.id, None)
        descriptive = mention.kind is MentionKind.DESCRIPTIVE
        return Source(
            speaker=mention.party.id,
            ref=SpeakerRef.DESCRIPTIVE if descriptive else SpeakerRef.NAMED,
            position=position,
            co_speakers=tuple(joined),
            via=tuple(dict.fromkeys(m.party.id for m in subject.told)),
            rule="described subject" if descriptive else NAMED,
            confidence=0.85 if descriptive else 0.95,
        )

    def of_phrase(self, report: Report) -> Source:
        """Return the source that a source phrase names: «وفقا لمكتب الادعاء», «بحسب مسؤول»."""
        hit = report.hit
        leading = hit.span.start <= report.content.span.start
        position = Position.SOURCE_CONTENT if leading else Position.CONTENT_SOURCE
        if not hit.forms and self._analysis.tokens[hit.last].folded in _POSSESSED:
            source = implicit(self.discourse, report, (), Subject())
            return replace(source, ref=SpeakerRef.PRONOUN, position=position)
        subject = self.phrase_subject(report)
        if not subject.written:
            source = implicit(self.discourse, report, (), subject)
            return replace(source, position=position, confidence=0.5)
        return self._relayed_in_phrase(report, subject, position) or self.written(
            report, subject, position
        )

    def _relayed_in_phrase(
        self, report: Report, outlet: Subject, position: Position
    ) -> Source | None:
        """Read «بحسب ما نقلت وكالة تاس عن بيسكوف»: who stands behind «عن» speaks."""
        if outlet.mention is None:
            return None
        first, last = report.content.gap
        words = [t.folded for t in self._analysis.tokens[first:last]]
        relays = Frame.RELAY in report.hit.frames
        place = next(
            (first + n for n, word in enumerate(words)
             if word in FROM_WORDS and (relays or words[n - 1 : n] == [_CITING])),
            None,
        )  # fmt: skip
        if place is None:
            return None
        speaker = subject_after(self._analysis, self._cast, place + 1, last)
        if not speaker.written:
            return None
        source = self.written(report, speaker, position)
        return replace(source, via=(outlet.mention.party.id, *source.via))

    def phrase_subject(self, report: Report) -> Subject:
        """Return the noun phrase that follows a source phrase, its ل or ب left out."""
        first, last = report.content.gap
        if first + 1 < last and self._analysis.words[first] in clause_words().adverbial_words:
            first += 1  # «بحسب ما كشف عنه المنظمون»
        if first < last:
            token = self._analysis.tokens[first]
            inner = self._cast.within(Span(token.start + 1, token.end))
            if inner and inner[0].span.start == token.start + 1 and token.folded[0] in "لب":
                return Subject(mention=inner[0], head=token.folded[1:])
            if token.folded[:1] == "ل" and not report.hit.forms:
                return self._after_li(first, last)
        return subject_after(self._analysis, self._cast, first, last)

    def _after_li(self, first: int, last: int) -> Subject:
        """Read «وفقا للخبراء», «وفقا لتقديرات الأمم المتحدة»: the noun carries ل."""
        token = self._analysis.tokens[first]
        if token.folded[1:] in SAME_BEFORE and first + 1 < last:
            return subject_after(self._analysis, self._cast, first + 1, last)
        limit = self._analysis.tokens[last - 1].end
        for mention in self._cast.within(Span(token.start, limit)):
            if self._analysis.token_index(mention.span.start) - first <= _NEAR_PHRASE:
                return Subject(mention=mention, head=token.folded[1:])
        article = token.folded.startswith(_TO_THE)
        head = ARTICLE + token.folded[len(_TO_THE) :] if article else token.folded[1:]
        return Subject(phrase=Span(token.start, limit), head=head)
