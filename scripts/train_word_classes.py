"""Learn classes of words by their neighbours; write data/word_classes.npz.

Enters: the folder of evaluation material (MARSAD_EVAL_DIR) with corpus/. Leaves: for each hashed
word a coarse and a fine class. Needs scipy and scikit-learn, which the project itself does not.
See docs/decisions/0009-name-likelihood-weights.md.

    python scripts/train_word_classes.py [--without IDS]     a file of article ids to leave out
"""

import argparse
import json
import lzma
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from app.lexicon.word_classes import COARSE, FINE, TABLE, word_hash
from app.text.tokens import tokenize

WORDS = 60_000
NEIGHBOURS = 6_000
FEWEST = 8
SHORTEST = 3
DIMENSIONS = 80
PLACES = (-1, 1, -2, 2)
SMOOTHING = 0.75
CHUNK = 8_000_000


def lines(folder: Path, left_out: frozenset[str]) -> Iterator[list[str]]:
    """Yield the folded words of each line of the corpus, numbers as `#`."""
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as articles:
            for article in map(json.loads, articles):
                if article["id"] in left_out:
                    continue
                for line in (article["title"] + "\n" + article["text"]).split("\n"):
                    words = [t.folded for t in tokenize(line)]
                    if len(words) >= SHORTEST:
                        yield ["#" if any(map(str.isdigit, word)) else word for word in words]


def counts(texts: list[list[str]], words: list[str], neighbours: list[str]) -> sparse.csr_matrix:
    """Return how often each word has each neighbour at each place, edges of lines included."""
    number = {word: n for n, word in enumerate(words)}
    column = {word: n for n, word in enumerate(neighbours)}
    edge = len(neighbours)
    shape = (len(words), len(PLACES) * (edge + 1))
    total = sparse.csr_matrix(shape, dtype=np.float32)
    rows: list[int] = []
    columns: list[int] = []
    for text in texts:
        for index, word in enumerate(text):
            row = number.get(word)
            if row is None:
                continue
            for block, place in enumerate(PLACES):
                at = index + place
                near = column.get(text[at]) if 0 <= at < len(text) else edge
                if near is not None:
                    rows.append(row)
                    columns.append(block * (edge + 1) + near)
        if len(rows) > CHUNK:
            total = total + _ones(rows, columns, shape)
            rows, columns = [], []
    return total + _ones(rows, columns, shape)


def _ones(rows: list[int], columns: list[int], shape: tuple[int, int]) -> sparse.csr_matrix:
    ones = np.ones(len(rows), np.float32)
    return sparse.coo_matrix((ones, (rows, columns)), shape=shape).tocsr()


def vectors(table: sparse.csr_matrix) -> np.ndarray:
    """Return a unit vector for each word: positive mutual information, reduced by SVD."""
    of_word = np.asarray(table.sum(1)).ravel()
    of_neighbour = np.asarray(table.sum(0)).ravel() ** SMOOTHING
    of_neighbour /= of_neighbour.sum()
    cells = table.tocoo()
    value = np.log(cells.data / (of_word[cells.row] * of_neighbour[cells.col]))
    kept = value > 0
    positive = sparse.csr_matrix((value[kept], (cells.row[kept], cells.col[kept])), table.shape)
    left, strength, _ = randomized_svd(positive, DIMENSIONS, n_iter=4, random_state=0)
    points = left * np.sqrt(strength)
    return points / (np.linalg.norm(points, axis=1, keepdims=True) + 1e-9)


def classes(points: np.ndarray, weights: np.ndarray, number: int) -> np.ndarray:
    """Return the class of each word, from 1 on."""
    means = MiniBatchKMeans(number, random_state=0, batch_size=8192, n_init=3, max_iter=60)
    return means.fit(points, sample_weight=weights).labels_ + 1


def main() -> None:
    """Count, reduce, cluster, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", type=Path)
    without: Path | None = parser.parse_args().without
    left_out = frozenset(without.read_text("utf-8").split() if without else ())
    texts = list(lines(Path(os.environ["MARSAD_EVAL_DIR"]) / "corpus", left_out))
    seen = Counter(word for text in texts for word in text)
    ranked = [word for word, count in seen.most_common() if count >= FEWEST]
    words = ranked[:WORDS]
    points = vectors(counts(texts, words, ranked[:NEIGHBOURS]))
    weights = np.log1p([seen[word] for word in words])
    hashes, first = np.unique(np.array([word_hash(w) for w in words], np.uint32), return_index=True)
    np.savez_compressed(
        TABLE,
        words=hashes,
        coarse=classes(points, weights, COARSE - 1)[first].astype(np.uint8),
        fine=classes(points, weights, FINE - 1)[first].astype(np.uint16),
    )


if __name__ == "__main__":
    main()
