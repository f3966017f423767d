"""Extraction to and from JSON of annotation scheme 1.0: what `marsad extract` prints.

Enters: an `Extraction`, or a decoded document. Leaves: plain dicts and lists, or an `Extraction`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from app.domain.article import Zone, ZoneKind
from app.domain.attribution import (
    NonspeechQuote,
    Position,
    Quote,
    QuoteKind,
    QuoteSubtype,
    SpeakerRef,
)
from app.domain.claim import Claim, Modality, Topic
from app.domain.extraction import Extraction
from app.domain.party import Analyst, Party, PartyType, Place
from app.text.span import Span

SCHEME = "1.0"


def to_scheme(extraction: Extraction, document_id: str) -> dict[str, Any]:
    """Return the extraction as a document of annotation scheme 1.0 (plain dicts and lists)."""
    text = extraction.text
    return {
        "scheme": SCHEME,
        "id": document_id,
        "text_sha256": sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "text_len": len(text),
        "reference_date": extraction.reference_date and extraction.reference_date.isoformat(),
        "language": extraction.language,
        "zones": [{"zone": z.kind.value, "span": list(z.span)} for z in extraction.zones],
        "parties": [_party(p) for p in extraction.parties],
        "places": [{"span": list(p.span), "country": p.country} for p in extraction.places],
        "quotes": [_quote(q) for q in extraction.quotes],
        "nonspeech_quotes": [
            {"span": list(n.span), "why": n.why} for n in extraction.nonspeech_quotes
        ],
        "claims": [_claim(c) for c in extraction.claims],
        "analysts": [_analyst(a) for a in extraction.analysts],
        "annotator": extraction.extractor,
        "status": "system",
    }


def _party(party: Party) -> dict[str, Any]:
    document: dict[str, Any] = {
        "id": party.id,
        "type": party.type.value,
        "canonical_ar": party.canonical_ar,
        "canonical_en": party.canonical_en,
        "country": party.country,
        "mentions": [list(s) for s in party.mentions],
        "metonym": [list(s) for s in party.metonym],
        "descriptive": [list(s) for s in party.descriptive],
    }
    if party.unnamed:
        document["unnamed"] = True
    if party.wikidata:
        document["wikidata"] = party.wikidata
    return document


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "start": quote.span.start,
        "end": quote.span.end,
        "kind": quote.kind.value,
        "subtype": quote.subtype.value,
        "speaker": quote.speaker,
        "co_speakers": list(quote.co_speakers),
        "cue": quote.cue,
        "cue_span": quote.cue_span and list(quote.cue_span),
        "speaker_ref": quote.speaker_ref.value,
        "position": quote.position.value,
        "via": list(quote.via),
        "within": quote.within,
        "confidence": round(quote.confidence, 3),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    document: dict[str, Any] = {
        "id": claim.id,
        "start": claim.span.start,
        "end": claim.span.end,
        "claimant": claim.claimant,
        "chain": list(claim.chain),
        "modality": claim.modality.value,
        "cue": claim.cue,
        "about": list(claim.about),
        "countries": list(claim.countries),
        "topic": claim.topic.value,
        "date": claim.date,
        "date_text": claim.date_text,
        "quotes": list(claim.quotes),
        "confidence": round(claim.confidence, 3),
    }
    if claim.co_claimants:
        document["co_claimants"] = list(claim.co_claimants)
    return document


def _analyst(analyst: Analyst) -> dict[str, Any]:
    return {
        "party": analyst.party,
        "title": analyst.title,
        "title_en": analyst.title_en,
        "affiliation": analyst.affiliation,
        "affiliation_party": analyst.affiliation_party,
        "field": analyst.field,
        "told_to": analyst.told_to,
        "countries": list(analyst.countries),
        "intro": analyst.intro and list(analyst.intro),
    }


def from_scheme(document: Mapping[str, Any], text: str) -> Extraction:
    """Return the extraction that a scheme document describes over `text`.

    Raises:
        KeyError, ValueError: when the document is not of the scheme.
    """
    day = document.get("reference_date")
    return Extraction(
        text=text,
        reference_date=date.fromisoformat(day) if day else None,
        zones=tuple(
            Zone(kind=ZoneKind(z["zone"]), span=Span(*z["span"])) for z in document["zones"]
        ),
        parties=tuple(map(_read_party, document["parties"])),
        places=tuple(
            Place(span=Span(*p["span"]), country=p["country"]) for p in document.get("places", ())
        ),
        quotes=tuple(map(_read_quote, document["quotes"])),
        nonspeech_quotes=tuple(
            NonspeechQuote(span=Span(*n["span"]), why=n["why"])
            for n in document.get("nonspeech_quotes", ())
        ),
        claims=tuple(map(_read_claim, document["claims"])),
        analysts=tuple(map(_read_analyst, document["analysts"])),
    )


def _spans(pairs: Iterable[list[int]] | None) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs or ())


def _read_party(party: Mapping[str, Any]) -> Party:
    return Party(
        id=party["id"],
        type=PartyType(party["type"]),
        canonical_ar=party["canonical_ar"],
        canonical_en=party["canonical_en"],
        country=party.get("country"),
        mentions=_spans(party["mentions"]),
        metonym=_spans(party.get("metonym")),
        descriptive=_spans(party.get("descriptive")),
        unnamed=party.get("unnamed", False),
        wikidata=party.get("wikidata"),
    )


def _read_quote(quote: Mapping[str, Any]) -> Quote:
    cue_span = quote.get("cue_span")
    return Quote(
        id=quote["id"],
        span=Span(quote["start"], quote["end"]),
        kind=QuoteKind(quote["kind"]),
        subtype=QuoteSubtype(quote["subtype"]),
        speaker=quote["speaker"],
        co_speakers=tuple(quote.get("co_speakers") or ()),
        cue=quote.get("cue"),
        cue_span=Span(*cue_span) if cue_span else None,
        speaker_ref=SpeakerRef(quote.get("speaker_ref") or "none"),
        position=Position(quote.get("position") or "none"),
        via=tuple(quote.get("via") or ()),
        within=quote.get("within"),
    )


def _read_claim(claim: Mapping[str, Any]) -> Claim:
    return Claim(
        id=claim["id"],
        span=Span(claim["start"], claim["end"]),
        claimant=claim["claimant"],
        modality=Modality(claim["modality"]),
        co_claimants=tuple(claim.get("co_claimants") or ()),
        chain=tuple(claim.get("chain") or ()),
        cue=claim.get("cue"),
        about=tuple(claim.get("about") or ()),
        countries=tuple(claim.get("countries") or ()),
        topic=Topic(claim["topic"]),
        date=claim.get("date"),
        date_text=claim.get("date_text"),
        quotes=tuple(claim.get("quotes") or ()),
    )


def _read_analyst(analyst: Mapping[str, Any]) -> Analyst:
    intro = analyst.get("intro")
    return Analyst(
        party=analyst["party"],
        title=analyst.get("title"),
        title_en=analyst.get("title_en"),
        affiliation=analyst.get("affiliation"),
        affiliation_party=analyst.get("affiliation_party"),
        field=analyst.get("field"),
        told_to=analyst.get("told_to"),
        countries=tuple(analyst.get("countries") or ()),
        intro=Span(*intro) if intro else None,
    )
