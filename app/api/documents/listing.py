"""Lists and designations as documents."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from app.api.documents.screening import is_stale, period_document, seconds_since
from app.domain.history import periods_of
from app.storage.states import written_history

Row = Mapping[str, Any]


def list_document(row: Row, now: datetime | None = None, *, stale_seconds: int) -> dict[str, Any]:
    """Return a list with the version that is served; its age is that of the file.

    Args:
        row: of the list and its version in force.
        now: the moment; else this one.
        stale_seconds: after how long that nobody looked for a newer version it is stale.
    """
    moment = now or datetime.now(UTC)
    fetched = row["fetched_at"] or row["loaded_at"]
    counts = {
        name: row[name] or 0 for name in ("entries", "refused", "added", "removed", "amended")
    }
    return {
        "id": row["id"],
        "name": row["name"],
        "authority": row["authority"],
        "version": row["version"],
        "date": row["dated"],
        "sha256": row["sha256"],
        "excerpt": bool(row["excerpt"]),
        "counts": counts,
        "fetched_at": row["fetched_at"],
        "checked_at": row["checked_at"],
        "loaded_at": row["loaded_at"],
        "age_seconds": seconds_since(fetched, moment),
        "stale": fetched is None or is_stale((fetched, row["checked_at"]), moment, stale_seconds),
        "last_error": row["last_error"],
        "source_url": row["source_url"],
    }


def designation_document(row: Row) -> dict[str, Any]:
    """Return one entry of a list with all its names."""
    same = ("kind", "name", "programmes", "listed_on", "delisted_on", "countries", "identifiers")
    return {
        "list": row["list_id"],
        "entry_id": row["entry_id"],
        **{name: row[name] for name in same},
        "periods": [period_document(one) for one in periods_of(written_history(row["states"]))],
        "aliases": row["aliases"],
        "births": row["births"],
        "remarks": row["remarks"],
        "primary_missing": row["primary_missing"],
    }
