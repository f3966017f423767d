"""The country of a source that no one names: «متحدث باسم الجيش اليمني», «جزائريون», «شهود عيان».

Enters: an `Analysis` and the whole cast. Leaves: the cast, its unnamed sources with the country of
the body they are of, of their own adjective, or the one that the article is mostly about.
Source of the rule: annotation scheme §2 (state represented, else nationality, else affiliation).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.article import ZoneKind
from app.domain.party import Party, PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.extraction.words.gazetteer import gazetteer
from app.lexicon.clause_words import clause_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.private_persons import private_persons
from app.lexicon.states import Demonym, demonym_forms
from app.text.fold import fold
from app.text.span import Span

_ACTS: Final = 2
_OF_A_STATE: Final = frozenset({PartyType.STATE, PartyType.AGENCY, PartyType.PERSON})
_ACCUSATIVE: Final = "ا"
_PERSON: Final = "person:"
_SOURCES: Final = frozenset(map(fold, ("مصدر", "مصدران", "مصدرين", "لمصدر", "بمصدر")))
_SEVERAL: Final = frozenset(map(fold, ("مصادر", "المصادر")))
_COUNTING: Final = frozenset(map(fold, ("أحد", "ثلاثة", "لثلاثة", "أربعة", "خمسة", "عدة")))
_TELLING_NOTHING: Final = _SOURCES.union(
    _SEVERAL,
    _COUNTING,
    map(fold, ("مطلع", "مطلعة", "مطلعان", "مطلعين", "موثوق", "موثوقة", "خاص", "خاصة", "آخر")),
)


def with_countries(analysis: Analysis, cast: Cast) -> Cast:
    """Return the cast with the countries of its unnamed sources filled in."""
    main = _main_country(analysis, cast)
    return Cast(tuple(_settled(analysis, cast, party, main) for party in cast.parties))


def _settled(analysis: Analysis, cast: Cast, party: Party, main: str | None) -> Party:
    if not party.unnamed or party.country or not party.descriptive:
        return party
    phrase = party.descriptive[0]
    for country in _of_bodies(cast, party, phrase):
        return replace(party, country=country, country_basis="affiliation")
    for country in _of_words(analysis, cast, phrase):
        return replace(party, country=country, country_basis="nisba")
    local = party.type is PartyType.PERSON or _is_local(analysis, phrase)
    foreign = _is_bare_source(analysis, phrase) or _is_of_no_state(cast, phrase)
    if main is not None and local and not foreign:
        return replace(party, country=main, country_basis="context")
    return party


def _is_of_no_state(cast: Cast, phrase: Span) -> bool:
    """Tell whether a body of several states is in the phrase: «أحد المتحدثين باسم الفيفا»."""
    return any(m.party.key is not None and m.party.country is None for m in cast.within(phrase))


def _is_bare_source(analysis: Analysis, phrase: Span) -> bool:
    """Tell whether a source is meant of whom nothing tells whose it is: «ثلاثة مصادر مطلعة».

    «المصدر» points back at one told of before.
    """
    words = {t.folded for t in analysis.tokens_in(phrase)}
    counted = words & _SEVERAL and words & _COUNTING
    return bool(counted or words & _SOURCES) and words <= _TELLING_NOTHING


def _is_local(analysis: Analysis, phrase: Span) -> bool:
    """Tell whether people of the place are meant: witnesses, residents, officials, sources."""
    return any(
        t.folded.removeprefix("ال") in clause_words().local_people
        for t in analysis.tokens_in(phrase)[:3]
    )


def _of_bodies(cast: Cast, party: Party, phrase: Span) -> Iterator[str]:
    """Yield the countries of the parties named inside a phrase: «مسؤول في البيت الأبيض»."""
    for mention in cast.within(phrase):
        other = mention.party
        if other.id != party.id and other.country and other.type is not PartyType.MEDIA:
            yield other.country


def _of_words(analysis: Analysis, cast: Cast, phrase: Span) -> Iterator[str]:
    """Yield the countries of the peoples and adjectives of origin in a phrase.

    An everyday adjective needs its state named elsewhere: «وزير المالية» (of finance, of Mali).
    """
    named = {p.country for p in cast.parties if p.type is PartyType.STATE}
    first, last = analysis.token_index(phrase.start), analysis.token_index(phrase.end)
    for index in range(first, last):
        for match in gazetteer().at(analysis.text, analysis.tokens, index):
            for known in match.meanings:
                entry = known.entry
                if isinstance(entry, Demonym) and entry.state.iso2:
                    if entry.certain or entry.state.iso2 in named:
                        yield entry.state.iso2
                elif isinstance(entry, PeopleForm) and entry.people.iso2:
                    yield entry.people.iso2
        word = analysis.tokens[index].folded
        for demonym in demonym_forms().get(word.removesuffix(_ACCUSATIVE), ()):
            if word.endswith(_ACCUSATIVE) and demonym.certain and demonym.state.iso2:
                yield demonym.state.iso2


def _main_country(analysis: Analysis, cast: Cast) -> str | None:
    """Return the country whose state, agencies and persons are named most, datelines apart."""
    counts = Counter[str]()
    for party in cast.parties:
        if party.key is not None and party.key.removeprefix(_PERSON) in private_persons():
            continue
        if party.country and party.type in _OF_A_STATE and not party.unnamed:
            weight = 1 if party.type is PartyType.STATE else _ACTS
            counts[party.country] += weight * sum(
                analysis.zone_at(span.start) is not ZoneKind.DATELINE for span in party.mentions
            )
    return counts.most_common(1)[0][0] if counts.total() else None
