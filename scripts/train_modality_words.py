"""Learn what single words tell of a claim's modality; write data/modality_words.npz.

    python scripts/train_modality_words.py

Enters: the folder of evaluation material (MARSAD_EVAL_DIR) with corpus/ and the annotated articles
of `training_articles`. Leaves: for each hashed stem its log-odds for every modality. Needs scipy
and scikit-learn, which the project itself does not. Deterministic. Afterwards the other weights of
modality are to be learnt anew: `train_claims.py --only modality_weights.csv`.

Each stem has a place among 150 dimensions by its neighbours in news: positive mutual information
with the stems up to five places away, reduced by SVD. The mean place of a content's words is a
feature beside those of `train_claims`, learnt together with them; so a word that no annotated claim
has is told of by words like it. What is kept is the product: a stem's place times the weights.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.utils.extmath import randomized_svd
from train_claims import DRAWN, PENALTY, SEEN, STEPS, Example, modality_examples, shipped_here
from train_opinion_words import articles as corpus_articles
from training_articles import documents as annotated_articles

from app.extraction.claims.modality import MODALITIES
from app.extraction.claims.modality_features import stems_of
from app.lexicon.modality_words import CAUTION, OPENING, TABLE
from app.lexicon.word_classes import word_hash
from app.text.tokens import tokenize

WORDS, FEWEST = 40_000, 12
NEIGHBOURS, AWAY = 8_000, 5
DIMENSIONS = 150
SMOOTHING = 0.75
SCALE = 0.12
"""How far the dimensions are stretched, and so how little the penalty holds them: found by
cross-validation over articles, without the features whose lexica were tuned on these articles."""
UNITS = 127

Numbers = np.ndarray


def lines(corpus: Path) -> Iterator[list[str]]:
    """Yield the stems of each line of the corpus, in order and with those that stand twice."""
    for _, text in corpus_articles(corpus):
        for line in text.split("\n"):
            words = [t.folded for t in tokenize(line) if t.is_word]
            yield [stems_of([word])[0] for word in words]


def places(texts: Sequence[list[str]], words: Sequence[str]) -> Numbers:
    """Return a unit vector for each word, the mean word taken off."""
    number = {word: n for n, word in enumerate(words)}
    apart = [-1] * AWAY
    ids = np.array([n for text in texts for n in (*(number.get(w, -1) for w in text), *apart)])
    shape = (len(words), NEIGHBOURS)
    table = sparse.csr_matrix(shape, dtype=np.float32)
    for away in range(1, AWAY + 1):
        for one, other in ((ids[:-away], ids[away:]), (ids[away:], ids[:-away])):
            near = (one >= 0) & (other >= 0) & (other < NEIGHBOURS)
            weight = np.full(near.sum(), 1.0 / away, np.float32)
            table += sparse.coo_matrix((weight, (one[near], other[near])), shape=shape).tocsr()
    of_word = np.asarray(table.sum(1)).ravel()
    of_neighbour = np.asarray(table.sum(0)).ravel() ** SMOOTHING
    of_neighbour /= of_neighbour.sum()
    cells = table.tocoo()
    value = np.log(cells.data / (of_word[cells.row] * of_neighbour[cells.col] + 1e-9))
    positive = sparse.csr_matrix(
        (value[value > 0], (cells.row[value > 0], cells.col[value > 0])), shape
    )
    left, strength, _ = randomized_svd(positive, DIMENSIONS, n_iter=3, random_state=0)
    points = left * np.sqrt(strength)
    points /= np.linalg.norm(points, axis=1, keepdims=True) + 1e-9
    return points - points.mean(0)


def means(examples: Sequence[Example], rows: dict[str, int], points: Numbers) -> Numbers:
    """Return the mean place of the words of each claim, and of its first words, side by side.

    Few words are held towards the middle, as they are where the table is read.
    """
    found = np.zeros((len(examples), 2 * DIMENSIONS))
    for place, example in enumerate(examples):
        stems = stems_of(list(example.words))
        for half, few in enumerate((stems, stems[:OPENING])):
            known = [rows[stem] for stem in few if stem in rows]
            mean = points[known].sum(0) / (len(known) + CAUTION[half])
            found[place, half * DIMENSIONS :][:DIMENSIONS] = mean
    return found


def learn(examples: Sequence[Example], dense: Numbers, answers: Sequence[str]) -> Numbers:
    """Return the weights of the dense features, learnt beside the named ones."""
    seen = Counter(name for example in examples for name in set(example.features))
    column = {name: n for n, name in enumerate(sorted(n for n, c in seen.items() if c >= SEEN))}
    cells = [
        (row, column[name])
        for row, example in enumerate(examples)
        for name in sorted(set(example.features))
        if name in column
    ]
    rows, columns = zip(*cells, strict=True)
    named = sparse.csr_matrix(
        ([1.0] * len(cells), (rows, columns)), shape=(len(examples), len(column))
    )
    held = sparse.hstack([named, sparse.csr_matrix(dense)]).tocsr()
    wanted = np.array([[float(example.answer == a) for a in answers] for example in examples])
    prior = np.zeros((held.shape[1], len(answers)))
    for name, odds in DRAWN[MODALITIES].items():
        for answer, weight in odds.items():
            if name in column and answer in answers:
                prior[column[name], answers.index(answer)] = weight
    return _solve(held, wanted, prior, PENALTY[MODALITIES])[len(column) :]


def _solve(held: sparse.csr_matrix, wanted: Numbers, prior: Numbers, penalty: float) -> Numbers:
    """Descend by accelerated gradients with a fixed step, as `train_claims` does."""
    back = held.T.tocsr()
    vector = np.ones(held.shape[1])
    for _ in range(20):
        vector = back @ (held @ vector)
        vector /= np.linalg.norm(vector)
    step = 1.0 / (0.5 * float(np.linalg.norm(back @ (held @ vector))) + penalty)
    weights = ahead = prior
    pace = 1.0
    for _ in range(STEPS):
        scores = held @ ahead
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        following = ahead - step * (back @ (shares - wanted) + penalty * (ahead - prior))
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = following + (pace - 1) / faster * (following - weights)
        weights, pace = following, faster
    return weights


def main() -> None:
    """Place the words, learn, write the table."""
    shipped_here()
    folder = Path(os.environ["MARSAD_EVAL_DIR"])
    texts = list(lines(folder / "corpus"))
    seen = Counter(stem for text in texts for stem in text)
    words = [stem for stem, count in seen.most_common(WORDS) if count >= FEWEST]
    points = places(texts, words)
    documents = annotated_articles(folder, held=False)
    examples = [e for document in documents for e in modality_examples(document)]
    answers = sorted({example.answer for example in examples})
    dense = means(examples, {word: n for n, word in enumerate(words)}, points)
    stretched = SCALE / dense.std(0).mean()
    learnt = learn(examples, dense * stretched, answers) * stretched
    odds = [points @ learnt[:DIMENSIONS], points @ learnt[DIMENSIONS:]]
    step = max(np.abs(one).max() for one in odds) / UNITS
    hashes, first = np.unique(np.array([word_hash(w) for w in words], np.uint32), return_index=True)
    anywhere, opening = (np.rint(one[first] / step).astype(np.int8) for one in odds)
    np.savez_compressed(
        TABLE, outcomes=answers, words=hashes, anywhere=anywhere, opening=opening, step=step
    )


if __name__ == "__main__":
    main()
