"""The words of a claim, and what each phrase of them means in a sentence about sanctions.

Enters: the text of a claim and the parties it is about. Leaves: its words in order, and marks on
them, the longest phrase first. Refuses to relate marks to each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Final, NamedTuple

from app.lexicon.sanction_words import Sense, longest_from, plain, sanction_lexicon, stems_of
from app.text.fold import fold
from app.text.tokens import tokenize

_SHORTEST_NAME: Final = 3
_BREAKS: Final = frozenset(".؛;!؟?\n")
_COMMAS: Final = frozenset("،,:")


class Word(NamedTuple):
    """A word of the claim.

    Attributes:
        start, end: offsets in the claim's text.
        breaks: "" when nothing stands before it, "," for a comma, "." for the end of a sentence.
    """

    start: int
    end: int
    folded: str
    breaks: str


class Mark(NamedTuple):
    """A phrase with one meaning: words from `first` up to `last` (not included).

    Attributes:
        value: code of an authority or a state, kind of a verb form, place of a party, or "".
    """

    first: int
    last: int
    sense: Sense
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A claim's words with the marks on them, in order.

    Attributes:
        parties: marks whose value is the place of a party among those given.
    """

    text: str
    words: tuple[Word, ...]
    marks: tuple[Mark, ...]
    parties: tuple[Mark, ...]

    def of(self, *senses: Sense) -> tuple[Mark, ...]:
        """Return the marks with one of these senses, in order."""
        if len(senses) == 1:
            return self._by_sense.get(senses[0], ())
        found = [m for sense in senses for m in self._by_sense.get(sense, ())]
        return tuple(sorted(found, key=lambda m: (m.first, m.last)))

    @cached_property
    def _by_sense(self) -> dict[Sense, tuple[Mark, ...]]:
        groups: dict[Sense, tuple[Mark, ...]] = {}
        for one in self.marks:
            groups[one.sense] = (*groups.get(one.sense, ()), one)
        return groups

    def quote(self, first: int, last: int) -> str:
        """Return the words from `first` up to `last` as written."""
        return self.text[self.words[first].start : self.words[last - 1].end]


def mark(text: str, names: Sequence[Sequence[str]]) -> Marked:
    """Return the words of a claim with what they mean.

    Args:
        text: of the claim.
        names: of each party that it is about, the names that the article has for it.
    """
    words = _words(text)
    return Marked(
        text=text, words=words, marks=_marks(words), parties=tuple(_party_marks(words, names))
    )


def may_name_a_measure(text: str) -> bool:
    """Tell whether a word of the text may open the name of a measure or a list; cheap."""
    return any(_opens_measure(token.folded) for token in tokenize(text) if token.is_word)


@lru_cache(maxsize=60_000)
def _opens_measure(folded: str) -> bool:
    return not _measure_openers().isdisjoint(stems_of(folded))


@cache
def _measure_openers() -> frozenset[str]:
    wanted = {Sense.MEASURE, Sense.LIST, Sense.PENAL}
    return frozenset(
        key[0] for key, entries in sanction_lexicon().items() for e in entries if e.sense in wanted
    )


def _words(text: str) -> tuple[Word, ...]:
    found: list[Word] = []
    breaks, end = "", 0
    for token in tokenize(text):
        if "\n" in text[end : token.start]:
            breaks = "."
        end = token.end
        if token.is_word:
            found.append(Word(token.start, token.end, token.folded, breaks))
            breaks = ""
        elif token.folded in _BREAKS:
            breaks = "."
        elif token.folded in _COMMAS:
            breaks = breaks or ","
    return tuple(found)


def _marks(words: Sequence[Word]) -> tuple[Mark, ...]:
    lexicon = sanction_lexicon()
    found: list[Mark] = []
    place = 0
    while place < len(words):
        length = _longest(words, place)
        for key in _keys(words[place : place + length]):
            for entry in lexicon.get(key, ()):
                one = Mark(place, place + max(length, 1), entry.sense, entry.value)
                if one not in found[-12:]:
                    found.append(one)
        if length > 1:
            found += _inside(words, place, length)
        place += max(length, 1)
    return tuple(found)


def _inside(words: Sequence[Word], place: int, length: int) -> Iterator[Mark]:
    """Yield the authorities that words of a longer phrase name («قائمة أميركية»)."""
    lexicon = sanction_lexicon()
    phrase = {e.sense for key in _keys(words[place : place + length]) for e in lexicon.get(key, ())}
    if Sense.LIST not in phrase:
        return
    for one in range(place, place + length):
        for key in _keys(words[one : one + 1]):
            for entry in lexicon.get(key, ()):
                if entry.sense is Sense.AUTHORITY:
                    yield Mark(one, one + 1, entry.sense, entry.value)


def _longest(words: Sequence[Word], place: int) -> int:
    """Return how many words the longest phrase has that starts here; 0 for none."""
    lexicon, longest = sanction_lexicon(), longest_from()
    opened = max((longest.get(stem, 0) for stem in stems_of(words[place].folded)), default=0)
    limit = min(opened, len(words) - place)
    for later in range(1, limit):
        if words[place + later].breaks:
            limit = later
            break
    for length in range(limit, 0, -1):
        if any(key in lexicon for key in _keys(words[place : place + length])):
            return length
    return 0


def _keys(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """Yield the keys that words may be found by; only the ends of a phrase have clitics."""
    if not words:
        return
    if len(words) == 1:
        yield from ((stem,) for stem in sorted(stems_of(words[0].folded)))
        return
    middle = tuple(plain(word.folded) for word in words[1:-1])
    for first in stems_of(words[0].folded):
        for last in stems_of(words[-1].folded):
            yield (first, *middle, last)


def _party_marks(words: Sequence[Word], names: Sequence[Sequence[str]]) -> Iterator[Mark]:
    """Yield where parties are named, the longest name first."""
    for number, forms in enumerate(names):
        keys = {tuple(map(plain, fold(form).split())) for form in forms}
        for key in sorted(keys, key=lambda k: (-len(k), k)):
            if key and sum(map(len, key)) >= _SHORTEST_NAME:
                yield from (
                    Mark(place, place + len(key), Sense.SELF, str(number))
                    for place in range(len(words) - len(key) + 1)
                    if _named(words[place : place + len(key)], key)
                )


def _named(words: Sequence[Word], key: tuple[str, ...]) -> bool:
    return key[0] in stems_of(words[0].folded) and all(
        plain(word.folded) == part for word, part in zip(words[1:], key[1:], strict=True)
    )
