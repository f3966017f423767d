"""Feeds polled for new articles.

Enters: addresses of feeds. Leaves: their new and changed articles in the database, and a tally of
each round. A feed that fails is told and left for the next round; pages of articles that are there
are not asked for again, nor is a feed that its server says has not changed.
"""

from collections import Counter
from dataclasses import dataclass, field

import structlog

from app.errors import MarsadError
from app.ingest.addresses import read_address
from app.ingest.articles import Intake, Tally
from app.ingest.connection import owner_connection
from app.ingest.fetching import FetchLimits, Known
from app.ingest.sources import Given
from app.ingest.urls import canonical_url
from app.storage.records import article_id
from app.storage.writing.texts import known_among

FAILED = "failed"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedWatch:
    """Polls feeds into one database.

    Attributes:
        intake: of that database.
        limits: of each fetch.
        seen: what is known of the copy of each feed that was read last.
    """

    intake: Intake
    limits: FetchLimits
    seen: dict[str, Known] = field(default_factory=dict)

    def poll(self, feeds: tuple[str, ...]) -> Tally:
        """Look at every feed once; return what became of their articles, and how many failed."""
        tally: Tally = Counter()
        for feed in feeds:
            try:
                found = self._take(feed)
            except MarsadError as error:
                # the border of a round: one feed, or the database, fails and the next round comes
                log.warning("feed.failed", feed=feed, code=error.code, reason=error.message)
                tally[FAILED] += 1
                continue
            log.info("feed.polled", feed=feed, **found)
            tally += found
        return tally

    def _take(self, feed: str) -> Tally:
        seen = dict(self.seen)
        items = list(read_address(feed, Given(), self.limits, wanted=self._is_new, seen=seen))
        found = self.intake.take(items, resume=True) if items else Counter()
        self.seen.update(seen)
        return found

    def _is_new(self, url: str) -> bool:
        number = article_id(canonical_url(url), "")
        with owner_connection(self.intake.database_url) as connection:
            return number not in known_among(connection, [number])
