"""Measures of quotes: where they stand, who speaks, by which cue and through whom.

Enters: one compared article. Leaves: named measures, and the quotes that were missed, made up or
given to the wrong speaker.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.attribution import Quote, QuoteKind, SpeakerRef
from app.evaluation.alignment import SAME_SPAN, Pair, best_pairs
from app.evaluation.comparison import cue_key, overlap, trimmed
from app.evaluation.document import Compared
from app.evaluation.measures import Counts, Measured, Share
from app.evaluation.mistakes import Mistake
from app.text.span import Span

_EXACT_WITHIN = 3
_REFERENCES = (
    SpeakerRef.NAMED,
    SpeakerRef.IMPLICIT,
    SpeakerRef.PRONOUN,
    SpeakerRef.DESCRIPTIVE,
    SpeakerRef.RELATIVE,
)


@dataclass(frozen=True, slots=True)
class _Trimmed:
    quote: Quote
    span: Span


@dataclass(frozen=True, slots=True)
class _Matching:
    """The quotes of one kind (or all) of an article, matched by overlap."""

    document: Compared
    gold: Sequence[_Trimmed]
    answers: Sequence[_Trimmed]
    pairs: Sequence[Pair]

    def matched(self) -> Iterator[tuple[Quote, Quote]]:
        for pair in self.pairs:
            yield self.gold[pair.gold].quote, self.answers[pair.answer].quote

    def counts(self, matched: int) -> Counts:
        return Counts.of(matched=matched, found=len(self.answers), expected=len(self.gold))

    def same_speaker(self, gold: Quote, answer: Quote) -> bool:
        speaker = self.document.gold_id(answer.speaker)
        return speaker == gold.speaker or speaker in gold.co_speakers


def measure_quotes(document: Compared) -> Measured:
    """Yield the quote measures of one article: direct, indirect, then all.

    A quote is found when its overlap with the gold span is at least one half after trimming,
    exact when both ends lie within three code points.
    """
    for kind in QuoteKind:
        matching = _match(document, kind)
        yield from _measure_places(matching, kind.value)
        yield f"quote {kind.value} characters", _measure_characters(matching)
        yield from _measure_speakers(matching, kind.value)
        if kind is QuoteKind.DIRECT:
            yield "scare/name quotes correctly rejected", _measure_rejected(matching)
    everything = _match(document, None)
    yield from _measure_places(everything, "all")
    yield from _measure_speakers(everything, "all")
    yield from _measure_attribution(everything)


def quote_mistakes(document: Compared) -> Iterator[Mistake]:
    """Yield missed quotes, false quotes and wrong speakers of one article, in text order."""
    matching, text = _match(document, None), document.gold.text
    found = {pair.gold for pair in matching.pairs}
    right = {pair.answer for pair in matching.pairs}
    for index, item in enumerate(matching.gold):
        if index not in found:
            yield Mistake("MISS quote", document.id, item.quote.kind, item.span.of(text))
    for index, item in enumerate(matching.answers):
        if index not in right:
            yield Mistake("FALSE quote", document.id, item.quote.kind, item.span.of(text))
    for gold, answer in matching.matched():
        if not matching.same_speaker(gold, answer):
            detail = f"gold={gold.speaker} answer={answer.speaker}"
            yield Mistake("SPEAKER", document.id, detail, gold.span.of(text))


def _match(document: Compared, kind: QuoteKind | None) -> _Matching:
    gold = [q for q in document.gold.quotes if kind in (None, q.kind)]
    answers = document.fair([q for q in document.answer.quotes if kind in (None, q.kind)], gold)
    strip = kind is not QuoteKind.DIRECT
    text = document.gold.text
    left = [_Trimmed(q, trimmed(text, q.span, complementiser=strip)) for q in gold]
    right = [_Trimmed(q, trimmed(text, q.span, complementiser=strip)) for q in answers]
    return _Matching(document, left, right, best_pairs(left, right, _likeness, SAME_SPAN))


def _likeness(gold: _Trimmed, answer: _Trimmed) -> float:
    """Overlap of two quotes of one kind; a mixed quote and its marked part are two quotes."""
    if gold.quote.kind is not answer.quote.kind:
        return 0.0
    return overlap(gold.span, answer.span)


def _exactness(gold: _Trimmed, answer: _Trimmed) -> float:
    near = (
        abs(gold.span.start - answer.span.start) <= _EXACT_WITHIN
        and abs(gold.span.end - answer.span.end) <= _EXACT_WITHIN
    )
    return 1.0 if near and _likeness(gold, answer) > 0 else 0.0


def _measure_places(matching: _Matching, label: str) -> Measured:
    exact = best_pairs(matching.gold, matching.answers, _exactness, 1.0)
    yield f"quote {label} exact", matching.counts(len(exact))
    yield f"quote {label} overlap>=.5", matching.counts(len(matching.pairs))


def _measure_characters(matching: _Matching) -> Counts:
    expected = {i for item in matching.gold for i in range(*item.span)}
    found = {i for item in matching.answers for i in range(*item.span)}
    return Counts(len(expected & found), len(found - expected), len(expected - found))


def _measure_speakers(matching: _Matching, label: str) -> Measured:
    right = Share.of(matching.same_speaker(g, a) for g, a in matching.matched())
    yield f"speaker accuracy ({label}, matched)", right
    yield f"quote+speaker {label}", matching.counts(right.right)


def _measure_rejected(matching: _Matching) -> Share:
    """Share of marks around names and irony that were not taken for speech."""
    document = matching.document
    others = [n.span for n in document.gold.nonspeech_quotes if not document.is_repeating(n.span)]
    return Share.of(
        not any(overlap(other, answer.span) >= SAME_SPAN for answer in matching.answers)
        for other in others
    )


def _measure_attribution(matching: _Matching) -> Measured:
    pairs = list(matching.matched())
    yield "cue accuracy (matched)", Share.of(cue_key(g.cue) == cue_key(a.cue) for g, a in pairs)
    for reference in _REFERENCES:
        chosen = [(g, a) for g, a in pairs if g.speaker_ref is reference]
        if chosen:
            right = Share.of(matching.same_speaker(g, a) for g, a in chosen)
            yield f"speaker accuracy [{reference.value}]", right
    for gold, answer in pairs:
        found = matching.document.gold_ids(answer.via)
        yield "via (matched quotes)", Counts.of_sets(set(gold.via), found)
