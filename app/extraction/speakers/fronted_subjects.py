"""Subjects that stand before their verbs: «الصين حذرت مواطنيها», «أما كيم فوصف الاتفاق».

Enters: a report, what is remembered of the article. Leaves: the noun phrase or the `Source` of who
stands before the cue and agrees with it. Refuses what follows the verb.
"""

from dataclasses import dataclass, replace

from app.domain.attribution import Position
from app.extraction.speakers.objects import has_pronoun
from app.extraction.speakers.phrase_sources import PhraseSources
from app.extraction.speakers.subjects import Subject, subject_after, subject_before
from app.extraction.speakers.things import thing_before
from app.extraction.speech.own_words import own_words_start
from app.extraction.speech.reports import CueHit, Report, Source
from app.lexicon.cues import FINITE, Frame
from app.lexicon.inflection import Number
from app.text.fold import fold

_AS_FOR = frozenset(map(fold, ("أما", "وأما")))


@dataclass(slots=True)
class FrontedSources(PhraseSources):
    """Reads speakers that are named before the cue."""

    def named_first(self, report: Report, subject: Subject) -> Source | None:
        """Read «وكانت الصين قد حذرت مواطنيها»: what follows such a verb is its object.

        Not what follows one that has its object inside: «الذي تتهمه أنقرة».
        """
        inside = has_pronoun(report.hit) and subject.mention is not None
        if Frame.ADDRESSEE not in report.hit.frames or inside:
            return None
        earlier = self.subject_before(report.hit)
        if earlier is None or earlier.mention is None:
            return None
        told = replace(earlier, told=(*earlier.told, *subject.told))
        return self.written(report, told, Position.SPEAKER_CUE_CONTENT)

    def before(self, report: Report, subject: Subject) -> Source | None:
        """Return the source that stands before the cue; None when nobody does or is meant.

        Args:
            report: the cue and its content.
            subject: what follows the cue: its outlets are told.
        """
        before = self.subject_before(report.hit)
        if before is None:
            return None
        told = replace(before, told=(*before.told, *subject.told))
        source = self.written(report, told, Position.SPEAKER_CUE_CONTENT)
        return source if source.speaker is not None else None

    def subject_before(self, hit: CueHit) -> Subject | None:
        """Return the noun phrase before a cue that is its subject, None where none agrees."""
        fronted = self._fronted(hit)
        if fronted is not None:
            return fronted
        opens = self._analysis.tokens[hit.first].start <= hit.sentence.start
        if hit.joined or hit.carried or hit.kind not in FINITE or opens:
            return None
        if thing_before(self._analysis, self._cast, hit):
            return None
        first = self._analysis.token_index(own_words_start(self._analysis, hit))
        before = subject_before(self._analysis, self._cast, first, hit.first)
        return before if before.written and self._agrees(before, hit) else None

    def _fronted(self, hit: CueHit) -> Subject | None:
        """Read «أما كيم فوصف الاتفاق»: the subject stands between أما and the verb under ف."""
        first = self._analysis.token_index(own_words_start(self._analysis, hit))
        word = self._analysis.tokens[first].folded
        if not hit.joined or word not in _AS_FOR or first + 1 >= hit.first:
            return None
        subject = subject_after(self._analysis, self._cast, first + 1, hit.first)
        return subject if subject.written and self._agrees(subject, hit) else None

    def _agrees(self, subject: Subject, hit: CueHit) -> bool:
        if subject.mention is None or subject.mention.party.unnamed:
            return True
        if hit.number is not Number.SINGULAR:
            return bool(subject.joined)
        return self.discourse.agreement.fits(subject.mention.party, hit.gender, hit.number)
