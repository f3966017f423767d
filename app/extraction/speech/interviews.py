"""Answers of an interview.

Enters: an `Analysis`, the `Cast`, the reports found. Leaves: reports whose content is a whole
answer paragraph. An interview is told by paragraphs that open alternately with a question's mark
and an answer's, with «س:» and «ج:», or all with dashes, every other one a question. Refuses pages
with fewer than three answers, two where letters say which is which.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from app.domain.attribution import Position, SpeakerRef
from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention
from app.extraction.speech.reports import Content, ContentKind, CueHit, Report, Source
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind
from app.text.fold import fold
from app.text.span import Span

_ANSWER = re.compile(r"(?:[-–—ـ]{1,4}|ج\s*[:/\-–])[ \u00a0]*")
_LABELLED = re.compile(r"س\s*[:/]")
_QUESTION = re.compile(r"[•●▪■◆*]|س\s*[:/\-–]")
_ASKS = re.compile(r"[؟?]")
_FEWEST = 3
_MOSTLY = 0.7
_CONFIDENCE = 0.8
_NEAR = 12
_WITH, _IN = fold("مع"), fold("في")


def find_answers(
    analysis: Analysis,
    cast: Cast,
    reports: Sequence[Report],
    unnamed: Callable[[Span], str | None],
) -> Iterator[Report]:
    """Yield a report for each answer, its speaker the person the page is about.

    Args:
        analysis: the text.
        cast: its parties.
        reports: what was found to be said in it.
        unnamed: who is told of without a name in a stretch; asked where no one is named.

    Example: «ــ إن المعركة مع داعش هي معركة سياسية …» → direct, the interviewee.
    """
    answers = [a for p in analysis.paragraphs if (a := _answer(analysis, p)) is not None]
    if not _alternate(analysis):
        answers = _turns(analysis, answers)
    if not answers:
        return
    speaker = _interviewee(analysis, cast, answers, reports)
    speaker = speaker or unnamed(Span(0, answers[0].start))
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


def _alternate(analysis: Analysis) -> bool:
    """Tell whether answers stand behind questions, most of which ask: a recipe's list has none."""
    pairs = [
        bool(_ASKS.search(before.of(analysis.text)))
        for before, after in pairwise(analysis.paragraphs)
        if _is_question(analysis, before) and _answer(analysis, after) is not None
    ]
    labelled = sum(bool(_LABELLED.match(p.of(analysis.text))) for p in analysis.paragraphs)
    fewest = _FEWEST - 1 if labelled >= len(pairs) else _FEWEST
    return sum(pairs) >= max(fewest, _MOSTLY * len(pairs))


def _turns(analysis: Analysis, dashed: Sequence[Span]) -> list[Span]:
    """Return the answers of a dialogue in which both sides have dashes: every other turn.

    The first turn that asks is the interviewer's; most of his turns must ask.
    """
    asks = [bool(_ASKS.search(turn.of(analysis.text).rstrip()[-2:])) for turn in dashed]
    first = asks.index(True) if True in asks else len(dashed)
    asked, answers = asks[first::2], list(dashed[first + 1 :: 2])
    enough = len(answers) >= _FEWEST and sum(asked) >= _FEWEST
    return answers if enough and sum(asked) >= _MOSTLY * len(asked) else []


def _is_question(analysis: Analysis, paragraph: Span) -> bool:
    text = paragraph.of(analysis.text)
    return bool(_QUESTION.match(text)) or (
        not _ANSWER.match(text) and bool(_ASKS.search(text[-2:]))
    )


def _interviewee(
    analysis: Analysis, cast: Cast, answers: Sequence[Span], reports: Sequence[Report]
) -> str | None:
    """Return the person an interview is said to be with, else who speaks and is named most.

    What is told before the first answer counts, then the rest of the page outside the answers:
    whom he speaks of in them is not he.
    """
    outside = [r for r in reports if not _inside(answers, r.hit.span)]
    spoken = Counter(r.source.speaker for r in outside if r.source and r.source.speaker)
    for reach in (Span(0, answers[0].start), Span(0, len(analysis.text))):
        people = [
            m
            for m in cast.within(reach)
            if m.party.type is PartyType.PERSON and not _inside(answers, m.span)
        ]
        met = next((m for m in people if _is_met(analysis, m)), None)
        if met is not None:
            return met.party.id
        named = Counter(m.party.id for m in people)
        if named:
            return max(named, key=lambda p: (spoken[p] + named[p], spoken[p]))
    return None


def _inside(answers: Sequence[Span], span: Span) -> bool:
    return any(answer.contains(span) for answer in answers)


def _is_met(analysis: Analysis, mention: Mention) -> bool:
    """Tell whether a person is met for the interview: «أجرى كارلسون مقابلة مع الرئيس …».

    Not in «بوتين في مقابلة مع كارلسون»: there he who is named first answers.
    """
    index = analysis.token_index(mention.span.start)
    before = [t.folded for t in analysis.tokens[max(0, index - _NEAR) : index]]
    if _WITH not in before:
        return False
    met = before[: len(before) - 1 - before[::-1].index(_WITH)]
    talks = clause_words().interviews
    return any(
        word.removeprefix("ال") in talks and met[n - 1 : n] != [_IN] for n, word in enumerate(met)
    )


def _no_cue(answer: Span) -> CueHit:
    return CueHit(
        first=-1, last=-1, span=Span(answer.start, answer.start), forms=(), kind=CueKind.PAST,
        joined=False, source_phrase=False, relative=False, carried=False, sentence=answer,
    )  # fmt: skip
