"""Answers of the matcher as documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from app.domain.history import Period, periods_of
from app.domain.ids import write_id
from app.domain.listing import ListVersion
from app.domain.screening import Answer, Hit
from app.runtime.live_index import LoadedIndex
from app.storage.reading.enforcement import Coverage, stated_history

Row = Mapping[str, Any]


def answer_document(
    answer: Answer, loaded: LoadedIndex, now: datetime, *, limit: int, note: str
) -> dict[str, Any]:
    """Return what screening says of one name, with the age of each list at `now`.

    Args:
        answer: of the matcher.
        loaded: the index it was given from.
        now: the moment.
        limit: how many hits were asked for.
        note: what a match is, and how to dispute it.
    """
    query = answer.query
    lists = [
        version_document(
            version, now, loaded.lists_checked.get(version.list_id), loaded.stale_seconds
        )
        for version in answer.lists
    ]
    return {
        "query": {
            "name": query.name,
            "kind": query.kind,
            "country": query.country,
            "birth_year": query.birth_year,
            "as_of": query.as_of,
            "limit": limit,
        },
        "verdict": answer.verdict,
        "hits": [hit_document(hit) for hit in answer.hits],
        "lists": lists,
        "warnings": [warning for one in lists for warning in _warnings(one)],
        "matcher": answer.matcher,
        "checked_at": loaded.checked_at,
        "note": note,
    }


def _warnings(version: Mapping[str, Any]) -> Iterator[str]:
    """Yield why an answer from this version of a list may miss somebody."""
    if version["excerpt"]:
        yield f"List {version['id']} is an excerpt: the bundled sample."
    elif version["stale"]:
        yield f"List {version['id']} is stale: nobody has looked for a newer version for long."


def hit_document(hit: Hit) -> dict[str, Any]:
    """Return one hit with its evidence."""
    return {
        "list": hit.list_id,
        "entry_id": hit.entry_id,
        "kind": hit.kind,
        "name": hit.name,
        "matched_name": hit.matched_name,
        "score": round(hit.score, 4),
        "band": hit.band,
        "listed_on": hit.listed_on,
        "listed_at": hit.on_day and hit.on_day.truth,
        "listed_basis": hit.on_day and hit.on_day.basis,
        "periods": [period_document(period) for period in hit.periods],
        "programmes": hit.programmes,
        "evidence": hit.evidence,
    }


def period_document(period: Period) -> dict[str, Any]:
    """Return one period in force."""
    return {"from": period.start, "until": period.until, "basis": period.basis}


def version_document(
    version: ListVersion, now: datetime, checked_at: datetime | None, stale_seconds: int
) -> dict[str, Any]:
    """Return the version of a list that an answer was given from; its age is that of the file."""
    return {
        "id": version.list_id,
        "version": version.version,
        "sha256": version.sha256,
        "date": version.dated,
        "age_seconds": seconds_since(version.fetched_at, now),
        "stale": is_stale((version.fetched_at, checked_at), now, stale_seconds),
        "excerpt": version.excerpt,
    }


def seconds_since(moment: datetime | None, now: datetime) -> int | None:
    """Return the whole seconds from `moment` to `now`, not below 0; None without a moment."""
    return None if moment is None else max(0, int((now - moment).total_seconds()))


def is_stale(looked: Iterable[datetime | None], now: datetime, after_seconds: int) -> bool:
    """Say whether nobody has looked for a newer version for longer: fetched one, or seen none."""
    last = max((at for at in looked if at is not None), default=None)
    unchecked = seconds_since(last, now)
    return unchecked is None or unchecked > after_seconds


def stored_document(row: Row, hits: Sequence[Row], coverage: Coverage, note: str) -> dict[str, Any]:
    """Return what the stored screening says of a party.

    Args:
        row: the party with `verdict`, `index_id`, `matcher` and `screened_at`.
        hits: its current hits, best first, also on what is in force no longer.
        coverage: of the screening index that the row names.
        note: what a match is, and how to dispute it.
    """
    return {
        "party": write_id(row["id"]),
        "verdict": row["verdict"],
        "hits": [_stored_hit(hit) for hit in hits if not hit["past"]],
        "past_hits": [_stored_hit(hit) for hit in hits if hit["past"]],
        "screened_through": coverage.versions.get(row["index_id"], {}),
        "screened_at": row["screened_at"],
        "matcher": row["matcher"],
        "note": note,
    }


def _stored_hit(hit: Row) -> dict[str, Any]:
    same = ("entry_id", "kind", "name", "matched_name", "band", "listed_on", "programmes")
    history = stated_history(hit["states"], hit["listed_on"])
    return {
        "id": write_id(hit["id"]),
        "list": hit["list_id"],
        **{name: hit[name] for name in same},
        "periods": [period_document(period) for period in periods_of(history)],
        "score": round(hit["score"], 4),
        "list_version": hit["list_version"],
        "list_sha256": hit["list_sha256"],
        "evidence": hit["evidence"],
    }
