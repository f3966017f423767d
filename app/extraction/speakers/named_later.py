"""Sources whose name comes later: «قال خبير أمني إن … وأضاف الخبير جون سميث».

Enters: an `Analysis` and the whole cast. Leaves: the cast in which such a source is the person
named, and under which local id it went before. Refuses to guess: the title before or behind the
name must point back at the source by its noun, and at no other.
"""

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from typing import Final, Self

from app.domain.party import Party, PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.extraction.speakers.title_memory import bare
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.name_titles import name_titles
from app.lexicon.party_words import party_words
from app.text.affixes import DEFINITE
from app.text.fold import fold
from app.text.span import Span

_TITLE: Final = 6
"""Words that a title before a name may have."""
_HEAD_OF_STATE: Final = fold("رئيس")
_TWO: Final = 2
_COMMA: Final = frozenset("،,")
_AFTER_COMMA: Final = tuple((comma,) for comma in _COMMA)
_CALLED: Final = frozenset(map(fold, ("يدعى", "تدعى", "ويدعى", "وتدعى", "اسمه", "اسمها", "واسمه")))


def named_later(analysis: Analysis, cast: Cast) -> Mapping[str, str]:
    """Return who each source turns out to be: local id of the source → that of the person.

    Example: «حذر خبير أمني من … وقال الخبير جون سميث إن …» (ḥadhdhara khabīr amnī … wa-qāla
    l-khabīr Jūn Smīth, a security expert warned … the expert John Smith said) → the expert is
    Smith.
    """
    sources = _Sources.of(analysis, cast)
    if not sources.ends:
        return {}
    found: dict[str, str] = {}
    for person in sorted(_persons(cast), key=_first):
        for source in sources.told(person):
            found.setdefault(source.id, person.id)
    return found


def merged(cast: Cast, names: Mapping[str, str]) -> Cast:
    """Return the cast without the sources that have a name; their phrases describe the person."""
    phrases: dict[str, tuple[Span, ...]] = {}
    for party in cast.parties:
        if party.id in names:
            person = names[party.id]
            phrases[person] = (*phrases.get(person, ()), *party.descriptive)
    return Cast(
        tuple(
            replace(p, descriptive=tuple(sorted((*p.descriptive, *phrases[p.id]))))
            if p.id in phrases
            else p
            for p in cast.parties
            if p.id not in names
        )
    )


def _persons(cast: Cast) -> Iterator[Party]:
    for party in cast.parties:
        if party.type is PartyType.PERSON and not party.unnamed and party.mentions:
            yield party


def _first(person: Party) -> int:
    return person.mentions[0].start


@dataclass(frozen=True, slots=True)
class _Sources:
    """The persons without a name, in order of where they are told of last.

    Attributes:
        ends: where the last phrase of each ends.
        heads: by the noun that their phrases open with.
    """

    analysis: Analysis
    parties: tuple[Party, ...]
    ends: tuple[int, ...]
    heads: Mapping[str, tuple[Party, ...]]

    @classmethod
    def of(cls, analysis: Analysis, cast: Cast) -> Self:
        """Return the sources of a cast."""
        unnamed = (p for p in cast.parties if p.unnamed and p.type is PartyType.PERSON)
        parties = sorted((p for p in unnamed if p.descriptive), key=_end)
        heads: dict[str, list[Party]] = {}
        for source in parties:
            for noun in _words(analysis, source)[:1]:
                heads.setdefault(noun, []).append(source)
        grouped = {noun: tuple(alike) for noun, alike in heads.items()}
        return cls(analysis, tuple(parties), tuple(map(_end, parties)), grouped)

    def told(self, person: Party) -> Iterator[Party]:
        """Yield the sources that a person's first title points back at."""
        name = person.mentions[0]
        last = bisect_right(self.ends, name.start)
        if not last or any(span.start < name.start for span in person.descriptive):
            return
        title = _title_before(self.analysis, name, self.heads) or _title_behind(
            self.analysis, name, self.heads
        )
        alike = self.heads[bare(title[0])] if title else ()
        before = list(takewhile(lambda source: _end(source) <= name.start, alike[:_TWO]))
        if len(before) == 1 and _fits(title, _words(self.analysis, before[0])):
            yield before[0]
        if _is_called(self.analysis, self.parties[last - 1].descriptive[-1], name):
            yield self.parties[last - 1]


def _end(source: Party) -> int:
    return source.descriptive[-1].end


def _words(analysis: Analysis, source: Party) -> tuple[str, ...]:
    """Return the folded words of a source's phrase; it may begin inside a token («لمسؤول»)."""
    return tuple(map(bare, fold(source.descriptive[0].of(analysis.text)).split()))


def _title_before(analysis: Analysis, name: Span, heads: Container[str]) -> tuple[str, ...]:
    """Return the words of the definite title before a name that begins with one of the nouns."""
    first = analysis.token_index(name.start)
    words = analysis.words
    for index in range(first - 1, max(-1, first - 1 - _TITLE), -1):
        word = words[index]
        if word in _COMMA:
            continue
        if not analysis.tokens[index].is_word or word in clause_words().complementisers:
            break
        if word.startswith(DEFINITE) and bare(word) in heads:
            return words[index:first]
        if is_verb(word) or word in clause_words().prepositions:
            break
    return ()


def _title_behind(analysis: Analysis, name: Span, heads: Container[str]) -> tuple[str, ...]:
    """Return the same of an apposition: «جون سميث، الخبير الأمني، إن»."""
    first = analysis.token_index(name.end)
    words = analysis.words[first : first + _TITLE + 2]
    if words[:1] not in _AFTER_COMMA or len(words) < 2 or bare(words[1]) not in heads:
        return ()
    end = next((n for n, w in enumerate(words) if n and w in _COMMA), 0)
    return words[1:end] if words[1].startswith(DEFINITE) else ()


def _fits(title: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Tell whether the words of a title behind its noun are the phrase's, a rank or an honour.

    «الرئيس» alone is a state's, whoever else was told to be the head of something.
    """
    if bare(title[0]) == _HEAD_OF_STATE and len([w for w in title if w not in _COMMA]) == 1:
        return False
    free = party_words().title_adjectives | _honours() | _COMMA
    return all(
        bare(word) in phrase or not free.isdisjoint((word, bare(word))) for word in title[1:]
    )


@cache
def _honours() -> frozenset[str]:
    return frozenset(fold(word) for title in name_titles() for word in title.arabic)


def _is_called(analysis: Analysis, phrase: Span, name: Span) -> bool:
    """Tell whether a phrase is told its name at once: «أحد الشهود، ويدعى سمير عطية»."""
    between = [t.folded for t in analysis.tokens_in(Span(phrase.end, name.start))]
    return [w for w in between if w not in _COMMA] in [[called] for called in _CALLED]
