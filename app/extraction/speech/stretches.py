"""The tokens that a content may run over, and the borders that may end it.

Enters: nothing. Leaves: records that the steps of ending a content share. Refuses to decide.
"""

from collections.abc import Mapping
from typing import NamedTuple

from app.extraction.speech.marks import Marks
from app.extraction.speech.reports import ContentKind, CueHit


class Borders(NamedTuple):
    """Where contents may end: cues that go on, sources behind them; all reports; all cues."""

    starts: Mapping[int, CueHit]
    phrases: Mapping[int, CueHit]
    reports: frozenset[int]
    cues: Mapping[int, CueHit]


class Stretch(NamedTuple):
    """The tokens `first` … `limit` - 1 that a content may run over; what its cue stands in."""

    marks: Marks
    borders: Borders
    first: int
    limit: int
    kind: ContentKind
    relative: bool
