"""Speech in a headline that the body lacks: «لافروف: لا يوجد نهج مشترك».

Enters: an `Analysis`, the `Cast`. Leaves: reports whose content follows a named speaker and a
colon in a headline. Refuses headlines whose words stand in the body: those are repeated there, and
places before the news from there: «العراق: مقتل 13» (Iraq: 13 killed).
"""

from collections.abc import Iterator

from app.domain.article import ZoneKind
from app.domain.attribution import Position, SpeakerRef
from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention
from app.extraction.speech.reports import Content, ContentKind, CueHit, Report, Source
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind
from app.text.span import Span

_REPEATED = 0.45
"""From which share of its words in the body a headline is held to be repeated there: an article
nearly always quotes what its headline does, in other words."""
_SHORTEST_WORD = 4
_FEWEST_WORDS = 3
_EDGE = ' \t\u00a0.…«»"“”'


def find_headline_speech(analysis: Analysis, cast: Cast) -> Iterator[Report]:
    """Yield a report for each headline of the shape «name: words» that the body does not hold."""
    body: frozenset[str] | None = None
    for zone in analysis.zones:
        if zone.kind is not ZoneKind.HEADLINE:
            continue
        speaker = _speaker(analysis, cast, zone.span)
        if speaker is None:
            continue
        colon = analysis.text.index(":", speaker.span.end)
        span = Span(colon + 1, zone.span.end).strip(analysis.text, _EDGE)
        body = _body_words(analysis) if body is None else body
        if _speaks(analysis, speaker, span) and _is_new(analysis, span, body):
            yield _report(zone.span, span, speaker)


def _speaker(analysis: Analysis, cast: Cast, headline: Span) -> Mention | None:
    """Return the mention that the headline opens with, when a colon follows it at once."""
    for mention in cast.within(headline):
        after = analysis.text[mention.span.end : headline.end].lstrip(' \u00a0»"”')
        opens = not analysis.text[headline.start : mention.span.start].strip(_EDGE)
        return mention if opens and after.startswith(":") else None
    return None


def _speaks(analysis: Analysis, speaker: Mention, span: Span) -> bool:
    """Tell whether a state speaks, which mostly is where something happened: «موسكو: لن نقبل»."""
    words = analysis.tokens_in(span)[:1]
    denied = any(t.folded in clause_words().negations for t in words)
    return denied or speaker.party.type is not PartyType.STATE


def _body_words(analysis: Analysis) -> frozenset[str]:
    outside = {ZoneKind.HEADLINE, ZoneKind.BOILERPLATE}
    return frozenset(
        t.folded.removeprefix("ال")
        for s in analysis.sentences
        if analysis.zone_at(s.start) not in outside
        for t in analysis.tokens_in(s)
    )


def _is_new(analysis: Analysis, span: Span, body: frozenset[str]) -> bool:
    words = [t.folded.removeprefix("ال") for t in analysis.tokens_in(span) if t.is_word]
    telling = [w for w in words if len(w) >= _SHORTEST_WORD]
    repeated = sum(w in body for w in telling)
    return len(words) >= _FEWEST_WORDS and repeated < _REPEATED * max(1, len(telling))


def _report(headline: Span, span: Span, speaker: Mention) -> Report:
    hit = CueHit(
        first=-1,
        last=-1,
        span=Span(span.start, span.start),
        forms=(),
        kind=CueKind.PAST,
        joined=False,
        source_phrase=False,
        relative=False,
        carried=False,
        sentence=headline,
    )
    source = Source(
        speaker=speaker.party.id,
        ref=SpeakerRef.NAMED,
        position=Position.COLON,
        rule="headline",
        confidence=0.7,
    )
    content = Content(kind=ContentKind.COLON, span=span, gap=(0, 0), whole=True)
    return Report(hit=hit, content=content, source=source)
