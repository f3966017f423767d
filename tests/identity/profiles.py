"""Members for tests, by name."""

from datetime import date

from app.domain.identity import Member
from app.domain.ids import ArticleId, PartyId, derive_id
from app.domain.party import Party, PartyType
from app.identity.keys import Setting, party_key, profile_of

HERE = ArticleId(11)


def party(
    name: str,
    country: str | None = None,
    *,
    guess: str | None = None,
    kind: PartyType = PartyType.PERSON,
) -> Party:
    """A party of one article: its country told, or guessed from the article's subject."""
    return Party(
        id="p1",
        type=kind,
        canonical_ar=name,
        canonical_en="",
        country=country or guess,
        country_basis="title" if country else "context" if guess else None,
    )


def member(
    name: str,
    country: str | None = None,
    sphere: str | None = None,
    *,
    guess: str | None = None,
    day: date | None = None,
    kind: PartyType = PartyType.PERSON,
) -> Member:
    """What the stored profile of such a party is; the article itself is always the same."""
    setting = Setting(country=guess, sphere=sphere, day=day)
    one = party(name, country, guess=guess, kind=kind)
    profile = profile_of(one, setting)
    assert profile is not None, name
    return Member(id=PartyId(derive_id("party", party_key(one, HERE, setting))), profile=profile)


def member_of_context(name: str, main: str) -> Member:
    """An organisation of which only the article's main country is known."""
    setting = Setting(country=main)
    one = party(name, kind=PartyType.ORGANISATION)
    profile = profile_of(one, setting)
    assert profile is not None, name
    return Member(id=PartyId(derive_id("party", party_key(one, HERE, setting))), profile=profile)
