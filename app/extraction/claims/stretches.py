"""The stretches of a run that may be claims: those between two of its boundaries.

Enters: the scene and a run. Leaves: the stretches, and what can be seen of each. What stands ahead
of a boundary is looked up once for all stretches that begin there, what stands between two is told
by running counts. Weighs nothing.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from app.extraction.claims.boundaries import Boundary, boundaries, leading
from app.extraction.claims.boundary_features import size_of
from app.extraction.claims.concern import Scene
from app.extraction.claims.narrated_runs import Run
from app.extraction.claims.statement_features import (
    End,
    Inside,
    Parties,
    Seen,
    Speech,
    Start,
    Words,
)
from app.extraction.reading.cast import Mention
from app.extraction.words.word_shapes import VERBS, shapes_of
from app.lexicon.clause_words import clause_words
from app.lexicon.clauses import clause_openers
from app.text.span import Span
from app.text.tokens import offset_after

FEWEST_WORDS: Final = 3
_MOST_INNER = 3
_RUN_ENDS = "end"
_SUBJECT_REACH = 4
_MOST = 3
_NUMBER = "number"
_NOWHERE = 1 << 62
_BY_THAT = frozenset({"بان", "بانه", "بانها", "بانهم", "بانهما", "وبان", "وبانه", "وبانها"})
_KNOWN = frozenset({"علما", "وعلما", "العلم"})


class Stretch(NamedTuple):
    """The words between the boundaries at two places of a run."""

    place: int
    until: int


class _Ahead(NamedTuple):
    """What stands next from a place on.

    Attributes:
        mention: of a party.
        origin: offset of an adjective of origin.
        pair: index in the run of a dual for two parties.
        cue: offset of a cue of speech.
        passed: whether one stands before.
    """

    mention: Mention | None
    origin: int
    pair: int
    cue: int
    passed: bool


class Stretches:
    """The stretches of one run, by the places of their boundaries, the run's own edges with them.

    Args:
        scene: the analysed text, its parties and places.
        run: the run.
        last: how many of its tokens can be stated.
    """

    def __init__(self, scene: Scene, run: Run, last: int) -> None:
        self._run = run
        self._shapes = shapes_of(run.tokens)
        inner = boundaries(scene.cast, run.tokens[:last], self._shapes)
        first = leading(scene.cast, run.tokens)
        self.edges: list[Boundary] = [first, *inner, Boundary(last, last, _RUN_ENDS)]
        verbal = [shape in VERBS for shape in self._shapes]
        self._verbs = list(accumulate(verbal, initial=0))
        self._numbers = list(accumulate([s == _NUMBER for s in self._shapes], initial=0))
        joined = [edge.joined and verbal[edge.first] for edge in self.edges[:-1]]
        self._joined = list(accumulate(joined, initial=0))
        self._ends = [run.tokens[edge.until - 1].end for edge in self.edges]
        self._starts = [self._start(scene, edge) for edge in self.edges[:-1]]
        self._ahead = [self._seen_ahead(scene, place) for place in range(len(self._starts))]

    def __iter__(self) -> Iterator[Stretch]:
        """Yield the stretches whose ends are neither too near nor too far apart."""
        edges = self.edges
        for place, first in enumerate(edges[:-1]):
            if self._run.tokens[first.first].folded in clause_openers("source"):
                continue
            if self._is_told(first.first):
                continue
            for until in range(place + 1, min(len(edges), place + 2 + _MOST_INNER)):
                if edges[until].last - first.first >= FEWEST_WORDS:
                    yield Stretch(place, until)

    def _is_told(self, first: int) -> bool:
        """Tell whether a clause is what someone says: «مزاعم الجيش بأن …» (the army's claims that).

        «علما بأن» (it should be known that) tells of no one.
        """
        tokens = self._run.tokens[max(0, first - 3) : first + 1]
        words = [token.folded for token in tokens]
        near = max(0, len(words) - 3)
        that = next((place for place in range(near, len(words)) if words[place] in _BY_THAT), None)
        return that is not None and (that == 0 or words[that - 1] not in _KNOWN)

    def span(self, stretch: Stretch) -> Span:
        """Return where the words stand; «أن» of what is reported behind them is none of them."""
        last = self.edges[stretch.until].until - 1
        reported = self._run.tokens[last].folded in clause_words().complementisers
        end = self._run.tokens[last - reported].end
        return Span(self._starts[stretch.place], end)

    def all_of(self, stretch: Stretch) -> Iterator[Seen]:
        """Yield what can be seen of a stretch, one group of features after the other."""
        yield self.start(stretch.place)
        yield from map(self.inside, range(stretch.place + 1, stretch.until))
        yield self.end(stretch.until)
        yield from self.between(stretch)

    def start(self, place: int) -> Start:
        """Return what can be seen where a stretch begins."""
        first, shapes = self.edges[place], self._shapes
        word = self._run.tokens[first.first].folded
        return Start(
            first.kind,
            shapes[first.last - 1] if first.last else "start",
            word[1:] if first.joined else word,
            shapes[first.first],
            shapes[first.first + 1] if first.first + 1 < len(shapes) else "end",
        )

    def inside(self, place: int) -> Inside:
        """Return what can be seen of a boundary that a stretch goes over."""
        inner = self.edges[place]
        return Inside(inner.kind, self._shapes[inner.first])

    def end(self, place: int) -> End:
        """Return what can be seen where a stretch ends."""
        last, shapes = self.edges[place], self._shapes
        after = shapes[last.first] if last.first < len(shapes) else "end"
        return End(last.kind, after, shapes[last.last - 1])

    def between(self, stretch: Stretch) -> tuple[Words, Parties, Speech]:
        """Return what both ends of a stretch decide."""
        return self._words(stretch), self._parties(stretch), self._speech(stretch)

    def _words(self, stretch: Stretch) -> Words:
        place, until = stretch
        first, last = self.edges[place].first, self.edges[until].last
        return Words(
            size_of(last - first),
            min(self._verbs[last] - self._verbs[first], _MOST),
            min(until - place - 1, _MOST),
            min(self._joined[until] - self._joined[place + 1], 2),
            self._numbers[last] > self._numbers[first],
        )

    def _parties(self, stretch: Stretch) -> Parties:
        start, end = self.edges[stretch.place].first, self.edges[stretch.until].last
        mention, origin, pair, *_ = self._ahead[stretch.place]
        shape, past = self._shapes[start], self._ends[stretch.until]
        if mention is None or mention.span.start >= past:
            pointed = origin < past or pair < end
            return Parties(named=False, party=pointed, type="none", subject=False, first=shape)
        near = self._run.tokens[min(start + _SUBJECT_REACH, end - 1)].start
        subject = mention.span.start <= near
        kind = str(mention.party.type)
        return Parties(named=True, party=True, type=kind, subject=subject, first=shape)

    def _speech(self, stretch: Stretch) -> Speech:
        ahead, run = self._ahead[stretch.place], self._run
        return Speech(
            told=ahead.cue < self._ends[stretch.until],
            spoken=ahead.passed or ahead.cue < run.tokens[-1].end,
            passed=ahead.passed,
            opens=self.edges[stretch.place].last == 0,
            closes=stretch.until == len(self.edges) - 1,
            after=run.after_speech,
            before=run.before_speech,
        )

    def _start(self, scene: Scene, edge: Boundary) -> int:
        """Return the offset where a stretch begins behind a boundary."""
        token = self._run.tokens[edge.first]
        return offset_after(scene.analysis.text, token, 1) if edge.joined else token.start

    def _seen_ahead(self, scene: Scene, place: int) -> _Ahead:
        run, start = self._run, self._starts[place]
        origin = bisect_left(scene.origins, (start, ""))
        pair = bisect_left(run.pairs, self.edges[place].first)
        cue = bisect_left(run.cues, start)
        return _Ahead(
            scene.cast.next_from(start),
            scene.origins[origin][0] if origin < len(scene.origins) else _NOWHERE,
            run.pairs[pair] if pair < len(run.pairs) else _NOWHERE,
            run.cues[cue] if cue < len(run.cues) else _NOWHERE,
            passed=run.cues_in(run.tokens[0].start, start) > 0,
        )
