"""Articles for the tests of attribution: parties are set by their words, everywhere they stand."""

import re

from app.domain.attribution import Quote
from app.domain.party import Party, PartyType
from app.extraction.attribution import attribute
from app.extraction.pipeline import extract
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.extraction.reading.reading import analyse
from app.text.span import Span

KINDS = {
    "person": PartyType.PERSON,
    "state": PartyType.STATE,
    "agency": PartyType.AGENCY,
    "group": PartyType.GROUP,
    "media": PartyType.MEDIA,
    "organisation": PartyType.ORGANISATION,
}
Cases = tuple[str, ...]


def cast_of(text: str, parties: str) -> Cast:
    """A cast from lines «type: name, other name»; the id is the first name."""
    return Cast(tuple(_party(text, line) for line in parties.split("; ") if line))


def _party(text: str, line: str) -> Party:
    kind, _, names = line.partition(": ")
    forms = names.split(", ")
    spans = tuple(
        sorted(Span(m.start(), m.end()) for f in forms for m in re.finditer(re.escape(f), text))
    )
    return Party(
        id=forms[0],
        type=KINDS[kind],
        canonical_ar=forms[0],
        canonical_en=forms[0],
        mentions=spans,
    )


def read(text: str, parties: str = "") -> tuple[Analysis, Cast]:
    """The analysis of a text and its cast."""
    return analyse(text), cast_of(text, parties)


def quotes_of(text: str, parties: str = "") -> tuple[Quote, ...]:
    """The quotes of a text."""
    return attribute(*read(text, parties))[1]


def told(text: str, parties: str = "") -> list[str]:
    """The quotes as «kind | speaker | words»."""
    analysis, cast = read(text, parties)
    cast, quotes, _ = attribute(analysis, cast)
    return [
        f"{q.kind} | {cast.party(q.speaker).canonical_ar if q.speaker else None} | "
        f"{q.span.of(text)}"
        for q in quotes
    ]


def speakers_of(text: str) -> list[str | None]:
    """The names of who speaks the quotes of a text read whole, those inside others left out."""
    found = extract(text)
    names = {p.id: p.canonical_ar for p in found.parties}
    return [names[q.speaker] if q.speaker else None for q in found.quotes if q.within is None]
