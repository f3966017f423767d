"""Whether the noun behind a verb is its object and not who speaks.

Enters: a cue and the noun phrase behind it. Leaves: yes or no. Goes by case and agreement alone.
"""

from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.paper_subjects import paper_before
from app.extraction.speakers.subjects import Subject
from app.extraction.speakers.things import thing_before
from app.extraction.speech.reports import CueHit, Report
from app.extraction.words.plurals import is_human_plural
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, CueKind, Frame
from app.lexicon.heads import unnamed_head_forms
from app.lexicon.inflection import Gender, Number

_ACCUSATIVE = "ين"


def has_other_subject(analysis: Analysis, cast: Cast, report: Report, subject: Subject) -> bool:
    """Tell whether the noun phrase behind a cue is not its subject, by any of what follows."""
    hit = report.hit
    return (
        is_object(hit, subject)
        or has_subject_inside(hit)
        or is_told(analysis, cast, hit)
        or is_lone_object(analysis, report, subject)
    )


def is_object(hit: CueHit, subject: Subject) -> bool:
    """Tell whether an accusative follows: «ودعا المصريين إلى», «محذرا النواب من»."""
    if hit.gender is Gender.MASCULINE and hit.kind in FINITE and _is_feminine_plural(subject):
        return True
    if hit.kind is CueKind.PARTICIPLE:
        return Frame.ADDRESSEE in hit.frames and subject.mention is None
    named = subject.mention is not None and not subject.mention.party.unnamed
    accusative = subject.head.endswith(_ACCUSATIVE) and is_human_plural(subject.head)
    return accusative and not named and hit.kind in FINITE


def is_lone_object(analysis: Analysis, report: Report, subject: Subject) -> bool:
    """Tell whether a name alone stands behind a verb that must have an object.

    «اتهمت روسيا بقصف المدينة» accuses Russia; in «اتهمت روسيا أوكرانيا بقصف المدينة» she accuses.
    """
    return Frame.OBJECT in report.hit.frames and _stands_alone(analysis, report, subject)


def is_urged(discourse: Discourse, report: Report, subject: Subject) -> bool:
    """Tell whether a body or state alone stands behind a joined verb that may urge it.

    «انتقدت الوزارة القرار وحثت السعودية على الحوار» urges Saudi Arabia: another acts before.
    """
    hit, named = report.hit, subject.mention
    if named is None or named.party.type is PartyType.PERSON:
        return False
    urging = hit.joined and Frame.ADDRESSEE in hit.frames
    if not urging or not _stands_alone(discourse.analysis, report, subject):
        return False
    return discourse.actor_of(hit) not in (None, named.party.id)


def _stands_alone(analysis: Analysis, report: Report, subject: Subject) -> bool:
    """Tell whether nothing but a name stands between a verb and what it brings."""
    hit, named = report.hit, subject.mention
    if hit.kind not in FINITE or named is None:
        return False
    if named.party.unnamed or subject.joined or subject.inner or has_pronoun(hit):
        return False
    first, last = report.content.gap
    behind = [t for t in analysis.tokens[first:last] if t.start >= named.span.end]
    words = [token.folded for token in behind if token.is_word]
    return not words or (len(words) == 1 and words[0] in clause_words().prepositions)


def is_told(analysis: Analysis, cast: Cast, hit: CueHit) -> bool:
    """Tell whether the subject stands before a verb that has whom it tells behind it.

    It is a pronoun («أنه طالب الشركة»), a paper or a thing («رسالة تدعو القادة إلى»).
    """
    if hit.kind not in FINITE or Frame.ADDRESSEE not in hit.frames or has_pronoun(hit):
        return False
    described = paper_before(analysis, hit) is not None or thing_before(analysis, cast, hit)
    return hit.carried or described


def has_pronoun(hit: CueHit) -> bool:
    """Tell whether a verb has its object inside: «وصفه باقري بأنه …»."""
    return any(form.suffixed for form in hit.forms)


def has_subject_inside(hit: CueHit) -> bool:
    """Tell whether a verb has its subject inside: «قالوا», «رددوها»; none follows."""
    return hit.kind in FINITE and hit.number is not Number.SINGULAR


def _is_feminine_plural(subject: Subject) -> bool:
    """Tell whether the noun is a plural of no persons: its verb would be feminine («الدول»)."""
    named = subject.mention is not None and not subject.mention.party.unnamed
    heads = unnamed_head_forms().get(subject.head, ())
    plural = any(h.number is Number.PLURAL for h in heads)
    return plural and not named and all(h.type is not PartyType.PERSON for h in heads)
