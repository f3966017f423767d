"""Where the content of a cue begins and how it is brought.

Enters: the text's marks and its cues. Leaves: by the first token of each cue that has one, a
`Content` that runs to the end of its sentence (`endings.py` cuts it). Goes by Arabic syntax: marks,
colon, complementiser, the cue's own preposition, verbal noun. Refuses to decide who speaks.
"""

from collections.abc import Sequence

from app.extraction.reading.analysis import Marked
from app.extraction.speech.clause_openers import (
    asks_for_anonymity,
    asks_who,
    colon_before,
    described_in_marks,
    governs_attached,
    is_complementiser_at,
    may_speak,
    opens_clause,
)
from app.extraction.speech.gap import COMMAS, Gap, StoppedError
from app.extraction.speech.gap_nouns import (
    is_deemed,
    is_denied,
    is_object,
    is_stressed,
    is_subject_of_speech,
    is_thing_asked,
)
from app.extraction.speech.gap_prepositions import addressed, brings_nothing, is_topic, names_topic
from app.extraction.speech.giving_way import give_way, said_again, said_by
from app.extraction.speech.impersonal import is_impersonal
from app.extraction.speech.marks import Marks
from app.extraction.speech.reports import Content, ContentKind, CueHit
from app.lexicon.cues import CueKind, Frame, cue_objects
from app.lexicon.heads import organisation_head_forms
from app.lexicon.party_words import party_words
from app.text.fold import fold
from app.text.span import Span

_ATTACHED = frozenset(("ب", "ل", "وب", "ول"))
_FROM = "من"
_QUESTION, _PREPOSITION = Frame.QUESTION, Frame.PREPOSITION
_DEEMING, _NOUN = Frame.DEEMING, Frame.NOUN
_NEAR = 14
_FAR = 30
_SHORT_MARK = 6
_NICKNAME = 2
_AN_WITH_PRONOUN = 3


def find_contents(marks: Marks, hits: Sequence[CueHit]) -> dict[int, Content]:
    """Return the contents of the cues that have one, by the cue's first token.

    Read from the last cue back, so that each knows which later ones are reports.

    Args:
        marks: the text's marked stretches, names told apart.
        hits: the cues in order.

    Example: «أعلنت الحركة تعيين نائبين» (aʿlanat al-ḥaraka taʿyīn nāʾibayn, "the movement
    announced the appointment of two deputies") → noun content from «تعيين».
    """
    contents: dict[int, Content] = {}
    reports: dict[int, CueHit] = {}
    supposed: set[int] = set()
    for hit in reversed(hits):
        walk = _Walk(marks, hit, reports, contents, supposed)
        content = said_by(marks.analysis, hit, reports, contents) or walk.content()
        if walk.impersonal:
            supposed.add(hit.first)
        if content is not None and content.span.length > 0:
            content = said_again(marks.analysis, content, reports, contents)
            give_way(hit, content, reports, contents)
            contents[hit.first] = content
            reports[hit.first] = hit
    return contents


class _Walk(Gap):
    """A pass over the words after a cue that tries at each whether content begins there."""

    impersonal = False
    topic: Content | None = None

    def content(self) -> Content | None:
        index = self.start
        while index < self.limit:
            try:
                found, index = self._step(index)
            except StoppedError:
                return self.topic
            if found is not None:
                return found
        return self.topic

    def _step(self, index: int) -> tuple[Content | None, int]:
        """Return the content that begins at the token, or where to go on."""
        token = self.analysis.tokens[index]
        marked = self.marks.by_start.get(token.start)
        if marked is not None:
            return self._at_mark(index, marked)
        aside = self.aside_end(index)
        if aside is not None:
            return None, aside
        if not token.is_word:
            self.in_relative = self.in_relative and token.folded not in COMMAS
            return (self._after_colon(index) if token.folded == ":" else None), index + 1
        mention = self.marks.cast.at(token.start)
        named = self.name_end(index, mention)
        if named is not None:
            self.pass_over(index, mention)
            return None, named
        found = self._complementiser(index) or self._question(index) or self._nominal(index)
        if found is None:
            self.pass_over(index, mention)
        return found, index + 1

    def _at_mark(self, index: int, marked: Marked) -> tuple[Content | None, int]:
        after = self.analysis.token_index(marked.outer.end)
        if marked.outer.start in self.marks.names or self._is_passing(marked, after):
            self.subject_closed = True
            return None, after
        content = self._speech(index, marked)
        return content, index if content else after

    def _is_passing(self, marked: Marked, after: int) -> bool:
        """Tell whether short marks stand in the gap and the content opens behind them.

        So do an outlet spoken to, a nickname («وقال "القوس": …») and a word of the subject's.
        """
        words = len(self.analysis.tokens_in(marked.inner))
        if Frame.CLAUSE not in self.frames or colon_before(self.analysis, marked.outer.start):
            return False
        nickname = words <= _NICKNAME and Frame.NOUN not in self.frames
        called = self._follows_noun_of_name(marked)
        if (words > _SHORT_MARK and not called) or not (self.passed or nickname):
            return False
        for index in range(after, min(self.limit, after + (_NEAR if self.passed else _FAR))):
            if self.holds_report(index):
                return is_topic(self, marked, index)
            if opens_clause(self.analysis, self.hit, index):
                return True
            deemed = Frame.DEEMING in self.frames and self.analysis.words[index] in COMMAS
            nickname = nickname and not deemed
            start = self.analysis.tokens[index].start
            if nickname and index > after and start in self.marks.by_start:
                return True
        return False

    def _follows_noun_of_name(self, marked: Marked) -> bool:
        """Tell whether what the marks hold is called so: «معهد "…"», «ندوة حول موضوع "…"»."""
        index = self.analysis.token_index(marked.outer.start) - 1
        noun = self.analysis.tokens[index].folded if index > self.start else ""
        called = self.words.called_things | self.words.titled_things
        return noun in organisation_head_forms() or noun.removeprefix("ب") in called

    def _speech(self, index: int, marked: Marked) -> Content | None:
        before = self.analysis.tokens[index - 1] if index > self.start else None
        attached = before if before is not None and before.folded in _ATTACHED else None
        if attached and self._governs(attached.folded[-1]):
            first, body = attached.start, marked.outer.start
            return self._from(ContentKind.PREPOSITION, first, index - 1, body)
        colon = colon_before(self.analysis, marked.outer.start)
        if Frame.NOUN in self.frames and not colon and not self._ends_at(marked):
            return self._from(ContentKind.NOUN, marked.outer.start, index)
        if not attached and may_speak(self.marks, self.hit, marked, self.passed):
            return self._inside(ContentKind.SPEECH, marked, index)
        by = attached is not None and attached.folded.endswith("ب")
        if by or (attached is None and Frame.MARKED in self.frames):
            return self._inside(ContentKind.MARKED, marked, index)
        return None

    def _governs(self, preposition: str) -> bool:
        return Frame.PREPOSITION in self.frames and preposition in self.hit.prepositions

    def _ends_at(self, marked: Marked) -> bool:
        """Tell whether nothing but a stop or a pause follows the marks."""
        after = self.analysis.token_index(marked.outer.end)
        if after >= self.limit:
            return True
        return not self.analysis.tokens[after].is_word or after in self.others

    def _after_colon(self, index: int) -> Content | None:
        following = index + 1
        if following >= self.limit or Frame.COLON not in self.frames:
            return None
        if self.analysis.tokens[index - 1].folded in self.words.listing_words:
            return None
        token = self.analysis.tokens[following]
        if token.start in self.marks.by_start or opens_clause(self.analysis, self.hit, following):
            return None
        return self._from(ContentKind.COLON, token.start, index)

    def _complementiser(self, index: int) -> Content | None:
        token = self.analysis.tokens[index]
        if not is_complementiser_at(self.analysis, index):
            return None
        if not opens_clause(self.analysis, self.hit, index):
            if self.analysis.tokens[index - 1].folded in self.words.starts_over:
                raise StoppedError
            return None
        far = self.in_relative and self.passed and index - self.start > _NEAR
        wanted = {Frame.CLAUSE, Frame.RELAY}
        if token.folded.startswith(("ب", "ان")):
            wanted.add(Frame.DESCRIBED)
        if far or not self.frames & wanted:
            return None
        if is_impersonal(self.marks, self.hit, index):
            self.impersonal = True
            raise StoppedError
        marked = described_in_marks(self.marks, self.hit, token.end)
        if marked is not None:
            return self._inside(ContentKind.MARKED, marked, index)
        pronoun = len(token.folded.removeprefix("ب")) >= _AN_WITH_PRONOUN
        start = token.start if pronoun else token.end
        return self._from(ContentKind.CLAUSE, start, index, token.end)

    def _nominal(self, index: int) -> Content | None:
        """Return a noun or a prepositional phrase, unless a clause opens behind an apposition.

        Example: «أوضح المتحدث باسم …، المهندس جديع القحطاني، أن …».
        """
        found = self._preposition(index) or self._noun(index)
        passing = found is not None and found.kind is ContentKind.NOUN and self.in_passing(index)
        return None if found and self._clause_behind(index, passing=passing) else found

    def _clause_behind(self, index: int, *, passing: bool) -> bool:
        """Tell whether the cue's own complementiser stands further on, past words in passing."""
        if Frame.CLAUSE not in self.frames:
            return False
        tokens = self.analysis.tokens
        for place in range(index + 1, min(self.limit, index + _FAR)):
            if place in self.others or tokens[place].start in self.marks.by_start:
                return False
            if opens_clause(self.analysis, self.hit, place):
                before = tokens[place - 1].folded
                return before in COMMAS or before in party_words().times or passing
        return False

    def _preposition(self, index: int) -> Content | None:
        if _PREPOSITION not in self.frames or self.in_relative:
            return None
        word = self.analysis.tokens[index].folded
        if word in self.hit.prepositions and len(word) > 1:
            if index + 1 >= self.limit or brings_nothing(self, index):
                return None
            first = addressed(self, index) or index + 1
            kind = ContentKind.TOPIC if names_topic(self, first) else ContentKind.PREPOSITION
            content = self._from(kind, self.analysis.tokens[first].start, index)
            self.topic = self.topic or content
            return content if kind is ContentKind.PREPOSITION else None
        if governs_attached(self.marks, self.hit, index):
            return self._from(ContentKind.PREPOSITION, self.analysis.tokens[index].start, index)
        return None

    def _question(self, index: int) -> Content | None:
        if _QUESTION not in self.frames or self.in_relative:
            return None
        word = self.analysis.tokens[index].folded
        if word not in self.words.questions or (
            word == _FROM and not asks_who(self.analysis, index + 1, self.limit)
        ):
            return None
        return self._from(ContentKind.QUESTION, self.analysis.tokens[index].start, index)

    def _noun(self, index: int) -> Content | None:
        token = self.analysis.tokens[index]
        if _DEEMING in self.frames and is_deemed(self, index):
            return self._from(ContentKind.NOUN, token.start, index)
        if _NOUN not in self.frames or self.in_relative or self.turned:
            return None
        if asks_for_anonymity(self.analysis, index) or is_subject_of_speech(self, index):
            return None
        told = cue_objects("only").get(fold(self.hit.forms[0].cue.lemma))
        if told is not None:
            return (
                self._from(ContentKind.NOUN, token.start, index) if token.folded in told else None
            )
        own = self.hit.kind is CueKind.MASDAR and self.hit.forms[0].suffixed and not self.passed
        own = own and token.folded not in self.words.prepositions | self.words.adverbs
        if (
            own
            or is_thing_asked(self, token.folded)
            or is_object(self, index)
            or is_denied(self, index)
            or is_stressed(self, index)
        ):
            return self._from(ContentKind.NOUN, token.start, index)
        return None

    def _from(self, kind: ContentKind, start: int, index: int, body: int | None = None) -> Content:
        span = Span(start, max(start, self.hit.sentence.end))
        gap = (self.start, index)
        return Content(kind=kind, span=span, gap=gap, body=start if body is None else body)

    def _inside(self, kind: ContentKind, marked: Marked, index: int) -> Content:
        inner = marked.inner
        return Content(kind=kind, span=inner, gap=(self.start, index), body=inner.start)
