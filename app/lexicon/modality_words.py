"""What the single words of a content tell of its modality.

Enters: folded stems. Leaves: for each modality the log-odds that the words speak for, on average.
Made by scripts/train_modality_words.py: a word has what the annotated claims with words of alike
neighbours tell, so that words none of them has are told of too; card in data/claim_weights.md.
Refuses to decide; a word that the table does not know tells nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
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


class _Words(NamedTuple):
    """Rows by the hash of the stem, and the log-odds of each row.

    Attributes:
        outcomes: the modalities, in the order of the columns.
        step: what one unit of the log-odds is worth.
    """

    outcomes: tuple[str, ...]
    rows: Mapping[int, int]
    anywhere: NDArray[np.int8]
    opening: NDArray[np.int8]
    step: float


def modality_scores(stems: Sequence[str]) -> Mapping[str, float]:
    """Return the log-odds of each modality, empty where no stem is known.

    They are the means of the words, few words held towards none.

    Args:
        stems: folded words without conjunction and article, in order.

    Example: «تنتهك القانون الدولي» (violates international law) speaks for accused rather than
    for asserted.
    """
    known = _words()
    anywhere = list(_rows(known, stems))
    if not anywhere:
        return {}
    opening = list(_rows(known, stems[:OPENING]))
    units = known.anywhere[anywhere].sum(axis=0) / (len(anywhere) + CAUTION[0])
    units += known.opening[opening].sum(axis=0) / (len(opening) + CAUTION[1])
    return dict(zip(known.outcomes, (units * known.step).tolist(), strict=True))


def _rows(known: _Words, stems: Iterable[str]) -> Iterator[int]:
    for stem in stems:
        row = known.rows.get(word_hash(stem))
        if row is not None:
            yield row


@cache
def _words() -> _Words:
    with np.load(TABLE, allow_pickle=False) as table:
        outcomes, words = table["outcomes"].tolist(), table["words"].tolist()
        anywhere, opening, step = table["anywhere"], table["opening"], float(table["step"])
    if not anywhere.shape == opening.shape == (len(words), len(outcomes)):
        raise LexiconError(f"{TABLE.name}: words and log-odds differ in number")
    rows = {word: row for row, word in enumerate(words)}
    return _Words(tuple(outcomes), rows, anywhere, opening, step)
