"""Learnt linear decisions: named features with weights, readable as tables.

Enters: data/<name>.csv, a column of features and one column of weights per outcome. Leaves: sums of
weights. Which features hold is for `extraction` to say; an unknown feature weighs nothing.
"""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from math import exp
from typing import NamedTuple

from app.lexicon.tables import DATA, LexiconError

_FEATURE = "feature"


class Table(NamedTuple):
    """Weights of named features for each outcome, in the order of `outcomes`."""

    outcomes: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def scores(self, features: Iterable[str]) -> list[float]:
        """Return the log-odds of each outcome, up to a constant."""
        rows = filter(None, map(self.weights.get, features))
        return list(map(sum, zip(*rows, strict=True))) or [0.0] * len(self.outcomes)


@cache
def weight_table(name: str) -> Table:
    """Return the table data/`name`.

    Raises:
        LexiconError: when the first column is not `feature`, a row is short or long, a weight is no
            number, or a feature stands twice.
    """
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        header = next(reader, [])
        if header[:1] != [_FEATURE] or len(header) < len((_FEATURE, "weight")):
            raise LexiconError(f"{name} has columns {header}, expected feature and outcomes")
        found: dict[str, tuple[float, ...]] = {}
        for feature, *cells in reader:
            if len(cells) != len(header) - 1 or feature in found:
                raise LexiconError(f"{name}:{reader.line_num} is no new row of {len(header)} cells")
            found[feature] = _numbers(name, cells)
    return Table(tuple(header[1:]), found)


def _numbers(name: str, cells: list[str]) -> tuple[float, ...]:
    try:
        return tuple(map(float, cells))
    except ValueError as error:
        raise LexiconError(f"{name} has a weight that is no number: {cells}") from error


@cache
def weights(name: str) -> Mapping[str, float]:
    """Return the weights of a table with one outcome, by feature."""
    table = weight_table(name)
    if len(table.outcomes) != 1:
        raise LexiconError(f"{name} has {len(table.outcomes)} outcomes, expected one")
    return {feature: row[0] for feature, row in table.weights.items()}


def log_odds(known: Mapping[str, float], features: Iterable[str]) -> float:
    """Return the sum of the weights of `features`; 0 speaks for neither side."""
    return sum(filter(None, map(known.get, features)), 0.0)


def probability(odds: float) -> float:
    """Return the probability in (0, 1) that log-odds stand for."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds))))
