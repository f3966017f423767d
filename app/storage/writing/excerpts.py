"""The beginning of an article's body, for lists of articles.

Enters: a text and its zones. Leaves: at most `LONGEST` characters of body, cut between words.
"""

from collections.abc import Iterable
from typing import Final

from app.domain.article import Zone

LONGEST: Final = 300
_MORE: Final = "…"


def excerpt(text: str, zones: Iterable[Zone]) -> str:
    """Return the beginning of what is in no zone, else of the whole text, on one line."""
    words = _words(_body(text, zones)) or _words(text)
    taken: list[str] = []
    length = 0
    for word in words:
        length += len(word) + bool(taken)
        if length > LONGEST:
            beginning = " ".join(taken) or word[:LONGEST]
            return beginning + _MORE
        taken.append(word)
    return " ".join(taken)


def _body(text: str, zones: Iterable[Zone]) -> str:
    parts = []
    position = 0
    for zone in sorted(zones, key=lambda z: z.span):
        parts.append(text[position : max(position, zone.span.start)])
        position = max(position, zone.span.end)
    return " ".join([*parts, text[position:]])


def _words(text: str) -> list[str]:
    # Words beyond the limit are never shown; a page may have megabytes of them.
    return text[: 20 * LONGEST].split()
