"""Cutting reported content into propositions that could be disputed separately.

Enters: the span of a quote. Leaves: the spans of its parts, in order, at least one. Cuts only where
the text itself marks a new clause: a full stop inside the marks, a repeated complementiser («وأن»,
"and that"), a clause connective («في حين أن», "whereas"), «و» before a verb with its own tense
marker or before a known perfect verb, or a comma before an independent pronoun.
"""

from collections.abc import Iterator
from functools import lru_cache

from app.extraction.analysis import Analysis
from app.extraction.tense import is_future, is_imperfect
from app.lexicon.clauses import clause_openers, connectives, is_complementiser, perfect_verbs
from app.text.span import Span
from app.text.tokens import Token

_FEWEST_WORDS = 3
_STOPS = frozenset(".!؟?;؛…")
_COMMAS = frozenset("،,")
_TRIMMED = " \t\n\u00a0،,.;؛:…!؟?«»\"“”'’‘-–"
_AND = "و"


def split(analysis: Analysis, span: Span) -> tuple[Span, ...]:
    """Return the propositions of `span`.

    Example: «لن تخضع … ولن تصمت …» (lan takhḍaʿ … wa-lan taṣmut …, "will not bow … and will not be
    silent …") → two spans, without the stops and connectives between them.
    """
    tokens = analysis.tokens_in(span)
    parts = [
        Span(part[0].start, min(part[-1].end, span.end)).strip(analysis.text, _TRIMMED)
        for part in _merged(list(_cut(tokens)))
    ]
    return tuple(parts) if len(parts) > 1 else (span,)


def _cut(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Yield runs of tokens between boundaries; a boundary of no tokens only separates."""
    start, index = 0, 0
    while index < len(tokens):
        length = _boundary(tokens, index) if _may_bound(tokens[index].folded) else None
        if length is None:
            index += 1
            continue
        if index > start:
            yield tokens[start:index]
        start = index + length
        index = max(start, index + 1)
    if start < len(tokens):
        yield tokens[start:]


@lru_cache(maxsize=60_000)
def _may_bound(word: str) -> bool:
    """Tell by the folded word alone whether a boundary is possible there."""
    opens = word in connectives("content") or word in clause_openers("subject")
    return opens or word in _STOPS or word[:1] == _AND


def _boundary(tokens: tuple[Token, ...], index: int) -> int | None:
    """Return how many tokens the boundary at `index` has, None where none is."""
    word = tokens[index].folded
    following = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    if word in _STOPS:
        return None if following in clause_openers("continuation") else 1
    if is_complementiser(word) and word[0] == _AND:
        return 1 if _opens_statement(tokens, index, following) else None
    for connective in connectives("content").get(word, ()):
        if tuple(t.folded for t in tokens[index : index + len(connective)]) == connective:
            return len(connective)
    new_clause = _verb_after_and(word, following) or _subject_after_comma(tokens, index)
    return 0 if index and new_clause else None


def _opens_statement(tokens: tuple[Token, ...], index: int, following: str) -> bool:
    """Tell «وأن» + noun ("and that …") from «وأن» + verb ("and to …"), «حتى وإن» and the like."""
    before = tokens[index - 1].folded if index else ""
    return before not in clause_openers("concession") and not is_imperfect(following)


def _verb_after_and(word: str, following: str) -> bool:
    if word[:1] != _AND or len(word) < 3:
        return False
    bare = word[1:]
    if bare in {"لن", "لم", "سوف"}:
        return is_imperfect(following)
    return is_future(bare) or bare in perfect_verbs()


def _subject_after_comma(tokens: tuple[Token, ...], index: int) -> bool:
    return tokens[index - 1].folded in _COMMAS and tokens[index].folded in clause_openers("subject")


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
