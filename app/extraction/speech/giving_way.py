"""Cues that stand between a verb of saying and its content: «أوضح في تصريح لـ… أن».

Enters: a cue and its content, the reports behind it. Leaves: the reports without those that say the
same words in passing. Refuses to find contents.
"""

from dataclasses import replace

from app.extraction.reading.analysis import Analysis
from app.extraction.speech.reports import Content, ContentKind, CueHit
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, CueKind, Frame
from app.text.affixes import ARTICLE
from app.text.fold import fold

_SPEAK, _SAY = fold("تحدث"), fold("قال")
_DIGRESSING = frozenset(("استطرد", "استرسل"))
_SUBJECT = 6


def give_way(
    hit: CueHit, content: Content, reports: dict[int, CueHit], contents: dict[int, Content]
) -> None:
    """Drop the nouns of speech between a verb and its content: «أوضح في تصريح لـ… أن»."""
    if hit.kind is CueKind.MASDAR:
        return
    between = range(hit.last + 1, content.gap[1])
    for first in [place for place in between if place in contents]:
        same = contents[first].span.start == content.span.start
        if same and (reports[first].kind is CueKind.MASDAR or _spoke(reports[first])):
            del contents[first], reports[first]


def _spoke(hit: CueHit) -> bool:
    """Tell whether a verb only says that a source spoke to someone: «قال مصدر تحدث لهسبريس إن»."""
    return not hit.joined and any(fold(form.cue.lemma) == _SPEAK for form in hit.forms)


def said_again(
    analysis: Analysis, content: Content, reports: dict[int, CueHit], contents: dict[int, Content]
) -> Content:
    """Return the clause of a noun of saying that is all a verb brings: «جدد التأكيد على أن»."""
    index = analysis.token_index(content.span.start)
    definite = content.kind is ContentKind.NOUN and analysis.words[index].startswith(ARTICLE)
    saying = reports.get(index) if definite else None
    if saying is None or contents[index].kind is not ContentKind.CLAUSE:
        return content
    del reports[index]
    return replace(contents.pop(index), gap=content.gap)


def said_by(
    analysis: Analysis, hit: CueHit, reports: dict[int, CueHit], contents: dict[int, Content]
) -> Content | None:
    """Return what «قائلا» right behind a verb of saying brings, which is then the verb's own.

    Example: «وتابع الوزير قائلا إن» → the content of «تابع»; not where it speaks of something
    («علق على القرار قائلا»).
    """
    told = Frame.ADDRESSEE in hit.frames  # «خاطب الجمهور قائلا»
    digresses = any(form.cue.lemma in _DIGRESSING for form in hit.forms)
    speaks = hit.kind in FINITE and Frame.SPEECH in hit.frames
    if not speaks or hit.relative or told or digresses:
        return None
    for index in range(hit.last + 1, hit.last + 1 + _SUBJECT):
        if index in reports:
            saying = reports.pop(index) if _says(reports[index]) else None
            return replace(contents.pop(index), gap=(hit.last + 1, index)) if saying else None
        if index >= len(analysis.tokens) or not analysis.tokens[index].is_word:
            return None
        if analysis.words[index] in clause_words().prepositions:
            return None
    return None


def _says(hit: CueHit) -> bool:
    return hit.kind is CueKind.PARTICIPLE and any(f.cue.lemma == _SAY for f in hit.forms)
