"""Where the content of each cue ends.

Enters: reports whose contents run to the end of their sentence. Leaves: the same reports cut at
the next cue, at a source phrase, or where a comma returns to the reporter's own sentence, with
the marks that remain inside. Refuses to decide who speaks.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.extraction.reading.analysis import Analysis, Marked
from app.extraction.speech.closing_cues import closes
from app.extraction.speech.cues import tells_next
from app.extraction.speech.marks import Marks
from app.extraction.speech.next_clauses import heads_clause, says_of_noun
from app.extraction.speech.reports import PHRASES, Content, ContentKind, CueHit, Report
from app.extraction.speech.stretches import Borders, Stretch
from app.extraction.speech.turning import turns
from app.extraction.words.action_nouns import is_action_noun
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind
from app.text.span import Span

_EDGE = " \t\u00a0\n\r.,،؛;:…-–—!"
_COMMAS = frozenset("،,؛;")
_LONGEST_CONTENT = 400
_FULL_UTTERANCE = 4
_TO_THE = "لل"


def cut_contents(
    marks: Marks,
    reports: Sequence[Report],
    hits: Sequence[CueHit],
    others: Sequence[Report] = (),
) -> tuple[Report, ...]:
    """Return the reports with their contents cut, in the same order.

    Args:
        marks: the text's marked stretches.
        reports: reports in order of their cues.
        hits: every cue and source phrase in order.
        others: reports cut before, at which these end too.
    """
    known = (*others, *reports)
    borders = Borders(
        starts={r.hit.first: r.hit for r in known if goes_on(marks.analysis, r.hit)},
        phrases={h.first: h for h in hits if h.source_phrase or closes(marks.analysis, h)},
        reports=frozenset(r.hit.first for r in known),
        cues={h.first: h for h in hits},
    )
    return tuple(r._replace(content=_cut(marks, r, borders)) for r in reports)


def goes_on(analysis: Analysis, hit: CueHit) -> bool:
    """Tell whether a cue in a sentence with an earlier one goes on reporting (not: is reported).

    A participle, a verb joined by و or ف, or one after كما, فيما, لكنه, إلا أنه does.
    """
    if hit.relative or hit.kind is CueKind.MASDAR or hit.source_phrase:
        return False
    if analysis.tokens[hit.first].start == hit.sentence.start:
        return True
    if hit.kind is CueKind.PARTICIPLE or hit.joined:
        return True
    if tells_next(analysis, hit.first):
        return True
    before = analysis.tokens[hit.first - 1].folded if hit.first else ""
    if before in clause_words().joining and hit.carried:
        second = analysis.tokens[hit.first - 2].folded if hit.first > 1 else ""
        return before.startswith(("لكن", "ولكن")) or second in clause_words().adversatives
    return before in clause_words().joining or (
        before in _COMMAS and _subject_follows(analysis, hit)
    )


def _subject_follows(analysis: Analysis, hit: CueHit) -> bool:
    """Tell whether a verb after a comma has its subject behind it: «، قال المؤيدون إن»."""
    following = analysis.tokens[hit.last + 1] if hit.last + 1 < len(analysis.tokens) else None
    words = clause_words()
    return (
        following is not None
        and following.is_word
        and following.folded not in words.prepositions
        and following.folded not in words.complementisers
        and following.folded not in words.adverbs
        and not following.folded.startswith(_TO_THE)
        and not is_action_noun(following.folded)
    )


def _cut(marks: Marks, report: Report, borders: Borders) -> Content:
    content = report.content
    if content.kind in {ContentKind.SPEECH, ContentKind.MARKED}:
        return replace(content, whole=True)
    span = content.span
    if content.kind is not ContentKind.BEFORE:
        span = Span(span.start, max(_end(marks, report, borders), span.start))
    text = marks.analysis.text
    span = span.strip(text, _EDGE)
    inside = marks.speech_in(content.span.start, span.end)
    body = Span(max(span.start, min(content.body, span.end)), span.end).strip(text, _EDGE)
    whole = any(_fills(m.outer, body) for m in inside)
    return replace(content, span=span, marks=inside, whole=whole)


def _fills(outer: Span, span: Span) -> bool:
    return outer.start <= span.start + 1 and outer.end >= span.end - 1


def _end(marks: Marks, report: Report, borders: Borders) -> int:
    """Return the offset where the content ends, looking from its start at each token."""
    analysis, kind = marks.analysis, report.content.kind
    tokens = analysis.tokens
    index = first = analysis.token_index(report.content.span.start)
    limit = min(analysis.token_index(report.hit.sentence.end), first + _LONGEST_CONTENT)
    here = Stretch(marks, borders, first, limit, kind, report.hit.relative)
    subject = kind in PHRASES and heads_clause(analysis, report.hit)
    while index < limit:
        marked = marks.by_start.get(tokens[index].start)
        if marked is not None:
            index = analysis.token_index(marked.outer.end)
            if _is_utterance(marks, marked, first) and _pauses(analysis, index, limit):
                return marked.outer.end
            continue
        if index > first and index in borders.starts:
            return _before_introducers(analysis, index, first)
        if index > first and (turns(here, index) or (subject and says_of_noun(here, index))):
            return tokens[index].start
        index += 1
    return tokens[limit - 1].end if limit > first else report.hit.sentence.end


def _is_utterance(marks: Marks, marked: Marked, first: int) -> bool:
    """Tell whether marks open the content and are long enough to be all of it."""
    words = len(marks.analysis.tokens_in(marked.inner))
    leading = marks.analysis.token_index(marked.outer.start) <= first + 1
    return leading and words >= _FULL_UTTERANCE and marked.outer.start not in marks.names


def _pauses(analysis: Analysis, index: int, limit: int) -> bool:
    return index >= limit or not analysis.tokens[index].is_word


def _before_introducers(analysis: Analysis, index: int, first: int) -> int:
    tokens = analysis.tokens
    if tells_next(analysis, index):
        index -= 2
    while index - 1 > first and tokens[index - 1].folded in clause_words().introducers:
        index -= 1
    return tokens[index].start
