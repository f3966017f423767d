"""Claims and quotes as documents."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from app.api.documents.articles import article_brief
from app.api.documents.parties import Cast, span_document
from app.domain.claim import NARRATOR, UNATTRIBUTED
from app.domain.ids import read_id, write_id

Row = Mapping[str, Any]

_VOICES: Final = frozenset({NARRATOR, UNATTRIBUTED})


def claim_parties(row: Row) -> Iterator[int]:
    """Yield the ids of the parties that a claim refers to."""
    yield from (party for party in (row["claimant_id"],) if party is not None)
    yield from row["co_claimants"]
    yield from row["about"]
    yield from (read_id(step) for step in row["chain"] if step not in _VOICES)


def claim_document(row: Row, cast: Cast) -> dict[str, Any]:
    """Return a claim with the parties it refers to."""
    day = row["published_on"]
    return {
        "id": write_id(row["id"]),
        "article": article_brief(row),
        "text": row["text"],
        "span": span_document(row["span_start"], row["span_end"]),
        "claimant": cast.brief(row["claimant_id"], day),
        "voice": row["voice"],
        "co_claimants": cast.briefs(row["co_claimants"], day),
        "chain": [_step(step, cast, day) for step in row["chain"]],
        "modality": row["modality"],
        "topic": row["topic"],
        "about": cast.briefs(row["about"], day),
        "countries": row["countries"],
        "event_date": _event_date(row),
        "quotes": [write_id(quote) for quote in row["quotes"]],
        "confidence": round(row["confidence"], 3),
        "evidence": {
            "cue": row["cue"],
            "cue_span": span_document(row["cue_start"], row["cue_end"]),
            "rule": row["rule"],
        },
        "enforcement": _enforcement(row),
    }


def _step(step: str, cast: Cast, day: date | None) -> dict[str, Any]:
    """Return one step of a chain: a party, or a voice that is none."""
    if step in _VOICES:
        return {"voice": step, "party": None}
    return {"voice": "party", "party": cast.brief(read_id(step), day)}


def _event_date(row: Row) -> dict[str, Any] | None:
    """Return the time of the content to the precision that its words have."""
    if row["event_date"] is None:
        return None
    start, _, end = row["event_date"].partition("/")
    return {"start": start or None, "end": end or start or None, "text": row["date_text"]}


def _enforcement(row: Row) -> dict[str, Any] | None:
    if row["enforcement_verdict"] is None:
        return None
    return {
        "verdict": row["enforcement_verdict"],
        "explanation": {"ar": row["explanation_ar"], "en": row["explanation_en"]},
        "evidence": row["enforcement_evidence"],
        "coverage": row["enforcement_coverage"],
    }


def quote_parties(row: Row) -> Iterator[int]:
    """Yield the ids of the parties that a quote refers to."""
    yield from (party for party in (row["speaker_id"],) if party is not None)
    yield from row["co_speakers"]
    yield from row["via"]


def quote_document(row: Row, cast: Cast) -> dict[str, Any]:
    """Return a quote with the parties it refers to."""
    day, within, claim = row["published_on"], row["within_id"], row["claim_id"]
    return {
        "id": write_id(row["id"]),
        "article": article_brief(row),
        "text": row["text"],
        "span": span_document(row["span_start"], row["span_end"]),
        "kind": row["kind"],
        "subtype": row["subtype"],
        "speaker": cast.brief(row["speaker_id"], day),
        "co_speakers": cast.briefs(row["co_speakers"], day),
        "via": cast.briefs(row["via"], day),
        "cue": row["cue"],
        "cue_span": span_document(row["cue_start"], row["cue_end"]),
        "speaker_ref": row["speaker_ref"],
        "position": row["position"],
        "within": within and write_id(within),
        "claim": claim and write_id(claim),
        "confidence": round(row["confidence"], 3),
    }
