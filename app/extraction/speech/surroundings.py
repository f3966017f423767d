"""What a source phrase brings: the words around it, or who relayed them.

Enters: marks, a source phrase and the reports of its sentence. Leaves: a report of the words around
the phrase («…، بحسب فلان»), or whom it adds to those reports. Refuses to resolve speakers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.article import ZoneKind
from app.extraction.reading.analysis import Analysis, Marked
from app.extraction.speech.marks import Marks
from app.extraction.speech.phrase_ends import UTTERANCE, opens_result, past_apposition
from app.extraction.speech.reports import Content, ContentKind, CueHit, Report
from app.extraction.speech.source_ends import source_end
from app.text.fold import fold
from app.text.span import Span

_PHRASE_LENGTH = 16
_LEADING = 3
_SHORTEST_CONTENT = 3
_FARTHEST_BREAK = 120
_COMMAS = frozenset("،,؛;")
_THUS, _AND_THAT = fold("فإن"), fold("وذلك")
_EDGE = " \t\u00a0\n\r.,،؛;:…"
_AND = "و"
_CLOSING = "»”\"'’"
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
    """Tell whether the last report's words, or the last phrase, run up to the phrase.

    Behind words in marks their own clause goes on: «أشاد بالعلاقات "المتينة" مع بكين، بحسب …».
    """
    last = max(before, key=lambda r: r.content.span.end)
    end = min(hit.span.start, max(reached, last.content.span.end))
    between = analysis.text[end : hit.span.start]
    words = between[1:].strip(_EDGE)
    own = between[:1] in tuple(_CLOSING) and _COMMAS.isdisjoint(words) and words[:1] != _AND
    return own or not any(c.isalnum() for c in between)


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
    after += analysis.text[after] in _CLOSING  # words in marks end before their mark
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
