"""Speakers that a cue's subject describes without naming a mention of the cast.

Enters: the noun phrase that is the subject, what is remembered of the article. Leaves: a `Source`:
the issuer of a statement, the holder of a title met before, a body by its noun, the last speaker,
or an unnamed source. Refuses to look for the phrase.
"""

from dataclasses import replace

from app.domain.attribution import Position, SpeakerRef
from app.domain.party import Party, PartyType
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.documents import (
    CHANNEL,
    ISSUER,
    LAST_DOCUMENT,
    UNISSUED,
    of_document,
    owner_of_channel,
)
from app.extraction.speakers.introduced import introduced
from app.extraction.speakers.pointing_back import bearer_of_name, pointed_at, pronoun_like
from app.extraction.speakers.strangers import definite, indefinite_pronouns, stranger, unnamed_party
from app.extraction.speakers.subjects import Subject
from app.extraction.speakers.things import (
    THING,
    is_paper_or_thing,
    is_thing,
    may_be_told,
    of_thing,
)
from app.extraction.speakers.unnamed import unnamed_source
from app.extraction.speakers.unread_issuers import issuer_phrase, issuing_body, named_so, told_by
from app.extraction.speech.reports import ContentKind, CueHit, Report, Source
from app.extraction.words.plurals import is_human_plural
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, Frame, cue_forms
from app.lexicon.heads import accusative_heads, organisation_head_forms, unnamed_head_forms
from app.lexicon.inflection import Gender, Number
from app.lexicon.people_nouns import is_people_noun
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.span import Span

_WITH_OBJECT = frozenset((Frame.ADDRESSEE, Frame.DESCRIBED))
_SAID = frozenset((ContentKind.CLAUSE, ContentKind.SPEECH, ContentKind.QUESTION))
UNREAD = "unread subject"
PASSIVE = "passive"
UNREAD_BODY = "unread body"
NEW = "new source"
SOMEONE, A_BODY = "unnamed source", "body without a name"
NEWCOMER = "newcomer"
PEOPLE = "people without a name"
_ONE_OF = frozenset(map(fold, ("أحد", "إحدى")))
_SOME_OF = _ONE_OF | frozenset(map(fold, ("بعض", "معظم", "أغلب", "غالبية", "عدة")))
_OF, _IN_THE_NAME = fold("من"), fold("باسم")
_ACCUSATIVE = "ا"
_SHORTEST_PLURAL = 5
_FEMININE = "ه"


def describe(discourse: Discourse, report: Report, subject: Subject, position: Position) -> Source:
    """Return the source that a noun phrase describes.

    Example: «وأضاف البيان» (wa-aḍāfa l-bayān, "the statement added") → who issued it.
    """
    base = Source(
        speaker=None,
        ref=SpeakerRef.DESCRIPTIVE,
        position=position,
        via=tuple(dict.fromkeys(m.party.id for m in subject.told)),
        rule=UNREAD,
        confidence=0.3,
    )
    if subject.head in _SOME_OF and is_paper_or_thing(_second_word(discourse, subject)):
        return replace(base, ref=SpeakerRef.NONE, rule=THING, confidence=0.5)
    owner = owner_of_channel(discourse, subject)
    if owner is not None:
        return replace(base, speaker=owner, ref=SpeakerRef.NAMED, rule=CHANNEL, confidence=0.8)
    for noun in (subject.head, subject.head.removesuffix(_ACCUSATIVE)):
        if noun in clause_words().documents:
            paper = of_document(discourse, report, replace(subject, head=noun), base)
            if paper.rule not in {UNISSUED, LAST_DOCUMENT}:
                return paper
            issuing = issuing_body(discourse, subject)
            if issuing is not None:
                told = describe(discourse, told_by(report, issuing), issuing, position)
                return told if told.speaker is not None else _issued(discourse, issuing, told)
            return _with_unread_issuer(discourse, subject, paper)
    return (
        pronoun_like(discourse, report, subject, base)
        or bearer_of_name(discourse, subject, base)
        or pointed_at(discourse, report, subject, base)
        or _met(discourse, report, subject, base)
        or of_thing(report, subject, base)
        or (replace(base, rule=UNREAD_BODY) if _tells(report, subject.head) else base)
    )


def _issued(discourse: Discourse, body: Subject, told: Source) -> Source:
    """Return a paper's source with the body without a name whose it is, if it can be met."""
    party = _meet_definite(discourse, body)
    return told if party is None else replace(told, speaker=party.id, rule=ISSUER, confidence=0.7)


def _with_unread_issuer(discourse: Discourse, subject: Subject, paper: Source) -> Source:
    """Return a paper's source with the issuer that its words tell without a name, if they do."""
    phrase = issuer_phrase(discourse, subject)
    party = _meet_body(discourse, phrase) or meet_unnamed(discourse, phrase)
    if party is None:
        return paper
    return replace(paper, speaker=party.id, rule=ISSUER, confidence=0.7)


def _meet_body(discourse: Discourse, phrase: Span | None) -> Party | None:
    """Return the body that a phrase tells of: one without a name, «مكتب رئيس الوزراء», or named."""
    words = discourse.analysis.tokens_in(phrase) if phrase is not None else ()
    if phrase is None or not words:
        return None
    told = named_so(discourse, words)
    if told is not None or words[0].folded not in organisation_head_forms():
        return told
    analysis, cast, number = discourse.analysis, discourse.cast, discourse.next_number
    return discourse.meet(unnamed_party(analysis, cast, phrase, number, PartyType.AGENCY))


def _second_word(discourse: Discourse, subject: Subject) -> str:
    """Return the noun behind one of some or many: «إحدى الدراسات», «بعض من الأرقام»."""
    words = discourse.analysis.tokens_in(subject.phrase) if subject.phrase is not None else ()
    return next((t.folded for t in words[1:] if t.folded != _OF), "")


def _tells(report: Report, head: str) -> bool:
    """Tell whether a definite noun is one of those who tell, whoever is meant: «وفق الجهاز»."""
    bare = head.removeprefix(ARTICLE)
    telling = bare in organisation_head_forms() or bare in unnamed_head_forms()
    return report.content.kind is ContentKind.BEFORE and bare != head and telling


def _met(discourse: Discourse, report: Report, subject: Subject, base: Source) -> Source | None:
    """Return the source without a name that the noun phrase brings in, None when it is none."""
    if base.position is Position.CUE_SPEAKER_CONTENT and subject.head in accusative_heads():
        return None
    party = meet_unnamed(discourse, subject.phrase)
    if party is not None and not subject.head.startswith(ARTICLE):
        return replace(base, speaker=party.id, rule=NEW, confidence=0.8)
    said = _says(report) or _is_someone(report, subject) or _is_body(report, subject)
    if party is None and said:
        party = _meet_stranger(discourse, subject.phrase)
        if party is not None and subject.head in indefinite_pronouns():
            return replace(base, speaker=party.id, rule=NEW, confidence=0.8)
    if party is None and _says(report) and not may_be_told(report):
        party = _meet_definite(discourse, subject)
    if party is not None:
        rule = NEW if report.hit.source_phrase else _rule_of(report, subject.head)
        return replace(base, speaker=party.id, rule=rule, confidence=0.75)
    return None


def _rule_of(report: Report, head: str) -> str:
    """Return how sure it is that a noun brings in who speaks: people, a body, a new one, no one."""
    if _are_people(report, head):
        return PEOPLE
    if report.hit.kind not in FINITE:
        return SOMEONE
    bare = head.removeprefix(ARTICLE)
    if bare in organisation_head_forms() or head in clause_words().anaphoric_bodies:
        return A_BODY
    return SOMEONE if _points_back(report.hit, head, bare) else NEWCOMER


def _points_back(hit: CueHit, head: str, bare: str) -> bool:
    """Tell whether a noun may mean one told of: «المغني», «المساعد», «وأضافت عارضة الأزياء».

    What no list knows («الصعدي», «الجوازات») and an indefinite noun («محاموه») bring in another.
    """
    words = clause_words()
    goes_on = hit.forms and fold(hit.forms[0].cue.lemma) in words.continuing
    titled = not words.title_heads.isdisjoint((head, bare))
    titled = titled or ARTICLE + bare in words.anaphoric_heads
    person = bare != head and (head in unnamed_head_forms() or is_people_noun(head))
    return bool(goes_on) or titled or person


def _are_people(report: Report, head: str) -> bool:
    """Tell whether a verb's subject is a noun of several people: «وقال الخبراء إن»."""
    finite = report.hit.kind in FINITE and not is_paper_or_thing(head)
    known = unnamed_head_forms().get(head, ())
    several = any(noun.number is Number.PLURAL for noun in known) or is_human_plural(head)
    return finite and (several or head.isdigit() or head in clause_words().quantities)


def _says(report: Report) -> bool:
    """Tell whether a verb of saying has a clause or a quotation, or follows it («حسب ما أفاد»).

    What is deemed something is as good as a clause: «تعتبر قوى تونسية هذه الإجراءات انقلابا».
    """
    content, hit = report.content, report.hit
    deemed = content.kind is ContentKind.NOUN and Frame.DEEMING in hit.frames
    return content.kind in _SAID or deemed or (hit.source_phrase and bool(hit.forms))


def _is_body(report: Report, subject: Subject) -> bool:
    """Tell whether a noun of bodies that agrees with its verb speaks: «وعبرت إدارة المسرح عن»."""
    return not may_be_told(report) and _names_body(report.hit, subject.head)


def _names_body(hit: CueHit, head: str) -> bool:
    """Tell whether a word is a noun of bodies that agrees with a verb in gender."""
    if head not in organisation_head_forms() or hit.gender is None:
        return False
    return (hit.gender is Gender.FEMININE) == head.endswith(_FEMININE)


def _meet_definite(discourse: Discourse, subject: Subject) -> Party | None:
    """Return the party of a definite noun that no list knows: «الأمن العام», «الصيادون»."""
    head = subject.head
    if subject.phrase is None or not head.startswith(ARTICLE) or len(head) < _SHORTEST_PLURAL:
        return None
    if is_thing(head) or head in cue_forms():
        return None
    party = definite(discourse.analysis, discourse.cast, subject.phrase, discourse.next_number)
    return discourse.meet(party)


def _is_someone(report: Report, subject: Subject) -> bool:
    """Tell whether people whom nobody names speak: «بحسب ما يراه البعض», not «حاثا الجميع»."""
    length = subject.phrase.length if subject.phrase is not None else 0
    counted = subject.head.isdigit() and length > len(subject.head) + 1
    someone = subject.head in indefinite_pronouns() or counted
    told = subject.head in indefinite_pronouns() and report.hit.frames & _WITH_OBJECT
    return someone and not told


def meet_unnamed(discourse: Discourse, phrase: Span | None) -> Party | None:
    """Return the unnamed source at `phrase`, known or new, or None when it is no source."""
    if phrase is None:
        return None
    known = discourse.cast.at(phrase.start)
    if known is not None and known.party.unnamed:
        return known.party
    if phrase.start in discourse.met:
        return discourse.met[phrase.start]
    party = read_unnamed(discourse, phrase)
    return discourse.meet(party) if party is not None else None


def read_unnamed(discourse: Discourse, phrase: Span) -> Party | None:
    """Return the source without a name that a phrase tells of, not met yet."""
    number = discourse.next_number
    listed = unnamed_source(discourse.analysis, phrase, number, discourse.cast)
    return listed or _unlisted(discourse, phrase, number)


def speaks_for(discourse: Discourse, subject: Subject) -> bool:
    """Tell whether a noun phrase says in whose name one speaks: «الناطق باسم الرئاسة»."""
    words = discourse.analysis.tokens_in(subject.phrase) if subject.phrase is not None else ()
    return any(token.folded == _IN_THE_NAME for token in words[1:2])


def body_meant(discourse: Discourse, hit: CueHit, subject: Subject) -> str | None:
    """Return the body that a definite noun means, new or told of: «وتجاوبت الجامعة … معلنة».

    «بالقول» shows no gender: «واكتفى الجيش بالقول».
    """
    ungendered = hit.gender is None and subject.head in organisation_head_forms()
    if not (ungendered or _names_body(hit, subject.head)):
        return None
    known = introduced(discourse, hit.span.start, subject.phrase, subject.head)
    party = None if known is not None else _meet_definite(discourse, subject)
    return known or (party.id if party is not None else None)


def _meet_stranger(discourse: Discourse, phrase: Span | None) -> Party | None:
    """Return the party of an indefinite noun phrase: whoever is said to speak is a source."""
    if phrase is None:
        return None
    party = stranger(discourse.analysis, discourse.cast, phrase, discourse.next_number)
    return discourse.meet(party) if party is not None else None


def _unlisted(discourse: Discourse, phrase: Span, number: int) -> Party | None:
    """Return a party that no list knows: a title, a sound plural, «الشرطة», «أحد الرجال»."""
    words = discourse.analysis.tokens_in(phrase)
    first = words[0].folded if words else ""
    body = first in clause_words().anaphoric_bodies
    titled = not clause_words().title_heads.isdisjoint({first, first.removesuffix(_ACCUSATIVE)})
    one_of = first in _ONE_OF and len(words) > 1 and words[1].is_word
    human = titled or is_human_plural(first)
    if not (one_of or ((human or body) and len(first) >= _SHORTEST_PLURAL)):
        return None
    kind = PartyType.AGENCY if body else PartyType.PERSON
    return unnamed_party(discourse.analysis, discourse.cast, phrase, number, kind)
