"""Screening answers as JSON documents: the line that `marsad screen` prints."""

from typing import Any

from app.domain.listing import ListVersion
from app.domain.screening import Answer, Hit, Query


def answer_document(answer: Answer, limit: int, *, said: str | None = None) -> dict[str, Any]:
    """Return the answer as plain dicts and lists, the best hit first.

    Args:
        answer: of the matcher.
        limit: how many hits were asked for.
        said: what a match is and how to dispute it, when it is not the answer's own note.
    """
    return {
        "query": query_document(answer.query, limit),
        "verdict": answer.verdict.value,
        "hits": [hit_document(hit) for hit in answer.hits],
        "lists": [version_document(version) for version in answer.lists],
        "matcher": answer.matcher,
        "note": said or answer.note,
    }


def query_document(query: Query, limit: int) -> dict[str, Any]:
    """Return what was asked, by which the answer can be replayed."""
    return {
        "name": query.name,
        "kind": query.kind and query.kind.value,
        "country": query.country,
        "birth_year": query.birth_year,
        "as_of": query.as_of and query.as_of.isoformat(),
        "role": query.role,
        "limit": limit,
    }


def hit_document(hit: Hit) -> dict[str, Any]:
    """Return one hit with its evidence."""
    return {
        "list": hit.list_id,
        "entry_id": hit.entry_id,
        "kind": hit.kind.value,
        "name": hit.name,
        "matched_name": hit.matched_name,
        "score": round(hit.score, 4),
        "band": hit.band.value,
        "listed_on": hit.listed_on and hit.listed_on.isoformat(),
        "listed_at": hit.on_day and hit.on_day.truth,
        "listed_basis": hit.on_day and hit.on_day.basis.value,
        "periods": [
            {
                "from": period.start.isoformat(),
                "until": period.until and period.until.isoformat(),
                "basis": period.basis.value,
            }
            for period in hit.periods
        ],
        "programmes": list(hit.programmes),
        "evidence": [
            {
                "feature": e.feature,
                "query": e.query,
                "candidate": e.candidate,
                "contribution": round(e.contribution, 4),
                "detail": e.detail,
            }
            for e in hit.evidence
        ],
    }


def version_document(version: ListVersion) -> dict[str, Any]:
    """Return which state of a list was asked."""
    return {
        "id": version.list_id,
        "version": version.version,
        "sha256": version.sha256,
        "date": version.dated and version.dated.isoformat(),
    }
