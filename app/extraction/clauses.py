"""Cutting reported content into propositions that could be disputed separately.

Enters: the span of a quote. Leaves: the spans of its parts, in order, at least one. Cuts only where
the text itself marks a new clause: a full stop inside the marks, a repeated complementiser («وأن»,
"and that"), or a clause connective («في حين أن», "whereas"); mere «و» coordination stays whole.
"""

from collections.abc import Iterator

from app.extraction.analysis import Analysis
from app.lexicon.clauses import connectives, is_complementiser
from app.text.span import Span
from app.text.tokens import Token

_FEWEST_WORDS = 3
_STOPS = frozenset(".!؟?;؛…")
_TRIMMED = " \t\n\u00a0،,.;؛:…!؟?«»\"“”'’‘-–"


def split(analysis: Analysis, span: Span) -> tuple[Span, ...]:
    """Return the propositions of `span`.

    Example: «لن تخضع … ، كما أنها ستتخذ …» (lan takhḍaʿ …, kamā annahā sa-tattakhidh …, "will not
    bow …, it will also take …") → two spans, connectives left out.
    """
    tokens = analysis.tokens_in(span)
    parts = [
        Span(part[0].start, min(part[-1].end, span.end)).strip(analysis.text, _TRIMMED)
        for part in _merged(list(_cut(tokens)))
    ]
    return tuple(parts) if len(parts) > 1 else (span,)


def _cut(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    start, index = 0, 0
    while index < len(tokens):
        length = _boundary(tokens, index)
        if length:
            if index > start:
                yield tokens[start:index]
            start = index + length
            index = start
        else:
            index += 1
    if start < len(tokens):
        yield tokens[start:]


def _boundary(tokens: tuple[Token, ...], index: int) -> int:
    """Return how many tokens of a boundary begin at `index`, 0 for none."""
    word = tokens[index].folded
    if word in _STOPS:
        return 1
    if is_complementiser(word) and word[0] == "و" and _free(tokens, index):
        return 1
    for connective in connectives().get(word, ()):
        if tuple(t.folded for t in tokens[index : index + len(connective)]) == connective:
            return len(connective)
    return 0


def _free(tokens: tuple[Token, ...], index: int) -> bool:
    before = tokens[index - 1].folded if index else ""
    return before not in {"حتي", "خصوصا", "خاصه", "سيما", "لاسيما"}


def _merged(parts: list[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    """Join parts too short to be clauses to the one before them."""
    merged: list[tuple[Token, ...]] = []
    for part in parts:
        words = sum(t.is_word for t in part)
        if merged and (words < _FEWEST_WORDS or sum(t.is_word for t in merged[-1]) < _FEWEST_WORDS):
            merged[-1] = (*merged[-1], *part)
        else:
            merged.append(part)
    return merged
