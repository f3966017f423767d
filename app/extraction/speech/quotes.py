"""Quotes out of reports.

Enters: reports with their sources. Leaves: quotes in order of place: direct for words in marks,
indirect for reported content, mixed ones twice (the whole, and each marked part `within` it);
and the marks that are no one's words. Refuses to resolve speakers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.attribution import (
    NonspeechQuote,
    Position,
    Quote,
    QuoteKind,
    QuoteSubtype,
    SpeakerRef,
)
from app.extraction.reading.analysis import Marked
from app.extraction.speech.marks import Marks
from app.extraction.speech.reports import ContentKind, Report, Source
from app.text.span import Span

_WITHIN_BACK = 12
_DIRECT_KINDS = frozenset((ContentKind.SPEECH, ContentKind.MARKED, ContentKind.COLON))
_KIND_CONFIDENCE = {
    ContentKind.SPEECH: 0.97,
    ContentKind.CLAUSE: 0.93,
    ContentKind.MARKED: 0.85,
    ContentKind.COLON: 0.85,
    ContentKind.PREPOSITION: 0.75,
    ContentKind.NOUN: 0.7,
    ContentKind.BEFORE: 0.7,
    ContentKind.QUESTION: 0.8,
}


def build_quotes(
    marks: Marks, reports: Sequence[Report]
) -> tuple[tuple[Quote, ...], tuple[NonspeechQuote, ...]]:
    """Return the quotes q1, q2, … by place and the marks that hold no speech.

    Example: «وشدد على أن بلاده «تعبّر عن دعمها» لروسيا» → a mixed quote «بلاده … لروسيا» and a
    direct partial «تعبّر عن دعمها» within it.
    """
    drafts = sorted(_drafts(marks, reports), key=lambda d: (d.span.start, -d.span.end, d.kind))
    quotes = _numbered(_distinct(drafts))
    return quotes, tuple(_nonspeech(marks, quotes))


def _drafts(marks: Marks, reports: Sequence[Report]) -> Iterator[Quote]:
    claimed = {
        r.content.span for r in reports if r.content.kind in _DIRECT_KINDS and r.content.whole
    }
    text = marks.analysis.text
    for report in reports:
        content = report.content
        if report.source is None or content.span.length <= 0:
            continue
        if content.kind is ContentKind.COLON and report.hit.span.length:
            yield from _indirect(text, report, content.marks, claimed)
        elif content.kind in _DIRECT_KINDS:
            full = content.kind is not ContentKind.MARKED
            subtype = QuoteSubtype.FULL if full else QuoteSubtype.PARTIAL
            yield _quote(text, report, content.span, QuoteKind.DIRECT, subtype)
        elif content.whole and len(content.marks) == 1:
            yield _quote(text, report, content.marks[0].inner, QuoteKind.DIRECT, QuoteSubtype.FULL)
        else:
            yield from _indirect(text, report, content.marks, claimed)


def _indirect(
    text: str, report: Report, inside: Sequence[Marked], claimed: set[Span]
) -> Iterator[Quote]:
    span = report.content.span
    subtype = QuoteSubtype.MIXED if inside else QuoteSubtype.PURE
    yield _quote(text, report, span, QuoteKind.INDIRECT, subtype)
    for marked in inside:
        if marked.inner not in claimed:
            yield _quote(text, report, marked.inner, QuoteKind.DIRECT, QuoteSubtype.PARTIAL)


def _quote(text: str, report: Report, span: Span, kind: QuoteKind, subtype: QuoteSubtype) -> Quote:
    hit, content = report.hit, report.content
    source = report.source or Source(speaker=None, ref=SpeakerRef.NONE, position=Position.NONE)
    confidence = _KIND_CONFIDENCE[content.kind] * (0.5 + 0.5 * source.confidence)
    return Quote(
        id="",
        span=span,
        kind=kind,
        subtype=subtype,
        speaker=source.speaker,
        co_speakers=source.co_speakers,
        cue=hit.span.of(text) or None,
        cue_span=hit.span if hit.span.length else None,
        speaker_ref=source.ref,
        position=Position.COLON if content.kind is ContentKind.COLON else source.position,
        via=source.via,
        rule=f"{content.kind.value}; {source.rule}",
        confidence=round(confidence, 3),
    )


def _distinct(drafts: Sequence[Quote]) -> Iterator[Quote]:
    """Drop a second reading of the same words: the surer one stays."""
    best: dict[tuple[Span, QuoteKind], Quote] = {}
    for draft in drafts:
        key = (draft.span, draft.kind)
        known = best.get(key)
        if known is None or draft.confidence > known.confidence:
            best[key] = draft
    yield from sorted(best.values(), key=lambda d: (d.span.start, -d.span.end, d.kind))


def _numbered(drafts: Iterator[Quote]) -> tuple[Quote, ...]:
    numbered: list[Quote] = []
    for number, draft in enumerate(drafts, start=1):
        within = None
        if draft.kind is QuoteKind.DIRECT and draft.subtype is QuoteSubtype.PARTIAL:
            within = next(
                (
                    q.id
                    for q in reversed(numbered[-_WITHIN_BACK:])
                    if q.subtype is QuoteSubtype.MIXED and q.span.contains(draft.span)
                ),
                None,
            )
        numbered.append(replace(draft, id=f"q{number}", within=within))
    return tuple(numbered)


def _nonspeech(marks: Marks, quotes: Sequence[Quote]) -> Iterator[NonspeechQuote]:
    direct = {q.span for q in quotes if q.kind is QuoteKind.DIRECT}
    for marked in marks.analysis.marked:
        if marked.inner in direct:
            continue
        zone = marks.analysis.zone_at(marked.outer.start)
        if zone is not None:
            yield NonspeechQuote(span=marked.inner, why=zone.value)
        elif marked.outer.start in marks.names:
            yield NonspeechQuote(span=marked.inner, why="name")
        elif marked.depth == 0:
            yield NonspeechQuote(span=marked.inner, why="no speaker")
