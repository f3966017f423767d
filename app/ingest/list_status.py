"""What is in force of each list and how the last look for a newer version went; what changed last.

Enters: a database. Leaves: plain values, one mapping for each list or entry.
"""

from collections.abc import Iterator
from typing import Any

from app.errors import NotFoundError
from app.ingest.connection import owner_connection
from app.storage.writing.attempts import Attempt, last_attempts
from app.storage.writing.versions import current_versions, last_changes


def list_status(database_url: str) -> list[dict[str, object]]:
    """Return what is in force of each list, in order of list ids; also of one that never came."""
    with owner_connection(database_url) as connection:
        attempts = last_attempts(connection)
        current = {one.version.list_id: one for one in current_versions(connection)}
    return [
        {
            "id": list_id,
            "version": one.version.version,
            "date": one.version.dated and one.version.dated.isoformat(),
            "sha256": one.version.sha256,
            "entries": one.version.entries,
            "refused": one.refused,
            "excerpt": one.version.excerpt,
            "fetched_at": one.version.fetched_at and one.version.fetched_at.isoformat(),
            "last_attempt": _attempt(attempts.get(list_id)),
        }
        if (one := current.get(list_id))
        else {"id": list_id, "version": None, "last_attempt": _attempt(attempts[list_id])}
        for list_id in sorted(current.keys() | attempts.keys())
    ]


def list_difference(database_url: str, list_id: str) -> Iterator[dict[str, Any]]:
    """Yield what the version in force did to each entry, fields of amended ones as was and is.

    Raises:
        NotFoundError: when no version of the list is in force.
    """
    with owner_connection(database_url) as connection:
        if all(one.version.list_id != list_id for one in current_versions(connection)):
            raise NotFoundError(f"no version of {list_id!r} is in force")
        changes = last_changes(connection, list_id)
    for change in changes:
        yield {
            "list": list_id,
            "version": change.version,
            "entry_id": change.entry_id,
            "change": change.kind,
            "name": change.name,
            "from": change.before,
            "to": change.after,
        }


def _attempt(attempt: Attempt | None) -> dict[str, object] | None:
    if attempt is None:
        return None
    return {
        "started_at": attempt.started_at.isoformat(),
        "ended_at": attempt.ended_at and attempt.ended_at.isoformat(),
        "trigger": attempt.trigger,
        "outcome": attempt.outcome and attempt.outcome.value,
        "code": attempt.code,
        "reason": attempt.reason,
    }
