"""What stands in quotation marks: a name, or words that may be someone's.

Enters: an `Analysis` and a `Cast`. Leaves: look-up of marked stretches by place, and the test for
names. Refuses to know who speaks.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from app.extraction.reading.analysis import Analysis, Marked
from app.extraction.reading.cast import Cast, MentionKind
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.latin_letter_names import latin_letter_names
from app.lexicon.loanwords import loan_likelihood
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.tokens import Token

_LONGEST_NAME = 7
_LONGEST_AGAIN = 60
_LONGEST_FOREIGN = 5
_COVERED = 0.6
_LONGEST_TITLE = 25
_LOAN = 0.0
_BY = "ب"
_SUCH_AS = "مثل"
_LATIN = re.compile(r"[ \u00a0]?\([ \u00a0]?[A-Za-z][^()\n]{0,60}\)(?!\s*--)")
_INITIALS = re.compile(r"\w(?:\s?\.\s?\w){1,3}\.?")
_DEFINITE_ADJECTIVE = re.compile(f"{ARTICLE}\\w{{2,}}[يه]")
_FEWEST_UNCLOSED = 3
_LONGEST_LISTED = 4
_SHORTEST_CLAUSE = 4
_BLANK, _AND = " \t\u00a0", frozenset(("", "و", "أو"))
_ON_IT = frozenset(map(fold, ("عليه", "عليها", "عليهم")))
_APPLIED = frozenset(map(fold, ("يطلق", "أطلق", "تطلق", "أطلقت", "يطلقون")))
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")


@dataclass(frozen=True, slots=True)
class Marks:
    """The outermost marked stretches of one text, with those that only enclose a name told apart.

    Attributes:
        analysis: the text.
        cast: its parties; a mention that fills the marks makes them a name's.
        by_start: outermost stretches by the offset of their opening mark.
        places: opening offsets in order.
        names: opening offsets of those around a name.
    """

    analysis: Analysis
    cast: Cast
    by_start: dict[int, Marked] = field(init=False, repr=False)
    places: tuple[int, ...] = field(init=False, repr=False)
    names: frozenset[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        outermost = {m.outer.start: m for m in self.analysis.marked if m.depth == 0}
        object.__setattr__(self, "by_start", outermost)
        object.__setattr__(self, "places", tuple(sorted(outermost)))
        text = self.analysis.text
        enclosing = {
            m.outer.start: fold(m.inner.of(text))
            for m in self.analysis.marked
            if encloses_name(self.analysis, self.cast, m)
        }
        known = frozenset(enclosing.values())
        again = (m for m in self.analysis.marked if m.inner.length <= _LONGEST_AGAIN)
        names = frozenset(m.outer.start for m in again if fold(m.inner.of(text)) in known)
        names = names.union(enclosing)
        names = names.union(_listed_with_names(self.analysis, outermost, names))
        object.__setattr__(self, "names", names)

    def speech_in(self, start: int, end: int) -> tuple[Marked, ...]:
        """Return the outermost stretches that start inside, those around names left out."""
        places = self.places[bisect_left(self.places, start) : bisect_left(self.places, end)]
        found = (self.by_start[place] for place in places if place not in self.names)
        return tuple(m for m in found if self._is_sound(m))

    def holds(self, offset: int) -> bool:
        """Tell whether `offset` lies in outermost marks that are no name's."""
        index = bisect_right(self.places, offset) - 1
        if index < 0 or self.places[index] in self.names:
            return False
        inner = self.by_start[self.places[index]].inner
        return inner.start <= offset < inner.end

    def _is_sound(self, marked: Marked) -> bool:
        """Tell whether the marks can be trusted: closed, or left open after a few words."""
        return marked.closed or len(self.analysis.tokens_in(marked.inner)) >= _FEWEST_UNCLOSED


def _listed_with_names(
    analysis: Analysis, marked: Mapping[int, Marked], names: frozenset[int]
) -> frozenset[int]:
    """Return the short marks that a list of names in marks goes on with: «قرى "أ"، و"ب"»."""
    found: set[int] = set()
    before: Marked | None = None
    for start, here in sorted(marked.items()):
        short = len(analysis.tokens_in(here.inner)) <= _LONGEST_LISTED
        named = before is not None and (before.outer.start in names or before.outer.start in found)
        if short and before is not None and named:
            between = analysis.text[before.outer.end : start].strip(_BLANK)
            if between.lstrip("،,").strip(_BLANK) in _AND and between:
                found.add(start)
        before = here
    return frozenset(found)


def encloses_name(analysis: Analysis, cast: Cast, marked: Marked) -> bool:
    """Tell whether the marks only enclose a name («صحيفة «عكاظ»», «تنظيم «داعش»»).

    So it is when a noun that takes names stands before them, or a named mention fills them.
    """
    words = analysis.tokens_in(marked.inner)
    index = analysis.token_index(marked.outer.start)
    before = analysis.words[index - 1] if index else ""
    if not words or len(words) > _LONGEST_NAME:
        titled = before.removeprefix(_BY) in clause_words().titled_things
        return titled and len(words) <= _LONGEST_TITLE
    if _is_spelt_out(analysis.text, marked) or _fills(cast, marked):
        return True
    headed = words[0].folded in clause_words().name_heads and len(words) > 1
    if headed and not _are_said(analysis, marked, len(words)):
        return True
    if len(words) <= _LONGEST_FOREIGN and _is_called_so(words):
        return True
    led = index > 0 and analysis.tokens[index - 1].is_word
    return led and (
        before == _SUCH_AS
        or _is_head(before)
        or _is_called(analysis, index)
        or _is_thing_named(before, words)
        or _is_described_thing(analysis, index, words)
    )


def _fills(cast: Cast, marked: Marked) -> bool:
    """Tell whether a named mention fills the marks."""
    return any(
        mention.kind is not MentionKind.DESCRIPTIVE
        and mention.span.length >= _COVERED * marked.inner.length
        for mention in cast.within(marked.outer)
    )


def _is_spelt_out(text: str, marked: Marked) -> bool:
    """Tell whether a name is said again in Latin, «"بروجيكت" (Project)», or by its initials."""
    again = _LATIN.match(text, marked.outer.end)
    return again is not None or _INITIALS.fullmatch(marked.inner.of(text)) is not None


def _are_said(analysis: Analysis, marked: Marked, length: int) -> bool:
    """Tell whether words in marks are a clause: «شدد على أن "عملية السلام شيء يهمنا"»."""
    index = analysis.token_index(marked.outer.start)
    before = analysis.words[index - 1] if index else ""
    return before in clause_words().complementisers and length >= _SHORTEST_CLAUSE


def _is_called_so(words: Sequence[Token]) -> bool:
    """Tell whether the words are what things are called by: letters, numbers, foreign words."""
    numbers = all(t.folded.isdecimal() for t in words)
    return numbers or _spells_letters(words) or _is_foreign(words)


def _spells_letters(words: Sequence[Token]) -> bool:
    """Tell whether the words are Latin letters by their names: «آي بي إم» (IBM)."""
    return len(words) > 1 and all(t.folded in latin_letter_names() for t in words)


def _is_foreign(words: Sequence[Token]) -> bool:
    """Tell whether the words are foreign ones: «شات جي بي تي», «Mahatma Hill»."""
    return all(t.folded.isascii() or loan_likelihood(t.folded) > _LOAN for t in words) and any(
        t.folded.isalpha() for t in words
    )


def _is_thing_named(before: str, words: Sequence[Token]) -> bool:
    """Tell whether a definite thing that cannot speak is named: «السفينة "غالاكسي ليدر"»."""
    opens = (clause_words().questions, clause_words().prepositions)
    short = len(words) <= _LONGEST_LISTED and not any(words[0].folded in ones for ones in opens)
    thing = before.startswith(ARTICLE) and before.removeprefix(ARTICLE)
    return short and thing in clause_words().named_things


def _is_described_thing(analysis: Analysis, index: int, words: Sequence[Token]) -> bool:
    """Tell whether a definite thing with an adjective is named: «البرنامج الوطني "إتقان"»."""
    thing, adjective = analysis.words[max(0, index - 2) : index] if index > 1 else ("", "")
    if len(words) > _LONGEST_LISTED or not _DEFINITE_ADJECTIVE.fullmatch(adjective):
        return False
    head = thing.startswith(ARTICLE) and thing.removeprefix(ARTICLE)
    return head in _heads() and not is_verb(words[0].folded)


def _is_called(analysis: Analysis, index: int) -> bool:
    """Tell whether a word of calling stands before: «المعروف بـ"…"», «ما يسمى بممر "…"»."""
    before = [t.folded for t in analysis.tokens[max(0, index - 2) : index]]
    if before[-1] in _ON_IT and before[0].removeprefix("و") in _APPLIED:
        return True
    calling = before[:1] if before[-1].startswith(_BY) else before[-1:]
    return not clause_words().naming.isdisjoint(calling)


@cache
def _heads() -> frozenset[str]:
    return clause_words().name_heads | clause_words().thing_heads


def _is_head(word: str) -> bool:
    heads = _heads()
    for proclitic in _PROCLITICS:
        if word.startswith(proclitic):
            rest = word[len(proclitic) :]
            if rest in heads:
                return True
    return False
