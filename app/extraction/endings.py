"""Fourth step: where the content of each cue ends.

Enters: reports whose contents run to the end of their sentence. Leaves: the same reports cut at
the next cue, at a source phrase, or where a comma returns to the reporter's own sentence, with
the marks that remain inside. Refuses to decide who speaks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.extraction.analysis import Analysis
from app.extraction.contents import is_action_noun
from app.extraction.marks import Marks
from app.extraction.reports import Content, ContentKind, CueHit, Report
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind
from app.lexicon.heads import organisation_head_forms
from app.text.fold import fold
from app.text.span import Span
from app.text.tokens import Token

_EDGE = " \t\u00a0\n\r.,،؛;:…-–—!"
_COMMAS = frozenset("،,؛;")
_AFTERWARDS = frozenset(map(fold, ("بعد أن", "بعدما", "قبل أن", "إذ", "وسط", "غداة")))
_SHORTEST_VERB = 4
_PHRASES = frozenset((ContentKind.NOUN, ContentKind.PREPOSITION))
_TRAILING_PHRASE = 14
_LONGEST_CONTENT = 400
_LONGEST_PHRASE = 4
_FULL_UTTERANCE = 4
_INTRODUCERS = frozenset(
    map(fold, ("كما", "فيما", "بينما", "حيث", "ثم", "إلا", "غير", "بيد", "أنه", "أنها", "أنهم",
               "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "قد", "وقد", "فقد", "وهو", "وهي",
               "حين", "وفيما", "وبينما", "كذلك", "وكذلك", "وكان", "وكانت", "لكن", "ولكن", "فإنه",
               "فإنها", "أيضا"))
)  # fmt: skip
_JOINING = frozenset(map(fold, ("كما", "فيما", "بينما", "ثم", "وقد", "فقد", "لكنه", "لكنها",
                                "لكنهم", "ولكنه", "ولكنها", "أنه", "أنها", "أنهم", "حين",
                                "وبينما", "وفيما", "حيث")))  # fmt: skip
_ADVERSATIVE = frozenset(map(fold, ("إلا", "غير", "بيد")))
_CUT_BY_RELATIVE = frozenset((ContentKind.CLAUSE, ContentKind.PREPOSITION, ContentKind.NOUN))


def cut_contents(
    marks: Marks, reports: Sequence[Report], hits: Sequence[CueHit]
) -> tuple[Report, ...]:
    """Return the reports with their contents cut, in the same order.

    Args:
        marks: the text's marked stretches.
        reports: reports in order of their cues.
        hits: every cue and source phrase in order.
    """
    starts = {r.hit.first: r.hit for r in reports if goes_on(marks.analysis, r.hit)}
    told = frozenset(r.hit.first for r in reports)
    phrases = {h.first: h for h in hits if h.source_phrase}
    return tuple(replace(r, content=_cut(marks, r, starts, phrases, told)) for r in reports)


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
    before = analysis.tokens[hit.first - 1].folded if hit.first else ""
    if before in _JOINING and hit.carried:
        second = analysis.tokens[hit.first - 2].folded if hit.first > 1 else ""
        return before.startswith(("لكن", "ولكن")) or second in _ADVERSATIVE
    return before in _JOINING or (before in _COMMAS and _subject_follows(analysis, hit))


def _subject_follows(analysis: Analysis, hit: CueHit) -> bool:
    """Tell whether a verb after a comma has its subject behind it: «، قال المؤيدون إن»."""
    following = analysis.tokens[hit.last + 1] if hit.last + 1 < len(analysis.tokens) else None
    words = clause_words()
    return (
        following is not None
        and following.is_word
        and following.folded not in words.prepositions | words.complementisers | words.adverbs
        and not is_action_noun(following.folded)
    )


def _cut(
    marks: Marks,
    report: Report,
    starts: Mapping[int, CueHit],
    phrases: Mapping[int, CueHit],
    told: frozenset[int],
) -> Content:
    content = report.content
    if content.kind in {ContentKind.SPEECH, ContentKind.MARKED}:
        return replace(content, whole=True)
    if content.kind is not ContentKind.BEFORE:
        end = _end(marks, report, starts, phrases, told)
        content = replace(content, span=Span(content.span.start, max(end, content.span.start)))
    span = content.span.strip(marks.analysis.text, _EDGE)
    inside = marks.speech_in(content.span.start, span.end)
    body = Span(max(span.start, min(content.body, span.end)), span.end)
    body = body.strip(marks.analysis.text, _EDGE)
    whole = any(_fills(m.outer, body) for m in inside)
    return replace(content, span=span, marks=inside, whole=whole)


def _fills(outer: Span, span: Span) -> bool:
    return outer.start <= span.start + 1 and outer.end >= span.end - 1


def _end(
    marks: Marks,
    report: Report,
    starts: Mapping[int, CueHit],
    phrases: Mapping[int, CueHit],
    told: frozenset[int],
) -> int:
    analysis, content = marks.analysis, report.content
    tokens = analysis.tokens
    ends = clause_words().bare_content_ends
    index = first = analysis.token_index(content.span.start)
    limit = min(analysis.token_index(report.hit.sentence.end), first + _LONGEST_CONTENT)
    while index < limit:
        marked = marks.by_start.get(tokens[index].start)
        if marked is not None:
            after = analysis.token_index(marked.outer.end)
            words = len(analysis.tokens_in(marked.inner))
            leading = index <= first + 1 and marked.outer.start not in marks.names
            if leading and words >= _FULL_UTTERANCE and _pauses(analysis, after, limit):
                return marked.outer.end
            index = after
            continue
        if index > first and index in starts:
            return _before_introducers(analysis, index, first)
        if index > first and tokens[index].folded in clause_words().relatives:
            if index + 1 in told:
                return tokens[index].start
        if content.kind in _PHRASES and index > first and _is_next_clause(marks, index, limit):
            return tokens[index].start
        if content.kind in _PHRASES and _is_afterwards(tokens, index, limit):
            return tokens[index].start
        if index > first and index + 1 < limit:
            if f"{tokens[index].folded} {tokens[index + 1].folded}" in ends:
                return tokens[index].start
        if index > first and index in phrases and _closes(analysis, phrases[index], limit):
            return tokens[index].start
        if tokens[index].folded in _COMMAS and _returns(
            analysis, index, _next(starts, index, limit), content.kind
        ):
            return tokens[index].start
        index += 1
    return tokens[limit - 1].end if limit > first else report.hit.sentence.end


def _next(starts: Mapping[int, CueHit], index: int, limit: int) -> int:
    return next((s for s in range(index + 1, limit) if s in starts), limit)


def _is_next_clause(marks: Marks, index: int, limit: int) -> bool:
    """Tell whether a feminine verb joined by و has a body as its subject: «وحملت منظمة …»."""
    word = marks.analysis.tokens[index].folded
    if not word.startswith("و") or not word.endswith("ت") or len(word) < _SHORTEST_VERB:
        return False
    if index + 1 >= limit or word.endswith("ات"):
        return False
    following = marks.analysis.tokens[index + 1]
    return marks.cast.at(following.start) is not None or (
        following.folded in organisation_head_forms()
    )


def _is_afterwards(tokens: Sequence[Token], index: int, limit: int) -> bool:
    if tokens[index].folded in _AFTERWARDS:
        return True
    following = tokens[index + 1].folded if index + 1 < limit else ""
    return f"{tokens[index].folded} {following}" in _AFTERWARDS


def _pauses(analysis: Analysis, index: int, limit: int) -> bool:
    return index >= limit or not analysis.tokens[index].is_word


def _before_introducers(analysis: Analysis, index: int, first: int) -> int:
    tokens = analysis.tokens
    while index - 1 > first and tokens[index - 1].folded in _INTRODUCERS:
        index -= 1
    return tokens[index].start


def _closes(analysis: Analysis, phrase: CueHit, limit: int) -> bool:
    """Tell whether a source phrase stands apart: after a comma, or near the sentence's end."""
    before = analysis.tokens[phrase.first - 1]
    return before.folded in _COMMAS or limit - phrase.last <= _TRAILING_PHRASE


def _stands_alone(text: str, offset: int) -> bool:
    """Tell whether a comma has blanks on both sides: some papers end sentences with it."""
    return text[offset - 1 : offset + 2].strip() == text[offset]


def _returns(analysis: Analysis, comma: int, limit: int, kind: ContentKind) -> bool:
    words = clause_words()
    following = [t.folded for t in analysis.tokens[comma + 1 : min(limit, comma + 5)]]
    if _stands_alone(analysis.text, analysis.tokens[comma].start) and following:
        return following[0].startswith("و")
    for length in range(1, min(_LONGEST_PHRASE, len(following)) + 1):
        phrase = " ".join(following[:length])
        if phrase in words.content_ends:
            return True
        soft = phrase in words.soft_content_ends
        if soft and kind in {ContentKind.NOUN, ContentKind.PREPOSITION}:
            return True
        if phrase in words.relatives and kind in _CUT_BY_RELATIVE:
            return not any(t.folded in _COMMAS for t in analysis.tokens[comma + 1 : limit])
    return False
