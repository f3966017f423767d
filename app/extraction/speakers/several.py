"""Whom a plural or dual verb without a written subject means: «التقى كريم وسليم. وأضافا أن …».

Enters: a cue, the reports resolved before it, what is remembered of the article. Leaves: local ids,
the first speaks, the others with him. Refuses verbs in the singular.
"""

from collections.abc import Iterator, Sequence

from app.domain.party import PartyType
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.noun_phrases import meet_unnamed
from app.extraction.speakers.subjects import subject_after
from app.extraction.speech.outlets import joined_to
from app.extraction.speech.reports import CueHit, Report
from app.extraction.words.plurals import is_human_plural
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.clauses import perfect_verbs
from app.lexicon.cues import FINITE, CueKind
from app.lexicon.heads import unnamed_head_forms
from app.lexicon.inflection import Number
from app.text.affixes import CONJUNCTIONS
from app.text.span import Span

_JOINT_BACK = 4
_CROWD_REACH = 40
_GENITIVE = "ين"


def crowd_before(discourse: Discourse, hit: CueHit) -> tuple[str, ...]:
    """Return the people of the cue's own sentence who go on: «أبناء القرية رفضوا ذلك وقالوا»."""
    participle = hit.kind is CueKind.PARTICIPLE
    if not _is_of_several(hit) or not (hit.joined or hit.carried or participle):
        return ()
    first = discourse.analysis.token_index(hit.sentence.start)
    reach = max(first, hit.first - _CROWD_REACH)
    return _crowd(discourse, reach, hit.first, anywhere=participle)


def several(discourse: Discourse, hit: CueHit, resolved: Sequence[Report]) -> tuple[str, ...]:
    """Return who spoke together last, else the pair or the people that were told of last."""
    if not _is_of_several(hit):
        return ()
    for report in reversed(resolved[-_JOINT_BACK:]):
        if report.source is not None and report.source.speaker and report.source.co_speakers:
            return (report.source.speaker, *report.source.co_speakers)
    analysis = discourse.analysis
    for sentence in _sentences_back(discourse, hit):
        last = min(analysis.token_index(sentence.end), hit.first)
        first = max(analysis.token_index(sentence.start), last - _CROWD_REACH)
        found = _pair(discourse, first, last) or _crowd(discourse, first, last)
        if found:
            return found
    return ()


def _is_of_several(hit: CueHit) -> bool:
    told = hit.kind in FINITE or hit.kind is CueKind.PARTICIPLE
    return told and hit.number is not Number.SINGULAR


def _sentences_back(discourse: Discourse, hit: CueHit) -> Iterator[Span]:
    yield hit.sentence
    index = discourse.analysis.token_index(hit.sentence.start) - 1
    if index > 0:
        before = discourse.analysis.sentence_at(discourse.analysis.tokens[index].start)
        yield from (before,) if before is not None else ()


def _pair(discourse: Discourse, first: int, last: int) -> tuple[str, ...]:
    """Return the persons joined by و among the tokens: «كريم حداد وسليم ناصر»."""
    if first >= last:
        return ()
    analysis, cast = discourse.analysis, discourse.cast
    end = analysis.tokens[last - 1].end
    for mention in cast.within(Span(analysis.tokens[first].start, end)):
        if mention.party.type is not PartyType.PERSON or mention.party.unnamed:
            continue
        joined = [m for m in joined_to(analysis, cast, mention, end) if not m.party.unnamed]
        people = [m.party.id for m in joined if m.party.type is PartyType.PERSON]
        if people:
            return (mention.party.id, *dict.fromkeys(people))
    return ()


def _crowd(
    discourse: Discourse, first: int, last: int, *, anywhere: bool = False
) -> tuple[str, ...]:
    """Return the last noun of several people that is a subject among the tokens, as a source.

    A participle may agree with people anywhere: «احتجاج نواب المعارضة …، معتبرين».
    """
    analysis = discourse.analysis
    for index in range(last - 1, first - 1, -1):
        if not _is_subject_of_many(discourse, index, first, anywhere=anywhere):
            continue
        subject = subject_after(analysis, discourse.cast, index, last)
        party = meet_unnamed(discourse, subject.phrase) if subject.mention is None else None
        if party is not None and discourse.agreement.is_plural(party):
            return (party.id,)
    return ()


def _is_subject_of_many(discourse: Discourse, index: int, first: int, *, anywhere: bool) -> bool:
    """Tell whether a noun of several people stands where a subject does, or `anywhere`."""
    words = discourse.analysis.words
    word, closed = words[index], clause_words()
    before = words[index - 1] if index > first else ""
    heads = unnamed_head_forms().get(word, ())
    many = any(head.number is Number.PLURAL for head in heads) or is_human_plural(word)
    many = many or word in closed.circles or word in closed.quantities
    if not many or word.endswith(_GENITIVE) or before in closed.prepositions:
        return False
    if anywhere:
        return True
    verb = {before, before[1:] if before[:1] in CONJUNCTIONS else before}
    opens = not before or not before.isalpha() or before in closed.joining | closed.clause_starts
    return opens or is_verb(before) or not verb.isdisjoint(perfect_verbs())
