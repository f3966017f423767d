"""How far a figure could be luck of the articles: bootstrap intervals over documents.

Enters: the scores of several articles and a seed. Leaves: for each measure the interval that
holds the middle 95 % of the figures of resampled sets. Same seed, same interval.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.evaluation.measures import Counts, Measure

RESAMPLES = 1000
SEED = 20240619
_MIDDLE = (2.5, 97.5)


class Interval(NamedTuple):
    """The ends of a 95 % interval, each in [0, 1]."""

    low: float
    high: float


def bootstrap(
    documents: Sequence[Mapping[str, Measure]], seed: int = SEED, resamples: int = RESAMPLES
) -> dict[str, Interval]:
    """Return the interval of each measure, resampling articles with replacement.

    Resampled sets in which a measure has nothing to answer are left out of its interval; a
    measure that never has is left out of the result. Fewer than two articles give no interval.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap, percentile method.
    """
    if len(documents) < len(_MIDDLE):
        return {}
    draws = np.random.default_rng(seed).integers(len(documents), size=(resamples, len(documents)))
    names = dict.fromkeys(name for measures in documents for name in measures)
    intervals: dict[str, Interval] = {}
    for name in names:
        figures = _figures(_table(name, documents)[draws].sum(axis=1))
        figures = figures[~np.isnan(figures)]
        if figures.size:
            low, high = np.percentile(figures, _MIDDLE)
            intervals[name] = Interval(float(low), float(high))
    return intervals


def _table(name: str, documents: Sequence[Mapping[str, Measure]]) -> NDArray[np.float64]:
    """Rows: articles; columns: what is added up above and below the fraction line."""
    return np.array([_fraction(measures.get(name)) for measures in documents], dtype=np.float64)


def _fraction(measure: Measure | None) -> tuple[int, int]:
    """Return numerator and denominator of the measure's figure; F1 is 2tp / (2tp + fp + fn)."""
    if measure is None:
        return 0, 0
    if isinstance(measure, Counts):
        twice = 2 * measure.true_positives
        return twice, twice + measure.false_positives + measure.false_negatives
    return measure.right, measure.total


def _figures(fractions: NDArray[np.float64]) -> NDArray[np.float64]:
    above, below = fractions[:, 0], fractions[:, 1]
    return np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0)
