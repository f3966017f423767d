"""Whose a document is that is said to speak: «وأضاف البيان», «دراسة لجامعة هارفارد».

Enters: the noun phrase of a document that is a cue's subject, what is remembered of the article.
Leaves: a `Source` with its issuer, with nobody when no one issued it. Refuses other nouns.
"""

from dataclasses import replace

from app.domain.attribution import SpeakerRef
from app.domain.party import PartyType
from app.extraction.reading.cast import Mention
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.papers import paper_noun
from app.extraction.speakers.subjects import Subject
from app.extraction.speech.reports import Report, Source
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import Frame
from app.lexicon.heads import organisation_head_forms
from app.lexicon.party_words import party_words
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.span import Span
from app.text.tokens import Token

NO_ISSUER = "no issuer"
ISSUER = "its issuer"
SAME_DOCUMENT = "the same document"
LAST_DOCUMENT = "the last document"
LATER = "issuer named later"
CHANNEL = "its channel"
UNISSUED = "document without issuer"
_ISSUER_REACH, _OWNER_REACH, _ISSUED_BACK = 12, 4, 3
_TOLD_BACK = 150
_IN, _FOR = fold("في"), "ل"
_POLL, _OPINION = fold("استطلاع"), frozenset(map(fold, ("الرأي", "للرأي")))
_ABOUT = frozenset(map(fold, ("في", "عن", "حول", "بشأن", "ضد", "بخصوص", "تجاه", "إزاء")))


def of_document(discourse: Discourse, report: Report, subject: Subject, base: Source) -> Source:
    """Return whose the document is, nobody for hearsay and for papers that no one issued.

    Example: «وأفادت الأنباء بأن» → nobody; «وأوضح البيان أن» → who issued the last statement.
    """
    if subject.head in clause_words().hearsay:
        return replace(base, ref=SpeakerRef.NONE, rule=NO_ISSUER, confidence=0.5)
    issuer, bound = _issuer(discourse, report, subject)
    if issuer is not None:
        rule = ISSUER if bound else "issuer"
        return replace(base, speaker=issuer, ref=SpeakerRef.NAMED, rule=rule, confidence=0.75)
    return _pointed_at(discourse, report, subject, base)


def _pointed_at(discourse: Discourse, report: Report, subject: Subject, base: Source) -> Source:
    """Return whose a document is that is said without its issuer: who issued it elsewhere."""
    free = subject.head in clause_words().issuer_free
    definite = subject.head.startswith(ARTICLE) or _is_of_definite(discourse, subject)
    known = _known_issuer(discourse, report, subject, free=free) if definite else None
    if known is not None:
        return replace(base, speaker=known, rule=SAME_DOCUMENT, confidence=0.7)
    if free:
        return replace(base, ref=SpeakerRef.NONE, rule=NO_ISSUER, confidence=0.5)
    later = _later_issuer(discourse, report, subject)
    if later is not None:
        return replace(base, speaker=later, rule=LATER, confidence=0.6)
    if not definite or _is_told_of(discourse, report, subject):
        return replace(base, rule=UNISSUED, confidence=0.4)
    last = discourse.last_body(report.hit)
    return replace(base, speaker=last, rule=LAST_DOCUMENT, confidence=0.5)


def _is_told_of(discourse: Discourse, report: Report, subject: Subject) -> bool:
    """Tell whether a paper of no one's came up since the last turn: «أظهر تقرير … واعتبر»."""
    noun = subject.head.removeprefix(ARTICLE)
    words, last = discourse.analysis.words, report.hit.first
    turn = discourse.spoke[-1].sentence.end if discourse.spoke else 0
    first = max(discourse.analysis.token_index(turn), last - _TOLD_BACK)
    return noun != subject.head and noun in words[first:last]


def owner_of_channel(discourse: Discourse, subject: Subject) -> str | None:
    """Return whose site or account tells: «الموقع الرسمي لمنظمة الصحة العالمية» → the WHO."""
    if subject.phrase is None or subject.head.removeprefix(ARTICLE) not in clause_words().channels:
        return None
    analysis = discourse.analysis
    head = analysis.token_index(subject.phrase.start)
    for mention in discourse.cast.within(subject.phrase):
        attached = analysis.text[mention.span.start - 1] == _FOR
        behind = analysis.token_index(mention.span.start) == head + 1
        if (attached or behind) and mention.party.type is not PartyType.PERSON:
            return mention.party.id
    return None


def _is_of_definite(discourse: Discourse, subject: Subject) -> bool:
    """Tell whether what a paper is of makes it definite: «نص البيان», «إشعار البريد»."""
    if subject.phrase is None:
        return False
    following = discourse.analysis.tokens_in(subject.phrase)[1:2]
    words = clause_words()
    return any(
        t.folded.startswith(ARTICLE)
        and t.folded not in words.adverbs
        and t.folded not in party_words().times
        for t in following
    )


def _known_issuer(
    discourse: Discourse, report: Report, subject: Subject, *, free: bool
) -> str | None:
    """Return who issued the paper that a definite noun points back at.

    The paper of the same noun; for figures and results any paper told of before.
    """
    noun, place = subject.head.removeprefix(ARTICLE), report.hit.span.start
    papers = (discourse.papers.last(place, noun), discourse.issuers.get(noun))
    paper = max((p for p in papers if p is not None and p.start < place), default=None)
    if paper is None and free:
        paper = discourse.papers.last(place)
    return paper.issuer if paper is not None else None


def _later_issuer(discourse: Discourse, report: Report, subject: Subject) -> str | None:
    """Return who issued a paper that the text names only later: «دراسة حديثة … الدراسة التي»."""
    noun = subject.head.removeprefix(ARTICLE)
    place = subject.phrase.start if subject.phrase is not None else report.hit.span.start
    paper = discourse.papers.later(place, noun)
    return paper.issuer if paper is not None else None


def _issuer(discourse: Discourse, report: Report, subject: Subject) -> tuple[str | None, bool]:
    """Return whose the document is, and whether the words say so: «بيان سوليفان».

    Example: «بيان صادر عن الخزانة الأميركية» → the Treasury, True.
    """
    if subject.phrase is None:
        return None, False
    tokens = discourse.analysis.tokens
    first = discourse.analysis.token_index(subject.phrase.start)
    last = min(first + _ISSUER_REACH, report.content.gap[1])
    if last <= first:
        return None, False
    told = Frame.ADDRESSEE in report.hit.frames
    last = _topic_start(discourse, first, last)
    if last > first + 1 and is_body(discourse.analysis.words[first + 1]):
        last = first + 2  # «بيان المبادرة، الذي نشرته صحيفة …» is the initiative's
    for mention in discourse.cast.within(Span(tokens[first].end, tokens[last - 1].end)):
        owner = mention.span.start == tokens[min(first + 1, last - 1)].start
        if owner and told and _is_definite_noun(tokens[first]):
            return None, False
        if owner or mention.party.type is not PartyType.PERSON:
            before = discourse.analysis.token_index(mention.span.start) - 1
            words = {t.folded for t in tokens[max(first, before - 1) : before + 1]}
            if words & clause_words().receiving or _is_poll_of(discourse, first, mention):
                continue
            told_of = _is_beside(discourse, first, before + 1)
            return mention.party.id, told_of or not words.isdisjoint(clause_words().issued_by)
    return None, False


def is_body(noun: str) -> bool:
    """Tell whether a definite noun of a body stands for one: «المبادرة», «الشركة»."""
    return noun.startswith(ARTICLE) and noun in organisation_head_forms()


def _is_poll_of(discourse: Discourse, first: int, mention: Mention) -> bool:
    """Tell whether a poll is of opinion, no paper's: «استطلاع للرأي» and the daily «الرأي»."""
    word = discourse.analysis.tokens[discourse.analysis.token_index(mention.span.end) - 1].folded
    return word in _OPINION and paper_noun(discourse.analysis.words[first]).startswith(_POLL)


def _is_beside(discourse: Discourse, first: int, index: int) -> bool:
    """Tell whether a name stands beside a paper: «بيانات حركة "السلام"».

    Behind a relative a verb of bringing out must stand: «الاستطلاع الذي أجرته صحيفة …».
    """
    between, words = discourse.analysis.words[first + 1 : index], clause_words()
    if not words.issued_by.isdisjoint(between):
        return True
    return index - first <= _OWNER_REACH and words.relatives.isdisjoint(between)


def _topic_start(discourse: Discourse, first: int, last: int) -> int:
    """Return where a document's topic begins: «تحقيق | في دعم هولندا», «تقرير | عن دور روسيا».

    «صدر السبت عن» brings the issuer, and a study may be made in a body: «دراسة في جامعة هارفارد».
    """
    words, cast = discourse.analysis.words, discourse.cast
    for index in range(first + 1, last - 1):
        place = discourse.analysis.tokens[index + 1].start
        inside = cast.at(place) if words[index] == _IN else None
        at_body = inside is not None and inside.party.type is not PartyType.STATE
        issued = clause_words().issued_by.intersection(words[index - _ISSUED_BACK : index])
        if words[index] in _ABOUT and not (issued or at_body):
            return max(index, first + 1)
    return last


def _is_definite_noun(token: Token) -> bool:
    """Tell whether a noun has the article: what follows «دعا البيان» is told, not its owner."""
    return token.folded.startswith(ARTICLE)
