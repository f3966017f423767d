"""What sites ask of robots (RFC 9309), remembered for one run.

Enters: addresses. Leaves: whether they may be fetched unasked. A site without the file asks
nothing; of one whose file cannot be had for a fault of its own, nothing is fetched.
"""

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from app.ingest.fetching import FetchError, FetchLimits, NotThereError, fetch

AGENT: Final = "Marsad"
_MOST_BYTES: Final = 512_000
_SECONDS: Final = 15.0


@dataclass(slots=True)
class Robots:
    """Answers for addresses, one look at robots.txt for each site."""

    limits: FetchLimits
    _known: dict[str, RobotFileParser] = field(default_factory=dict)

    def allow(self, url: str) -> bool:
        """Say whether the site lets robots fetch the address."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._asked(f"{site}/robots.txt")
        return self._known[site].can_fetch(AGENT, url)

    def _asked(self, url: str) -> RobotFileParser:
        rules = RobotFileParser(url)
        limits = replace(self.limits, most_bytes=_MOST_BYTES, seconds=_SECONDS)
        try:
            with tempfile.TemporaryDirectory(prefix="marsad-fetch-") as folder:
                file = Path(folder) / "robots.txt"
                fetch(url, file, limits)
                rules.parse(file.read_text("utf-8", "replace").splitlines())
        except NotThereError:
            rules.parse([])
        except FetchError:
            rules.parse(["User-agent: *", "Disallow: /"])
        return rules
