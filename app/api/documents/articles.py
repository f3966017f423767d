"""Articles and outlets as documents."""

from collections.abc import Mapping
from typing import Any

from app.domain.ids import write_id

Row = Mapping[str, Any]


def outlet_document(row: Row) -> dict[str, Any] | None:
    """Return the outlet that a row names, None when it names none."""
    if row["outlet_key"] is None:
        return None
    return {
        "id": write_id(row["outlet_id"]),
        "key": row["outlet_key"],
        "name": {"ar": row["outlet_ar"], "en": row["outlet_en"]},
        "country": row["outlet_country"],
    }


def article_brief(row: Row) -> dict[str, Any]:
    """Return the article that a claim or quote was found in."""
    return {
        "id": write_id(row["article_id"]),
        "title": row["article_title"],
        "url": row["article_url"],
        "published_on": row["published_on"],
        "outlet": outlet_document(row),
    }


def article_document(row: Row, *, excerpt: bool) -> dict[str, Any]:
    """Return an article without its text; `excerpt` says whether its beginning is given out."""
    agency = row["agency_id"]
    return {
        "id": write_id(row["id"]),
        "title": row["title"],
        "url": row["url"],
        "outlet": outlet_document(row),
        "agency": agency and write_id(agency),
        "author": row["author"],
        "published_on": row["published_on"],
        "published_at": row["published_at"],
        "precision": row["precision"],
        "language": row["language"],
        "countries": row["countries"],
        "counts": {
            "claims": row["claims_count"],
            "quotes": row["quotes_count"],
            "parties": row["parties_count"],
            "analysts": row["analysts_count"],
        },
        "story": write_id(row["story_id"]),
        "excerpt": row["excerpt"] if excerpt else None,
        "zones": [_zone(zone) for zone in row["zones"]],
        "ingested_at": row["ingested_at"],
        "extractor": row["extractor"],
    }


def _zone(zone: Row) -> dict[str, Any]:
    start, end = zone["span"]
    return {"kind": zone["zone"], "span": {"start": start, "end": end}}
