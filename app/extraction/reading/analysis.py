"""The reading of a text that every later step shares: tokens, zones, sentences, quotation marks.

Enters: a text. Leaves: an immutable `Analysis`. Knows orthography only, no parties and no cues.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.domain.article import Zone, ZoneKind
from app.text.quotation import Marked
from app.text.signs import Places, Sign
from app.text.span import Span
from app.text.tokens import Token

__all__ = ["Analysis", "Marked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One text, read once.

    Attributes:
        text: the stored text.
        tokens: every word and punctuation mark, in order.
        zones: headline, subhead, caption, dateline, boilerplate; the rest is body.
        paragraphs: spans of non-blank lines, in order.
        sentences: spans of sentences inside paragraphs, in order; a full stop inside quotation
            marks does not end one.
        marked: stretches inside quotation marks, by start.
        words: the folded form of each token.
        places: where the words stand that have a sign.
    """

    text: str
    tokens: tuple[Token, ...]
    zones: tuple[Zone, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    marked: tuple[Marked, ...] = ()
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)
    places: Places = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _paragraph_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _sentence_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _zone_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _apart: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple([t.folded for t in self.tokens]))
        object.__setattr__(self, "places", Places(self.words))
        object.__setattr__(self, "_starts", tuple([t.start for t in self.tokens]))
        object.__setattr__(self, "_paragraph_starts", tuple([p.start for p in self.paragraphs]))
        object.__setattr__(self, "_sentence_starts", tuple([s.start for s in self.sentences]))
        object.__setattr__(self, "_zone_starts", tuple([z.span.start for z in self.zones]))
        apart = all(a.span.end <= b.span.start for a, b in pairwise(self.zones))
        object.__setattr__(self, "_apart", apart)

    def where(self, sign: Sign) -> Sequence[int]:
        """Return the indexes of the tokens whose folded form has a sign, in order."""
        return self.places.of(sign)

    def where_in(self, sign: Sign, span: Span) -> Sequence[int]:
        """Return the indexes of those tokens that start inside `span`, in order."""
        places = self.places.of(sign)
        if not places:
            return places
        first = bisect_left(self._starts, span.start)
        after = bisect_left(self._starts, span.end)
        return places[bisect_left(places, first) : bisect_left(places, after)]

    def written(self, index: int) -> str:
        """Return a token as the text writes it."""
        token = self.tokens[index]
        return self.text[token.start : token.end]

    def token_index(self, offset: int) -> int:
        """Return the index of the first token that starts at or after `offset`."""
        return bisect_left(self._starts, offset)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that start inside `span`."""
        return self.tokens[
            bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)
        ]

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that holds `offset`, or None outside all."""
        return _holding(self.sentences, self._sentence_starts, offset)

    def sentence_index(self, offset: int) -> int:
        """Return the index of the last sentence that starts at or before `offset`, -1 for none."""
        return bisect_right(self._sentence_starts, offset) - 1

    def paragraph_at(self, offset: int) -> Span | None:
        """Return the paragraph that holds `offset`, or None outside all."""
        return _holding(self.paragraphs, self._paragraph_starts, offset)

    def zone_at(self, offset: int) -> ZoneKind | None:
        """Return the kind of zone that holds `offset`, or None in body text."""
        if not self._apart:
            holding = (z.kind for z in self.zones if z.span.start <= offset < z.span.end)
            return next(holding, None)
        index = bisect_right(self._zone_starts, offset) - 1
        if index >= 0 and offset < self.zones[index].span.end:
            return self.zones[index].kind
        return None


def _holding(spans: tuple[Span, ...], starts: tuple[int, ...], offset: int) -> Span | None:
    index = bisect_right(starts, offset) - 1
    if index >= 0 and offset < spans[index].end:
        return spans[index]
    return None
