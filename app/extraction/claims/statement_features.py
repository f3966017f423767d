"""What can be seen of a stretch that may be a claim of the narrator.

Enters: the scene, a run, the boundaries around and inside the stretch. Leaves: named features,
in groups whose values repeat from one stretch to the next. The weights are in
data/narrator_claims.csv; nothing is decided here.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.extraction.claims.boundaries import Boundary
from app.extraction.claims.boundary_features import size_of
from app.extraction.claims.concern import Scene
from app.extraction.claims.narrated_runs import Run
from app.extraction.words.word_shapes import VERBS
from app.text.span import Span

_SUBJECT_REACH = 4
_MOST = 3
RUN_ENDS = "end"


class Edges(NamedTuple):
    """The boundaries before, inside and after a stretch."""

    first: Boundary
    inner: Sequence[Boundary]
    last: Boundary


class Start(NamedTuple):
    """What can be seen where a stretch begins, whatever its end."""

    kind: str
    before: str
    word: str
    first: str
    second: str

    def features(self) -> list[str]:
        """Return the named features."""
        return [
            "bias",
            f"start {self.kind}",
            f"start+first {self.kind} {self.first}",
            f"word {self.word}",
            f"start+word {self.kind} {self.word}",
            f"before {self.before}",
            f"first {self.first}",
            f"first+second {self.first} {self.second}",
        ]


class Inside(NamedTuple):
    """A boundary that a stretch goes over."""

    kind: str
    first: str

    def features(self) -> list[str]:
        """Return the named features."""
        return [f"inside {self.kind}", f"inside+first {self.kind} {self.first}"]


class End(NamedTuple):
    """What can be seen where a stretch ends, whatever its beginning."""

    kind: str
    after: str
    last: str

    def features(self) -> list[str]:
        """Return the named features."""
        return [f"end {self.kind}", f"end+after {self.kind} {self.after}", f"last {self.last}"]


class Words(NamedTuple):
    """The words of a stretch: how many, how many verbs, how many boundaries, any number."""

    size: str
    verbs: int
    parts: int
    joined: int
    number: bool

    def features(self) -> list[str]:
        """Return the named features."""
        return [
            f"verbs {self.verbs}",
            f"size {self.size}",
            f"verbs+size {min(self.verbs, 2)} {self.size}",
            f"parts {self.parts}",
            f"joined verbs {self.joined}",
            f"number {self.number}",
        ]


class Parties(NamedTuple):
    """The parties of a stretch: named, pointed at, the first one's type, near the beginning."""

    named: bool
    party: bool
    type: str
    subject: bool
    first: str

    def features(self) -> list[str]:
        """Return the named features."""
        return [
            f"named {self.named}",
            f"party {self.party}",
            f"type {self.type}",
            f"subject {self.subject}",
            f"first+subject {self.first} {self.subject}",
        ]


class Speech(NamedTuple):
    """Speech in and around a stretch, and whether it fills its run."""

    told: bool
    spoken: bool
    passed: bool
    opens: bool
    closes: bool
    after: bool
    before: bool

    def features(self) -> list[str]:
        """Return the named features."""
        return [
            f"cue {self.told}",
            f"run cue {self.spoken} {self.passed}",
            f"whole {self.opens} {self.closes}",
            f"whole+cue {self.opens} {self.closes} {self.told}",
            *([f"opens after speech {self.after}"] if self.opens else ()),
            *([f"closes before speech {self.before}"] if self.closes else ()),
        ]


Seen = Start | Inside | End | Words | Parties | Speech


def seen_of_statement(
    scene: Scene, run: Run, shapes: Sequence[str], edges: Edges, span: Span
) -> Iterator[Seen]:
    """Yield what can be seen of a stretch of a run, one group of features after the other."""
    yield seen_at_start(run, shapes, edges.first)
    for boundary in edges.inner:
        yield seen_inside(shapes, boundary)
    yield seen_at_end(shapes, edges.last)
    yield from seen_between(scene, run, shapes, edges, span)


def seen_at_start(run: Run, shapes: Sequence[str], first: Boundary) -> Start:
    """Return what can be seen where a stretch begins."""
    word = run.tokens[first.first].folded
    return Start(
        first.kind,
        shapes[first.last - 1] if first.last else "start",
        word[1:] if first.joined else word,
        shapes[first.first],
        shapes[first.first + 1] if first.first + 1 < len(shapes) else "end",
    )


def seen_inside(shapes: Sequence[str], inner: Boundary) -> Inside:
    """Return what can be seen of a boundary that a stretch goes over."""
    return Inside(inner.kind, shapes[inner.first])


def seen_at_end(shapes: Sequence[str], last: Boundary) -> End:
    """Return what can be seen where a stretch ends."""
    after = shapes[last.first] if last.first < len(shapes) else "end"
    return End(last.kind, after, shapes[last.last - 1])


def seen_between(
    scene: Scene, run: Run, shapes: Sequence[str], edges: Edges, span: Span
) -> tuple[Words, Parties, Speech]:
    """Return what both ends of a stretch decide."""
    return (
        _words(shapes, edges),
        _parties(scene, run, shapes, edges, span),
        _speech(run, edges, span),
    )


def _words(shapes: Sequence[str], edges: Edges) -> Words:
    stretch = shapes[edges.first.first : edges.last.last]
    verbs = sum(map(VERBS.__contains__, stretch))
    joined = sum([b.joined and shapes[b.first] in VERBS for b in edges.inner])
    return Words(
        size_of(len(stretch)),
        min(verbs, _MOST),
        min(len(edges.inner), _MOST),
        min(joined, 2),
        "number" in stretch,
    )


def _parties(scene: Scene, run: Run, shapes: Sequence[str], edges: Edges, span: Span) -> Parties:
    start, end = edges.first.first, edges.last.last
    mentions = scene.cast.within(span)
    named = bool(mentions)
    near = run.tokens[min(start + _SUBJECT_REACH, end - 1)].start
    pointed = named or bool(scene.origins_in(span))
    return Parties(
        named,
        pointed or run.points_at_two(start, end),
        str(mentions[0].party.type) if named else "none",
        named and mentions[0].span.start <= near,
        shapes[start],
    )


def _speech(run: Run, edges: Edges, span: Span) -> Speech:
    start = run.tokens[0].start
    spoken = bool(run.cues) and run.cues_in(start, run.tokens[-1].end) > 0
    return Speech(
        spoken and run.cues_in(span.start, span.end) > 0,
        spoken,
        spoken and run.cues_in(start, span.start) > 0,
        edges.first.last == 0,
        edges.last.kind == RUN_ENDS,
        run.after_speech,
        run.before_speech,
    )
