"""Which stretches of a text are already spoken for.

Enters: spans. Leaves: those that reach into a given stretch, found without walking them all. Knows
nothing of what covers the text.
"""

from bisect import bisect_left
from itertools import accumulate

from app.text.span import Span


class Covered:
    """Spans sorted by start, asked which of them reach into a stretch."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._reach = list(accumulate((span.end for span in spans), max))

    def over(self, stretch: Span) -> list[Span]:
        """Return the spans that overlap `stretch`, in order."""
        last = bisect_left(self._starts, stretch.end)
        first = last
        while first and self._reach[first - 1] > stretch.start:
            first -= 1
        return [span for span in self._spans[first:last] if span.overlaps(stretch)]
