"""How likely a word is a foreign one spelt in Arabic letters: «غلوبال» (global), «تايمز» (Times).

Enters: a folded word. Leaves: log-odds from its letters and its usual neighbours. Learnt by
scripts/train_loanwords.py; card in data/loanwords.md. Refuses to look at context, and to say
whether the word names a person.
"""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from app.lexicon.name_shape import BUCKETS, table_of, weight_in
from app.lexicon.tables import DATA, LexiconError
from app.lexicon.word_classes import COARSE, FINE, word_class
from app.text.memory import remembered

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE = DATA / "loanwords.npz"
SCALE = 24.0


class _Weights(NamedTuple):
    grams: bytes
    coarse: "NDArray[np.float32]"
    fine: "NDArray[np.float32]"


@remembered
def loan_likelihood(word: str) -> float:
    """Return the log-odds that a folded word is foreign, out of context.

    Example: «ريسيرش» (research) → above 0; «مسلحه» (armed), «تقود» (leads) → far below.
    """
    return weight_in(_weights().grams, word) / SCALE + _class_odds(word_class(word))


@cache  # one for each pair of classes, a fine class belongs to few coarse ones
def _class_odds(pair: tuple[int, int]) -> float:
    weights = _weights()
    coarse, fine = pair
    return float(weights.coarse[coarse] + weights.fine[fine])


@cache
def _weights() -> _Weights:
    with np.load(TABLE, allow_pickle=False) as table:
        grams, coarse, fine = table["grams"], table["coarse"], table["fine"]
    shapes = (grams.shape, coarse.shape, fine.shape)
    if shapes != ((BUCKETS,), (COARSE,), (FINE,)) or grams.dtype != np.int8:
        raise LexiconError(f"{TABLE.name} is {grams.dtype} of {shapes}")
    return _Weights(table_of(grams), coarse, fine)
