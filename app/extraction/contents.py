"""Third step: where the content of a cue begins and how it is brought.

Enters: an `Analysis`, the `Cast` and a `CueHit`. Leaves: a `Content` that still runs to the end
of its sentence (`endings.py` cuts it), or None when the cue has none and so was no report.
The order of the tests is that of Arabic syntax: marks, colon, complementiser, the cue's own
preposition, verbal noun. Refuses to decide who speaks.
"""

import re
from collections.abc import Mapping, Sequence

from app.extraction.analysis import Analysis, Marked
from app.extraction.marks import Marks
from app.extraction.reports import Content, ContentKind, CueHit
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind, Frame
from app.lexicon.heads import organisation_head_forms
from app.text.fold import fold
from app.text.span import Span

_LONGEST_GAP = 60
_NEAR = 14
_SHORT_MARK = 6
_UTTERANCE = 4
_SUFFIXES = ("هما", "هم", "ها", "ه", "نا")
_PREVERBAL = frozenset(map(fold, ("بعد", "قبل", "منذ", "رغم", "مع", "دون", "بدون", "إلا", "غير",
                                  "بيد", "لولا", "إلى", "كما", "بما", "يمكن", "يجب")))  # fmt: skip
_STARTS_OVER = frozenset(map(fold, ("إلا", "غير", "بيد", "كما", "رغم")))
_ACTION_NOUN = re.compile(
    r"ت\w{2}ي\w(?:ه|ات)?|است\w{1,3}ا\w(?:ه|ات)?|ا\w{2,4}ا\w(?:ه|ات)?|ت\wا\w{2}|م\wا\w{2}ه"
)
_PLURALS = re.compile(r"ا\w{2}ا\w")
_AN_WITH_PRONOUN = 3
_ARTICLE = "ال"
_NOUN_KINDS = frozenset((CueKind.PAST, CueKind.PRESENT, CueKind.PARTICIPLE))


def find_contents(marks: Marks, hits: Sequence[CueHit]) -> dict[int, Content]:
    """Return the contents of the cues that have one, by the cue's first token.

    Read from the last cue back, so that each knows which later ones are reports.
    """
    contents: dict[int, Content] = {}
    reports: dict[int, CueHit] = {}
    for hit in reversed(hits):
        content = find_content(marks, hit, reports, contents)
        if content is not None and content.span.length > 0:
            contents[hit.first] = content
            reports[hit.first] = hit
    return contents


def find_content(
    marks: Marks, hit: CueHit, others: Mapping[int, CueHit], contents: Mapping[int, Content]
) -> Content | None:
    """Return the content of a cue, up to the end of its sentence, or None.

    Args:
        marks: the text's marked stretches, names told apart.
        hit: the cue.
        others: the later cues that are reports, by the index of their first token.
        contents: the contents of those.

    Example: «أعلنت الحركة تعيين نائبين» (aʿlanat al-ḥaraka taʿyīn nāʾibayn, "the movement
    announced the appointment of two deputies") → noun content from «تعيين».
    """
    return _Walk(marks, hit, others, contents).content()


def is_action_noun(word: str) -> bool:
    """Tell whether a folded word without the article looks like a verbal noun.

    By the patterns tafʿīl, istifʿāl, ifʿāl, infiʿāl, iftiʿāl, tafāʿul, mufāʿala, with or without
    a possessive pronoun, or by the list of shorter ones.
    """
    known = _folded_action_nouns()
    if word.startswith(_ARTICLE):
        return _without_possessive(word) in known
    if word in organisation_head_forms():
        return False
    if word in known or _ACTION_NOUN.fullmatch(word):
        return True
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) > 1:
            stem = word[: -len(suffix)]
            if stem in known or _ACTION_NOUN.fullmatch(stem):
                return True
            if stem.endswith("ت") and stem[:-1] + "ه" in known:
                return True
    return False


def _without_possessive(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix):
            return word[: -len(suffix)]
    return word


def _folded_action_nouns() -> frozenset[str]:
    return clause_words().action_nouns


class _Walk:
    """One pass over the words after a cue; the state is what has been passed."""

    def __init__(
        self,
        marks: Marks,
        hit: CueHit,
        others: Mapping[int, CueHit],
        contents: Mapping[int, Content],
    ) -> None:
        self.marks = marks
        self.analysis: Analysis = marks.analysis
        self.hit = hit
        self.others = others
        self.contents = contents
        self.words = clause_words()
        self.frames = hit.frames
        self.start = hit.last + 1
        self.limit = min(self.analysis.token_index(hit.sentence.end), hit.last + 1 + _LONGEST_GAP)
        self.subject_closed = False
        self.passed = 0
        self.in_relative = False

    def content(self) -> Content | None:
        index = self.start
        while index < self.limit:
            found, index = self._step(index)
            if isinstance(found, Content):
                return found
            if found == _STOP:
                return None
        return None

    def _step(self, index: int) -> "tuple[Content | str | None, int]":
        token = self.analysis.tokens[index]
        marked = self.marks.by_start.get(token.start)
        if marked is not None:
            return self._at_mark(index, marked)
        if token.folded == ":":
            return self._at_colon(index)
        if not token.is_word:
            if token.folded in "،,":
                self.in_relative = False
            return None, index + 1
        found = (
            self._complementiser(index)
            or self._preposition(index)
            or self._question(index)
            or self._noun(index)
        )
        if found is not None:
            return found, index
        if self._other_report(index):
            return _STOP, index
        self._pass(index)
        return None, index + 1

    def _pass(self, index: int) -> None:
        word = self.analysis.tokens[index].folded
        if word in self.words.relatives:
            self.in_relative = True
        mention = self.marks.cast.at(self.analysis.tokens[index].start)
        if mention is not None or word.startswith(_ARTICLE) or word.endswith(("ي", "يه")):
            self.subject_closed = True
        if word not in self.words.adverbs:
            self.passed += 1

    def _other_report(self, index: int) -> bool:
        other = self.others.get(index)
        if other is None or other.kind is CueKind.MASDAR or self._is_aside(other):
            return False
        if other.kind is CueKind.PARTICIPLE:
            before = self.analysis.tokens[index - 1]
            return not before.is_word or index == self.start or self.subject_closed
        return True

    def _is_aside(self, other: CueHit) -> bool:
        """Tell whether a cue in a relative clause has its content there: «الذي أعلن استقالته»."""
        content = self.contents.get(other.first)
        brief = content is not None and content.kind in {
            ContentKind.NOUN, ContentKind.PREPOSITION, ContentKind.MARKED,
        }  # fmt: skip
        return other.relative and brief

    def _at_mark(self, index: int, marked: Marked) -> "tuple[Content | str | None, int]":
        after = self.analysis.token_index(marked.outer.end)
        if marked.outer.start in self.marks.names or self._is_passing(marked, after):
            self.subject_closed = True
            return None, after
        content = self._speech(index, marked)
        return content, index if content else after

    def _is_passing(self, marked: Marked, after: int) -> bool:
        """Tell whether short marks stand in the gap before a complementiser that is near."""
        if Frame.CLAUSE not in self.frames or self._colon_before(marked.outer.start):
            return False
        if len(self.analysis.tokens_in(marked.inner)) > _SHORT_MARK:
            return False
        if not self.passed:
            return False
        for index in range(after, min(self.limit, after + _NEAR)):
            if self._other_report(index):
                return False
            if self._opens_clause(index):
                return True
        return False

    def _colon_before(self, offset: int) -> bool:
        return self.analysis.text[max(0, offset - 4) : offset].rstrip(" \u00a0")[-1:] == ":"

    def _speech(self, index: int, marked: Marked) -> Content | None:
        frames = self.frames
        before = self.analysis.tokens[index - 1] if index > self.start else None
        attached = before is not None and before.folded in ("ب", "ل", "وب", "ول")
        if attached and Frame.PREPOSITION in frames and before is not None:
            if before.folded[-1] in self.hit.prepositions:
                start = before.start
                return self._from(ContentKind.PREPOSITION, start, index - 1, marked.outer.start)
        if Frame.NOUN in frames and not self._colon_before(marked.outer.start):
            if not self._ends_at(marked):
                return self._from(ContentKind.NOUN, marked.outer.start, index)
        if not attached and self._may_speak(marked):
            return self._content(ContentKind.SPEECH, marked.inner, index)
        if Frame.MARKED in frames or attached:
            return self._content(ContentKind.MARKED, marked.inner, index)
        return None

    def _may_speak(self, marked: Marked) -> bool:
        if self._colon_before(marked.outer.start):
            return bool(self.frames & {Frame.SPEECH, Frame.COLON, Frame.RELAY})
        if Frame.SPEECH not in self.frames or self.hit.kind is CueKind.MASDAR:
            return Frame.SPEECH in self.frames and self.hit.forms[0].suffixed
        words = len(self.analysis.tokens_in(marked.inner))
        return not (self.hit.relative and not self.passed and words < _UTTERANCE)

    def _ends_at(self, marked: Marked) -> bool:
        """Tell whether nothing but a stop or a pause follows the marks."""
        after = self.analysis.token_index(marked.outer.end)
        if after >= self.limit:
            return True
        return not self.analysis.tokens[after].is_word or after in self.others

    def _at_colon(self, index: int) -> "tuple[Content | str | None, int]":
        following = index + 1
        if following >= self.limit or Frame.COLON not in self.frames:
            return None, following
        token = self.analysis.tokens[following]
        if token.start in self.marks.by_start or self._opens_clause(following):
            return None, following
        return self._from(ContentKind.COLON, token.start, index), index

    def _opens_clause(self, index: int) -> bool:
        word = self.analysis.tokens[index].folded
        words = self.words
        if word not in words.complementisers or word in words.not_complementisers:
            return False
        if self.analysis.text[self.analysis.tokens[index].start - 1] == ".":
            return False
        before = self.analysis.tokens[index - 1].folded if index else ""
        return before not in _PREVERBAL or before in self.hit.prepositions

    def _complementiser(self, index: int) -> "Content | str | None":
        word = self.analysis.tokens[index].folded
        if word in self.words.complementisers and not self._opens_clause(index):
            before = self.analysis.tokens[index - 1].folded
            return _STOP if before in _STARTS_OVER else None
        if not self._opens_clause(index):
            return None
        if self.in_relative and self.passed and index - self.start > _NEAR:
            return None
        wanted = {Frame.CLAUSE, Frame.RELAY}
        if word.startswith("ب") or word.startswith("ان"):
            wanted.add(Frame.DESCRIBED)
        if not self.frames & wanted:
            return None
        pronoun = len(word.removeprefix("ب")) >= _AN_WITH_PRONOUN
        token = self.analysis.tokens[index]
        start = token.start if pronoun else token.end
        if self._is_quoted_word(token.end):
            marked = self.marks.by_start[self._next_start(token.end)]
            return self._content(ContentKind.MARKED, marked.inner, index)
        return self._from(ContentKind.CLAUSE, start, index, token.end)

    def _is_quoted_word(self, offset: int) -> bool:
        """Tell whether a free relative's clause is words in marks: «ما قال إنها «…» لإيران»."""
        before = self.analysis.tokens[self.hit.first - 1].folded if self.hit.first else ""
        free = self.hit.relative and before not in self.words.relatives
        return free and self._next_start(offset) in self.marks.by_start

    def _next_start(self, offset: int) -> int:
        index = self.analysis.token_index(offset)
        return self.analysis.tokens[index].start if index < self.limit else -1

    def _preposition(self, index: int) -> "Content | None":
        if Frame.PREPOSITION not in self.frames or self.in_relative:
            return None
        tokens = self.analysis.tokens
        word = tokens[index].folded
        if word in self.hit.prepositions and len(word) > 1:
            if index + 1 >= self.limit or self._opens_clause(index + 1):
                return None
            return self._from(ContentKind.PREPOSITION, tokens[index + 1].start, index)
        bare = word.removeprefix("و") if len(word) > _AN_WITH_PRONOUN else word
        letter, rest = bare[:1], bare[1:]
        if letter not in self.hit.prepositions or self._begins_name(index):
            return None
        if letter == "ب" and self.hit.kind is not CueKind.MASDAR and self._complement(rest):
            return self._from(ContentKind.PREPOSITION, tokens[index].start, index)
        if letter == "ل" and is_action_noun(rest):
            return self._from(ContentKind.PREPOSITION, tokens[index].start, index)
        return None

    def _complement(self, rest: str) -> bool:
        if is_action_noun(rest):
            return True
        return rest.startswith(_ARTICLE) and len(rest) > _AN_WITH_PRONOUN

    def _begins_name(self, index: int) -> bool:
        token = self.analysis.tokens[index]
        mention = self.marks.cast.at(token.start)
        return mention is not None and mention.span.start == token.start

    def _question(self, index: int) -> "Content | None":
        if Frame.QUESTION not in self.frames or self.in_relative:
            return None
        word = self.analysis.tokens[index].folded
        if word not in self.words.questions:
            return None
        return self._from(ContentKind.QUESTION, self.analysis.tokens[index].start, index)

    def _noun(self, index: int) -> "Content | None":
        token = self.analysis.tokens[index]
        if Frame.DEEMING in self.frames and self.hit.kind is CueKind.PARTICIPLE:
            return self._from(ContentKind.NOUN, token.start, index)
        if Frame.NOUN not in self.frames or self.in_relative:
            return None
        if self.hit.kind is CueKind.MASDAR and self.hit.forms[0].suffixed and not self.passed:
            return self._from(ContentKind.NOUN, token.start, index)
        if self._is_thing_asked(token.folded):
            return self._from(ContentKind.NOUN, token.start, index)
        if self.passed and not self.subject_closed:
            return None
        before = self.analysis.tokens[index - 1].folded if index > self.start else ""
        if before in self.words.prepositions or before in self.words.adverbs - {"", "اليوم"}:
            if before in self.words.prepositions or before in _INSIDE_PHRASE:
                return None
        if self.marks.cast.at(token.start) is not None or not is_action_noun(token.folded):
            return None
        if self.passed == 0 and not self._takes_object(index):
            return None
        return self._from(ContentKind.NOUN, token.start, index)

    def _is_thing_asked(self, word: str) -> bool:
        """Tell whether this is what is asked for: «طلبت من المحكمة الموافقة على …»."""
        asks = Frame.ADDRESSEE in self.frames and self.passed and self.subject_closed
        definite = word.startswith(_ARTICLE) and is_action_noun(word[len(_ARTICLE) :])
        return asks and definite

    def _takes_object(self, index: int) -> bool:
        """Tell whether a verbal noun right after the cue is its object, not its subject."""
        word = self.analysis.tokens[index].folded
        return not _PLURALS.fullmatch(word) or word.endswith(_SUFFIXES)

    def _from(self, kind: ContentKind, start: int, index: int, body: int | None = None) -> Content:
        span = Span(start, max(start, self.hit.sentence.end))
        return self._content(kind, span, index, body)

    def _content(
        self, kind: ContentKind, span: Span, index: int, body: int | None = None
    ) -> Content:
        begins = span.start if body is None else body
        return Content(kind=kind, span=span, gap=(self.start, index), body=begins)


_STOP = "stop"
_INSIDE_PHRASE = frozenset(map(fold, ("وقت", "يوم", "ليلة", "صباح", "مساء")))
