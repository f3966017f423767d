"""Content that stands before its cue, or has none of its own.

Enters: marks, cues and the reports found so far. Leaves: reports for «"…"، قال فلان», for source
phrases («…، بحسب فلان»), for quotation marks that go on from the ones before, and the outlets
that a source phrase adds to reports of its sentence. Refuses to resolve speakers.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.domain.article import ZoneKind
from app.extraction.reading.analysis import Analysis, Marked
from app.extraction.speech.marks import Marks
from app.extraction.speech.phrase_ends import UTTERANCE, opens_result, past_apposition
from app.extraction.speech.reports import Content, ContentKind, CueHit, Report
from app.extraction.speech.source_ends import source_end
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, Frame
from app.text.fold import fold
from app.text.span import Span

_PHRASE_LENGTH = 16
_LEADING = 3
_SHORTEST_CONTENT = 3
_FEWEST_JOINED, _LONGEST_JOINT = 2, 6
_FARTHEST_BREAK = 120
_COMMAS = frozenset("،,؛;")
_THUS, _AND_THAT = fold("فإن"), fold("وذلك")
_CLOSE = " \t\u00a0\n.،,؛"
_EDGE = " \t\u00a0\n\r.,،؛;:…"
_ADDITIVE = frozenset((fold("كما"),))
_BREAKS = frozenset(map(fold, ("فيما", "بينما", "لكن", "ولكن", "وفيما", "وبينما")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A source phrase that names who relayed the reports before it in its sentence."""

    phrase: Report
    reports: tuple[Report, ...]


def phrase_report(
    marks: Marks, hit: CueHit, reports: Sequence[Report], reached: int = 0
) -> Report | Credit | None:
    """Return what a source phrase does: report the words around it, or credit earlier reports.

    Args:
        marks: the text's marked stretches.
        hit: the source phrase.
        reports: the reports of its sentence, cut.
        reached: offset where the last source phrase of the sentence ended, 0 without one.
    """
    analysis = marks.analysis
    end = source_end(marks, hit)
    gap = (hit.last + 1, end)
    first = analysis.token_index(hit.sentence.start)
    inside = [r for r in reports if r.content.span.start < hit.span.start < r.content.span.end]
    before = [r for r in reports if r.hit.first < hit.first and r not in inside]
    leading = _is_leading(analysis, hit, first, end)
    after = [r for r in reports if r.hit.first > hit.first]
    phrase = Report(hit=hit, content=Content(kind=ContentKind.BEFORE, span=hit.span, gap=gap))
    if inside:
        return None
    astride = [r for r in before if hit.source_phrase and r.content.span.start > hit.span.end]
    if astride or (not leading and before and _touches(analysis, before, hit, reached)):
        reached_by = tuple(astride or before)
        return Credit(phrase=phrase, reports=reached_by) if hit.source_phrase else None
    if leading and after:
        return Credit(phrase=phrase, reports=tuple(after))
    spoken = _spoken_after(marks, end) if leading else None
    if spoken is not None:
        content = Content(kind=ContentKind.SPEECH, span=spoken.inner, gap=gap, whole=True)
        return Report(hit=hit, content=content)
    last_end = max((r.content.span.end for r in before), default=hit.sentence.start)
    span = _after(analysis, hit, end) if leading else _before(analysis, hit, first, last_end)
    shortest = _SHORTEST_CONTENT - leading
    if span is None or len(analysis.tokens_in(span)) < shortest:
        return None
    marked = marks.speech_in(span.start, span.end)
    whole = any(m.outer.start <= span.start + 1 and m.outer.end >= span.end - 1 for m in marked)
    content = Content(kind=ContentKind.BEFORE, span=span, gap=gap, marks=marked, whole=whole)
    return Report(hit=hit, content=content)


def _spoken_after(marks: Marks, end: int) -> Marked | None:
    """Return the marks that are all a leading source phrase brings: «بحسب الوزير، فإن "…"»."""
    analysis = marks.analysis
    limit = len(analysis.tokens)
    index = past_apposition(analysis, end, limit)
    thus = index < limit and analysis.words[index] == _THUS
    index += thus
    marked = marks.by_start.get(analysis.tokens[index].start) if index < limit else None
    if marked is None or marked.outer.start in marks.names or not marked.closed:
        return None
    after = analysis.token_index(marked.outer.end)
    goes_on = thus and after < limit and analysis.tokens[after].is_word
    return None if goes_on or len(analysis.tokens_in(marked.inner)) < UTTERANCE else marked


def phrase_reach(marks: Marks, hit: CueHit) -> int:
    """Return the offset where the noun phrase of a source phrase ends."""
    return marks.analysis.tokens[source_end(marks, hit) - 1].end


def _is_leading(analysis: Analysis, hit: CueHit, first: int, end: int) -> bool:
    """Tell whether a source phrase opens its sentence, or a clause of its own in it."""
    if _starts_over(analysis, hit, end):
        return True
    closes = hit.first > first and end >= analysis.token_index(hit.sentence.end) - 1
    return hit.first - first <= _LEADING and not closes


def _starts_over(analysis: Analysis, hit: CueHit, end: int) -> bool:
    """Tell whether a phrase under و within a sentence opens its own: «… وحسب الوزير سجلت …»."""
    follows = end < analysis.token_index(hit.sentence.end)
    return hit.joined and follows and opens_result(analysis, end)


def _touches(analysis: Analysis, before: Sequence[Report], hit: CueHit, reached: int) -> bool:
    """Tell whether the last report's words, or the last phrase, run up to the phrase."""
    end = min(hit.span.start, max(reached, *(r.content.span.end for r in before)))
    return not any(c.isalnum() for c in analysis.text[end : hit.span.start])


def _after(analysis: Analysis, hit: CueHit, end: int) -> Span | None:
    limit = analysis.token_index(hit.sentence.end)
    if end >= limit:
        return None
    token = analysis.tokens[end]
    if token.is_word and not opens_result(analysis, end):
        reach = range(end, min(limit, end + _PHRASE_LENGTH))
        index = next((i for i in reach if analysis.tokens[i].folded in _COMMAS), None)
        if index is None:
            return None
        end = index
    index = past_apposition(analysis, end, limit)
    index += index < limit and analysis.words[index] == _THUS
    if index >= limit:
        return None
    start = analysis.tokens[index].start
    return Span(start, hit.sentence.end).strip(analysis.text, _EDGE)


def _before(analysis: Analysis, hit: CueHit, first: int, after: int) -> Span | None:
    start = max(after, _body_start(analysis, hit.sentence.start))
    for index in range(hit.first - 2, max(first, hit.first - _FARTHEST_BREAK), -1):
        if analysis.tokens[index].folded in _BREAKS and (
            analysis.tokens[index - 1].folded in _COMMAS
        ):
            start = max(start, analysis.tokens[index].end)
            break
    that = analysis.tokens[hit.first - 1]
    limit = that.start if that.folded == _AND_THAT else hit.span.start  # «…، وذلك حسب الوزارة»
    medial = analysis.text[:limit].rstrip()[-1:] not in _COMMAS
    closes = analysis.token_index(hit.sentence.end) - hit.last <= _PHRASE_LENGTH
    if medial and not closes:
        return Span(start, hit.sentence.end).strip(analysis.text, _EDGE)
    return Span(start, limit).strip(analysis.text, _EDGE)


def _body_start(analysis: Analysis, offset: int) -> int:
    for zone in analysis.zones:
        if zone.kind is ZoneKind.DATELINE and zone.span.start <= offset < zone.span.end:
            return zone.span.end
    index = analysis.token_index(offset)
    token = analysis.tokens[index]
    return token.end if token.folded in _ADDITIVE else offset


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
        words = clause_words()
        opener = first.folded[1:] if first.folded[:1] == "و" else ""
        if opener not in words.complementisers or opener in words.not_complementisers:
            continue
        same = analysis.paragraph_at(before.start) == analysis.paragraph_at(sentence.start)
        governing = by_sentence.get(before, [])
        if same and governing and governing[-1].content.kind is ContentKind.CLAUSE:
            report = governing[-1]
            start = first.end if len(first.folded) <= _BARE else first.start
            content = Content(
                kind=ContentKind.CLAUSE,
                span=Span(start, sentence.end),
                gap=report.content.gap,
                body=first.end,
            )
            yield Report(hit=replace(report.hit, sentence=sentence), content=content)


_BARE = 3


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
