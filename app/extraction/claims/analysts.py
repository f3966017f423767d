"""Analysts: named persons quoted for expertise, with title, field, affiliation and medium.

Enters: the analysed text, the cast, the quotes. Leaves: one `Analyst` per person whose name stands
beside a phrase of expertise («أستاذ علم الاجتماع في جامعة الجزائر», professor of sociology at the
University of Algiers). Refuses persons who speak nowhere, and offices held in the events.
"""

from app.domain.attribution import Quote
from app.domain.party import Analyst, Party, PartyType
from app.extraction.claims.introductions import Introduction, introduction_at
from app.extraction.claims.origins import country_of_adjective, country_of_name
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention, MentionKind
from app.lexicon.persons import offices_of
from app.text.span import Span

_TOLD_BEFORE = 14
_TO = "ل"


def find_analysts(analysis: Analysis, cast: Cast, quotes: tuple[Quote, ...]) -> tuple[Analyst, ...]:
    """Return the analysts in order of introduction.

    Args:
        analysis: the analysed text.
        cast: its parties.
        quotes: its quotes; only speakers can be analysts.

    Example: «صرح أستاذ الدراسات الكورية لدى جامعة أوسلو فلاديمير تيخونوف لفرانس برس» (ṣarraḥa
    ustādh ad-dirāsāt al-kūriyya ladā jāmiʿat Ūslū Flādīmīr Tīkhūnūf li-Frāns Bris) → title
    «أستاذ الدراسات الكورية», affiliation «جامعة أوسلو», told_to AFP.
    """
    speakers = {s for q in quotes for s in (q.speaker, *q.co_speakers) if s}
    found: dict[str, Analyst] = {}
    for mention in cast.mentions:
        if mention.party.id not in found and _may_be(mention, speakers):
            introduction = introduction_at(analysis, cast, mention)
            if introduction is not None:
                found[mention.party.id] = _analyst(analysis, cast, mention.party, introduction)
    return tuple(found.values())


def _may_be(mention: Mention, speakers: set[str]) -> bool:
    party = mention.party
    named = mention.kind is MentionKind.NAME and not party.unnamed
    speaks = named and party.type is PartyType.PERSON and party.id in speakers
    return speaks and not offices_of(party.key)


def _analyst(analysis: Analysis, cast: Cast, person: Party, introduction: Introduction) -> Analyst:
    body = _body(cast, introduction.affiliation)
    text = analysis.text
    country = _country(analysis, person, introduction.affiliation, body)
    told = _told_to(analysis, cast, introduction.span)
    return Analyst(
        party=person.id,
        title=introduction.title.of(text) if introduction.title else None,
        affiliation=_unmarked(introduction.affiliation.of(text))
        if introduction.affiliation
        else None,
        affiliation_party=body.id if body else None,
        field=introduction.field.of(text) if introduction.field else None,
        told_to=told.id if told else None,
        countries=(country,) if country else (),
        intro=introduction.span,
    )


_TOLD_BY = frozenset({"affiliation", "nisba", "gazetteer", None})
_AFTERWORDS = 3


def _country(
    analysis: Analysis, person: Party, affiliation: Span | None, body: Party | None
) -> str | None:
    """Return the country of the affiliation.

    The body's own; else that of an adjective, state or capital in its name or right after it
    («جامعة برادفورد البريطانية», «معهد … في سيول»); else the person's, unless only guessed.
    """
    if body is not None and body.country and body.country_basis in _TOLD_BY:
        return body.country
    if affiliation is not None:
        place = analysis.token_index(affiliation.end)
        after = analysis.tokens[place : place + _AFTERWORDS]
        words = [t.folded for t in (*analysis.tokens_in(affiliation), *after)]
        adjectives, names = map(country_of_adjective, words), map(country_of_name, words)
        told = next(filter(None, (*adjectives, *names)), None)
        if told:
            return told
    return person.country if person.country_basis in _TOLD_BY else None


def _unmarked(affiliation: str) -> str:
    return "".join(c for c in affiliation if c not in '«»"“”').strip()


def _body(cast: Cast, affiliation: Span | None) -> Party | None:
    """Return the organisation named in the affiliation, the last and widest one."""
    if affiliation is None:
        return None
    for mention in cast.within(affiliation):
        if mention.party.type in {PartyType.ORGANISATION, PartyType.MEDIA, PartyType.AGENCY}:
            return mention.party
    return None


def _told_to(analysis: Analysis, cast: Cast, intro: Span) -> Party | None:
    """Return the medium after «لـ» (to) in the sentence of the introduction.

    Example: «قال … لوكالة فرانس برس» (qāla … li-wikālat Frāns Bris) → AFP.
    """
    sentence = analysis.sentence_at(intro.start)
    if sentence is None:
        return None
    for mention in cast.within(sentence):
        if mention.party.type is PartyType.MEDIA and not intro.contains(mention.span):
            place = analysis.token_index(mention.span.start)
            window = analysis.text[max(0, mention.span.start - _TOLD_BEFORE) : mention.span.start]
            last = window.split(" ")[-1].strip('«»"“”ـ')
            previous = analysis.tokens[max(0, place - 1)].folded
            if last == _TO or (last == "" and previous.startswith(_TO) and previous != "لا"):
                return mention.party
            if mention.span.of(analysis.text).startswith("ل"):
                return mention.party
    return None
