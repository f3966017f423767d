"""What sites ask of robots (RFC 9309), remembered for one run.

Enters: addresses. Leaves: whether they may be fetched unasked. A site without the file asks
nothing; of one whose file cannot be had for a fault of its own, nothing is fetched.
"""

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from app.ingest.fetching import FetchError, FetchLimits, NotThereError, fetch

if TYPE_CHECKING:
    from protego import Protego

AGENT: Final = "Marsad"
_MOST_BYTES: Final = 512_000
_SECONDS: Final = 15.0
_ALL: Final = ""
_NONE: Final = "User-agent: *\nDisallow: /\n"


@dataclass(slots=True)
class Robots:
    """Answers for addresses, one look at robots.txt for each site."""

    limits: FetchLimits
    _known: dict[str, "Protego"] = field(default_factory=dict)

    def allow(self, url: str) -> bool:
        """Say whether the site lets robots fetch the address."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._asked(f"{site}/robots.txt")
        return self._known[site].can_fetch(url, AGENT)

    def _asked(self, url: str) -> "Protego":
        from protego import Protego  # noqa: PLC0415 - only who reads feeds asks

        return Protego.parse(self._rules(url))

    def _rules(self, url: str) -> str:
        limits = replace(self.limits, most_bytes=_MOST_BYTES, seconds=_SECONDS)
        try:
            with tempfile.TemporaryDirectory(prefix="marsad-fetch-") as folder:
                file = Path(folder) / "robots.txt"
                fetch(url, file, limits)
                return file.read_text("utf-8", "replace")
        except NotThereError:
            return _ALL
        except FetchError:
            return _NONE
