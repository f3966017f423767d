"""The key of a party across articles, and what it is recognised by.

Enters: a party of one article, and what that article is about. Leaves: a key that equal parties
share, and a profile to compare unequal keys by. Pure and independent of the order in which
articles arrive. Refuses to merge by likeness: `app.identity.merging` does.
"""

from dataclasses import dataclass, field
from datetime import date

from app.domain.identity import NameKind, Profile
from app.domain.ids import ArticleId, PartyId, derive_id, write_id
from app.domain.party import GUESSED_BASES, Party, PartyType
from app.identity.names import (
    body_units,
    borne_by_many,
    folded_name,
    is_common,
    name_units,
    skeleton,
)
from app.lexicon.identity_words import identity_words

_UNKNOWN = "-"
_COMMON_LENGTH = 2
_ONE_KIND = frozenset({PartyType.AGENCY, PartyType.ORGANISATION})
"""Extraction calls a body of the state now this, now that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an article tells of a party beside its name.

    Attributes:
        country: the state the article is mostly about, or None.
        sphere: walk of life by the titles before the name.
        context: countries the article speaks of.
        company: the other named parties.
        day: of publication.
    """

    country: str | None = None
    sphere: str | None = None
    context: frozenset[str] = field(default=frozenset())
    company: frozenset[PartyId] = field(default=frozenset())
    day: date | None = None


NOWHERE = Setting()
"""When nothing is known of the article."""


def party_key(party: Party, article: ArticleId, setting: Setting = NOWHERE) -> str:
    """Return the key that a party has in every article.

    A known party has the gazetteer's key. Another has its type, its folded name, its country and,
    for a person, the walk of life its titles tell. Where the name is one that many bear (two given
    names, «وزارة الداخلية», the ministry of the interior) a country that is only the article's
    ("~SA") keeps homonyms apart; a name without any, and a person's short name, belong to their
    article alone, like an unnamed party («مصادر دبلوماسية», diplomatic sources).

    Returns:
        "state:RU", "person:كيم سونغ باي:KR", "person:محمد علي:~SA:sport",
        "person:الحربي:@<article>" or "unnamed:<article>:<local id>".
    """
    if party.key:
        return party.key
    if party.unnamed:
        return f"unnamed:{write_id(article)}:{party.id}"
    place = _place(party, setting)
    sphere = f":{setting.sphere}" if setting.sphere and place is not None else ""
    return f"{party.type.value}:{folded_name(party.canonical_ar)}:" + (
        f"@{write_id(article)}" if place is None else place + sphere
    )


def party_id(party: Party, article: ArticleId, setting: Setting = NOWHERE) -> PartyId:
    """Return the id derived from the key of a party."""
    return PartyId(derive_id("party", party_key(party, article, setting)))


def profile_of(party: Party, setting: Setting = NOWHERE) -> Profile | None:
    """Return what a party is recognised by; None when it can be no other than its key says."""
    if party.key or party.unnamed:
        return None
    units = name_units(party.canonical_ar)
    if party.type is PartyType.PERSON and len(units) == 1:
        return _short(party, setting, units)
    if _place(party, setting) is None:
        return None
    if party.type is not PartyType.PERSON:
        return _body(party, setting)
    return Profile(
        kind=NameKind.FULL,
        block=f"{skeleton(units[0])} {skeleton(units[-1])}",
        surname=skeleton(units[-1]),
        units=units,
        country=_told_country(party),
        sphere=setting.sphere,
        guesses=_guesses(party, setting),
        first_day=setting.day,
    )


def _short(party: Party, setting: Setting, units: tuple[str, ...]) -> Profile | None:
    if is_common(units[0]):
        return None
    return Profile(
        kind=NameKind.SHORT,
        block=f"- {skeleton(units[0])}",
        surname=skeleton(units[0]),
        units=units,
        country=_told_country(party),
        sphere=setting.sphere,
        first_day=setting.day,
        context=setting.context,
        company=setting.company,
    )


def _body(party: Party, setting: Setting) -> Profile:
    units = body_units(party.canonical_ar)
    kind = "body" if party.type in _ONE_KIND else party.type.value
    return Profile(
        kind=NameKind.BODY,
        block=f"{kind}: {' '.join(units)}",
        units=units,
        country=party.country,
        guesses=_guesses(party, setting),
        first_day=setting.day,
    )


def _place(party: Party, setting: Setting) -> str | None:
    """Return what a name is told from homonyms by; None when only its article does."""
    if party.type is PartyType.PERSON:
        return _home(party, setting)
    if party.country or party.type in identity_words().shared_bodies:
        return party.country or _UNKNOWN
    long = len(body_units(party.canonical_ar)) > _COMMON_LENGTH
    return _guess(setting, party) if long or party.type is PartyType.AGENCY else None


def _home(party: Party, setting: Setting) -> str | None:
    told, units = _told_country(party), name_units(party.canonical_ar)
    if len(units) < _COMMON_LENGTH:
        known = told and setting.sphere and not any(map(is_common, units))
        return told if known else None
    if told is None and borne_by_many(units):
        return _guess(setting, party)
    return told or _UNKNOWN


def _told_country(party: Party) -> str | None:
    return None if party.country_basis in GUESSED_BASES else party.country


def _guess(setting: Setting, party: Party) -> str | None:
    country = party.country or setting.country
    return f"~{country}" if country else None


def _guesses(party: Party, setting: Setting) -> frozenset[str]:
    if party.country and party.country_basis not in GUESSED_BASES:
        return frozenset()
    return frozenset(filter(None, (party.country or setting.country,)))
