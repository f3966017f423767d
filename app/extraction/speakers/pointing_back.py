"""Whom a definite noun means that was told of before: «الوزير», «الحموني», «الفدرالية ذاتها».

Enters: the noun phrase that is a cue's subject, what is remembered of the article. Leaves: a
`Source`, None when it points at nobody. Refuses documents and indefinite nouns.
"""

import re
from dataclasses import replace
from itertools import takewhile

from app.domain.attribution import SpeakerRef
from app.domain.party import Party, PartyType
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.introduced import introduced, is_another, of_origin, two_titled
from app.extraction.speakers.namesakes import namesake
from app.extraction.speakers.subject_starts import SAME_BEFORE
from app.extraction.speakers.subjects import Subject
from app.extraction.speakers.things import is_thing
from app.extraction.speech.reports import Report, Source
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import organisation_head_forms, unnamed_head_forms
from app.lexicon.inflection import Number
from app.lexicon.party_words import party_words
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.tokens import Token

SAME_NOUN = "the same noun"
NAMESAKE = "namesake"
HONOURED = "title of honour"
THESE, BOTH = "these", "both"
_DUAL = re.compile(r"ال(\w{3,}?)(?:ان|ين)")
_THESE = fold("هؤلاء")
_TITLE_OF = re.compile(r"(?:ته|تها|ه|ها)$")
_TITLE_REACH = 9
_OUTLETS = frozenset(map(fold, ("الصحيفة", "الجريدة", "المجلة", "القناة", "الإذاعة")))
_BODY = fold("الهيئة")
_BODIES = frozenset(PartyType) - {PartyType.PERSON, PartyType.STATE}
_CALLED = dict.fromkeys(PartyType, _BODIES) | {
    PartyType.AGENCY: frozenset((PartyType.AGENCY, PartyType.STATE)),
    PartyType.GROUP: frozenset((PartyType.GROUP, PartyType.ORGANISATION)),
}
_SAME = frozenset(
    fold(noun + suffix) for noun in ("ذات", "نفس", "عين") for suffix in ("ه", "ها", "هما", "هم")
)
_ATTACHED = ("ب", "ل")
_SAME_REACH = 5
_GENITIVE_REACH = 3


def bearer_of_name(discourse: Discourse, subject: Subject, base: Source) -> Source | None:
    """Return who bears the name that the subject is, though it was not read as one."""
    head = subject.head
    if head in unnamed_head_forms() or head in clause_words().title_heads:
        return None
    party = namesake(discourse, head, subject.phrase)
    if party is None:
        return None
    return replace(base, speaker=party, ref=SpeakerRef.NAMED, rule=NAMESAKE, confidence=0.7)


def pointed_at(
    discourse: Discourse, report: Report, subject: Subject, base: Source
) -> Source | None:
    """Return the source that a definite noun points back at, None when it points at nobody."""
    words = clause_words()
    same = introduced(discourse, report.hit.span.start, subject.phrase, subject.head)
    if same is not None and _is_definite(discourse, subject):
        return replace(base, speaker=same, rule=SAME_NOUN, confidence=0.65)
    last = discourse.last_speaker(report.hit, agreeing=True)
    last = last or discourse.last_speaker(report.hit, agreeing=False)
    if last is not None and not _can_mean(discourse, subject.head, last):
        last = discourse.last_person(report.hit) if _is_one_man(subject.head) else None
    told = last is not None and of_origin(discourse, last, subject.phrase)
    told = told and not (
        _is_of_a_source(discourse, subject) and discourse.party(last or "").mentions
    )
    told = told and not is_another(discourse, last or "", subject.phrase, report.hit.span.start)
    told = told and discourse.agreement.may_be(discourse.party(last or ""), report.hit.gender)
    if subject.head in words.anaphoric_heads and told:
        return replace(base, speaker=last, rule="definite noun", confidence=0.6)
    body, rule = _body_told(discourse, report, subject)
    if body is not None:
        return replace(base, speaker=body, rule=rule, confidence=0.65)
    if told and subject.head.startswith(ARTICLE) and _is_the_same(discourse, subject):
        return replace(base, speaker=last, rule="definite noun", confidence=0.6)
    if last is not None and _is_title_of(discourse, report, subject, last):
        return replace(base, speaker=last, rule="title of the one who goes on", confidence=0.6)
    return None


def pronoun_like(
    discourse: Discourse, report: Report, subject: Subject, base: Source
) -> Source | None:
    """Return whom a word means that stands for names: «وأكد سموه», «وأوضح هؤلاء», «الرئيسان»."""
    if subject.head in clause_words().honorifics:
        honoured = _honoured(discourse, report, subject.head)
        return replace(base, speaker=honoured, rule=HONOURED, confidence=0.7)
    if subject.head == _THESE:
        return replace(base, speaker=_last_group(discourse), rule=THESE, confidence=0.6)
    both = _both(discourse, report, subject)
    if both:
        return replace(base, speaker=both[0], co_speakers=both[1:], rule=BOTH, confidence=0.7)
    return None


def _both(discourse: Discourse, report: Report, subject: Subject) -> tuple[str, ...]:
    """Return the two whose title stands in the dual: «الوزيران».

    Those of two states («الرئيسان المصري والفرنسي») need not be the ones named.
    """
    dual = _DUAL.fullmatch(subject.head)
    if dual is None or dual[1] not in clause_words().title_heads:
        return ()
    words = discourse.analysis.tokens_in(subject.phrase) if subject.phrase is not None else ()
    if len(words) > 1 and words[1].folded.startswith(ARTICLE):
        return ()
    return two_titled(discourse, report.hit.span.start, dual[1])


def _honoured(discourse: Discourse, report: Report, word: str) -> str | None:
    """Return who bears a title of honour: «وصل سمو الأمير فيصل … وأكد سموه».

    The last who spoke, else the last named with that title, else the first who is named.
    """
    spoke = discourse.last_person(report.hit)
    if spoke is not None:
        return spoke
    title, tokens = _TITLE_OF.sub("", word), discourse.analysis.tokens
    first = None
    for mention in discourse.mentions_before(report.hit.span.start):
        if mention.party.type is PartyType.PERSON:
            first = mention.party.id
            index = discourse.analysis.token_index(mention.span.start)
            before = tokens[max(0, index - _TITLE_REACH) : index]
            if any(_TITLE_OF.sub("", t.folded.removeprefix(ARTICLE)) == title for t in before):
                return first
    return first


def _last_group(discourse: Discourse) -> str | None:
    """Return the last who spoke that are several: «قال مسؤولون … وأوضح هؤلاء»."""
    turns = (turn.party for turn in reversed(discourse.spoke))
    return next((t for t in turns if discourse.agreement.is_plural(discourse.party(t))), None)


def _can_mean(discourse: Discourse, head: str, last: str) -> bool:
    """Tell whether a noun of people can mean a party: «المسؤولون» no one man, «الوزير» no body."""
    heads = unnamed_head_forms().get(head, ())
    party = discourse.party(last)
    person = party.type is PartyType.PERSON
    if heads and all(h.number is not Number.SINGULAR for h in heads):
        return party.unnamed or not person
    return person or not _is_one_man(head)


def _is_one_man(head: str) -> bool:
    """Tell whether a noun means one person; «المصدر» may be a body's or a paper's."""
    words = clause_words()
    if head in words.sources or head in words.documents:
        return False
    heads = unnamed_head_forms().get(head, ())
    listed = any(h.number is Number.SINGULAR and h.type is PartyType.PERSON for h in heads)
    return listed or (not heads and head in words.anaphoric_heads)


def _is_of_a_source(discourse: Discourse, subject: Subject) -> bool:
    """Tell whether a source without a name is meant: «المصدر», not «المصدر نفسه» (the same)."""
    return subject.head in clause_words().sources and not _is_the_same(discourse, subject)


def _is_the_same(discourse: Discourse, subject: Subject) -> bool:
    """Tell whether the words say that one is meant who was told of: «الفاعل نفسه», «ذات المصدر»."""
    if subject.phrase is None:
        return False
    first = discourse.analysis.token_index(subject.phrase.start)
    before = discourse.analysis.tokens[first - 1].folded if first else ""
    words = discourse.analysis.tokens_in(subject.phrase)[:_SAME_REACH]
    return before[before[:1] == "ل" :] in SAME_BEFORE or any(t.folded in _SAME for t in words)


def _is_unlisted(head: str) -> bool:
    """Tell whether a definite noun may be the first word of a body named before: «الفدرالية»."""
    return (
        head.startswith(ARTICLE)
        and head not in unnamed_head_forms()
        and head not in clause_words().title_heads
        and not is_thing(head)
    )


def _is_title_of(discourse: Discourse, report: Report, subject: Subject, last: str) -> bool:
    """Tell whether «وأضاف مدير المختبر» means the named man who spoke last, by a title of his.

    Whose office the lexicon knows is called by that office.
    """
    form = report.hit.forms[0] if report.hit.forms else None
    if form is None or fold(form.cue.lemma) not in clause_words().continuing:
        return False
    party = discourse.party(last)
    unknown = party.type is PartyType.PERSON and bool(party.mentions) and party.key is None
    titled = subject.head in clause_words().title_heads and _is_definite(discourse, subject)
    return unknown and titled


def _is_definite(discourse: Discourse, subject: Subject) -> bool:
    """Tell whether a noun is definite: by its article, or by what it is of («أمين عام أوبك»)."""
    if subject.head.startswith(ARTICLE) or subject.phrase is None:
        return True
    following = discourse.analysis.tokens_in(subject.phrase)[1:_GENITIVE_REACH]
    genitive = takewhile(_is_no_preposition, following)
    return subject.head in clause_words().title_heads and any(
        discourse.cast.at(t.start) is not None or t.folded.startswith(ARTICLE) for t in genitive
    )


def _is_no_preposition(token: Token) -> bool:
    """Tell whether a word may be a genitive: not «مسؤول | بمديرية الإسعاف», «مسؤول | في»."""
    word = token.folded
    attached = word[:1] in _ATTACHED and word[1:] in organisation_head_forms()
    return word not in clause_words().prepositions and not attached


def _body_told(discourse: Discourse, report: Report, subject: Subject) -> tuple[str | None, str]:
    """Return the body told of before that a definite noun means, and by which rule."""
    head = subject.head
    if head in clause_words().anaphoric_bodies or _is_unlisted(head):
        body = _body(discourse, report, subject)
        if body is not None:
            return body, "definite noun of a body"
    regime = _regime(discourse, report, head) if head in party_words().regime_heads else None
    return regime, SAME_NOUN


def _regime(discourse: Discourse, report: Report, head: str) -> str | None:
    """Return the party whose name the noun stands in: «قوات الاحتلال» … «وزعم الاحتلال»."""
    text = discourse.analysis.text
    before = discourse.mentions_before(report.hit.span.start)
    return next((m.party.id for m in before if head in fold(m.span.of(text)).split()), None)


def _body(discourse: Discourse, report: Report, subject: Subject) -> str | None:
    """Return the last party named before the cue whose name begins with the noun, or an outlet."""
    head, wanted = subject.head, subject.head.removeprefix(ARTICLE)
    behind = discourse.analysis.tokens_in(subject.phrase)[1:2] if subject.phrase else ()
    alone = head in _OUTLETS and not any(t.folded.startswith(ARTICLE) for t in behind)
    for mention in discourse.mentions_before(report.hit.span.start):
        name = fold(mention.span.of(discourse.analysis.text)).split()
        outlet = alone and mention.party.type is PartyType.MEDIA
        if outlet or (name and name[0].removeprefix(ARTICLE) == wanted):
            return mention.party.id
    if head not in clause_words().anaphoric_bodies:
        return None
    last = discourse.last_speaker(report.hit, agreeing=False)
    last_party = discourse.party(last) if last is not None else None
    named = last_party is not None and not last_party.unnamed
    return last if last_party is not None and named and _is_such(head, last_party) else None


def _is_such(head: str, party: Party) -> bool:
    """Tell whether a party can be called by a noun of bodies: «الشرطة» is no movement."""
    kinds = {noun.type for noun in organisation_head_forms().get(head, ())}
    if kinds == {PartyType.MEDIA} and head in _OUTLETS:
        return party.type is PartyType.MEDIA
    if head == _BODY:
        return party.type in _BODIES
    return party.type in frozenset[PartyType]().union(*(_CALLED[kind] for kind in kinds))
