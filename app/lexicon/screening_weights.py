"""Weights and thresholds of the screening score.

Enters: data/screening_weights.toml. Leaves: one frozen record, checked for missing and unknown
names. Refuses to know what the features mean.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import DATA, LexiconError

_FILE = DATA / "screening_weights.toml"
_NAME = (
    "bias", "evidence", "common", "deficit", "worst", "matched", "query_left", "listed_left",
    "left_parts", "disorder", "disorder_of_body", "left_of_body", "listed_left_of_body",
    "half_given", "first_left", "common_name", "weak", "single", "alone", "nameless",
    "heads_differ", "state_organ", "thin", "generic", "body",
)  # fmt: skip
_CONTEXT = (
    "kind_same", "kind_other", "kind_read_other", "country_same", "country_other",
    "country_other_body", "country_told",
    "birth_same", "birth_near", "birth_other", "known_as", "known_as_whole", "known_as_short",
    "one_name", "role_same", "role_other",
)  # fmt: skip
_BANDS = ("match", "possible")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningWeights:
    """Log-odds per unit of a feature of the name, log-odds of what is known beside it, bands."""

    name: Mapping[str, float]
    context: Mapping[str, float]
    match: float
    possible: float


@cache
def screening_weights() -> ScreeningWeights:
    """Return the weights.

    Raises:
        LexiconError: when a name is missing or unknown, or the bands are out of order.
    """
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    bands = _table(tables, "bands", _BANDS)
    if not 0 < bands["possible"] < bands["match"] < 1:
        raise LexiconError(f"{_FILE.name}: bands are out of order")
    return ScreeningWeights(
        name=_table(tables, "name", _NAME),
        context=_table(tables, "context", _CONTEXT),
        match=bands["match"],
        possible=bands["possible"],
    )


def _table(
    tables: Mapping[str, Mapping[str, float]], name: str, expected: tuple[str, ...]
) -> Mapping[str, float]:
    table = tables.get(name, {})
    if set(table) != set(expected):
        raise LexiconError(
            f"{_FILE.name}: [{name}] has {sorted(table)}, expected {sorted(expected)}"
        )
    return MappingProxyType({key: float(value) for key, value in table.items()})
