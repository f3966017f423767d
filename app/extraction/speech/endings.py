"""Fourth step: where the content of each cue ends.

Enters: reports whose contents run to the end of their sentence. Leaves: the same reports cut at
the next cue, at a source phrase, or where a comma returns to the reporter's own sentence, with
the marks that remain inside. Refuses to decide who speaks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from app.extraction.reading.analysis import Analysis, Marked
from app.extraction.reading.cast import MentionKind
from app.extraction.speech.closing_cues import closes
from app.extraction.speech.marks import Marks
from app.extraction.speech.reports import Content, ContentKind, CueHit, Report
from app.extraction.words.action_nouns import is_action_noun
from app.extraction.words.word_shapes import VERBS, shapes_of
from app.lexicon.clause_words import clause_words
from app.lexicon.clauses import perfect_verbs
from app.lexicon.cues import CueKind
from app.lexicon.heads import organisation_head_forms
from app.text.fold import fold
from app.text.span import Span

_EDGE = " \t\u00a0\n\r.,،؛;:…-–—!"
_COMMAS = frozenset("،,؛;")
_DASHES = frozenset("-–—")
_WHICH_IS, _WHAT = "وهو", "ما"
_THEN, _AND = "ثم", "وف"
_ATTACHED = ("ل", "ب")
_OUT_OF, _WITHOUT, _THAT, _NOT = map(fold, ("من", "دون", "أن", "لم"))
_HE = tuple(map(fold, ("لكنه", "لكنها", "لكنهم", "أنه", "أنها", "أنهم")))
_RESUMING = ("ه", "ها", "هم")
_SHORTEST_VERB = 4
_PHRASES = frozenset((ContentKind.NOUN, ContentKind.PREPOSITION))
_TRAILING_PHRASE = 14
_LONGEST_CONTENT = 400
_LONGEST_PHRASE = 4
_FULL_UTTERANCE = 4
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
    borders = _Borders(
        starts={r.hit.first: r.hit for r in reports if goes_on(marks.analysis, r.hit)},
        phrases={h.first: h for h in hits if h.source_phrase or closes(marks.analysis, h)},
        reports=frozenset(r.hit.first for r in reports),
        cues={h.first: h for h in hits},
    )
    return tuple(replace(r, content=_cut(marks, r, borders)) for r in reports)


class _Borders(NamedTuple):
    """Where contents may end: cues that go on, sources behind them; all reports; all cues."""

    starts: Mapping[int, CueHit]
    phrases: Mapping[int, CueHit]
    reports: frozenset[int]
    cues: Mapping[int, CueHit]


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
        and not is_action_noun(following.folded)
    )


def _cut(marks: Marks, report: Report, borders: _Borders) -> Content:
    content = report.content
    if content.kind in {ContentKind.SPEECH, ContentKind.MARKED}:
        return replace(content, whole=True)
    if content.kind is not ContentKind.BEFORE:
        end = _end(marks, report, borders)
        content = replace(content, span=Span(content.span.start, max(end, content.span.start)))
    text = marks.analysis.text
    span = content.span.strip(text, _EDGE)
    inside = marks.speech_in(content.span.start, span.end)
    body = Span(max(span.start, min(content.body, span.end)), span.end).strip(text, _EDGE)
    whole = any(_fills(m.outer, body) for m in inside)
    return replace(content, span=span, marks=inside, whole=whole)


def _fills(outer: Span, span: Span) -> bool:
    return outer.start <= span.start + 1 and outer.end >= span.end - 1


def _end(marks: Marks, report: Report, borders: _Borders) -> int:
    """Return the offset where the content ends, looking from its start at each token."""
    analysis, kind = marks.analysis, report.content.kind
    tokens = analysis.tokens
    index = first = analysis.token_index(report.content.span.start)
    limit = min(analysis.token_index(report.hit.sentence.end), first + _LONGEST_CONTENT)
    here = _Stretch(marks, borders, first, limit, kind, report.hit.relative)
    while index < limit:
        marked = marks.by_start.get(tokens[index].start)
        if marked is not None:
            index = analysis.token_index(marked.outer.end)
            if _is_utterance(marks, marked, first) and _pauses(analysis, index, limit):
                return marked.outer.end
            continue
        if index > first and index in borders.starts:
            return _before_introducers(analysis, index, first)
        if index > first and _turns(here, index):
            return tokens[index].start
        index += 1
    return tokens[limit - 1].end if limit > first else report.hit.sentence.end


def _is_utterance(marks: Marks, marked: Marked, first: int) -> bool:
    """Tell whether marks open the content and are long enough to be all of it."""
    words = len(marks.analysis.tokens_in(marked.inner))
    leading = marks.analysis.token_index(marked.outer.start) <= first + 1
    return leading and words >= _FULL_UTTERANCE and marked.outer.start not in marks.names


class _Stretch(NamedTuple):
    """The tokens `first` … `limit` - 1 that a content may run over; what its cue stands in."""

    marks: Marks
    borders: _Borders
    first: int
    limit: int
    kind: ContentKind
    relative: bool


def _turns(here: _Stretch, index: int) -> bool:
    """Tell whether the reporter's own words go on at this token."""
    analysis, borders = here.marks.analysis, here.borders
    word = analysis.tokens[index].folded
    if word in _COMMAS:
        return _turns_at_comma(here, index)
    told_of = (
        word in clause_words().relatives
        and index + 1 in borders.reports
        and (_is_complete(here, index) or _is_predicated(here, index))
    )
    phrase = borders.phrases.get(index)
    sourced = phrase is not None and _closes(analysis, phrase, here.limit)
    withheld = _withholds(analysis, index, here.limit)
    return told_of or sourced or withheld or _turns_at_word(here, index)


def _turns_at_comma(here: _Stretch, index: int) -> bool:
    analysis, limit = here.marks.analysis, here.limit
    if here.relative and here.kind in _PHRASES and not _governs_on(here, index + 1):
        return True
    until = _next(here.borders.starts, index, limit)
    return (
        _resumes(here.borders, index, limit)
        or _returns(here, index, until)
        or _acts(here.marks, index + 1, until)
        or (here.kind in _PHRASES and _goes_on_with_deed(analysis, index + 1, limit))
    )


def _governs_on(here: _Stretch, index: int) -> bool:
    """Tell whether the content goes on: «أبدى انتقاده، لإعلان روسيا», «بالتغرير، وإرسالهم»."""
    word = here.marks.analysis.words[index] if index < here.limit else ""
    listed = word[:1] in _AND and is_action_noun(word[1:])
    return listed or word in clause_words().prepositions or word[:1] in _ATTACHED


def _turns_at_word(here: _Stretch, index: int) -> bool:
    """Tell whether a word opens the reporter's own clause without a comma."""
    analysis, limit, kind = here.marks.analysis, here.limit, here.kind
    words = clause_words()
    word = analysis.tokens[index].folded
    following = analysis.tokens[index + 1].folded if index + 1 < limit else ""
    if word in _DASHES and index + 2 < limit:
        following += " " + analysis.tokens[index + 2].folded
        return following in words.content_ends
    if f"{word} {following}" in words.bare_content_ends:
        return True
    return kind in _PHRASES and (
        word in words.afterwards
        or f"{word} {following}" in words.afterwards
        or _is_next_clause(here.marks, index, limit)
    )


def _resumes(borders: _Borders, comma: int, limit: int) -> bool:
    """Tell whether a participle of telling follows a comma, with content or not: «، مشيدا بـ»."""
    hit = borders.cues.get(comma + 1)
    return hit is not None and comma + 1 < limit and hit.kind is CueKind.PARTICIPLE


def _withholds(analysis: Analysis, index: int, limit: int) -> bool:
    """Tell whether the speaker is said to tell no more: «دون أن يوضح», «لكنه لم يذكر»."""
    word = analysis.words[index]
    if word not in (_OUT_OF, _WITHOUT) and not word.endswith(_HE):
        return False
    words = list(analysis.words[index : min(limit, index + _LONGEST_PHRASE)])
    if words[:1] == [_OUT_OF]:
        words = words[1:]
    without = words[:1] == [_WITHOUT]
    if without and words[1:2] == [_THAT]:
        words = words[1:]
    negated = words[:1] and words[0].endswith(_HE) and words[1:2] == [_NOT]
    told = words[2:3] if negated else words[1:2]
    return bool(without or negated) and not clause_words().withheld.isdisjoint(told)


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


def _acts(marks: Marks, index: int, limit: int) -> bool:
    """Tell whether a past verb with a named subject begins: «، أعادت الوزيرة ليلى …»."""
    if index + 1 >= limit:
        return False
    tokens = marks.analysis.tokens
    word = tokens[index].folded
    if word not in perfect_verbs() and word.removeprefix("و") not in perfect_verbs():
        return False
    start = tokens[index + 1].start
    mention = marks.cast.at(start)
    if mention is None or mention.span.start != start:
        return False
    return mention.kind is MentionKind.NAME


def _goes_on_with_deed(analysis: Analysis, index: int, limit: int) -> bool:
    """Tell whether a deed follows what a noun told: «تعهد برفع العقوبات، ثم وقع أمرا بذلك»."""
    words = [t.folded for t in analysis.tokens[index : min(limit, index + 2)]]
    if len(words) > 1 and words[0] == _THEN:
        return words[1] in perfect_verbs()
    return bool(words) and words[0][:1] in _AND and words[0][1:] in perfect_verbs()


def _pauses(analysis: Analysis, index: int, limit: int) -> bool:
    return index >= limit or not analysis.tokens[index].is_word


def _before_introducers(analysis: Analysis, index: int, first: int) -> int:
    tokens = analysis.tokens
    while index - 1 > first and tokens[index - 1].folded in clause_words().introducers:
        index -= 1
    return tokens[index].start


def _closes(analysis: Analysis, phrase: CueHit, limit: int) -> bool:
    """Tell whether a source phrase stands apart: after a comma, or near the sentence's end.

    Not one that is complete in itself within a clause: «تشمل الخطة حسب قوله تحسين الخدمات».
    """
    if analysis.tokens[phrase.first - 1].folded in _COMMAS:
        return True
    after = phrase.last + 1
    resumed = analysis.words[phrase.last].endswith(_RESUMING) and phrase.last > phrase.first
    goes_on = resumed and after < limit and analysis.tokens[after].is_word
    return not goes_on and limit - phrase.last <= _TRAILING_PHRASE


def _stands_alone(text: str, offset: int) -> bool:
    """Tell whether a comma has blanks on both sides: some papers end sentences with it."""
    return text[offset - 1 : offset + 2].strip() == text[offset]


def _is_complete(here: _Stretch, last: int) -> bool:
    """Tell whether the content has all it needs before `last`: a clause, its verb.

    Else «، التي …،» and «، وهو …،» are asides on its subject: «أن الخطة، التي أعلن عنها، تكفي».
    """
    if here.kind in _PHRASES:
        return True
    return not VERBS.isdisjoint(shapes_of(here.marks.analysis.tokens[here.first : last]))


def _is_predicated(here: _Stretch, last: int) -> bool:
    """Tell whether a definite noun has a noun said of it: «أن القلق كبير من الهجمات التي»."""
    shapes = shapes_of(here.marks.analysis.tokens[here.first : last])
    return ("the", "noun") in pairwise(shapes)


def _returns(here: _Stretch, comma: int, limit: int) -> bool:
    """Tell whether the reporter goes on behind a comma of the content."""
    analysis, words, kind = here.marks.analysis, clause_words(), here.kind
    following = [t.folded for t in analysis.tokens[comma + 1 : min(limit, comma + 5)]]
    alone = _stands_alone(analysis.text, analysis.tokens[comma].start)
    if alone and following and following[0].startswith("و"):
        return True
    for length in range(1, min(_LONGEST_PHRASE, len(following)) + 1):
        phrase = " ".join(following[:length])
        if phrase in words.content_ends:
            aside = phrase == _WHICH_IS and following[1:2] != [_WHAT]
            return not aside or _is_complete(here, comma)
        if phrase in words.soft_content_ends and kind in _PHRASES:
            return True
        if phrase in words.relatives and kind in _CUT_BY_RELATIVE:
            apart = any(t.folded in _COMMAS for t in analysis.tokens[comma + 1 : limit])
            return not apart and _is_complete(here, comma)
    return False
