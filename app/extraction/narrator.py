"""The article's own voice: stretches of body text that state something of a party.

Enters: the analysed text, the cast, the quotes, and the spans other claims took. Leaves: spans of
clauses that no quote covers and no cue governs. Refuses headlines, captions, boilerplate and the
bare report that someone spoke (scheme §4, §6).
"""

from bisect import bisect_left
from collections.abc import Iterator

from app.domain.attribution import Quote
from app.extraction.analysis import Analysis
from app.extraction.cast import Cast
from app.extraction.clauses import split
from app.extraction.concern import points_at_two
from app.extraction.coverage import Covered
from app.lexicon.clauses import clause_openers, connectives
from app.text.span import Span
from app.text.tokens import Token, offset_after

_FEWEST_WORDS = 4
_COMMAS = frozenset("،,;؛:")
_EDGES = ' \t\n\u00a0،,.;؛:…!؟?»«"“”-–'


def find_statements(
    analysis: Analysis, cast: Cast, quotes: tuple[Quote, ...], taken: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Return the narrator's statements in order."""
    covered = Covered(sorted((*(q.span for q in quotes), *taken)))
    cues = sorted(q.cue_span.start for q in quotes if q.cue_span)
    found: list[Span] = []
    for sentence in analysis.sentences:
        if analysis.zone_at(sentence.start) is None:
            spoken = cues[bisect_left(cues, sentence.start) : bisect_left(cues, sentence.end)]
            found += _in_sentence(analysis, cast, sentence, covered.over(sentence), spoken)
    return tuple(found)


def _in_sentence(
    analysis: Analysis, cast: Cast, sentence: Span, blocked: list[Span], cues: list[int]
) -> Iterator[Span]:
    for clause in _clauses(analysis, sentence, blocked):
        cue = bisect_left(cues, clause.start)
        spoken = cue < len(cues) and cues[cue] < clause.end
        stated = _before_report(analysis, clause, cues[cue]) if spoken else clause
        words = sum(t.is_word for t in analysis.tokens_in(stated))
        if words >= _FEWEST_WORDS and _names_or_points(analysis, cast, stated):
            yield from (p for p in split(analysis, stated) if _names_or_points(analysis, cast, p))


def _names_or_points(analysis: Analysis, cast: Cast, span: Span) -> bool:
    tokens = analysis.tokens_in(span)
    if not tokens or tokens[0].folded in clause_openers("source"):
        return False
    return bool(cast.within(span)) or points_at_two(tokens)


def _before_report(analysis: Analysis, clause: Span, cue: int) -> Span:
    """Return what is stated before a report begins: up to the last comma before its cue."""
    end = clause.start
    for token in analysis.tokens_in(Span(clause.start, cue)):
        if token.folded in _COMMAS:
            end = token.start
    return Span(clause.start, end).strip(analysis.text, _EDGES)


def _clauses(analysis: Analysis, sentence: Span, blocked: list[Span]) -> Iterator[Span]:
    openers = connectives("narration")
    current: list[Token] = []
    tokens = analysis.tokens_in(sentence)
    index = passed = reach = 0
    while index < len(tokens):
        token = tokens[index]
        while passed < len(blocked) and blocked[passed].start <= token.start:
            reach = max(reach, blocked[passed].end)
            passed += 1
        inside = token.start < reach
        length = 0 if inside or token.folded not in openers else _opening(tokens, index)
        if inside or length:
            yield from _closed(analysis, current)
            current = []
        else:
            current.append(token)
        index += max(length, 1)
    yield from _closed(analysis, current)


def _opening(tokens: tuple[Token, ...], index: int) -> int:
    """Return how many tokens a connective that opens a new clause has, 0 for none."""
    for connective in connectives("narration")[tokens[index].folded]:
        if tuple(t.folded for t in tokens[index : index + len(connective)]) == connective:
            after_comma = index == 0 or tokens[index - 1].folded in _COMMAS
            return len(connective) if after_comma or len(connective) > 1 else 0
    return 0


def _closed(analysis: Analysis, tokens: list[Token]) -> Iterator[Span]:
    if tokens:
        first = tokens[0]
        start = first.start
        if first.folded[:1] in "وف" and len(first.folded) > 3:
            start = offset_after(analysis.text, first, 1)
        span = Span(start, tokens[-1].end).strip(analysis.text, _EDGES)
        if span.length:
            yield span
