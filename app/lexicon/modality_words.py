"""What the single words of a content tell of its modality.

Enters: folded stems. Leaves: for each modality the log-odds that the words speak for, on average.
Made by scripts/train_modality_words.py: a word has what the annotated claims with words of alike
neighbours tell, so that words none of them has are told of too; card in data/claim_weights.md.
Refuses to decide; a word that the table does not know tells nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import count, repeat
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.lexicon.tables import DATA, LexiconError
from app.lexicon.word_classes import word_hash

TABLE: Final = DATA / "modality_words.npz"
OPENING: Final = 5
"""How many words of the beginning are weighed once more, by weights of their own."""
CAUTION: Final = (5, 2)
"""How many words that tell nothing are counted with those of a content, and of its beginning: one
or two words alone tell little."""
_ZERO: Final = 128


class _Words(NamedTuple):
    """Rows by the hash of the stem, and the log-odds of each row.

    Attributes:
        outcomes: the modalities, in the order of the columns.
        rows: where the bytes of a row begin, one for each modality: a few rows are summed up sooner
            so than as arrays.
        anywhere: the log-odds in units, moved by `_ZERO`.
        opening: those of the beginning.
        step: what one unit of the log-odds is worth.
    """

    outcomes: tuple[str, ...]
    rows: Mapping[int, int]
    anywhere: bytes
    opening: bytes
    step: float

    def mean(self, table: bytes, rows: Iterable[int | None], caution: int) -> list[float]:
        """Return the mean of the rows of words that are known, in units, held towards none."""
        width = len(self.outcomes)
        known = [table[row : row + width] for row in rows if row is not None]
        zero, words = _ZERO * len(known), len(known) + caution
        return [(sum(column) - zero) / words for column in zip(*known, strict=True)]


def modality_scores(stems: Sequence[str]) -> Mapping[str, float]:
    """Return the log-odds of each modality, empty where no stem is known.

    They are the means of the words, few words held towards none.

    Args:
        stems: folded words without conjunction and article, in order.

    Example: «تنتهك القانون الدولي» (violates international law) speaks for accused rather than
    for asserted.
    """
    known = _words()
    rows = list(map(known.rows.get, map(word_hash, stems)))
    anywhere = known.mean(known.anywhere, rows, CAUTION[0])
    opening = known.mean(known.opening, rows[:OPENING], CAUTION[1]) or repeat(0.0)
    told = [(one + other) * known.step for one, other in zip(anywhere, opening, strict=False)]
    return dict(zip(known.outcomes, told, strict=False))


@cache
def _words() -> _Words:
    with np.load(TABLE, allow_pickle=False) as table:
        outcomes, words = table["outcomes"].tolist(), table["words"].tolist()
        anywhere, opening, step = table["anywhere"], table["opening"], float(table["step"])
    if not anywhere.shape == opening.shape == (len(words), len(outcomes)):
        raise LexiconError(f"{TABLE.name}: words and log-odds differ in number")
    rows = dict(zip(words, count(0, len(outcomes)), strict=False))
    return _Words(tuple(outcomes), rows, _moved(anywhere), _moved(opening), step)


def _moved(table: NDArray[np.int8]) -> bytes:
    return (table.astype(np.int16) + _ZERO).astype(np.uint8).tobytes()
