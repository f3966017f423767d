"""Subjects that are things: nobody speaks in «وتشير المواصفات إلى أن».

Enters: a report and the noun behind its cue. Leaves: a `Source` of nobody, or whether the noun may
be the verb's object. Refuses nouns that lists know for people, bodies or documents.
"""

from dataclasses import replace

from app.domain.attribution import SpeakerRef
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.extraction.speakers.subjects import Subject
from app.extraction.speech.reports import ContentKind, CueHit, Report, Source
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, Frame, cue_forms
from app.lexicon.heads import organisation_head_forms, organisation_plurals, unnamed_head_forms
from app.lexicon.party_words import party_words
from app.lexicon.thing_nouns import is_thing_noun
from app.text.affixes import ARTICLE, CONJUNCTIONS, NISBA
from app.text.fold import fold
from app.text.tokens import Token

THING, DESCRIBED = "a thing", "a thing described"
_WITH_OBJECT = frozenset((Frame.ADDRESSEE, Frame.DESCRIBED))
_CLAUSES = frozenset((ContentKind.CLAUSE, ContentKind.QUESTION))
_ADJECTIVES, _SHORTEST = 4, 3
_HIS = "ه"
_POSSESSED = ("ها", "هم", "يا", "نا")
_PLAIN_ADJECTIVES = frozenset(
    map(fold, ("جديد", "جديدة", "كبير", "كبيرة", "قريب", "واسع", "واسعة"))
)
_REPORTS = frozenset(map(fold, ("التقارير", "الأنباء", "الروايات")))


def of_thing(report: Report, subject: Subject, base: Source) -> Source | None:
    """Return that nobody speaks when a thing is the subject: «وتشير المواصفات إلى أن»."""
    told = may_be_told(report)
    if report.content.kind in _CLAUSES and not told and is_thing(subject.head):
        return replace(base, ref=SpeakerRef.NONE, rule=THING, confidence=0.5)
    return None


def thing_before(analysis: Analysis, cast: Cast, hit: CueHit) -> bool:
    """Tell whether a verb describes an indefinite thing before it: «نزاع يهدد بانقسام».

    Adjectives may stand between: «نشاط زلزالي قريب يشير إلى ثوران». Where a pronoun points back at
    the thing («قرارات وصفها», «حفل أعلن فيه»), another acts.
    """
    if hit.joined or hit.carried or hit.relative or not _acts(analysis, hit):
        return False
    for index in range(hit.first - 1, max(0, hit.first - _ADJECTIVES), -1):
        token = analysis.tokens[index]
        named = cast.at(token.start) is not None
        his = analysis.text[token.end - 1] == _HIS
        if named or his or token.start < hit.sentence.start or not _is_indefinite(token):
            return False
        if not token.folded.endswith(NISBA) and token.folded not in _PLAIN_ADJECTIVES:
            return is_thing(token.folded)
    return False


def _acts(analysis: Analysis, hit: CueHit) -> bool:
    """Tell whether no pronoun at a verb or right behind it points back."""
    following = analysis.words[hit.last + 1] if hit.last + 1 < len(analysis.words) else ""
    resumed = following in clause_words().adverbial_words
    return hit.kind in FINITE and bool(hit.forms) and not (hit.forms[0].suffixed or resumed)


def _is_indefinite(token: Token) -> bool:
    """Tell whether a word may be a noun or an adjective without article and pronoun."""
    closed, word = clause_words(), token.folded
    function = closed.joining | closed.carriers | closed.prepositions | closed.time_conjunctions
    return (
        token.is_word
        and len(word) >= _SHORTEST
        and not word.startswith(ARTICLE)
        and not word.endswith(_POSSESSED)
        and word not in function | closed.adverbs | closed.clause_starts
        and not (word[:1] in CONJUNCTIONS and word[1:] in function)
    )


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
    words, bare = clause_words(), head.removeprefix(ARTICLE)
    known = words.title_heads | words.anaphoric_bodies | words.anaphoric_heads
    other = head in known or head in party_words().times or bare in cue_forms()
    return not other and is_thing_noun(head)
