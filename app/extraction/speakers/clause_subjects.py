"""Whose deed goes on in a verb of speech under و: «رفض سعد العرض …، وأضاف», «غير أن كينيا …».

Enters: a cue without a written subject, the reports before it, what is remembered of the article.
Leaves: the subject of the nearest clause of the sentence that the verb agrees with, None when the
clause does not show one. Refuses verbs that open a sentence.
"""

from collections.abc import Iterator, Sequence

from app.extraction.reading.cast import Mention, MentionKind
from app.extraction.speakers.discourse import Discourse, doing
from app.extraction.speakers.noun_phrases import meet_unnamed
from app.extraction.speakers.objects import has_pronoun
from app.extraction.speakers.subjects import Subject, after_preposition, subject_after
from app.extraction.speech.outlets import token_at
from app.extraction.speech.reports import ContentKind, CueHit, Report
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE
from app.text.affixes import OF_HIM_HER_THEM
from app.text.fold import fold

_REACH, _SUBJECT_REACH, _MATES_BACK = 50, 9, 12
_COMMAS = frozenset("،,؛;")
_WHAT = fold("ما")
_CONTRARY = frozenset(map(fold, ("لكن", "ولكن")))
_BUT_THAT = frozenset(map(fold, ("غير", "إلا", "بيد")))
_THAT = frozenset(map(fold, ("أن", "ان")))


def subject_of_clause(
    discourse: Discourse, report: Report, resolved: Sequence[Report]
) -> str | None:
    """Return who goes on from the nearest clause of the cue's own sentence.

    In this order: who did what the verb is joined to («ما أدانه الوزير واعتبره»), the subject of a
    contrary clause («غير أن كينيا رفضت … واقترحت»), that of the main verb behind a pause.
    """
    hit = report.hit
    if not hit.joined or hit.kind not in FINITE or hit.first <= _first(discourse, hit):
        return None
    joined = _joined_deed(discourse, hit) if has_pronoun(hit) else None
    if joined is not None:
        return joined
    after = _told_until(report, resolved)
    found = _contrary(discourse, hit, after) or _main_verb(discourse, hit, after)
    return found.party.id if found is not None else None


def reported_subject(discourse: Discourse, hit: CueHit) -> str | None:
    """Return the subject of a reported clause: «كشف سعد أن المنظمة عاينت …، وأكدت أنه»."""
    if not hit.joined or hit.kind not in FINITE:
        return None
    words, tokens = discourse.analysis.words, discourse.analysis.tokens
    for index in range(hit.first - 1, max(_first(discourse, hit), hit.first - _REACH), -1):
        mention = discourse.cast.at(tokens[index].start)
        if words[index - 1] not in clause_words().complementisers or mention is None:
            continue
        if mention.span.start == tokens[index].start and _fits(discourse, mention, hit):
            return mention.party.id
    return None


def _first(discourse: Discourse, hit: CueHit) -> int:
    return discourse.analysis.token_index(hit.sentence.start)


def _told_until(report: Report, resolved: Sequence[Report]) -> int:
    """Return the offset where the last words end that an earlier cue of the sentence reports."""
    hit = report.hit
    near = (r for r in resolved[-_MATES_BACK:] if r.hit.sentence == hit.sentence)
    ends = (r.content.span.end for r in near if r.content.kind is not ContentKind.BEFORE)
    return max((end for end in ends if end <= hit.span.start), default=0)


def _verbs(discourse: Discourse, hit: CueHit, first: int) -> Iterator[int]:
    """Yield the past verbs of the sentence before the cue, the nearest first."""
    words = discourse.analysis.words
    for index in range(hit.first - 1, max(first, hit.first - _REACH) - 1, -1):
        if words[index] in doing():
            yield index


def _joined_deed(discourse: Discourse, hit: CueHit) -> str | None:
    """Return the subject right before the cue of a verb with its object: «ما أدانه X واعتبره»."""
    words, first = discourse.analysis.words, _first(discourse, hit)
    for place in range(hit.first - 2, max(first, hit.first - _SUBJECT_REACH), -1):
        word = words[place]
        stems = (word.removesuffix(p) for p in OF_HIM_HER_THEM if word.endswith(p))
        if words[place - 1] != _WHAT or doing().isdisjoint(stems):
            continue
        subject = subject_after(discourse.analysis, discourse.cast, place + 1, hit.first)
        if subject.mention is not None:
            return subject.mention.party.id if _fits(discourse, subject.mention, hit) else None
        party = meet_unnamed(discourse, subject.phrase)
        agrees = party is not None and discourse.agreement.fits(party, hit.gender, hit.number)
        return party.id if party is not None and agrees else None
    return None


def _contrary(discourse: Discourse, hit: CueHit, after: int) -> Mention | None:
    """Return the named subject of «غير أن X رفض …», when its verb tells of a deed."""
    analysis = discourse.analysis
    for index in _verbs(discourse, hit, max(_first(discourse, hit), analysis.token_index(after))):
        mention = discourse.cast.at(analysis.tokens[index - 1].start) if index else None
        if mention is None or not _fits(discourse, mention, hit):
            continue
        start = token_at(analysis, mention.span.start)
        pair = analysis.words[max(0, start - 2) : start]
        if pair[-1:] and (pair[-1] in _CONTRARY or (pair[-1] in _THAT and pair[0] in _BUT_THAT)):
            return mention
    return None


def _main_verb(discourse: Discourse, hit: CueHit, after: int) -> Mention | None:
    """Return the named subject right behind a verb that a pause stands before."""
    analysis = discourse.analysis
    first = max(_first(discourse, hit), analysis.token_index(after))
    for index in _verbs(discourse, hit, first):
        opens = analysis.words[index - 1] in _COMMAS if index > _first(discourse, hit) else True
        if not opens:
            continue
        limit = min(hit.first, index + 1 + _SUBJECT_REACH)
        subject = subject_after(analysis, discourse.cast, index + 1, limit)
        return subject.mention if _is_named(discourse, subject, hit) else None
    return None


def _is_named(discourse: Discourse, subject: Subject, hit: CueHit) -> bool:
    mention = subject.mention
    named = mention is not None and not subject.inner and mention.kind is MentionKind.NAME
    return named and mention is not None and _fits(discourse, mention, hit)


def _fits(discourse: Discourse, mention: Mention, hit: CueHit) -> bool:
    """Tell whether a verb can go on from a mention that no preposition governs."""
    free = not after_preposition(discourse.analysis, mention, 0)
    return free and discourse.agreement.fits(mention.party, hit.gender, hit.number)
