"""What a measure is: counts with precision, recall and F1, or a share of right answers.

Enters: numbers. Leaves: values that add up over documents (micro-average). Knows no text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Found and right, found and wrong, and not found."""

    true_positives: int
    false_positives: int
    false_negatives: int

    @classmethod
    def of(cls, *, matched: int, found: int, expected: int) -> "Counts":
        """Return the counts when `matched` of `found` answers meet `expected` gold items."""
        return cls(matched, found - matched, expected - matched)

    @classmethod
    def of_sets(cls, expected: set[str], found: set[str]) -> "Counts":
        """Return the counts of two sets compared by equality."""
        return cls(len(expected & found), len(found - expected), len(expected - found))

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.true_positives + other.true_positives,
            self.false_positives + other.false_positives,
            self.false_negatives + other.false_negatives,
        )

    @property
    def precision(self) -> float:
        """Share of what was found that is right, in [0, 1]; 0 when nothing was found."""
        found = self.true_positives + self.false_positives
        return self.true_positives / found if found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was expected that was found, in [0, 1]; 0 when nothing was expected."""
        expected = self.true_positives + self.false_negatives
        return self.true_positives / expected if expected else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in [0, 1]."""
        precision, recall = self.precision, self.recall
        total = precision + recall
        return 2 * precision * recall / total if total else 0.0

    @property
    def value(self) -> float | None:
        """The one number that stands for this measure: F1."""
        return self.f1


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `total` answers."""

    right: int
    total: int

    @classmethod
    def of(cls, answers: Iterable[bool]) -> "Share":
        """Return the share of true answers."""
        listed = list(answers)
        return cls(sum(listed), len(listed))

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.total + other.total)

    @property
    def accuracy(self) -> float | None:
        """`right / total` in [0, 1], or None when there was nothing to answer."""
        return self.right / self.total if self.total else None

    @property
    def value(self) -> float | None:
        """The one number that stands for this measure: accuracy."""
        return self.accuracy


Measure = Counts | Share
Measured = Iterator[tuple[str, Measure]]


def added(measured: Iterable[tuple[str, Measure]]) -> dict[str, Measure]:
    """Return the sum of the measures by name, in order of first appearance.

    Raises:
        TypeError: when one name stands for counts here and for a share there.
    """
    totals: dict[str, Measure] = {}
    for name, measure in measured:
        before = totals.get(name)
        totals[name] = measure if before is None else _sum(name, before, measure)
    return totals


def _sum(name: str, left: Measure, right: Measure) -> Measure:
    if isinstance(left, Counts) and isinstance(right, Counts):
        return left + right
    if isinstance(left, Share) and isinstance(right, Share):
        return left + right
    raise TypeError(f"{name}: counts and a share cannot be added")
