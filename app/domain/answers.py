"""Screening answers as JSON documents: the line that `marsad screen` prints."""

from typing import Any

from app.domain.listing import ListVersion
from app.domain.screening import Answer, Hit


def answer_document(answer: Answer) -> dict[str, Any]:
    """Return the answer as plain dicts and lists, the best hit first."""
    return {
        "verdict": answer.verdict.value,
        "hits": [hit_document(hit) for hit in answer.hits],
        "lists": [version_document(version) for version in answer.lists],
        "matcher": answer.matcher,
        "note": answer.note,
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
