"""Numbers for Prometheus: of this process, since it began.

Enters: what was served, and a look at what the process holds. Leaves: the text format. Refuses to
label by ids or queries: the label of a path is that of its route.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from app.storage.reading.queue import Queued

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_BUCKETS: Final = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_COLLECTIONS: Final = frozenset(
    {"articles", "claims", "quotes", "parties", "analysts", "lists", "designations"}
)
_PLAIN: Final = frozenset(
    {"screening", "search", "outlets", "countries", "meta", "health", "metrics", "openapi.json",
     "docs", "explore", "changes", "stream", "mcp"}
)  # fmt: skip
_WORDS: Final = frozenset(
    {"claims", "quotes", "parties", "analysts", "screening", "facets", "timeline", "export", "feed",
     "changes"}
)  # fmt: skip


class Metrics:
    """The metrics of one process."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.registry = CollectorRegistry()
        self._seconds = Histogram(
            "marsad_request_seconds",
            "Time from the request to the end of its answer.",
            ("route", "method", "status"),
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self._known: dict[tuple[str, str, int], Histogram] = {}
        self.limited = Counter(
            "marsad_requests_limited", "Requests refused with 429.", registry=self.registry
        )

        self._jobs = Gauge(
            "marsad_jobs", "Jobs of the queue.", ("queue", "status"), registry=self.registry
        )
        self._oldest = Gauge(
            "marsad_oldest_job_seconds",
            "For how long the oldest job that waits could have been done.",
            ("queue",),
            registry=self.registry,
        )
        self._queue_known = Gauge(
            "marsad_queue_known", "1 when the queue could be read.", registry=self.registry
        )

    def queued(self, jobs: Iterable[Queued] | None, now: datetime) -> None:
        """Report the queue; None when it could not be read."""
        self._jobs.clear()
        self._oldest.clear()
        self._queue_known.set(jobs is not None)
        for one in jobs or ():
            self._jobs.labels(one.queue, one.status).set(one.jobs)
            if one.since is not None:
                waited = (now - one.since).total_seconds()
                self._oldest.labels(one.queue).set(max(0.0, waited))

    def watch(self, name: str, meaning: str, read: Callable[[], float]) -> None:
        """Report a number that is read when it is asked for."""
        Gauge(name, meaning, registry=self.registry).set_function(read)

    def served(self, path: str, method: str, status: int, seconds: float) -> None:
        """Record an answer."""
        key = (route_of(path), method if method in _METHODS else "other", status)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._seconds.labels(*key[:2], str(status))
        known.observe(seconds)

    def text(self) -> bytes:
        """Return all numbers in the text format."""
        return generate_latest(self.registry)


_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS", "POST"})


@lru_cache(maxsize=4096)
def route_of(path: str) -> str:
    """Return the route that a path belongs to: few labels, however many ids there are."""
    first, *rest = path.strip("/").split("/")
    if first in _PLAIN:
        return f"/{first}"
    if first not in _COLLECTIONS:
        return "other"
    if not rest:
        return f"/{first}"
    if len(rest) == 1:
        return f"/{first}/{rest[0]}" if rest[0] in _WORDS else f"/{first}/{{id}}"
    return f"/{first}/{{id}}/{rest[-1]}" if rest[-1] in _WORDS else f"/{first}/{{id}}"
