"""The words between a cue and its content, as they are passed one by one.

Enters: the text's marks, a cue, the reports behind it. Leaves: a `Gap`, which knows what has been
passed and whether the subject is complete. Refuses to say what is content.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Mention, MentionKind
from app.extraction.speech.marks import Marks
from app.extraction.speech.reports import Content, ContentKind, CueHit
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind
from app.text.affixes import ARTICLE
from app.text.fold import fold

COMMAS = frozenset("،,")
_DASHES = frozenset("-–—ـ")
_FOLDED_DASHES = frozenset(map(fold, _DASHES))
_LONGEST_GAP = 60
_LONGEST_ASIDE = 30
_ANONYMOUS = 8
_PASSING = 3
_NOT, _TO = fold("عدم"), "ل"
_TURNING = frozenset(map(fold, ("لكن", "لكنه", "لكنها", "إذا", "حال", "بينما", "عندما")))
"""Words behind which another clause stands: what a cue says is not looked for there."""
_FROM = "من"
_TOWARDS = frozenset(map(fold, ("إلى", "مع")))
_SPOKE = frozenset(map(fold, ("تحدث", "تحدثت", "تحدثوا")))


class StoppedError(Exception):
    """Another report begins before the cue has content."""


def is_own_side(analysis: Analysis, index: int, limit: int) -> bool:
    """Tell whether two words only say whose turn it is: «حذر | من جانبه | الوزير من»."""
    behind = analysis.words[index + 1] if index + 1 < limit else ""
    return behind in clause_words().own_sides and analysis.words[index] == _FROM


class Gap:
    """One pass over the words after a cue; the state is what has been passed.

    It knows the reports behind the cue, and where it is only supposed, by nobody («ويعتقد أن»).
    """

    def __init__(
        self,
        marks: Marks,
        hit: CueHit,
        others: Mapping[int, CueHit],
        contents: Mapping[int, Content],
        supposed: AbstractSet[int] = frozenset(),
    ) -> None:
        self.marks = marks
        self.analysis = marks.analysis
        self.hit = hit
        self.others = others
        self.contents = contents
        self.supposed = supposed
        self.words = clause_words()
        self.frames = hit.frames
        self.start = hit.last + 1
        self.limit = min(self.analysis.token_index(hit.sentence.end), hit.last + 1 + _LONGEST_GAP)
        self.subject_closed = False
        self.passed = 0
        self.in_relative = False
        self.turned = False

    def name_end(self, index: int, mention: Mention | None) -> int | None:
        """Return the token behind a name of several words: «آصف علي زرداري» has no «على».

        Args:
            index: of the token.
            mention: of a party, that the token is part of.
        """
        start = self.analysis.tokens[index].start
        if mention is None or mention.kind is not MentionKind.NAME or mention.span.start != start:
            return None
        after = self.analysis.token_index(mention.span.end)
        marked = any(t.start in self.marks.by_start for t in self.analysis.tokens[index:after])
        return None if marked or after == index + 1 else min(after, self.limit)

    def aside_end(self, index: int) -> int | None:
        """Return the token behind an aside in dashes: «أشار سعد ـ الذي كان يرد ـ إلى أن».

        What an unnamed source asks for is one too: «أعلن مصدر رفض الكشف عن هويته تأجيل اللقاء»;
        so is whose turn it is: «حذر من جانبه الوزير».
        """
        tokens = self.analysis.tokens
        if is_own_side(self.analysis, index, self.limit):
            return index + 2
        if self.passed and tokens[index].folded in self.words.asking_anonymity:
            return self._anonymity_end(index)
        if self.passed and tokens[index].folded in _SPOKE:
            return self._spoken_to_end(index)
        dash = tokens[index].folded in _FOLDED_DASHES
        if not dash or self.analysis.text[tokens[index].start : tokens[index].end] not in _DASHES:
            return None
        for after in range(index + 1, min(self.limit, index + _LONGEST_ASIDE)):
            if self.analysis.text[tokens[after].start : tokens[after].end] in _DASHES:
                return after + 1
        return None

    def _spoken_to_end(self, index: int) -> int | None:
        """Return the token behind the outlet that a source spoke to: «مصدر تحدث لهسبريس | أن».

        Who is named right before has a verb of his own.
        """
        before = self.marks.cast.at(self.analysis.tokens[index - 1].start)
        named = before is not None and before.kind is MentionKind.NAME
        if named or index + 1 >= self.limit:
            return None
        token = self.analysis.tokens[index + 1]
        detached = token.folded in _TOWARDS and index + 2 < self.limit
        outlet = self.analysis.tokens[index + 2] if detached else token
        mention = self.marks.cast.at(outlet.end - 1)
        if mention is None or not (detached or token.folded.startswith(_TO)):
            return None
        return min(self.analysis.token_index(mention.span.end), self.limit)

    def _anonymity_end(self, index: int) -> int | None:
        """Return the token behind «… عن اسمه» where a verb at the token asks for anonymity."""
        words = self.analysis.words[index + 1 : min(self.limit, index + _ANONYMOUS)]
        untold = any(word in self.words.withheld or word == _NOT for word in words[:1])
        ends = (n for n, word in enumerate(words) if untold and word in self.words.identities)
        last = next(ends, None)
        return None if last is None else index + last + 2

    def pass_over(self, index: int, mention: Mention | None) -> None:
        """Count the token as passed.

        Args:
            index: of the token.
            mention: of a party, that the token is part of.

        Raises:
            StoppedError: when another report begins here.
        """
        if self.holds_report(index):
            raise StoppedError
        word = self.analysis.tokens[index].folded
        if word in self.words.relatives:
            self.in_relative = True
        if word in self.words.negations or word in _TURNING:
            self.turned = True
        titled = word in self.words.honorifics
        if mention or titled or word.startswith(ARTICLE) or word.endswith(("ي", "يه")):
            self.subject_closed = True
        if word not in self.words.adverbs:
            self.passed += 1

    def holds_report(self, index: int) -> bool:
        """Tell whether another report begins at the token, no aside of the subject's."""
        if index in self.supposed:
            return True
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

    def closes_name(self, index: int) -> bool:
        """Tell whether a name ends right before the token."""
        mention = self.marks.cast.at(self.analysis.tokens[index - 1].start)
        return mention is not None and mention.span.end == self.analysis.tokens[index - 1].end

    def in_passing(self, index: int) -> bool:
        """Tell whether the token is of when or where: «أوضح خلال جلسة تكريم الفائزين أن»."""
        before = self.analysis.words[max(self.start, index - _PASSING) : index]
        return not self.words.prepositions.isdisjoint(before)

    def is_apart(self, index: int) -> bool:
        """Tell whether the subject ended right before: at a pause or with a name."""
        return not self.analysis.tokens[index - 1].is_word or self.closes_name(index)
