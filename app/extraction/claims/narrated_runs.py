"""The stretches of a text that the article says itself: body sentences without what others say.

Enters: the analysed text, the quotes, the spans other claims took. Leaves: runs of tokens, each
with its cues and with whether others speak right before or after it. Weighs nothing.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.attribution import Quote
from app.extraction.claims.concern import PAIR
from app.extraction.claims.coverage import Covered
from app.extraction.reading.analysis import Analysis
from app.text.span import Span
from app.text.tokens import Token

_QUESTION_MARKS = ("؟", "?")


class Run(NamedTuple):
    """Tokens in a row that no quote covers, inside one sentence.

    Attributes:
        cues: offsets of cues of speech among them, in order.
        after_speech: True when a quote stands right before it in the sentence.
        before_speech: True when one stands right after.
        pairs: indexes of the tokens that are duals for two parties, in order.
    """

    tokens: Sequence[Token]
    cues: Sequence[int]
    after_speech: bool
    before_speech: bool
    pairs: Sequence[int] = ()

    def points_at_two(self, first: int, last: int) -> bool:
        """Tell whether a dual stands among the tokens `first` … `last` - 1."""
        return bisect_left(self.pairs, first) < bisect_left(self.pairs, last)

    def cues_in(self, start: int, end: int) -> int:
        """Return how many cues stand between two offsets."""
        return bisect_left(self.cues, end) - bisect_left(self.cues, start)


def narrated_runs(
    analysis: Analysis, quotes: tuple[Quote, ...], taken: tuple[Span, ...]
) -> Iterator[Run]:
    """Yield the runs of the body in order; a question states nothing."""
    covered = Covered(sorted((*(q.span for q in quotes), *taken)))
    cues = sorted(q.cue_span.start for q in quotes if q.cue_span)
    for sentence in analysis.sentences:
        if analysis.zone_at(sentence.start) is None and not _asks(analysis, sentence):
            spoken = cues[bisect_left(cues, sentence.start) : bisect_left(cues, sentence.end)]
            first = analysis.token_index(sentence.start)
            pairs = [place - first for place in analysis.where_in(PAIR, sentence)]
            tokens, blocked = analysis.tokens_in(sentence), covered.over(sentence)
            yield from _in_sentence(tokens, blocked, spoken, pairs)


def _asks(analysis: Analysis, sentence: Span) -> bool:
    return sentence.of(analysis.text).rstrip().endswith(_QUESTION_MARKS)


def _in_sentence(
    tokens: Sequence[Token], blocked: list[Span], cues: Sequence[int], pairs: Sequence[int]
) -> Iterator[Run]:
    if not blocked and tokens:
        yield Run(tokens, cues, after_speech=False, before_speech=False, pairs=pairs)
        return
    starts = [token.start for token in tokens]
    start, after = 0, False
    for span in blocked:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first >= last:
            continue
        if start < first:
            inner = _between(pairs, start, first)
            yield Run(tokens[start:first], cues, after, before_speech=True, pairs=inner)
        start, after = max(start, last), True
    if start < len(tokens):
        inner = _between(pairs, start, len(tokens))
        yield Run(tokens[start:], cues, after, before_speech=False, pairs=inner)


def _between(pairs: Sequence[int], start: int, end: int) -> Sequence[int]:
    return [place - start for place in pairs if start <= place < end]
