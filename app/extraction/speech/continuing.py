"""Words that a cue behind them reports, or that go on from words reported before.

Enters: marks, cues, the reports found so far. Leaves: reports for «"…"، قال فلان», for marks that
go on from the ones before and for sentences under «وأن». Refuses to resolve speakers.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from app.extraction.reading.analysis import Analysis, Marked
from app.extraction.speech.marks import Marks
from app.extraction.speech.phrase_ends import UTTERANCE
from app.extraction.speech.reports import Content, ContentKind, CueHit, Report
from app.extraction.speech.source_ends import source_end
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, Frame
from app.text.span import Span
from app.text.tokens import Token

_FEWEST_JOINED, _LONGEST_JOINT = 2, 6
_BARE = 3
_COMMAS = frozenset("،,؛;")
_CLOSE = " \t\u00a0\n.،,؛"


def cue_after_marks(
    marks: Marks, taken: Sequence[Span], by_token: Mapping[int, CueHit]
) -> Iterator[Report]:
    """Yield reports for marks that are followed by their cue: «"…"، قال فلان»."""
    analysis = marks.analysis
    for marked in _free(marks, taken):
        index = analysis.token_index(marked.outer.end)
        skipped = 0
        while index < len(analysis.tokens) and analysis.tokens[index].folded in _CLOSE:
            index, skipped = index + 1, skipped + 1
        hit = by_token.get(index)
        if hit is None or skipped > 2 or not _may_follow(analysis, hit, marked):
            continue
        gap = (hit.last + 1, source_end(marks, hit))
        content = Content(kind=ContentKind.SPEECH, span=marked.inner, gap=gap, whole=True)
        yield Report(hit=hit, content=content)


def _may_follow(analysis: Analysis, hit: CueHit, marked: Marked) -> bool:
    same = analysis.paragraph_at(marked.outer.start) == analysis.paragraph_at(hit.span.start)
    speaks = bool(hit.frames & {Frame.SPEECH, Frame.COLON}) or hit.source_phrase
    return same and speaks and not hit.joined and (hit.kind in FINITE or hit.source_phrase)


def continued_marks(
    marks: Marks, taken: Sequence[Span], spoken: Mapping[int, Report]
) -> Iterator[tuple[Marked, Report]]:
    """Yield marks that go on from marks that just ended, with the report they go on from.

    Args:
        marks: the text's marked stretches.
        taken: spans of contents already attributed.
        spoken: reports by the end of their marks.
    """
    analysis = marks.analysis
    ends = {_end_before(analysis, end): report for end, report in spoken.items()}
    for marked in _free(marks, taken):
        words = len(analysis.tokens_in(marked.inner))
        start = _past_connectives(analysis, marked)
        fewest = UTTERANCE if start == marked.outer.start else _FEWEST_JOINED
        report = ends.get(_end_before(analysis, start)) if words >= fewest else None
        if report is not None:
            ends[_end_before(analysis, marked.outer.end)] = report
            yield marked, report


def _past_connectives(analysis: Analysis, marked: Marked) -> int:
    """Return the offset before the words that only join marks to what stands before them.

    «"…"، لكن "…"», «"…"، ناهيك عن "…"»; the marks' own start where other words stand there, or
    where a sentence begins.
    """
    index = analysis.token_index(marked.outer.start)
    start = index
    joining = clause_words().between_marks
    while start and index - start < _LONGEST_JOINT:
        token = analysis.tokens[start - 1]
        if token.folded not in joining and token.folded not in _COMMAS:
            break
        start -= 1
    joined = any(token.is_word for token in analysis.tokens[start:index])
    return analysis.tokens[start].start if joined else marked.outer.start


def _end_before(analysis: Analysis, offset: int) -> int:
    text = analysis.text
    while offset > 0 and text[offset - 1] in " \t\u00a0\n\r.،,؛:":
        offset -= 1
    return offset


def continuing_sentences(analysis: Analysis, reports: Sequence[Report]) -> Iterator[Report]:
    """Yield reports for sentences that open with «وأن», «وإنه»: the last cue governs them too.

    Example: «وقال إنه «يمثل خطوة». وإنه «سيضع قيودا».» → the second is Carter's as the first.
    """
    by_sentence: dict[Span, list[Report]] = {}
    for report in sorted(reports, key=lambda r: r.content.span.start):
        by_sentence.setdefault(report.hit.sentence, []).append(report)
    for before, sentence in pairwise(analysis.sentences):
        opening = analysis.tokens_in(sentence)[:1]
        if not opening:
            continue  # nothing but marks of direction
        first = opening[0]
        if not _governed(first):
            continue
        same = analysis.paragraph_at(before.start) == analysis.paragraph_at(sentence.start)
        governing = by_sentence.get(before, [])
        if same and governing and governing[-1].content.kind is ContentKind.CLAUSE:
            yield _governing(governing[-1], first, sentence)


def continuing_clauses(analysis: Analysis, reports: Sequence[Report]) -> Iterator[Report]:
    """Yield reports for clauses under «وأن» behind marks that a clause of the same cue fills.

    Example: «وأكد أن "الممر خط أحمر"، وأن دول المجلس ستتحرك» → the second is his as the first.
    """
    for report in reports:
        content = report.content
        if content.kind is not ContentKind.CLAUSE or not (content.whole and content.marks):
            continue
        index = analysis.token_index(content.marks[0].outer.end)
        pair = analysis.tokens[index : index + 2]
        sentence = report.hit.sentence
        pauses = len(pair) > 1 and pair[0].folded in _COMMAS and pair[1].start < sentence.end
        if pauses and _governed(pair[1]):
            yield _governing(report, pair[1], sentence)


def _governed(opener: Token) -> bool:
    """Tell whether a clause opens with «وأن», «وإنه»: a cue before it governs it too."""
    words = clause_words()
    that = opener.folded[1:] if opener.folded[:1] == "و" else ""
    return that in words.complementisers and that not in words.not_complementisers


def _governing(report: Report, opener: Token, sentence: Span) -> Report:
    """Return the report of the cue once more, for the clause that opens in `sentence`."""
    content = Content(
        kind=ContentKind.CLAUSE,
        span=Span(opener.end if len(opener.folded) <= _BARE else opener.start, sentence.end),
        gap=report.content.gap,
        body=opener.end,
    )
    return Report(hit=replace(report.hit, sentence=sentence), content=content)


def _free(marks: Marks, taken: Sequence[Span]) -> Iterator[Marked]:
    """Yield the outermost body marks around no name that no content overlaps."""
    ordered = _merged(taken)
    starts = [span.start for span in ordered]
    for place, marked in sorted(marks.by_start.items()):
        if marks.analysis.zone_at(place) is not None or place in marks.names:
            continue
        near = bisect_left(starts, marked.inner.end) - 1
        if near < 0 or ordered[near].end <= marked.inner.start:
            yield marked


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
