"""The extraction of one text, as an algorithm.

Enters: a text, its title and publication day. Leaves: an `Extraction`. Deterministic; no network,
no database, no clock. What each step does is in the step's module.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from app import __version__
from app.domain.article import ZoneKind
from app.domain.attribution import Quote
from app.domain.claim import Claim
from app.domain.extraction import Extraction
from app.domain.party import Analyst, Party, PartyType, Place
from app.extraction.attribution import attribute
from app.extraction.claims.analysts import find_analysts
from app.extraction.claims.claims import find_claims
from app.extraction.claims.concern import Scene
from app.extraction.dates.reference import reference_day
from app.extraction.parties.parties import find_parties
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.extraction.reading.reading import analyse
from app.extraction.speakers.ranking import Choose, choose
from app.text.markup import past_entity
from app.text.span import Span

Record = TypeVar("Record", Party, Quote, Claim, Analyst)
Spanned = TypeVar("Spanned", Quote, Claim)
EXTRACTOR: Final = f"marsad {__version__}"


def extract(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    choose: Choose = choose,
) -> Extraction:
    """Return everything that is found in `text`, with spans into `text` as it was given.

    Args:
        text: a plain article or a pasted page; may hold its own headline.
        title: the headline when the source gives it apart; it is not searched, since spans could
            not point into it.
        published: publication day; without it the day is inferred from the text where possible.
        choose: who spoke a report, of its candidates; the learnt ranking unless one watches it.

    Example: «قال بوتين «إنها وثيقة ثورية»» (qāla Būtīn …, "Putin said …") → a direct quote.
    """
    del title
    analysis = analyse(text)
    reference = reference_day(analysis, published)
    cast, places = find_parties(analysis)
    cast, quotes, nonspeech = attribute(analysis, cast, choose)
    analysts = find_analysts(analysis, cast, quotes)
    scene = Scene(analysis=analysis, cast=cast, places=places)
    claims = find_claims(scene, quotes, analysts, reference)
    found = Extraction(
        text=text,
        reference_date=reference,
        zones=analysis.zones,
        parties=cast.parties,
        places=places,
        quotes=tuple(_uncut(text, quote) for quote in quotes),
        nonspeech_quotes=nonspeech,
        claims=tuple(_uncut(text, claim) for claim in claims),
        analysts=analysts,
        dateline_country=_dateline_country(analysis, cast, places),
        agency=_agency(analysis, cast),
        extractor=EXTRACTOR,
    )
    return _renumbered(found)


def _uncut(text: str, record: Spanned) -> Spanned:
    """Return a quote or claim whose span ends past an entity that closes it: «…&#34;»."""
    end = past_entity(text, record.span.end)
    return record if end == record.span.end else replace(record, span=Span(record.span.start, end))


def _dateline_country(analysis: Analysis, cast: Cast, places: Sequence[Place]) -> str | None:
    """Return the country that the dateline names or whose city it names."""
    for zone in analysis.zones:
        if zone.kind is ZoneKind.DATELINE:
            for mention in cast.within(zone.span):
                if mention.party.country and mention.party.type is not PartyType.MEDIA:
                    return mention.party.country
            for place in places:
                if zone.span.contains(place.span) and place.country:
                    return place.country
    return None


def _agency(analysis: Analysis, cast: Cast) -> str | None:
    """Return the outlet that the dateline names."""
    for zone in analysis.zones:
        if zone.kind is ZoneKind.DATELINE:
            for mention in cast.within(zone.span):
                if mention.party.type is PartyType.MEDIA:
                    return mention.party.id
    return None


def _renumbered(found: Extraction) -> Extraction:
    """Number the parties p1, p2, … by first appearance and rename them wherever they are named."""
    ordered = sorted(found.parties, key=_first_place)
    names = {party.id: f"p{number}" for number, party in enumerate(ordered, start=1)}
    return replace(
        found,
        parties=tuple([_changed(p, id=names[p.id]) for p in ordered]),
        quotes=tuple([_renamed_quote(q, names) for q in found.quotes]),
        claims=tuple([_renamed_claim(c, names) for c in found.claims]),
        analysts=tuple([_renamed_analyst(a, names) for a in found.analysts]),
        agency=found.agency and names[found.agency],
    )


def _changed(record: Record, **values: Any) -> Record:  # noqa: ANN401 - fields of the record
    """Return the record with these values; the same one when it has them: most have."""
    same = all(getattr(record, name) == value for name, value in values.items())
    return record if same else replace(record, **values)


def _first_place(party: Party) -> tuple[int, int]:
    spans = (*party.mentions, *party.descriptive)
    if not spans:
        return (1 << 62, 0)
    first = min(spans)
    return (first.start, -first.end)


def _renamed(ids: Sequence[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple([names.get(i, i) for i in ids]) if ids else ()


def _renamed_quote(quote: Quote, names: dict[str, str]) -> Quote:
    return _changed(
        quote,
        speaker=quote.speaker and names[quote.speaker],
        co_speakers=_renamed(quote.co_speakers, names),
        via=_renamed(quote.via, names),
    )


def _renamed_claim(claim: Claim, names: dict[str, str]) -> Claim:
    return _changed(
        claim,
        claimant=names.get(claim.claimant, claim.claimant) if claim.claimant else None,
        co_claimants=_renamed(claim.co_claimants, names),
        chain=_renamed(claim.chain, names),
        about=_renamed(claim.about, names),
    )


def _renamed_analyst(analyst: Analyst, names: dict[str, str]) -> Analyst:
    return _changed(
        analyst,
        party=names[analyst.party],
        affiliation_party=analyst.affiliation_party and names[analyst.affiliation_party],
        told_to=analyst.told_to and names[analyst.told_to],
    )
