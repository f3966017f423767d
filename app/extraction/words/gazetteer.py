"""All that the lexicon knows by form, in one matcher: one pass over the tokens finds everything.

Enters: the tables of app.lexicon. Leaves: a `Matcher` whose meanings are `Known` records. Refuses
to choose between meanings; the steps that need one kind take it.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple, TypeAlias

from app.domain.party import PartyType
from app.extraction.words.matching import Match, Matcher
from app.lexicon.bodies import Body, bodies
from app.lexicon.heads import (
    OrganisationHead,
    UnnamedHead,
    organisation_head_forms,
    unnamed_head_forms,
)
from app.lexicon.identity_words import identity_words
from app.lexicon.party_words import party_words
from app.lexicon.peoples import PeopleForm, people_forms
from app.lexicon.persons import Person, persons
from app.lexicon.places import KnownPlace, places
from app.lexicon.states import Demonym, State, demonym_forms, states
from app.lexicon.titles import Office, office_forms
from app.text.fold import fold

NOWHERE = "-"
_ACRONYM = re.compile("[A-Z]{3,6}")
_LATIN = re.compile("[A-Z][A-Za-z&-]{4,}|[A-Z][A-Za-z&-]+(?: [A-Za-z&-]+)+")
_IN_LATIN = frozenset({PartyType.ORGANISATION, PartyType.MEDIA})
_MEMBERS = ("يون", "يين", "ظون", "ظين")


class KnownKind(StrEnum):
    """What table a form comes from."""

    STATE = "state"
    CAPITAL = "capital"
    DEMONYM = "demonym"
    PEOPLE = "people"
    BODY = "body"
    PERSON = "person"
    PLACE = "place"
    OFFICE = "office"
    HEAD = "head"
    UNNAMED = "unnamed"


Entry: TypeAlias = (
    State
    | Demonym
    | PeopleForm
    | Body
    | Person
    | KnownPlace
    | Office
    | OrganisationHead
    | UnnamedHead
)


class Known(NamedTuple):
    """One meaning of a form.

    Attributes:
        entry: the record of the lexicon.
        context: folded words one of which must stand right before, or empty for no condition.
        where: ISO 3166-1 alpha-2 of a state that the text must name, or None for no condition;
            `NOWHERE` when only the full name elsewhere in the text licenses the form.
    """

    kind: KnownKind
    entry: Entry
    context: frozenset[str] = frozenset()
    where: str | None = None


KnownMatch = Match[Known]


@cache
def gazetteer() -> Matcher[Known]:
    """Return the matcher over all tables, built once per process."""
    return Matcher(_forms())


def _forms() -> Iterator[tuple[str, Known]]:
    yield from _named()
    for kind, index in (
        (KnownKind.DEMONYM, demonym_forms()),
        (KnownKind.PEOPLE, people_forms()),
        (KnownKind.OFFICE, office_forms()),
        (KnownKind.HEAD, organisation_head_forms()),
        (KnownKind.UNNAMED, unnamed_head_forms()),
    ):
        for form, entries in index.items():
            for entry in entries:
                yield form, Known(kind, entry, where=_witness(entry))


def _named() -> Iterator[tuple[str, Known]]:
    for state in states():
        yield from _conditional(KnownKind.STATE, state, state.forms, state.context_forms)
        yield from _conditional(KnownKind.CAPITAL, state, state.capitals, ())
        for form in state.context_capitals:
            yield form, Known(KnownKind.CAPITAL, state, _CITY_CONTEXT)
    for body in bodies():
        yield from _conditional(KnownKind.BODY, body, body.forms, body.context_forms)
        if _ACRONYM.fullmatch(body.canonical_en) or _is_spelt_in_latin(body):
            yield body.canonical_en, Known(KnownKind.BODY, body)
    for person in persons():
        for form in (*person.forms, *person.short_forms):
            yield form, Known(KnownKind.PERSON, person, where=_where(form, person))
    for place in places():
        yield from _conditional(KnownKind.PLACE, place, place.forms, place.context_forms)


def _is_spelt_in_latin(body: Body) -> bool:
    """Tell whether Arabic texts may have a body in Latin letters: «منصة Spotify»."""
    known_abroad = body.type in _IN_LATIN and body.country not in identity_words().arabic_script
    return known_abroad and _LATIN.fullmatch(body.canonical_en) is not None


def _witness(entry: Entry) -> str | None:
    """Return the state that must be named besides: «المالية» is of Mali, or of finance."""
    return entry.state.iso2 if isinstance(entry, Demonym) and not entry.certain else None


def _where(form: str, person: Person) -> str | None:
    """Return under what condition a name means a known person, see `Known.where`."""
    if fold(form) in party_words().noun_surnames:
        return NOWHERE
    return person.country if fold(form) in party_words().shared_surnames else None


_CITY_CONTEXT = frozenset(map(fold, ("العاصمة", "في", "إلى")))


def _conditional(
    kind: KnownKind,
    entry: State | Body | KnownPlace,
    forms: tuple[str, ...],
    context_forms: tuple[str, ...],
) -> Iterator[tuple[str, Known]]:
    for form in forms:
        yield form, Known(kind, entry)
    context = frozenset(map(fold, entry.context))
    heads = organisation_head_forms()
    for form in context_forms:
        if context:
            yield form, Known(kind, entry, context)
        elif isinstance(entry, Body) and entry.country and fold(form) not in heads:
            apart = " " in form or form.endswith(_MEMBERS)
            yield form, Known(kind, entry, where=entry.country if apart else NOWHERE)
