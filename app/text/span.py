"""Half-open spans in Unicode code points into a stored text.

A span never owns text; `span.of(text)` reads it. Stored text is never altered.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`, 0-based, end exclusive, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    @property
    def length(self) -> int:
        """Number of code points covered."""
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span (equal counts)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def strip(self, text: str, characters: str) -> "Span":
        """Return the span without leading and trailing `characters` (never below length 0)."""
        start, end = self
        while start < end and text[start] in characters:
            start += 1
        while end > start and text[end - 1] in characters:
            end -= 1
        return Span(start, end)
