"""What is said goes on behind whoever says it: «المشروع، يقول الوزير، يوفر وظائف».

Enters: marks, a report of words before a source phrase or a cue between pauses. Leaves: a report of
the words behind it. Arabic joins a new clause by a word; what follows a pause without one is still
the clause that was interrupted. Refuses to resolve speakers.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.extraction.reading.cast import MentionKind
from app.extraction.speech.endings import cut_contents
from app.extraction.speech.marks import Marks
from app.extraction.speech.phrase_ends import past_apposition
from app.extraction.speech.reports import Content, ContentKind, CueHit, Report
from app.extraction.words.tense import is_imperfect
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import unnamed_head_forms
from app.text.affixes import ARTICLE
from app.text.fold import TASHKEEL, fold
from app.text.span import Span

_PAUSES = frozenset("،,-–—ـ")
_FEWEST, _SHORTEST = 4, 4
_OBJECTS = ("ها", "ه", "هم")
_TANWIN, _OTHER_ALEFS = ("اً", "ًا"), ("ها", "نا", "وا", "ما", "هذا")
_ACCUSATIVE, _MARBUTA, _THUS, _ATTACHED = "ا", "ة", "ف", "بل"
_ON = frozenset(map(fold, ("إلى", "على", "من", "عن")))
_BUT = fold("لكن")
_IS = frozenset(map(fold, ("هو", "هي", "هم")))
_TELLING = frozenset(
    map(fold, ("دون", "جهة", "جانب", "خلال", "هامش", "أنه", "أن", "بينها", "بينهم"))
)
_TOPICS = frozenset(map(fold, ("أما", "وأما", "ونظرا", "نظرا", "وبالنسبة", "بالنسبة")))
_TO_THE = tuple(map(fold, ("لوكالة", "لصحيفة", "لقناة", "لشبكة", "لموقع")))


def resumed(
    marks: Marks, report: Report, reports: Sequence[Report], hits: Sequence[CueHit]
) -> tuple[Report, ...]:
    """Return a report of the words that go on behind the source of those before it, if any do.

    Args:
        marks: the text's marked stretches.
        report: what stands before a source phrase, or before a cue between pauses.
        reports: all reports; where one stands another content begins.
        hits: all cues in order.

    Example: «ويشكل الحفل، تضيف الوزيرة، مناسبة للقاء» (the party is, the minister adds, an
    occasion to meet) → a report of «مناسبة للقاء».
    """
    content = report.content
    if content.kind is not ContentKind.BEFORE or content.span.end > report.hit.span.start:
        return ()
    taken = (*(r.hit for r in reports), *(h for h in hits if h.source_phrase))
    index = _goes_on_at(marks, report, frozenset(h.first for h in taken))
    if index is None:
        return ()
    start = marks.analysis.tokens[index].start
    span = Span(start, max(start, report.hit.sentence.end))
    rest = Content(kind=ContentKind.CLAUSE, span=span, gap=content.gap, body=start)
    cut = cut_contents(marks, (report._replace(content=rest),), hits, reports)
    return tuple(r._replace(content=replace(r.content, kind=ContentKind.BEFORE)) for r in cut)


def _goes_on_at(marks: Marks, report: Report, taken: frozenset[int]) -> int | None:
    """Return the token where interrupted words go on behind their source, None where they end."""
    analysis, hit, end = marks.analysis, report.hit, report.content.gap[1]
    limit = analysis.token_index(hit.sentence.end)
    before = analysis.words[hit.first - 1] if hit.first else ""
    if before not in _PAUSES or end >= limit or analysis.words[end] not in _PAUSES:
        return None
    index = past_apposition(analysis, end, limit)
    if limit - index < _FEWEST or index in taken or analysis.words[index - 1] not in _PAUSES:
        return None
    start = analysis.tokens[index].start
    if start in marks.by_start:
        return None if start in marks.names else index
    first = analysis.token_index(hit.sentence.start)
    return index if _continues(marks, first, index) else None


def _continues(marks: Marks, first: int, index: int) -> bool:
    """Tell whether the word at the token goes on with the clause from `first`, without a joint."""
    analysis, words = marks.analysis, clause_words()
    word, following = analysis.words[index], analysis.words[index + 1]
    if word in _IS:
        return True
    if word[:1] == _THUS:
        return analysis.words[first] in _TOPICS
    if word in _ON:
        told = words.interviews | words.circumstances | words.documents | _TELLING
        return following not in told
    if word[:1] in _ATTACHED:
        return _governs(marks, index)
    acts = is_imperfect(word) and not word.startswith("و") and not word.endswith(_OBJECTS)
    return acts or _is_object(marks, index)


def _governs(marks: Marks, index: int) -> bool:
    """Tell whether a letter that governs a noun opens no circumstance of the telling."""
    analysis, words = marks.analysis, clause_words()
    word = analysis.words[index]
    known = word in words.prepositions | words.adverbs | words.joining or word == _BUT
    if word in _ATTACHED:
        return analysis.tokens[index + 1].start in marks.by_start
    mention = marks.cast.at(analysis.tokens[index].end - 1)
    told = mention is not None and mention.kind is MentionKind.NAME
    return len(word) >= _SHORTEST and not (known or told or word.startswith(_TO_THE))


def _is_object(marks: Marks, index: int) -> bool:
    """Tell whether an indefinite accusative begins, no title of the one who spoke."""
    analysis, words = marks.analysis, clause_words()
    token = analysis.tokens[index]
    written = analysis.text[token.start : token.end].rstrip(TASHKEEL)
    people = token.folded in words.title_heads or token.folded in unnamed_head_forms()
    closed = token.folded in words.adverbs or token.folded in words.prepositions
    if people or closed or token.folded.startswith(ARTICLE) or marks.cast.at(token.start):
        return False
    ends = written.endswith((_ACCUSATIVE, _MARBUTA, *_TANWIN))
    return len(written) >= _SHORTEST and ends and not written.endswith(_OTHER_ALEFS)
