"""How likely a word that no list knows is part of a personal name: shape and neighbours together.

Enters: a folded word. Leaves: a log-odds score on the scale of `name_score`. Learnt by
scripts/train_name_likelihood.py; card in data/name_likelihood.md. Refuses to look at context.
"""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from app.lexicon.name_shape import name_score
from app.lexicon.tables import DATA, LexiconError
from app.lexicon.word_classes import COARSE, FINE, word_class

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE = DATA / "name_likelihood.npz"
# Of all words few are names; where a name may stand more are. Where F1 is best on articles left
# out, the sum is −1.1 and the shape alone is 0.5.
_EVEN_CHANCE = 1.4


class _Weights(NamedTuple):
    bias: float
    slope: float
    coarse: "NDArray[np.float32]"
    fine: "NDArray[np.float32]"


def name_likelihood(word: str) -> float:
    """Return the log-odds that a folded word, found where a name may be, is part of one.

    Example: «بافرج» (Bāfaraj) → above 0; «العسكري» (military) → far below, whatever its letters.
    """
    weights = _weights()
    classes = _class_odds(word_class(word))
    return weights.bias + weights.slope * name_score(word) + classes + _EVEN_CHANCE


@cache  # one for each pair of classes, a fine class belongs to few coarse ones
def _class_odds(pair: tuple[int, int]) -> float:
    weights = _weights()
    coarse, fine = pair
    return float(weights.coarse[coarse] + weights.fine[fine])


@cache
def _weights() -> _Weights:
    with np.load(TABLE, allow_pickle=False) as table:
        weights = _Weights(
            float(table["bias"]), float(table["slope"]), table["coarse"], table["fine"]
        )
    if weights.coarse.shape != (COARSE,) or weights.fine.shape != (FINE,):
        raise LexiconError(f"{TABLE.name} has {weights.coarse.shape}, {weights.fine.shape}")
    return weights
