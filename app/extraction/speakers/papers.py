"""Whose statements, reports and figures an article tells of: «بيانات المستودع الأوروبي».

Enters: an `Analysis`, a `Cast`. Leaves: the papers that have an issuer, in order of place. The
issuer stands right behind the noun, behind «الصادر عن», or is the subject of the verb that brings
the paper out («أصدر الاتحاد أرقاما»). Refuses to guess one from what stands near.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention
from app.extraction.speakers.subjects import subject_after, subject_before
from app.lexicon.clause_words import clause_words
from app.lexicon.whole_words import is_joined
from app.text.affixes import ARTICLE
from app.text.signs import sign
from app.text.span import Span

_ACCUSATIVE = "ا"
_ATTACHED = frozenset("بل")
_AND = "و"
_BEHIND = 9
_BEFORE = 12
_SHORTEST = 4


class Paper(NamedTuple):
    """A noun of a paper with an issuer.

    Attributes:
        start: offset where the noun's token starts.
        noun: folded, without article and proclitics.
        issuer: local id of the party.
    """

    start: int
    noun: str
    issuer: str


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of one article, read when first asked for."""

    analysis: Analysis
    cast: Cast
    _read: list[tuple[Paper, ...]] = field(default_factory=list)

    def last(self, before: int, noun: str | None = None) -> Paper | None:
        """Return the last paper that stands before an offset, of one noun if given."""
        papers = self._all()
        for paper in reversed(papers[: bisect_left(papers, (before,))]):
            if noun is None or paper.noun == noun:
                return paper
        return None

    def later(self, after: int, noun: str) -> Paper | None:
        """Return the paper whose issuer a later definite noun tells: «الدراسة التي أجراها …».

        Another paper of that noun that is brought in on the way («دراسة أخرى») ends the search.
        """
        tokens = self.analysis.tokens
        for index in self.analysis.where(_NOUN):
            word = self.analysis.words[index]
            if tokens[index].start <= after or paper_noun(word) != noun:
                continue
            if noun == (word[1:] if is_joined(word) else word):
                return None
            paper = self.at(tokens[index].start)
            if paper is not None:
                return paper
        return None

    def at(self, start: int) -> Paper | None:
        """Return the paper whose noun's token starts at an offset."""
        papers = self._all()
        index = bisect_left(papers, (start,))
        return papers[index] if index < len(papers) and papers[index].start == start else None

    def _all(self) -> tuple[Paper, ...]:
        if not self._read:
            self._read.append(tuple(_papers(self.analysis, self.cast)))
        return self._read[0]


def _papers(analysis: Analysis, cast: Cast) -> Iterator[Paper]:
    for index in analysis.where(_NOUN):
        issuer = _issuer(analysis, cast, index)
        if issuer is not None:
            yield Paper(analysis.tokens[index].start, paper_noun(analysis.words[index]), issuer)


def paper_noun(word: str) -> str:
    """Return the noun of a paper that a folded word is, without article and accusative, or ""."""
    if word[-2:] not in _endings():
        return ""
    bare = word[1:] if is_joined(word) else word
    forms = [bare]
    if bare[:1] in _ATTACHED and len(bare) > _SHORTEST:
        rest = bare[1:]
        forms.append("ا" + rest if bare.startswith("لل") else rest)
    for form in forms:
        for noun in (form, form.removesuffix(_ACCUSATIVE)):
            if {noun, ARTICLE + noun} & clause_words().documents:
                return noun.removeprefix(ARTICLE)
    return ""


@cache
def _endings() -> frozenset[str]:
    """Return how the words of papers end, in the accusative too."""
    nouns = clause_words().documents
    return frozenset(form[-2:] for noun in nouns for form in (noun, noun + _ACCUSATIVE))


_NOUN = sign(lambda: paper_noun)


def _issuer(analysis: Analysis, cast: Cast, index: int) -> str | None:
    mention = _owner(analysis, cast, index)
    sentence = analysis.sentence_at(analysis.tokens[index].start)
    if mention is None and sentence is not None:
        mention = _named_issuer(analysis, cast, index, sentence)
        mention = mention or _brings_out(analysis, cast, index, sentence)
    return mention.party.id if mention is not None else None


def _owner(analysis: Analysis, cast: Cast, index: int) -> Mention | None:
    """Return the mention right behind: «تقرير البنك الدولي», «دراسة لجامعة هارفارد»."""
    if index + 1 >= len(analysis.tokens):
        return None
    token = analysis.tokens[index + 1]
    mention = cast.at(token.end - 1)
    if mention is None or mention.party.type is PartyType.STATE:
        return None
    begins = mention.span.start == token.start
    attached = mention.span.start == token.start + 1 and token.folded[:1] == "ل"
    return mention if begins or attached else None


def _named_issuer(analysis: Analysis, cast: Cast, index: int, sentence: Span) -> Mention | None:
    """Return the mention behind «الصادر عن», «أعده», «نشرته»."""
    tokens = analysis.tokens
    last = min(index + _BEHIND, analysis.token_index(sentence.end))
    issued = clause_words().issued_by
    for place in range(index + 1, last):
        word = tokens[place].folded
        if not tokens[place].is_word:
            continue
        if word.removeprefix(ARTICLE) in issued:
            found = cast.within(Span(tokens[place].end, tokens[last - 1].end))
            return found[0] if found else None
    return None


def _brings_out(analysis: Analysis, cast: Cast, index: int, sentence: Span) -> Mention | None:
    """Return the subject of the verb that brings the paper out."""
    tokens = analysis.tokens
    first = analysis.token_index(sentence.start)
    for place in range(index - 1, max(first, index - _BEFORE) - 1, -1):
        word = tokens[place].folded
        joined = word[:1] == _AND and word[1:] in clause_words().issuing
        if joined or word in clause_words().issuing:
            subject = subject_after(analysis, cast, place + 1, index)
            if not subject.written and not joined:
                subject = subject_before(analysis, cast, first, place)
            return subject.mention
        if paper_noun(word):
            return None
    return None
