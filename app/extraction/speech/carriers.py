"""Outlets that carried words, named away from the cue's subject.

Enters: an `Analysis`, a `Cast`, a report. Leaves: outlets spoken to before the cue («وفي مقابلة مع
رويترز، قال …») and those that carried the words, told behind them («… في تصريحات نقلتها وكالة …»).
Refuses to resolve speakers.
"""

from collections import deque
from collections.abc import Iterator

from app.domain.party import Party, PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention
from app.extraction.speech.outlets import token_at
from app.extraction.speech.reports import ContentKind, Report
from app.lexicon.clause_words import clause_words
from app.text.fold import fold
from app.text.span import Span

_NEAR = 4
_BETWEEN = 8
_AGENCY = fold("وكالة")
_TO_THE_AGENCY = (fold("لوكالة"), fold("الأنباء"))


def carriers(analysis: Analysis, cast: Cast, report: Report) -> tuple[str, ...]:
    """Return the local ids of the outlets that stand before the cue or behind the content."""
    found = (
        *_before(analysis, cast, report),
        *_agency_told(analysis, cast, report),
        *_behind(analysis, cast, report),
    )
    return tuple(dict.fromkeys(mention.party.id for mention in found))


def _before(analysis: Analysis, cast: Cast, report: Report) -> Iterator[Mention]:
    """Yield the outlets of an interview that opens the sentence: «في حديث لقناة العربية، أكد»."""
    hit = report.hit
    occasions = clause_words().interviews
    for mention in _outlets(cast, Span(hit.sentence.start, hit.span.start)):
        index = token_at(analysis, mention.span.start)
        before = analysis.tokens[max(0, index - _NEAR) : index]
        if hit.first - index <= _BETWEEN and any(t.folded in occasions for t in before):
            yield mention


def _agency_told(analysis: Analysis, cast: Cast, report: Report) -> Iterator[Mention]:
    """Yield the news agency named last where the agency is told: «قال شهود لوكالة الأنباء إن»."""
    first, last = report.content.gap
    words = analysis.words
    for index in range(first, min(last, len(words) - 2)):
        if words[index : index + 2] != _TO_THE_AGENCY:
            continue
        behind = analysis.tokens[index + 2]
        if not behind.is_word or behind.folded in clause_words().complementisers:
            before = Span(0, report.hit.span.start)
            agencies = (m for m in _outlets(cast, before) if _is_agency(m.party))
            yield from deque(agencies, maxlen=1)


def _is_agency(party: Party) -> bool:
    return fold(party.canonical_ar).startswith(_AGENCY)


def _behind(analysis: Analysis, cast: Cast, report: Report) -> Iterator[Mention]:
    """Yield the outlets behind a verb of carrying in the rest of the sentence."""
    if report.content.kind is ContentKind.BEFORE:
        return
    rest = Span(report.content.span.end, max(report.content.span.end, report.hit.sentence.end))
    for mention in _outlets(cast, rest):
        index = token_at(analysis, mention.span.start)
        before = analysis.tokens[max(0, index - _NEAR) : index]
        if any(t.folded in clause_words().broadcasting for t in before):
            yield mention


def _outlets(cast: Cast, span: Span) -> Iterator[Mention]:
    return (m for m in cast.within(span) if m.party.type is PartyType.MEDIA)
