"""Subjects that are things: nobody speaks in «وتشير المواصفات إلى أن».

Enters: a report and the noun behind its cue. Leaves: a `Source` of nobody, or whether the noun may
be the verb's object. Refuses nouns that lists know for people, bodies or documents.
"""

from dataclasses import replace

from app.domain.attribution import SpeakerRef
from app.extraction.speakers.subjects import Subject
from app.extraction.speech.reports import ContentKind, Report, Source
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, Frame, cue_forms
from app.lexicon.heads import organisation_head_forms, organisation_plurals, unnamed_head_forms
from app.lexicon.party_words import party_words
from app.lexicon.thing_nouns import is_thing_noun
from app.text.fold import fold

THING = "a thing"
_WITH_OBJECT = frozenset((Frame.ADDRESSEE, Frame.DESCRIBED))
_CLAUSES = frozenset((ContentKind.CLAUSE, ContentKind.QUESTION))
_ARTICLE = "ال"
_REPORTS = frozenset(map(fold, ("التقارير", "الأنباء", "الروايات")))


def of_thing(report: Report, subject: Subject, base: Source) -> Source | None:
    """Return that nobody speaks when a thing is the subject: «وتشير المواصفات إلى أن»."""
    told = may_be_told(report)
    if report.content.kind in _CLAUSES and not told and is_thing(subject.head):
        return replace(base, ref=SpeakerRef.NONE, rule=THING, confidence=0.5)
    return None


def may_be_told(report: Report) -> bool:
    """Tell whether the noun behind the cue may be its object: «واعتبر القرار بأنه»."""
    hit = report.hit
    return bool(hit.frames & _WITH_OBJECT) or hit.kind not in FINITE


def is_paper_or_thing(noun: str) -> bool:
    """Tell whether a noun is a paper or a thing, of which some tell: «إحدى الدراسات»."""
    return noun in clause_words().documents or noun in _REPORTS or is_thing(noun)


def is_thing(head: str) -> bool:
    """Tell whether a noun is of no people and no body, as far as lists and classes know."""
    if head in unnamed_head_forms() or head in organisation_head_forms():
        return False
    if head in organisation_plurals():
        return False
    words, bare = clause_words(), head.removeprefix(_ARTICLE)
    known = words.title_heads | words.anaphoric_bodies | words.anaphoric_heads
    other = head in known or head in party_words().times or bare in cue_forms()
    return not other and is_thing_noun(head)
