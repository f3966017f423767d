"""What can be seen of a stretch that may be a claim of the narrator.

Enters: the scene, a run, the boundaries around and inside the stretch. Leaves: named features. The
weights are in data/narrator_claims.csv; nothing is decided here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.extraction.boundaries import Boundary, size_of
from app.extraction.concern import Scene, points_at_two
from app.extraction.narrated_runs import Run
from app.extraction.word_shapes import VERBS
from app.text.span import Span

_SUBJECT_REACH = 4
_MOST = 3


@dataclass(frozen=True, slots=True)
class Edges:
    """The boundaries before, inside and after a stretch."""

    first: Boundary
    inner: Sequence[Boundary]
    last: Boundary


def features_of_statement(
    scene: Scene, run: Run, shapes: Sequence[str], edges: Edges, span: Span
) -> list[str]:
    """Return the named features of a stretch of a run."""
    inside = (feature for inner in edges.inner for feature in seen_inside(shapes, inner))
    return [
        *seen_at_start(run, shapes, edges.first),
        *inside,
        *seen_at_end(shapes, edges.last),
        *seen_between(scene, run, shapes, edges, span),
    ]


def seen_at_start(run: Run, shapes: Sequence[str], first: Boundary) -> list[str]:
    """Return the features of where a stretch begins, whatever its end."""
    word = run.tokens[first.first].folded
    bare = word[1:] if first.joined else word
    opening = shapes[first.first]
    return [
        "bias",
        f"start {first.kind}",
        f"start+first {first.kind} {opening}",
        f"word {bare}",
        f"start+word {first.kind} {bare}",
        f"before {shapes[first.last - 1] if first.last else 'start'}",
        f"first {opening}",
        f"first+second {opening} {shapes[first.first + 1]}",
    ]


def seen_inside(shapes: Sequence[str], inner: Boundary) -> list[str]:
    """Return the features of a boundary that a stretch goes over."""
    return [f"inside {inner.kind}", f"inside+first {inner.kind} {shapes[inner.first]}"]


def seen_at_end(shapes: Sequence[str], last: Boundary) -> list[str]:
    """Return the features of where a stretch ends, whatever its beginning."""
    return [
        f"end {last.kind}",
        f"end+after {last.kind} {shapes[last.first] if last.first < len(shapes) else 'end'}",
        f"last {shapes[last.last - 1]}",
    ]


def seen_between(
    scene: Scene, run: Run, shapes: Sequence[str], edges: Edges, span: Span
) -> list[str]:
    """Return the features that both ends of a stretch decide."""
    return [
        *_of_words(shapes, edges),
        *_of_parties(scene, run, shapes, edges, span),
        *_of_speech(run, edges, span),
    ]


def _of_words(shapes: Sequence[str], edges: Edges) -> Iterator[str]:
    start, end = edges.first.first, edges.last.last
    stretch = shapes[start:end]
    verbs = min(sum(shape in VERBS for shape in stretch), _MOST)
    size = size_of(end - start)
    joined = sum(b.joined and shapes[b.first] in VERBS for b in edges.inner)
    yield f"verbs {verbs}"
    yield f"size {size}"
    yield f"verbs+size {min(verbs, 2)} {size}"
    yield f"parts {min(len(edges.inner), _MOST)}"
    yield f"joined verbs {min(joined, 2)}"
    yield f"number {'number' in stretch}"


def _of_parties(
    scene: Scene, run: Run, shapes: Sequence[str], edges: Edges, span: Span
) -> Iterator[str]:
    start, end = edges.first.first, edges.last.last
    mentions = scene.cast.within(span)
    near = run.tokens[min(start + _SUBJECT_REACH, end - 1)].start
    subject = bool(mentions) and mentions[0].span.start <= near
    pointed = bool(mentions) or bool(scene.origins_in(span))
    yield f"named {bool(mentions)}"
    yield f"party {pointed or points_at_two(tuple(run.tokens[start:end]))}"
    yield f"type {mentions[0].party.type.value if mentions else 'none'}"
    yield f"subject {subject}"
    yield f"first+subject {shapes[start]} {subject}"


def _of_speech(run: Run, edges: Edges, span: Span) -> Iterator[str]:
    opens, closes = edges.first.last == 0, edges.last.kind == "end"
    told = run.cues_in(span.start, span.end) > 0
    spoken = run.cues_in(run.tokens[0].start, run.tokens[-1].end) > 0
    passed = run.cues_in(run.tokens[0].start, span.start) > 0
    yield f"cue {told}"
    yield f"run cue {spoken} {passed}"
    yield f"whole {opens} {closes}"
    yield f"whole+cue {opens} {closes} {told}"
    if opens:
        yield f"opens after speech {run.after_speech}"
    if closes:
        yield f"closes before speech {run.before_speech}"
