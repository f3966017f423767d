"""Attribution: who said what, with which words, through whom.

Enters: an `Analysis` and a `Cast`. Leaves: the cast with the unnamed sources that speak, the
quotes, and the marks that are no speech. Reads as the algorithm; each step is a module.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from app.domain.article import ZoneKind
from app.domain.attribution import NonspeechQuote, Position, Quote
from app.domain.party import Party, PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, MentionKind
from app.extraction.speakers.discourse import Discourse, doing
from app.extraction.speakers.interviewed import interviewed
from app.extraction.speakers.named_later import merged, named_later
from app.extraction.speakers.no_reports import is_no_report
from app.extraction.speakers.noun_phrases import UNREAD
from app.extraction.speakers.ranking import Choose, choose
from app.extraction.speakers.relayed_on import relayed_on
from app.extraction.speakers.sources import Sources
from app.extraction.speakers.unnamed_countries import with_countries
from app.extraction.speakers.unwritten import SAME_SUBJECT, UNWRITTEN
from app.extraction.speech.asides import asides
from app.extraction.speech.closing_cues import closes
from app.extraction.speech.contents import find_contents
from app.extraction.speech.continuing import (
    continued_marks,
    continuing_clauses,
    continuing_sentences,
    cue_after_marks,
)
from app.extraction.speech.cues import find_cues
from app.extraction.speech.endings import cut_contents
from app.extraction.speech.headlines import find_headline_speech
from app.extraction.speech.interrupted import resumed
from app.extraction.speech.interviews import find_answers
from app.extraction.speech.marks import Marks
from app.extraction.speech.quotes import build_quotes
from app.extraction.speech.reports import Content, ContentKind, CueHit, Report, Source
from app.extraction.speech.surroundings import Credit, phrase_reach, phrase_report
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import Frame
from app.text.affixes import CONJUNCTIONS
from app.text.fold import fold
from app.text.span import Span

_OUTSIDE = frozenset((ZoneKind.HEADLINE, ZoneKind.SUBHEAD, ZoneKind.CAPTION, ZoneKind.BOILERPLATE))


def attribute(
    analysis: Analysis, cast: Cast, choose: Choose = choose
) -> tuple[Cast, tuple[Quote, ...], tuple[NonspeechQuote, ...]]:
    """Return the cast (grown by unnamed sources), the quotes and the marks without speech.

    Args:
        analysis: one text, read once.
        cast: its parties.
        choose: who spoke a report, of its candidates; the learnt ranking unless one learns it.

    Example: «قال بوتين «إنها وثيقة ثورية» مضيفا أنها تنص …» → a direct and an indirect quote,
    both Putin's.
    """
    marks = Marks(analysis, cast)
    hits = tuple(h for h in find_cues(analysis) if analysis.zone_at(h.span.start) not in _OUTSIDE)
    hits = tuple(
        h for h in hits if not marks.holds(h.span.start) and not _is_name(analysis, cast, h)
    )
    reports = list(cut_contents(marks, tuple(_with_content(marks, hits)), hits))
    reports.extend(cue_after_marks(marks, _taken(reports), {h.first: h for h in hits}))
    reports.sort(key=lambda r: r.hit.first)
    phrases, credits_ = _phrases(marks, hits, reports)
    reports = sorted((*reports, *phrases), key=lambda r: r.hit.first)
    sources = Sources(Discourse(analysis, cast), choose)
    reports = list(sources.resolve(reports, hits))
    reports = list(relayed_on(sources.discourse, _credited(sources, reports, credits_)))
    reports.extend(_going_on(marks, reports, hits))
    reports = list(_real(sorted(reports, key=lambda r: r.hit.first)))
    reports.extend(_continued(marks, reports))
    reports.extend(find_headline_speech(analysis, cast))
    reports.extend(_answers(sources.discourse, reports))
    whole = sources.discourse.full_cast()
    names = named_later(analysis, whole)
    quotes, nonspeech = build_quotes(marks, [_renamed(r, names) for r in reports])
    return with_countries(analysis, merged(whole, names)), quotes, nonspeech


def _renamed(report: Report, names: Mapping[str, str]) -> Report:
    """Return the report with its speaker under the name that the article tells later."""
    source = report.source
    later = names.get(source.speaker) if source is not None and source.speaker else None
    if source is None or later is None:
        return report
    return report._replace(source=replace(source, speaker=later))


def _answers(discourse: Discourse, reports: Sequence[Report]) -> tuple[Report, ...]:
    unnamed = partial(interviewed, discourse)
    return tuple(find_answers(discourse.analysis, discourse.full_cast(), reports, unnamed))


def _is_name(analysis: Analysis, cast: Cast, hit: CueHit) -> bool:
    """Tell whether a cue stands in a name: «باولا روي» (Paula Roe), «حركة أمل».

    It may be the first word of a person's name behind his verb: «وختم تامر حسني».
    """
    mention = cast.at(hit.span.start)
    if mention is None or mention.kind is not MentionKind.NAME:
        return False
    if mention.span.start < hit.span.start:
        return True
    begins = mention.span.start == hit.span.start and mention.span.end > hit.span.end
    before = analysis.words[hit.first - 1] if hit.first else ""
    acts = not doing().isdisjoint((before, before[1:] if before[:1] in CONJUNCTIONS else before))
    return begins and acts and mention.party.type is PartyType.PERSON


def _with_content(marks: Marks, hits: Sequence[CueHit]) -> Iterator[Report]:
    aside = frozenset(asides(marks.analysis, hits))
    cues = tuple(h for h in hits if not _is_bare_phrase(h) and h.first not in aside)
    contents = find_contents(marks, cues)
    for hit in cues:
        if hit.first in contents:
            yield Report(hit=_plain(marks, hit), content=contents[hit.first])


def _plain(marks: Marks, hit: CueHit) -> CueHit:
    """Return the cue of «كما قال … إن» as the plain verb that it is there."""
    if not hit.source_phrase:
        return hit
    verb = marks.analysis.tokens[hit.last].span
    return replace(hit, source_phrase=False, span=verb)


def _is_bare_phrase(hit: CueHit) -> bool:
    """Tell whether a source phrase cannot bring content of its own («كما قال» can)."""
    return hit.source_phrase and not (hit.forms and hit.first + 1 == hit.last)


def _taken(reports: Iterable[Report]) -> tuple[Span, ...]:
    return tuple(r.content.span for r in reports)


def _phrases(
    marks: Marks, hits: Sequence[CueHit], reports: Sequence[Report]
) -> tuple[list[Report], list[Credit]]:
    """Return the reports that source phrases and closing cues make, and the credits they give."""
    used = {r.hit.first for r in reports}
    by_sentence = _by_sentence(reports)
    found: list[Report] = []
    credits_: list[Credit] = []
    reached: dict[Span, int] = {}
    for hit in hits:
        if hit.first in used or not (hit.source_phrase or closes(marks.analysis, hit)):
            continue
        near = by_sentence.setdefault(hit.sentence, [])
        result = phrase_report(marks, hit, near, reached.get(hit.sentence, 0))
        if result is not None:
            reached[hit.sentence] = phrase_reach(marks, hit)
        if isinstance(result, Credit):
            credits_.append(result)
        elif result is not None:
            found.append(result)
            near.append(result)
            found.extend(resumed(marks, result, reports, hits))
    return found, credits_


def _by_sentence(reports: Iterable[Report]) -> dict[Span, list[Report]]:
    grouped: dict[Span, list[Report]] = {}
    for report in reports:
        grouped.setdefault(report.hit.sentence, []).append(report)
    return grouped


def _credited(
    sources: Sources, reports: Sequence[Report], credits_: Sequence[Credit]
) -> Iterator[Report]:
    """Yield the reports; one that a source phrase credits gets its outlet as relayer.

    So does one that a statement carried («وفقا لبيان صادر عن مكتبه»).
    A report without a speaker gets whoever the phrase names: that is who answers for it.
    """
    credited: dict[int, str] = {}
    issued: set[str] = set()
    for credit in credits_:
        named = sources.of_phrase(credit.phrase).speaker
        subject = sources.phrase_subject(credit.phrase)
        if named is not None and subject.written:
            if subject.head in clause_words().documents or _announces(sources, credit, named):
                issued.add(named)
            for report in credit.reports:
                credited.setdefault(report.hit.first, named)
    for report in reports:
        named = credited.get(report.hit.first)
        source = report.source
        if named is None or source is None or named == source.speaker or named in source.via:
            yield report
        elif source.speaker is None:
            yield report._replace(source=replace(source, speaker=named))
        elif named in issued or _relays(sources.discourse.party(named)):
            yield report._replace(source=replace(source, via=(named, *source.via)))
        else:
            yield report


def _announces(sources: Sources, credit: Credit, named: str) -> bool:
    """Tell whether a body tells what a person said: «…، حسبما أعلن مكتب رئيس الوزراء»."""
    bodies = sources.discourse.party(named).type in {PartyType.AGENCY, PartyType.ORGANISATION}
    return bodies and bool(credit.phrase.hit.forms)


def _relays(party: Party) -> bool:
    """Tell whether a party can relay words: an outlet, or reports without a name."""
    return party.type is PartyType.MEDIA or (
        party.unnamed and fold(party.canonical_ar).startswith(_REPORTS)
    )


_REPORTS = tuple(map(fold, ("تقارير", "وكالات", "وسائل", "صحف", "مصادر", "مواقع")))


def _continued(marks: Marks, reports: Sequence[Report]) -> Iterator[Report]:
    """Yield reports for marks that go on from the quotation before them."""
    outers = {m.inner: m.outer for m in marks.by_start.values()}
    spoken: dict[int, Report] = {}
    for report in reports:
        content = report.content
        if content.kind is ContentKind.SPEECH or (content.whole and content.marks):
            inner = content.marks[0].inner if content.marks else content.span
            outer = outers.get(inner)
            if outer is not None:
                spoken[outer.end] = report
    for marked, report in continued_marks(marks, _taken(reports), spoken):
        content = Content(
            kind=ContentKind.SPEECH, span=marked.inner, gap=report.content.gap, whole=True
        )
        source = report.source and _carried_on(report.source)
        yield report._replace(content=content, source=source)


def _going_on(marks: Marks, reports: Sequence[Report], hits: Sequence[CueHit]) -> Iterator[Report]:
    """Yield reports for sentences and clauses that a cue before them still governs."""
    sentences = continuing_sentences(marks.analysis, reports)
    governed = (*sentences, *continuing_clauses(marks.analysis, reports))
    sources = {r.hit.span: r.source for r in reports}
    for report in cut_contents(marks, governed, hits, reports):
        source = sources.get(report.hit.span)
        yield report._replace(source=source and _carried_on(source))


def _real(reports: Sequence[Report]) -> Iterator[Report]:
    """Yield the reports that say something of someone's: echoes and non-speakers left out."""
    for place, report in enumerate(reports):
        near = reports[max(0, place - _NEAR) : place + _NEAR]
        nothing = report.source is not None and is_no_report(report, report.source)
        if not nothing and not _is_empty_echo(report, near):
            yield report


_NEAR = 8


def _is_empty_echo(report: Report, near: Sequence[Report]) -> bool:
    """Tell whether a cue stands in another's content and has no speaker of its own there."""
    if report.source is None:
        return False
    marked = report.content.kind in {ContentKind.SPEECH, ContentKind.MARKED}
    nobodys = marked and report.source.speaker is None and report.source.rule == UNREAD
    if report.source.rule not in _ECHOES and not nobodys:
        return False
    if report.hit.carried and Frame.ADDRESSEE in report.hit.frames:
        return False
    place = report.content.span.end if nobodys else report.hit.span.start
    return any(
        other.content.span.start <= place < other.content.span.end
        for other in near
        if other.hit.span != report.hit.span and other.content.kind is not ContentKind.BEFORE
    )


_ECHOES = frozenset((SAME_SUBJECT, UNWRITTEN))


def _carried_on(source: Source) -> Source:
    return replace(source, rule=f"goes on, {source.rule}", position=Position.NONE)
