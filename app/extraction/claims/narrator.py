"""The article's own voice: stretches of body text that state something of a party.

Enters: the analysed text, the cast, the quotes, and the spans other claims took. Leaves: spans of
clauses that no quote covers, each with the probability that it is a claim. Refuses headlines,
captions and boilerplate. Every stretch between two boundaries of a run is weighed by features
learnt from annotated articles (data/narrator_claims.csv, scripts/train_claims.py); those that do
not overlap and together weigh most are kept.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from app.domain.attribution import Quote
from app.extraction.claims.concern import Scene
from app.extraction.claims.narrated_runs import Run, narrated_runs
from app.extraction.claims.statement_features import Seen
from app.extraction.claims.stretches import FEWEST_WORDS, Stretches
from app.lexicon.linear import log_odds, probability, weights
from app.lexicon.sanction_words import frozen_things, measure_words
from app.text.signs import sign
from app.text.span import Span
from app.text.tokens import written_forms

STATEMENTS = "narrator_claims.csv"
_FIRST_ARABIC = "\u0620"
_CLOSING = frozenset(')»"”')
_GROUPS_KEPT = 1 << 14
_MEASURE = 0.75
"""Log-odds by which a run of sanctions is likelier than the table tells: the articles it was learnt
from hardly have short ones."""


class Statement(NamedTuple):
    """A stretch that the article states, and the probability in (0, 1) that it is a claim."""

    span: Span
    confidence: float


class Candidate(NamedTuple):
    """A stretch between two boundaries, with its named features."""

    span: Span
    features: list[str]


def find_statements(
    scene: Scene, quotes: tuple[Quote, ...], taken: tuple[Span, ...]
) -> tuple[Statement, ...]:
    """Return the narrator's statements in order."""
    known = weights(STATEMENTS)
    found: list[Statement] = []
    for run in narrated_runs(scene.analysis, quotes, taken):
        least = -_MEASURE if _tells_of_measure(scene, run) else 0.0
        chosen = _heaviest(list(_weighed(scene, run, least)))
        # the threshold is part of the table's bias: 0 is where a stretch is worth keeping
        offset = known["threshold"]
        found += (Statement(span, probability(odds + least + offset)) for odds, span in chosen)
    return tuple(found)


def candidates(scene: Scene, run: Run) -> Iterator[Candidate]:
    """Yield every stretch of a run between two of its boundaries, with its features."""
    if not _may_state(scene, run):
        return
    seen = Stretches(scene, run, _end(run))
    for stretch in seen:
        features = [name for group in seen.all_of(stretch) for name in group.features()]
        yield Candidate(seen.span(stretch), features)


def _weighed(scene: Scene, run: Run, least: float) -> Iterator[tuple[float, Span]]:
    """Yield those that weigh more than the least, with how much more in log-odds.

    What one end tells is weighed once.
    """
    if not _may_state(scene, run):
        return
    seen = Stretches(scene, run, _end(run))
    last = len(seen.edges) - 1
    starts = [odds_of(seen.start(place)) for place in range(last)]
    ends = [0.0, *[odds_of(seen.end(place)) for place in range(1, last + 1)]]
    inside = [0.0, *[odds_of(seen.inside(place)) for place in range(1, last)], 0.0]
    gone = list(accumulate(inside))
    for stretch in seen:
        place, until = stretch
        odds = starts[place] + ends[until] + gone[until - 1] - gone[place]
        odds += sum(map(odds_of, seen.between(stretch)))
        if odds > least:
            yield odds - least, seen.span(stretch)


def _tells_of_measure(scene: Scene, run: Run) -> bool:
    """Tell whether a run names sanctions: «فرضت واشنطن عقوبات على خالد التاجوري».

    By a measure, or by what one takes: «أموال» (funds).
    """
    return bool(scene.analysis.where_in(_OF_MEASURE, _whole(run)))


_OF_MEASURE = sign(lambda: written_forms(measure_words() | frozen_things()).__contains__)


@lru_cache(maxsize=_GROUPS_KEPT, typed=True)
def odds_of(seen: Seen) -> float:
    """Return the log-odds of one group of features; most groups were seen before."""
    return log_odds(weights(STATEMENTS), seen.features())


def _may_state(scene: Scene, run: Run) -> bool:
    """Tell whether a run is long enough for a statement and tells of a party.

    What an embedded post leaves in a page is no statement: «— City Chief (@City_Chief) April 8».
    """
    if _end(run) < FEWEST_WORDS or not _points_at_party(scene, run):
        return False
    arabic = (token for token in run.tokens if token.folded >= _FIRST_ARABIC)
    return len(list(islice(arabic, FEWEST_WORDS))) == FEWEST_WORDS


def _points_at_party(scene: Scene, run: Run) -> bool:
    """Tell whether anything in a run names a party or points at one: a claim is about some."""
    span = _whole(run)
    pointed = scene.cast.within(span) or scene.origins_in(span)
    return bool(pointed) or run.points_at_two(0, len(run.tokens))


def _whole(run: Run) -> Span:
    return Span(run.tokens[0].start, run.tokens[-1].end)


def _end(run: Run) -> int:
    """Return how many tokens remain without the stops at the end of the run."""
    last = len(run.tokens)
    while last > 1 and not run.tokens[last - 1].is_word:
        if run.tokens[last - 1].folded in _CLOSING:
            break
        last -= 1
    return last


def _heaviest(weighed: Sequence[tuple[float, Span]]) -> list[tuple[float, Span]]:
    """Return the stretches that do not overlap and have the greatest sum, in order."""
    ordered = sorted(weighed, key=lambda pair: pair[1].end)
    ends = [span.end for _, span in ordered]
    best: list[tuple[float, int | None, int]] = [(0.0, None, 0)]
    for index, (weight, span) in enumerate(ordered):
        free = bisect_right(ends, span.start, 0, index)
        taken = best[free][0] + weight
        best.append((taken, index, free) if taken > best[-1][0] else (best[-1][0], None, index))
    chosen: list[tuple[float, Span]] = []
    place = len(best) - 1
    while place:
        _, kept, place = best[place]
        if kept is not None:
            chosen.append(ordered[kept])
    return chosen[::-1]
