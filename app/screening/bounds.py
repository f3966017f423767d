"""How high a score can be at most, from what single words tell: what `match` says, bounded.

Enters: for each place of names, what the words there tell of listed readings. Leaves: log-odds that
no reading exceeds. Refuses to search. Of what speaks against a hit, `match` counts more.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.lexicon.screening_weights import screening_weights
from app.screening.features import LEAST_INFORMATION, MOST_INFORMATION, TELLING
from app.screening.near_words import Found

Floats = NDArray[np.float32]

MOST_WORDS_OF_STATE: Final = 2
"""Words of a name that say of which state a body is: «الكورية الشمالية» (North Korean)."""
NOT_NEAR: Final = np.float32(-1e4)
"""The gain of a word that is not near."""


class Best(NamedTuple):
    """What the words at one place of names tell of each reading, at best; see `_Near`."""

    gain: Floats
    deficit: Floats
    told: Floats


@dataclass(slots=True)
class Sums:
    """Of each name and reading: over its places, what is gained, and the worst of what lacks.

    Attributes:
        gain: log-odds of the parts that agree.
        matched: how many parts agree.
        worst, second: the greatest deficits.
        dropped: the gain of the part with the greatest deficit.
        told: what the listed parts that agree tell.
    """

    gain: Floats
    matched: Floats
    worst: Floats
    second: Floats
    dropped: Floats
    told: Floats

    def add(self, names: NDArray[np.intp], best: Best) -> None:
        """Add one place of some of the names."""
        near = best.gain > NOT_NEAR
        gain, deficit = np.where(near, best.gain, 0), np.where(near, best.deficit, 0)
        self.gain[names] += gain
        self.matched[names] += near
        self.told[names] += np.where(near, best.told, 0)
        worst, second = self.worst[names], self.second[names]
        worse = near & (deficit >= worst)
        self.second[names] = np.where(worse, worst, np.maximum(second, deficit))
        self.worst[names] = np.where(worse, deficit, worst)
        self.dropped[names] = np.where(worse, gain, self.dropped[names])

    def most_odds(self, telling: Floats, whole: Floats) -> Floats:
        """Return log-odds that no reading with such words exceeds.

        A part may count as agreeing here and as left over in the whole index, where more words are
        near it: the better of the two is taken for the one with the greatest deficit.
        """
        weights = screening_weights().name
        part_left = weights["left_parts"] + weights["query_left"] * LEAST_INFORMATION
        left = np.maximum(whole - self.told, 0)
        alone = weights["alone"] + np.where(left > TELLING, weights["single"], 0)
        all_agree = (
            self.gain + weights["worst"] * self.worst
            + part_left * np.maximum(telling - self.matched, 0)
            + np.where(self.matched == 1, alone, 0)
        )  # fmt: skip
        without = (
            self.gain - self.dropped + weights["worst"] * self.second
            + part_left * np.maximum(telling - self.matched + 1, 0)
            + np.where(self.matched == 2, alone, 0)  # of two, one is left
        )  # fmt: skip
        several = np.where(self.matched > 1, np.maximum(all_agree, without), all_agree)
        odds = weights["bias"] + weights["listed_left"] * left + several
        return np.where(self.matched > 0, odds, -np.inf).astype(np.float32)


def gain_of(found: Found) -> Floats:
    """Return the log-odds that each word found adds, but for its part in the worst deficit."""
    weights = screening_weights().name
    evidence = np.minimum(found.evidence, MOST_INFORMATION)
    gain = max(weights["evidence"], weights["common"]) * evidence
    return np.asarray(gain + weights["deficit"] * found.deficit, dtype=np.float32)


def most_beside(same: NDArray[np.bool_], other: NDArray[np.bool_]) -> Floats:
    """Return the log-odds that kind and country add for each reading, at best."""
    context = screening_weights().context
    kind = np.select([same, other], [context["kind_same"], context["kind_other"]], 0.0)
    country = max(context["country_same"], MOST_WORDS_OF_STATE * context["country_told"])
    return np.asarray(kind + country, dtype=np.float32)


def most_of_body() -> float:
    """Return the log-odds that the name of a body can have beside its evidence."""
    weights = screening_weights()
    return (
        weights.name["body"]
        + weights.context["known_as_whole"]
        + 2 * weights.name["disorder_of_body"]
    )
