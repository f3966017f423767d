"""What an evaluation found: scores, halves, intervals, and the articles they were measured on."""

from dataclasses import dataclass

from app.evaluation.intervals import Interval
from app.evaluation.scores import Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The scores of an extraction on one set of annotated articles.

    Attributes:
        name: of the folder.
        digest: of its annotations and texts.
        ignored: JSON files of the folder that are no annotations.
        even, odd: the same scores on the articles with an even (odd) number in their id.
        intervals: 95 % bootstrap interval over articles, by measure.
    """

    name: str
    digest: str
    ignored: tuple[str, ...]
    scores: Scores
    even: Scores
    odd: Scores
    intervals: dict[str, Interval]

    def figure(self, measure: str) -> float | None:
        """Return F1 or accuracy of a measure in [0, 1], None when it was not measured."""
        found = self.scores.measures.get(measure)
        return None if found is None else found.value
