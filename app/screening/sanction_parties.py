"""A statement about a person or body compared with the designations that its name met.

Enters: an authority, a party with its listings, what is stated and for when. Leaves: one `Part`.
Absence speaks only where a whole list of the authority is loaded, and for its time.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.enforcement import Verdict
from app.domain.screening import Band
from app.lexicon.enforcement_texts import say
from app.lexicon.regimes import authorities
from app.screening.sanction_answers import Moment, Part, names_of, not_checkable
from app.screening.sanction_record import (
    Listing,
    LoadedList,
    Record,
    list_evidence,
    listing_evidence,
)
from app.screening.sanction_statements import Act, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedParty:
    """A party that sanctions are said to be on.

    Attributes:
        key: by which the record has its listings.
        written: its id as it is written outside.
    """

    key: int
    written: str
    name_ar: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A party and the loaded lists of the authority that it is looked for on."""

    authority: str
    party: NamedParty
    loaded: tuple[LoadedList, ...]


def check_party(
    authority: str, party: NamedParty, statement: Statement, moment: Moment, record: Record
) -> Part:
    """Return what the lists of one authority say of one party."""
    named = {**names_of(authority), "target_ar": party.name_ar, "target_en": party.name_en}
    if authority not in authorities():
        return not_checkable(say("no-record", **named), authority=authority, target=party.written)
    loaded = record.lists_of(authority)
    if not loaded:
        return not_checkable(
            say("no-list", **named),
            authority=authority,
            target=party.written,
            evidence=[{"kind": "no-list", "authority": authority}],
        )
    listings = record.listings.get(party.key)
    if listings is None:
        return not_checkable(
            say("not-screened", **named),
            authority=authority,
            target=party.written,
            evidence=[{"kind": "not-screened", "party": party.written}],
        )
    asked = _Asked(authority=authority, party=party, loaded=loaded)
    own = [x for x in listings if x.authority == authority]
    matches = [x for x in own if x.band is Band.MATCH]
    if matches:
        return _listed(asked, statement, moment, matches)
    return _unlisted(asked, statement, moment, listings)


def _listed(asked: _Asked, statement: Statement, moment: Moment, matches: list[Listing]) -> Part:
    party = asked.party
    best = _of_the_day(matches, moment)
    day = best.listed_on
    sentences = [
        say(
            "listed",
            target_ar=party.name_ar,
            target_en=party.name_en,
            list=best.list_id,
            name=best.name,
            entry=best.entry_id,
            listed_ar=f"، أُدرج في {day}" if day else "",
            listed_en=f", listed on {day}" if day else "",
        )
    ]
    verdict = Verdict.SUPPORTED
    if statement.act is Act.LIFTED:
        verdict = Verdict.CONTRADICTED
        sentences.append(say("still-listed"))
    elif moment.claimed is not None:
        verdict, more = _on_its_day(best, moment)
        sentences.append(more)
    elif day is not None and day > moment.last:
        verdict = Verdict.NOT_FOUND
        sentences.append(say("listed-later", listed_on=day))
    return Part(
        verdict=verdict,
        sentences=tuple(sentences),
        evidence=tuple(map(listing_evidence, matches[:3])),
        authority=asked.authority,
        target=party.written,
        since=day,
        covers=_covers(asked.loaded),
    )


def _of_the_day(matches: list[Listing], moment: Moment) -> Listing:
    """Return the entry that was listed in the time meant, else the best."""
    first, last = moment.begins or (moment.first, moment.last)
    for one in matches:
        if moment.claimed and one.listed_on is not None and first <= one.listed_on <= last:
            return one
    return matches[0]


def _on_its_day(best: Listing, moment: Moment) -> tuple[Verdict, tuple[str, str]]:
    """Compare the day of listing with the date that the claim gives."""
    first, last = moment.begins or (moment.first, moment.last)
    day = best.listed_on
    if day is None:
        return Verdict.SUPPORTED, say("listed-no-day")
    if first <= day <= last:
        return Verdict.SUPPORTED, say("listed-agrees")
    other = say("listed-other-day", listed_on=day, claimed=moment.claimed)
    if day < first and moment.begins is None:
        return Verdict.SUPPORTED, other
    return Verdict.CONTRADICTED, other


def _unlisted(
    asked: _Asked, statement: Statement, moment: Moment, listings: tuple[Listing, ...]
) -> Part:
    authority, party, loaded = asked.authority, asked.party, asked.loaded
    named = {**names_of(authority), "target_ar": party.name_ar, "target_en": party.name_en}
    near = [x for x in listings if x.authority == authority and x.band is Band.POSSIBLE]
    others = [x for x in listings if x.authority != authority and x.band is Band.MATCH]
    whole = [x for x in loaded if not x.excerpt]
    evidence = (*map(listing_evidence, (*near[:2], *others[:2])), *map(list_evidence, loaded))
    more = [say("resembles", name=near[0].name)] if near else []
    more += [say("other-lists")] if others else []
    if not whole:
        part = not_checkable(
            say("excerpt", **named), authority=authority, target=party.written, evidence=evidence
        )
        return part.adding(*more)
    covers = _covers(loaded)
    if covers[0] is not None and moment.last < covers[0] and statement.act is not Act.LIFTED:
        covered = {"from": covers[0], "to": covers[1], "when": moment.written}
        part = not_checkable(
            say("outside", **named, **covered),
            authority=authority,
            target=party.written,
            evidence=evidence,
            covers=covers,
        )
        return part.adding(*more)
    lifted = statement.act is Act.LIFTED and not near
    code = "delisting-agrees" if lifted else "not-listed"
    return Part(
        verdict=Verdict.SUPPORTED if lifted else Verdict.NOT_FOUND,
        sentences=(say(code, **named), *more),
        evidence=evidence,
        authority=authority,
        target=party.written,
        covers=covers,
    )


def _covers(loaded: tuple[LoadedList, ...]) -> tuple[date | None, date | None]:
    """Return the days that the lists answer for; of an excerpt its date only."""
    whole = [x for x in loaded if not x.excerpt]
    last = max(x.dated for x in whole or loaded)
    return min((x.since for x in whole), default=None), last
