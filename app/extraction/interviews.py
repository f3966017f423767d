"""Answers of an interview.

Enters: an `Analysis`, the `Cast`, the reports found. Leaves: reports whose content is a whole
answer paragraph. An interview is told by paragraphs that open alternately with a question's mark
and an answer's, or with «س:» and «ج:». Refuses pages with fewer than three answers.
"""

import re
from collections.abc import Iterator, Sequence

from app.domain.attribution import Position, SpeakerRef
from app.domain.party import PartyType
from app.extraction.analysis import Analysis
from app.extraction.cast import Cast
from app.extraction.reports import Content, ContentKind, CueHit, Report, Source
from app.lexicon.cues import CueKind
from app.text.span import Span

_ANSWER = re.compile(r"(?:[-–—ـ]{1,4}|ج\s*[:/\-–])[ \u00a0]*")
_QUESTION = re.compile(r"[•●▪■◆*]|س\s*[:/\-–]")
_ASKS = re.compile(r"[؟?]")
_FEWEST = 3
_CONFIDENCE = 0.8


def find_answers(analysis: Analysis, cast: Cast, reports: Sequence[Report]) -> Iterator[Report]:
    """Yield a report for each answer, its speaker the person the page is about.

    Example: «ــ إن المعركة مع داعش هي معركة سياسية …» → direct, the interviewee.
    """
    answers = [a for p in analysis.paragraphs if (a := _answer(analysis, p)) is not None]
    questions = [p for p in analysis.paragraphs if _is_question(analysis, p)]
    if len(answers) < _FEWEST or len(questions) < _FEWEST:
        return
    speaker = _interviewee(analysis, cast, answers[0], reports)
    source = Source(
        speaker=speaker, ref=SpeakerRef.IMPLICIT, position=Position.NONE,
        rule="interview answer", confidence=_CONFIDENCE,
    )  # fmt: skip
    for answer in answers:
        yield Report(
            hit=_no_cue(answer),
            content=Content(kind=ContentKind.SPEECH, span=answer, gap=(0, 0), whole=True),
            source=source,
        )


def _answer(analysis: Analysis, paragraph: Span) -> Span | None:
    opened = _ANSWER.match(paragraph.of(analysis.text))
    if opened is None:
        return None
    return Span(paragraph.start + opened.end(), paragraph.end)


def _is_question(analysis: Analysis, paragraph: Span) -> bool:
    text = paragraph.of(analysis.text)
    return bool(_QUESTION.match(text)) or (
        not _ANSWER.match(text) and bool(_ASKS.search(text[-2:]))
    )


def _interviewee(
    analysis: Analysis, cast: Cast, first: Span, reports: Sequence[Report]
) -> str | None:
    """Return the last speaker before the first answer, else the person named most there."""
    spoken = [
        r.source.speaker
        for r in reports
        if r.source and r.source.speaker and r.hit.span.start < first.start
    ]
    if spoken:
        return spoken[-1]
    counts: dict[str, int] = {}
    for mention in cast.within(Span(0, first.start)):
        if mention.party.type is PartyType.PERSON and analysis.text:
            counts[mention.party.id] = counts.get(mention.party.id, 0) + 1
    return max(counts, key=lambda p: counts[p]) if counts else None


def _no_cue(answer: Span) -> CueHit:
    return CueHit(
        first=-1, last=-1, span=Span(answer.start, answer.start), forms=(), kind=CueKind.PAST,
        joined=False, source_phrase=False, relative=False, carried=False, sentence=answer,
    )  # fmt: skip
