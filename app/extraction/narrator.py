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
from app.extraction.concern import Scene, points_at_two
from app.extraction.coverage import Covered
from app.extraction.tense import is_verb
from app.lexicon.clauses import clause_openers, connectives
from app.text.span import Span
from app.text.tokens import Token, offset_after

_FEWEST_WORDS = 4
_HEAD_REACH = 3
_SHORTEST_JOINED = 3
_MARKS = frozenset(".!؟?")
_COMMAS = frozenset("،,;؛:")
_EDGES = ' \t\n\u00a0،,.;؛:…!؟?»«"“”-–'


def find_statements(
    scene: Scene, quotes: tuple[Quote, ...], taken: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Return the narrator's statements in order."""
    analysis, cast = scene.analysis, scene.cast
    covered = Covered(sorted((*(q.span for q in quotes), *taken)))
    cues = sorted(q.cue_span.start for q in quotes if q.cue_span)
    found: list[Span] = []
    for sentence in analysis.sentences:
        if analysis.zone_at(sentence.start) is None:
            spoken = cues[bisect_left(cues, sentence.start) : bisect_left(cues, sentence.end)]
            blocked = covered.over(sentence)
            found += _in_sentence(scene, sentence, blocked, spoken)
            found += _relatives(analysis, cast, sentence, blocked, spoken)
    return tuple(dict.fromkeys(found))


def _relatives(
    analysis: Analysis, cast: Cast, sentence: Span, blocked: list[Span], cues: list[int]
) -> Iterator[Span]:
    """Yield relative clauses that tell of a party in the narrator's voice.

    «القرم التي انتزعتها روسيا …» (al-Qirm allatī ntazaʿathā Rūsiyā, the Crimea, which Russia
    seized …): behind a name or with one inside, up to the next stop, report or quote.
    """
    tokens = analysis.tokens_in(sentence)
    said = Covered(blocked)
    for index, token in enumerate(tokens[:-1]):
        if token.folded not in clause_openers("relative") or said.over(
            Span(token.start, token.end)
        ):
            continue
        clause = _until_stop(tokens[index + 1 :])
        span = Span(clause[0].start, clause[-1].end).strip(analysis.text, _EDGES)
        spoken = bisect_left(cues, span.end) > bisect_left(cues, span.start)
        words = sum(t.is_word for t in clause)
        party = _follows_a_party(cast, tokens, index) or cast.within(span)
        if party and words >= _FEWEST_WORDS - 1 and not spoken and not said.over(span):
            yield span


def _follows_a_party(cast: Cast, tokens: tuple[Token, ...], index: int) -> bool:
    near = tokens[max(0, index - _HEAD_REACH) : index]
    return any(cast.at(t.start) is not None for t in near)


def _until_stop(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    for index, token in enumerate(tokens):
        if index and (token.folded in _COMMAS or token.folded in _MARKS):
            return tokens[:index]
    return tokens


def _in_sentence(
    scene: Scene, sentence: Span, blocked: list[Span], cues: list[int]
) -> Iterator[Span]:
    analysis, cast = scene.analysis, scene.cast
    for clause in _clauses(analysis, cast, sentence, blocked):
        cue = bisect_left(cues, clause.start)
        spoken = cue < len(cues) and cues[cue] < clause.end
        stated = _before_report(analysis, clause, cues[cue]) if spoken else clause
        words = sum(t.is_word for t in analysis.tokens_in(stated))
        if words >= _FEWEST_WORDS:
            for part in split(analysis, stated):
                told = _without_relative(analysis, part)
                if _names_or_points(scene, told) and _has_verb(scene, told):
                    yield told


def _without_relative(analysis: Analysis, span: Span) -> Span:
    tokens = analysis.tokens_in(span)
    opens = len(tokens) > 1 and tokens[0].folded in clause_openers("relative")
    return Span(tokens[1].start, span.end) if opens else span


def _names_or_points(scene: Scene, span: Span) -> bool:
    """Tell whether a party is named, or pointed at by an adjective of origin or a dual."""
    if scene.cast.within(span) or scene.origins_in(span):
        return True
    return points_at_two(scene.analysis.tokens_in(span))


def _has_verb(scene: Scene, span: Span) -> bool:
    """Tell whether the span can state something: it has a verb, and does not open with a source."""
    tokens = scene.tokens_over(span)
    if not tokens or tokens[0].folded in clause_openers("source"):
        return False
    return any(is_verb(t.folded) for t in tokens)


def _before_report(analysis: Analysis, clause: Span, cue: int) -> Span:
    """Return what is stated before a report begins: up to the last comma before its cue."""
    end = clause.start
    for token in analysis.tokens_in(Span(clause.start, cue)):
        if token.folded in _COMMAS:
            end = token.start
    return Span(clause.start, end).strip(analysis.text, _EDGES)


def _clauses(analysis: Analysis, cast: Cast, sentence: Span, blocked: list[Span]) -> Iterator[Span]:
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
            yield from _closed(analysis, cast, current)
            current = []
        if not inside and not length:
            current.append(token)
        index += max(length, 1)
    yield from _closed(analysis, cast, current)


def _opening(tokens: tuple[Token, ...], index: int) -> int:
    """Return how many tokens a connective that opens a new clause has, 0 for none."""
    for connective in connectives("narration")[tokens[index].folded]:
        if tuple(t.folded for t in tokens[index : index + len(connective)]) == connective:
            after_comma = index == 0 or tokens[index - 1].folded in _COMMAS
            return len(connective) if after_comma or len(connective) > 1 else 0
    return 0


def _closed(analysis: Analysis, cast: Cast, tokens: list[Token]) -> Iterator[Span]:
    if tokens:
        start = _after_and(analysis, cast, tokens[0])
        span = Span(start, tokens[-1].end).strip(analysis.text, _EDGES)
        if span.length:
            yield span


def _after_and(analysis: Analysis, cast: Cast, first: Token) -> int:
    """Return where the clause begins, an attached و or ف left out; «واشنطن» keeps its own."""
    word = first.folded
    if word[:1] not in "وف" or len(word) <= _SHORTEST_JOINED:
        return first.start
    rest = offset_after(analysis.text, first, 1)
    mention = cast.at(first.start)
    if mention is not None and mention.span.start <= first.start:
        return first.start
    named = cast.at(rest) is not None
    return rest if named or is_verb(word) or word[1:].startswith("ال") else first.start
