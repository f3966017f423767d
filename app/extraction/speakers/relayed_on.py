"""Who relays speech that goes on, or that somebody else tells of.

Enters: the reports of an article with their sources, in order of their cues. Leaves: the same
reports; one that goes on the speech before it has that one's relayers, one that a source without a
name or an outlet tells of has these. Refuses to resolve speakers.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.attribution import SpeakerRef
from app.domain.party import Party, PartyType
from app.extraction.speakers.discourse import Discourse
from app.extraction.speech.reports import ContentKind, Report
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueClass

_UNNAMED_AGAIN = frozenset({SpeakerRef.IMPLICIT, SpeakerRef.PRONOUN})
"""The speaker is not told again: the speech goes on."""
_TOLD = frozenset(
    {CueClass.SAY, CueClass.STRESS, CueClass.ANNOUNCE, CueClass.DENY, CueClass.WARN,
     CueClass.ACCUSE, CueClass.REVEAL}
)  # fmt: skip
"""What somebody else can relay: not what is thought or wanted."""
_BACK = 4


def relayed_on(discourse: Discourse, reports: Iterable[Report]) -> Iterator[Report]:
    """Yield the reports with the relayers that the speech around or before them has.

    Args:
        discourse: what is remembered of the article.
        reports: in order of their cues, sources resolved.

    Example: «قال المدير لرويترز إن المصنع أغلق. وأضاف أن العمال سرحوا» (qāla l-mudīr li-Rūytarz …
    wa-aḍāfa …, the director told Reuters that … he added that …) → the second, too, via Reuters.
    """
    before: deque[Report] = deque(maxlen=_BACK)
    for told in reports:
        report = told
        if told.source is not None and told.source.speaker is not None and not told.source.via:
            via = _within(discourse, before, told) or _going_on(discourse, before, told)
            if via and told.source.speaker not in via:
                report = told._replace(source=replace(told.source, via=via))
        yield report
        before.append(report)


def _within(discourse: Discourse, before: Iterable[Report], report: Report) -> tuple[str, ...]:
    """Return who relays what it tells of another: «قال مسؤولون إن المتهم أقر بـ»."""
    hit = report.hit
    if hit.cue_class not in _TOLD or report.content.kind is ContentKind.BEFORE:
        return ()
    ahead = discourse.analysis.words[max(0, hit.first - 1) : hit.first]
    if not clause_words().time_conjunctions.isdisjoint(ahead):
        return ()
    for other in before:
        outer, content = other.source, other.content
        if outer is None or outer.speaker is None or content.kind is not ContentKind.CLAUSE:
            continue
        inside = content.span.start <= hit.span.start < content.span.end
        if inside and not content.whole and _relays(discourse.party(outer.speaker)):
            return (*outer.via, outer.speaker)
    return ()


def _relays(party: Party) -> bool:
    return party.unnamed or party.type is PartyType.MEDIA


def _going_on(discourse: Discourse, before: deque[Report], report: Report) -> tuple[str, ...]:
    last = before[-1] if before else None
    if last is None or last.source is None or report.source is None:
        return ()
    if report.source.ref not in _UNNAMED_AGAIN or last.source.speaker != report.source.speaker:
        return ()
    paragraph = discourse.analysis.paragraph_at(report.hit.span.start)
    together = paragraph is not None and paragraph.start <= last.hit.span.start
    return last.source.via if together else ()
