"""Claims on sanctions for tests: short, with the parties that extraction would give them."""

import calendar
from datetime import date

from app.domain.claim import Modality
from app.domain.party import PartyType
from app.lexicon.states import states_by_key
from app.screening.sanction_claims import AboutParty, SanctionClaim

DAY = date(2024, 6, 19)


def state(iso2: str) -> AboutParty:
    """A state as a party."""
    known = states_by_key()[iso2]
    return AboutParty(
        key=int.from_bytes(iso2.encode()),
        written=iso2,
        type=PartyType.STATE,
        name_ar=known.canonical_ar,
        name_en=known.canonical_en,
        country=iso2,
    )


def person(name: str, english: str, country: str | None = None, key: int = 1) -> AboutParty:
    """A person as a party."""
    return AboutParty(
        key=key,
        written=f"id-{key}",
        type=PartyType.PERSON,
        name_ar=name,
        name_en=english,
        country=country,
    )


def days(written: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        year, month = parts
        last = calendar.monthrange(year, month)[1]
        return date(year, month, 1), date(year, month, last)
    year, month, day = parts
    return date(year, month, day), date(year, month, day)


def claim(
    text: str,
    *about: str | AboutParty,
    modality: Modality = Modality.ASSERTED,
    dated: str | None = None,
    date_text: str | None = None,
    published: str | None = "2024-06-19",
    claimant: AboutParty | None = None,
) -> SanctionClaim:
    """A claim about states (by their codes) and others."""
    return SanctionClaim(
        text=text,
        modality=modality,
        claimant=claimant,
        about=tuple(state(one) if isinstance(one, str) else one for one in about),
        dated=dated,
        date_text=date_text or dated,
        event=days(dated) if dated else None,
        published_on=date.fromisoformat(published) if published else None,
    )
