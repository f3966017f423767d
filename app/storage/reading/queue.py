"""How much work waits for the workers.

Enters: a connection. Leaves: numbers by queue and status. Refuses to tell what a job is about.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.storage.reading.database import Connection

_QUEUED: Final = (
    "SELECT queue, status, jobs, since FROM queued_jobs ORDER BY queue, status LIMIT 100"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """Jobs of one queue in one status.

    Attributes:
        status: "todo", "doing" or "failed".
        since: since when the oldest one that is to be done could be; None of the others.
    """

    queue: str
    status: str
    jobs: int
    since: datetime | None


async def read_queue(connection: Connection) -> tuple[Queued, ...]:
    """Return the jobs that wait, are being done, or failed for good."""
    rows = await (await connection.execute(_QUEUED)).fetchall()
    return tuple(Queued(**row) for row in rows)
