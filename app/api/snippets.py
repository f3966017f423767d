"""Snippets: the piece of a text around the words that were searched, and where they stand in it.

Enters: a text, the stems asked for, and what the stems of its words are. Leaves: a piece and spans.
Refuses to know how a word is stemmed; the database tells, and what it told is kept.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Any, Final

from app.text.fold import Folded, fold, fold_with_map
from app.text.span import Span

LONGEST: Final = 240
"""Characters of a snippet."""
LONGEST_READ: Final = 20_000
"""Characters of a text that are looked through for the best piece."""
_BEFORE: Final = 60
_WORD: Final = re.compile(r"\w+")
_ONE: Final[set[str]] = set()
"""Characters met that fold to one each."""


class Stems:
    """The stems of words seen before; at most `most` of them."""

    def __init__(self, most: int = 200_000) -> None:
        """Begin with none known."""
        self._most = most
        self._known: dict[str, str | None] = {}

    def unknown(self, words: Iterable[str]) -> list[str]:
        """Return those of the words whose stem is not known yet."""
        return sorted(set(words).difference(self._known))

    def learn(self, stems: Mapping[str, str | None]) -> None:
        """Keep the stems of words."""
        if len(self._known) + len(stems) > self._most:
            self._known.clear()
        self._known |= stems

    def of(self, word: str) -> str | None:
        """Return the stem of a folded word, None when it has none or is unknown."""
        return self._known.get(word)


class Searchable:
    """A text, folded, with its words."""

    def __init__(self, text: str) -> None:
        """Fold the beginning of `text`."""
        self.text = text[:LONGEST_READ]
        self._folded: Folded = _folded(self.text)
        self._spans = [Span(*m.span()) for m in _WORD.finditer(self._folded.text)]

    def words(self) -> set[str]:
        """Return the folded words."""
        return {self._folded.text[s.start : s.end] for s in self._spans}

    def snippet(self, asked: frozenset[str], stems: Stems, *, before: int = 0) -> dict[str, Any]:
        """Return the piece with most of the words asked for.

        Args:
            asked: stems.
            stems: of the words of this text.
            before: characters of the text that stand before the stored text (its title); a
                piece with some of them has no span.
        """
        found = [
            self._folded.back(span)
            for span in self._spans
            if stems.of(self._folded.text[span.start : span.end]) in asked
        ]
        start, end = self._piece(found)
        inside = [s for s in found if s.start >= start and s.end <= end]
        return {
            "text": self.text[start:end],
            "span": {"start": start - before, "end": end - before} if start >= before else None,
            "highlights": [{"start": s.start - start, "end": s.end - start} for s in inside],
        }

    def _piece(self, found: list[Span]) -> tuple[int, int]:
        """Return the offsets of the piece, between words, that holds most of the spans."""
        if len(self.text) <= LONGEST:
            return 0, len(self.text)
        starts = [span.start for span in found]
        best = max(
            range(len(found)),
            key=lambda n: bisect_left(starts, starts[n] + LONGEST - _BEFORE) - n,
            default=None,
        )
        begin = 0 if best is None else max(0, starts[best] - _BEFORE)
        begin = self._word_boundary(begin)
        return begin, self._word_boundary(min(len(self.text), begin + LONGEST))

    def _word_boundary(self, offset: int) -> int:
        """Return `offset`, or the beginning of the word that it would cut."""
        if offset in {0, len(self.text)}:
            return offset
        space = max(self.text.rfind(" ", 0, offset + 1), self.text.rfind("\n", 0, offset + 1))
        return space + 1 if space > offset - _BEFORE else offset


def _folded(text: str) -> Folded:
    """Return the folded text with its map; where each character stays one, they are the same."""
    characters = set(text)
    new = characters - _ONE
    if new:
        _ONE.update(character for character in new if len(fold(character)) == 1)
    if characters <= _ONE:
        return Folded(fold(text), tuple(range(len(text) + 1)))
    return fold_with_map(text)
