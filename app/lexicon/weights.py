"""Learnt weights of named features: readable tables, one row a feature.

Enters: data/*_weights.csv. Leaves: feature → weight. Refuses to compute features.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import read_table


@cache
def speaker_weights() -> Mapping[str, float]:
    """Return the weight of each feature of a candidate for speaker, in nats."""
    return _weights("speaker_weights.csv")


def _weights(table: str) -> Mapping[str, float]:
    rows = read_table(table, ("feature", "weight"))
    return MappingProxyType({row["feature"]: float(row["weight"]) for row in rows})
