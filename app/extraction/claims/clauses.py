"""Cutting reported content into propositions that could be disputed separately.

Enters: the span of a quote. Leaves: the spans of its parts, in order, at least one, without the
marks, conjunctions and connectives between them. Where the text could be cut is for `boundaries`
to say; whether it is cut is weighed by features learnt from annotated articles
(data/claim_cuts.csv, scripts/train_claims.py).
"""

from collections.abc import Sequence
from itertools import accumulate

from app.extraction.claims.boundaries import Boundary, boundaries
from app.extraction.claims.boundary_features import seen_at
from app.extraction.claims.clause_marks import marks_clause
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.extraction.words.word_shapes import VERBS, shapes_of
from app.lexicon.linear import log_odds, weights
from app.text.span import Span
from app.text.tokens import Token, offset_after

CUTS = "claim_cuts.csv"
_FEWEST_WORDS = 3
_TRIMMED = " \t\n\u00a0،,.;؛:…!؟?«»\"“”'’‘-–"


def split(analysis: Analysis, cast: Cast, span: Span, told: str = "indirect") -> tuple[Span, ...]:
    """Return the propositions of `span`.

    Args:
        analysis: the analysed text.
        cast: its parties: no name is cut.
        span: a quote.
        told: its kind and subtype, a feature.

    Example: «لن تخضع … ولن تصمت …» (lan takhḍaʿ … wa-lan taṣmut …, "will not bow … and will not be
    silent …") → two spans, without the stops and conjunctions between them.
    """
    tokens = analysis.tokens_in(span)
    cuts = _cuts(cast, tokens, told)
    if not cuts:
        return (span,)
    starts = [span.start, *(_start(analysis, tokens, cut) for cut in cuts)]
    ends = [*(tokens[cut.until - 1].end for cut in cuts), span.end]
    return tuple(
        Span(start, end).strip(analysis.text, _TRIMMED)
        for start, end in zip(starts, ends, strict=True)
    )


def _cuts(cast: Cast, tokens: Sequence[Token], told: str) -> list[Boundary]:
    """Return the boundaries that part two propositions, decided from left to right."""
    if len(tokens) < 2 * _FEWEST_WORDS:
        return []
    known = weights(CUTS)
    shapes = shapes_of(tokens)
    words = list(accumulate([token.is_word for token in tokens], initial=0))
    cuts: list[Boundary] = []
    start = 0
    for here in boundaries(cast, tokens, shapes):
        before, behind = words[here.last] - words[start], words[-1] - words[here.first]
        if min(before, behind) < _FEWEST_WORDS:
            continue
        if log_odds(known, features_of_cut(tokens, shapes, here, start, told)) > 0:
            cuts.append(here)
            start = here.first
    return cuts


def features_of_cut(
    tokens: Sequence[Token], shapes: Sequence[str], here: Boundary, start: int, told: str
) -> list[str]:
    """Return the named features of cutting at a boundary of a quote, see `seen_at`."""
    verb = not VERBS.isdisjoint(shapes[here.first :])
    marked = any(marks_clause(tokens, index) for index in range(here.last, here.first + 1))
    seen = seen_at(tokens, shapes, here, start)
    return [
        "bias",
        f"marked {marked}",
        f"marked {marked} {here.kind}",
        f"told {told}",
        f"verb after {verb}",
        *seen,
    ]


def _start(analysis: Analysis, tokens: Sequence[Token], cut: Boundary) -> int:
    token = tokens[cut.first]
    return offset_after(analysis.text, token, 1) if cut.joined else token.start
