"""Speakers that a cue's subject describes without naming a mention of the cast.

Enters: the noun phrase that is the subject, what is remembered of the article. Leaves: a `Source`:
the issuer of a statement, the holder of a title met before, a body by its noun, the last speaker,
or an unnamed source. Refuses to look for the phrase.
"""

from dataclasses import replace

from app.domain.attribution import Position, SpeakerRef
from app.domain.party import Party, PartyType
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.introduced import introduced, of_origin
from app.extraction.speakers.strangers import indefinite_pronouns, stranger, unnamed_party
from app.extraction.speakers.subjects import Subject
from app.extraction.speakers.unnamed import unnamed_source
from app.extraction.speech.reports import Content, ContentKind, Report, Source
from app.extraction.words.plurals import is_human_plural
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import Frame
from app.lexicon.heads import organisation_head_forms, unnamed_head_forms
from app.text.fold import fold
from app.text.span import Span
from app.text.tokens import Token

_WITH_OBJECT = frozenset((Frame.ADDRESSEE, Frame.DESCRIBED))
_WEAK = frozenset((ContentKind.BEFORE, ContentKind.NOUN, ContentKind.PREPOSITION))
_SAID = frozenset((ContentKind.CLAUSE, ContentKind.SPEECH, ContentKind.QUESTION))
UNREAD = "unread subject"
PASSIVE = "passive"
UNREAD_BODY = "unread body"
NO_ISSUER = "no issuer"
NEW = "new source"
SAME_NOUN = "the same noun"
ISSUER = "its issuer"
SAME_DOCUMENT = "the same document"
LAST_DOCUMENT = "the last document"
UNISSUED = "document without issuer"
_ARTICLE = "ال"
_SOURCES = frozenset(map(fold, ("المصدر", "المصادر", "المصدران", "المصدرين")))
_ONE_OF = frozenset(map(fold, ("أحد", "إحدى")))
_ACCUSATIVE = "ا"
_SAME = frozenset(map(fold, ("ذاته", "نفسه", "ذاتها", "نفسها", "عينه")))
_ISSUER_REACH = 12
_SHORTEST_PLURAL = 5
_GENITIVE_REACH = 3


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
    if subject.head in clause_words().documents:
        return _of_document(discourse, report, subject, base)
    return (
        _pointed_at(discourse, report, subject, base)
        or _met(discourse, report, subject, base)
        or (replace(base, rule=UNREAD_BODY) if _tells(report, subject.head) else base)
    )


def _tells(report: Report, head: str) -> bool:
    """Tell whether a definite noun is one of those who tell, whoever is meant: «وفق الجهاز»."""
    bare = head.removeprefix(_ARTICLE)
    telling = bare in organisation_head_forms() or bare in unnamed_head_forms()
    return report.content.kind is ContentKind.BEFORE and bare != head and telling


def _pointed_at(
    discourse: Discourse, report: Report, subject: Subject, base: Source
) -> Source | None:
    """Return the source that a definite noun points back at, None when it points at nobody."""
    words = clause_words()
    same = introduced(discourse, report.hit.span.start, subject.phrase, subject.head)
    if same is not None and _is_definite(discourse, subject):
        return replace(base, speaker=same, rule=SAME_NOUN, confidence=0.65)
    last = discourse.last_speaker(report.hit, agreeing=True)
    last = last or discourse.last_speaker(report.hit, agreeing=False)
    told = last is not None and of_origin(discourse, last, subject.phrase)
    told = told and not (
        _is_of_a_source(discourse, subject) and discourse.party(last or "").mentions
    )
    if subject.head in words.anaphoric_heads and told:
        return replace(base, speaker=last, rule="definite noun", confidence=0.6)
    if subject.head in words.anaphoric_bodies:
        body = _body(discourse, report, subject.head)
        if body is not None:
            return replace(base, speaker=body, rule="definite noun of a body", confidence=0.65)
    if last is not None and _is_title_of(discourse, report, subject, last):
        return replace(base, speaker=last, rule="title of the one who goes on", confidence=0.6)
    return None


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


def _is_of_a_source(discourse: Discourse, subject: Subject) -> bool:
    """Tell whether a source without a name is meant: «المصدر», not «المصدر نفسه» (the same)."""
    if subject.head not in _SOURCES or subject.phrase is None:
        return False
    return all(t.folded not in _SAME for t in discourse.analysis.tokens_in(subject.phrase))


def _met(discourse: Discourse, report: Report, subject: Subject, base: Source) -> Source | None:
    """Return the source without a name that the noun phrase brings in, None when it is none."""
    party = meet_unnamed(discourse, subject.phrase)
    if party is not None and not subject.head.startswith(_ARTICLE):
        return replace(base, speaker=party.id, rule=NEW, confidence=0.8)
    if party is None and (report.content.kind in _SAID or _is_someone(report, subject)):
        party = _meet_stranger(discourse, subject.phrase)
        if party is not None and subject.head in indefinite_pronouns():
            return replace(base, speaker=party.id, rule=NEW, confidence=0.8)
    if party is not None:
        return replace(base, speaker=party.id, rule="unnamed source", confidence=0.75)
    return None


def _is_someone(report: Report, subject: Subject) -> bool:
    """Tell whether people whom nobody names speak: «بحسب ما يراه البعض», not «حاثا الجميع»."""
    length = subject.phrase.length if subject.phrase is not None else 0
    counted = subject.head.isdigit() and length > len(subject.head) + 1
    someone = subject.head in indefinite_pronouns() or counted
    told = subject.head in indefinite_pronouns() and report.hit.frames & _WITH_OBJECT
    return someone and not told


def _is_definite(discourse: Discourse, subject: Subject) -> bool:
    """Tell whether a noun is definite: by its article, or by what it is of («أمين عام أوبك»)."""
    if subject.head.startswith(_ARTICLE) or subject.phrase is None:
        return True
    tokens = discourse.analysis.tokens_in(subject.phrase)[1:_GENITIVE_REACH]
    return subject.head in clause_words().title_heads and any(
        discourse.cast.at(t.start) is not None or t.folded.startswith(_ARTICLE) for t in tokens
    )


def is_no_report(content: Content, source: Source) -> bool:
    """Tell whether the subject of a weak frame is no one who speaks: «وفق اتفاقية».

    Nor does anyone speak in a passive, unless marks hold the words: «رجلين يُزعم أنهما سرقا».
    """
    if source.rule == PASSIVE:
        return content.kind not in {ContentKind.SPEECH, ContentKind.MARKED}
    return source.rule == UNREAD and content.kind in _WEAK


def meet_unnamed(discourse: Discourse, phrase: Span | None) -> Party | None:
    """Return the unnamed source at `phrase`, known or new, or None when it is no source."""
    if phrase is None:
        return None
    known = discourse.cast.at(phrase.start)
    if known is not None and known.party.unnamed:
        return known.party
    if phrase.start in discourse.met:
        return discourse.met[phrase.start]
    number = discourse.next_number
    party = unnamed_source(discourse.analysis, phrase, number, discourse.cast) or _unlisted(
        discourse, phrase, number
    )
    return discourse.meet(party) if party is not None else None


def _meet_stranger(discourse: Discourse, phrase: Span | None) -> Party | None:
    """Return the party of an indefinite noun phrase: whoever is said to speak is a source."""
    if phrase is None:
        return None
    party = stranger(discourse.analysis, discourse.cast, phrase, discourse.next_number)
    return discourse.meet(party) if party is not None else None


def _of_document(discourse: Discourse, report: Report, subject: Subject, base: Source) -> Source:
    issuer, bound = _issuer(discourse, report, subject)
    if issuer is not None:
        rule = ISSUER if bound else "issuer"
        return replace(base, speaker=issuer, ref=SpeakerRef.NAMED, rule=rule, confidence=0.75)
    free = subject.head in clause_words().issuer_free
    definite = subject.head.startswith(_ARTICLE)
    known = _known_issuer(discourse, report, subject, free=free) if definite else None
    if free and known is None:
        return replace(base, ref=SpeakerRef.NONE, rule=NO_ISSUER, confidence=0.5)
    if not definite:
        return replace(base, rule=UNISSUED, confidence=0.4)
    if known is not None:
        return replace(base, speaker=known, rule=SAME_DOCUMENT, confidence=0.7)
    last = discourse.last_body() or discourse.last_speaker(report.hit, agreeing=False)
    return replace(base, speaker=last, rule=LAST_DOCUMENT, confidence=0.5)


def _known_issuer(
    discourse: Discourse, report: Report, subject: Subject, *, free: bool
) -> str | None:
    """Return who issued the paper that a definite noun points back at.

    The paper of the same noun; for figures and results any paper told of before.
    """
    noun, place = subject.head.removeprefix(_ARTICLE), report.hit.span.start
    papers = (discourse.papers.last(place, noun), discourse.issuers.get(noun))
    paper = max((p for p in papers if p is not None), default=None)
    if paper is None and free:
        paper = discourse.papers.last(place)
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
    for mention in discourse.cast.within(Span(tokens[first].end, tokens[last - 1].end)):
        owner = mention.span.start == tokens[min(first + 1, last - 1)].start
        if owner and told and _is_definite_noun(tokens[first]):
            return None, False
        if owner or mention.party.type is not PartyType.PERSON:
            before = discourse.analysis.token_index(mention.span.start) - 1
            words = {t.folded for t in tokens[max(first, before - 1) : before + 1]}
            if words & clause_words().receiving:
                continue
            return mention.party.id, owner or not words.isdisjoint(clause_words().issued_by)
    return None, False


def _is_definite_noun(token: Token) -> bool:
    """Tell whether a noun has the article: what follows «دعا البيان» is told, not its owner."""
    return token.folded.startswith(_ARTICLE)


def _body(discourse: Discourse, report: Report, head: str) -> str | None:
    """Return the last party named before the cue whose name begins with the noun."""
    wanted = head.removeprefix(_ARTICLE)
    for mention in discourse.mentions_before(report.hit.span.start):
        name = fold(mention.span.of(discourse.analysis.text)).split()
        if name and name[0].removeprefix(_ARTICLE) == wanted:
            return mention.party.id
    last = discourse.last_speaker(report.hit, agreeing=False)
    last_party = discourse.party(last) if last is not None else None
    body = last_party is not None and last_party.type is not PartyType.PERSON
    return last if body and last_party is not None and not last_party.unnamed else None


def _unlisted(discourse: Discourse, phrase: Span, number: int) -> Party | None:
    """Return a party that no list knows: a title, a sound plural, «الشرطة», «أحد الرجال»."""
    words = discourse.analysis.tokens_in(phrase)
    first = words[0].folded if words else ""
    body = first in clause_words().anaphoric_bodies
    titled = not clause_words().title_heads.isdisjoint({first, first.removesuffix(_ACCUSATIVE)})
    one_of = first in _ONE_OF and len(words) > 1 and words[1].folded.startswith(_ARTICLE)
    human = titled or is_human_plural(first)
    if not (one_of or ((human or body) and len(first) >= _SHORTEST_PLURAL)):
        return None
    kind = PartyType.AGENCY if body else PartyType.PERSON
    return unnamed_party(discourse.analysis, discourse.cast, phrase, number, kind)
