"""Cues that stand between a verb of saying and its content: «أوضح في تصريح لـ… أن».

Enters: a cue and its content, the reports behind it. Leaves: the reports without those that say the
same words in passing. Refuses to find contents.
"""

from app.extraction.speech.reports import Content, CueHit
from app.lexicon.cues import CueKind
from app.text.fold import fold

_SPEAK = fold("تحدث")


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
