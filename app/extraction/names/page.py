"""One text as the party steps read it: folded words and everything the lexicon knows in it.

Enters: an `Analysis`. Leaves: a `Page`, in which boilerplate is blank: nothing begins there.
Refuses to choose between meanings.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import compress, count
from typing import TypeVar

from app.extraction.reading.analysis import Analysis
from app.extraction.words.gazetteer import Entry, KnownMatch
from app.extraction.words.matching import stem_words
from app.text.signs import Places, Sign

BLANK = ""
OPENING = frozenset("\"'«“”„‘’{")
CLOSING = frozenset("\"'»”“’‘}")

_NOWHERE: frozenset[int] = frozenset()

EntryT = TypeVar("EntryT", bound=Entry)


class _Words(dict[int, str]):
    """The words of a text by index; blank outside."""

    def __missing__(self, index: int) -> str:
        return BLANK


def at_index(words: Iterable[str]) -> Callable[[int], str]:
    """Return the look-up of words by their index, blank outside."""
    return _Words(enumerate(words)).__getitem__


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text with its look-ups.

    Attributes:
        words: folded form of each token; `BLANK` in boilerplate.
        matches: for each token what begins there, longest first.
        breaks: indexes of tokens that open a new line.
        is_word: for each token whether it is a word outside boilerplate.
        places: where the words stand that have a sign.
        matched: indexes of the tokens where something begins, in order.
        having: by kind of record, the indexes where something begins that may mean one.
        word: returns the folded word at an index, `BLANK` outside the text; asked for more often
            than anything else, so it is a look-up and not a method.
    """

    analysis: Analysis
    words: tuple[str, ...]
    matches: tuple[tuple[KnownMatch, ...], ...]
    breaks: frozenset[int]
    is_word: tuple[bool, ...]
    places: Places
    word: Callable[[int], str] = field(repr=False, compare=False)
    matched: tuple[int, ...] = field(init=False, repr=False)
    having: Mapping[type[object], set[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "matched", tuple(compress(count(), self.matches)))
        having: dict[type[object], set[int]] = {}
        for index in self.matched:
            for match in self.matches[index]:
                for known in match.meanings:
                    having.setdefault(type(known.entry), set()).add(index)
        object.__setattr__(self, "having", having)

    def where(self, sign: Sign) -> Sequence[int]:
        """Return the indexes of the tokens whose folded word has a sign, in order."""
        return self.places.of(sign)

    def where_one_of(self, words: AbstractSet[str]) -> Iterator[int]:
        """Yield the indexes of the tokens whose folded word is one of some, in order."""
        return compress(count(), map(words.__contains__, self.words))

    def matched_or(self, sign: Sign) -> list[int]:
        """Return the indexes of tokens where something begins or whose word has a sign."""
        return sorted({*self.matched, *self.places.of(sign)})

    def where_any(self, *kinds: type[Entry]) -> list[int]:
        """Return the indexes where something begins that may mean a record of `kinds`, in order."""
        return sorted(set[int]().union(*(self.having.get(kind, ()) for kind in kinds)))

    def stems_before(self, index: int) -> tuple[str, ...]:
        """Return what the word before a token may be without proclitics, () where none stands."""
        if index <= 0 or index in self.breaks or not self.is_word[index - 1]:
            return ()
        return stem_words(self.words[index - 1])

    def has_word(self, index: int) -> bool:
        """Say whether token `index` is a word outside boilerplate; False outside the text."""
        return 0 <= index < len(self.is_word) and self.is_word[index]

    def known(self, index: int, kind: type[EntryT], proclitics: int = 9) -> KnownMatch | None:
        """Return the longest match at `index` that may mean a record of `kind`.

        Args:
            index: of the first token.
            kind: record type of the lexicon.
            proclitics: at most so many proclitic letters before the form.
        """
        if index not in self.having.get(kind, _NOWHERE):
            return None
        for match in self.matches[index]:
            if match.letters <= proclitics:
                for known in match.meanings:
                    if isinstance(known.entry, kind):
                        return match
        return None

    def is_hyphen(self, index: int) -> bool:
        """Tell whether a hyphen without spaces ties the words before and after `index`."""
        tokens = self.analysis.tokens
        return (
            0 < index < len(tokens) - 1
            and self.words[index] in "-–"
            and tokens[index - 1].end == tokens[index].start
            and tokens[index].end == tokens[index + 1].start
            and self.has_word(index + 1)
        )

    def preceded_by(self, index: int, context: frozenset[str]) -> bool:
        """Tell whether a word of `context` stands right before token `index`, marks aside."""
        index -= 1
        while index >= 0 and self.words[index] in OPENING:
            index -= 1
        return index >= 0 and not context.isdisjoint(stem_words(self.words[index]))


def entries(match: KnownMatch, kind: type[EntryT]) -> tuple[EntryT, ...]:
    """Return the records of one kind that a match may mean."""
    return tuple([known.entry for known in match.meanings if isinstance(known.entry, kind)])
