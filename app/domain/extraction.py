"""The result of extraction on one text."""

from dataclasses import dataclass
from datetime import date

from app.domain.article import Zone
from app.domain.attribution import NonspeechQuote, Quote
from app.domain.claim import Claim
from app.domain.party import Analyst, Party, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything found in one text; every span points into `text`, every id is local to it.

    Attributes:
        reference_date: publication day, else inferred from the text, else None.
        dateline_country: ISO 3166-1 alpha-2 of the dateline, or None.
        agency: local id of the agency that signed the article, or None.
        extractor: version of the extractor that made this.
    """

    text: str
    reference_date: date | None = None
    language: str = "ar"
    zones: tuple[Zone, ...] = ()
    parties: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    quotes: tuple[Quote, ...] = ()
    nonspeech_quotes: tuple[NonspeechQuote, ...] = ()
    claims: tuple[Claim, ...] = ()
    analysts: tuple[Analyst, ...] = ()
    dateline_country: str | None = None
    agency: str | None = None
    extractor: str = ""
