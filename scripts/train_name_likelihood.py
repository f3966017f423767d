"""Learn how likely a word of news is part of a personal name; write data/name_likelihood.npz.

Enters: folders of articles whose names are listed or annotated. Leaves: one weight for the shape
of the word and one for each class of words by neighbours. A logistic regression over the words
that the lexicon does not know, each counted once per article. See
docs/decisions/0009-name-likelihood-weights.md.

    python scripts/train_name_likelihood.py --names FOLDER --gold FOLDER [--held 2]

With `--held N` every Nth list is left out, scored and reported, and nothing is written.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from listed_names import Article, annotated_articles, listed_articles

from app.extraction.names.name_words import Role, role
from app.lexicon.name_likelihood import TABLE
from app.lexicon.name_shape import name_score
from app.lexicon.word_classes import COARSE, FINE, word_class

PERSON = (1, 2)
PENALTY = 1.0
STEPS = 400
RATE = 0.5


def examples(articles: Iterable[Article]) -> list[tuple[str, bool]]:
    """Return each word that only its look can tell about, with whether it was in a name."""
    found: list[tuple[str, bool]] = []
    for article in articles:
        pairs = zip(article.page.words, article.labels, strict=True)
        found.extend(sorted({(w, label in PERSON) for w, label in pairs if _unknown(w)}))
    return found


def _unknown(word: str) -> bool:
    return len(word) > 1 and not word.isascii() and role(word) is Role.ORDINARY


def columns(found: list[tuple[str, bool]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (shape score, coarse class, fine class) of each word."""
    classes = np.array([word_class(word) for word, _ in found])
    return np.array([name_score(word) for word, _ in found]), classes[:, 0], classes[:, 1]


def learn(found: list[tuple[str, bool]]) -> dict[str, np.ndarray]:
    """Return the weights, by diagonal Newton steps on the penalised likelihood."""
    shape, coarse, fine = columns(found)
    truth = np.array([named for _, named in found], float)
    bias, slope = 0.0, 0.0
    by_coarse, by_fine = np.zeros(COARSE), np.zeros(FINE)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(bias + slope * shape + by_coarse[coarse] + by_fine[fine])))
        error, spread = chance - truth, chance * (1 - chance)
        bias -= RATE * error.sum() / (spread.sum() + 1)
        slope -= RATE * (error * shape).sum() / ((spread * shape * shape).sum() + 1)
        by_coarse = _stepped(by_coarse, coarse, error, spread)
        by_fine = _stepped(by_fine, fine, error, spread)
    return {
        "bias": np.float32(bias),
        "slope": np.float32(slope),
        "coarse": by_coarse.astype(np.float32),
        "fine": by_fine.astype(np.float32),
    }


def _stepped(
    weights: np.ndarray, classes: np.ndarray, error: np.ndarray, spread: np.ndarray
) -> np.ndarray:
    slopes = np.bincount(classes, error, len(weights)) + PENALTY * weights
    return weights - RATE * slopes / (np.bincount(classes, spread, len(weights)) + PENALTY)


def report(found: list[tuple[str, bool]], weights: dict[str, np.ndarray]) -> None:
    """Print the area under the curve and the best F1, by shape alone and by all."""
    shape, coarse, fine = columns(found)
    truth = np.array([named for _, named in found])
    whole = weights["slope"] * shape + weights["coarse"][coarse] + weights["fine"][fine]
    for name, score in (("shape", shape), ("all", whole + weights["bias"])):
        order = np.argsort(score)
        ranks = np.empty(len(score))
        ranks[order] = np.arange(len(score))
        ones = truth.sum()
        area = (ranks[truth].sum() - ones * (ones - 1) / 2) / (ones * (len(truth) - ones))
        right = np.cumsum(truth[order[::-1]])
        f1 = 2 * right / (np.arange(1, len(truth) + 1) + ones)
        print(f"{name:6} AUC {area:.4f} F1 {f1.max():.4f} at {score[order[::-1]][f1.argmax()]:.2f}")


def main() -> None:
    """Read the articles, learn, report or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=Path, action="append", default=[])
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--held", type=int, default=0)
    arguments = parser.parse_args()
    listed = [a for folder in arguments.names for a in listed_articles(folder)]
    annotated = [a for folder in arguments.gold for a in annotated_articles(folder)]
    held = [a for n, a in enumerate(listed) if arguments.held and n // 10 % arguments.held == 0]
    left_out = {a.id for a in held}
    found = examples([*(a for a in listed if a.id not in left_out), *annotated])
    print(f"{len(found)} words, {sum(named for _, named in found)} of them in names")
    weights = learn(found)
    if held:
        report(examples(held), weights)
    else:
        np.savez_compressed(TABLE, **weights)


if __name__ == "__main__":
    main()
