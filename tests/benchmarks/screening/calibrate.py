"""Learn the weights of the screening score, and report the half they were not learnt from.

Run as `python -m tests.benchmarks.screening.calibrate` with MARSAD_EVAL_DIR set; it prints the
`[name]` table of screening_weights.toml. Logistic regression with a ridge; of each question the
best right reading counts for, the best wrong ones against, and so do the best readings of names
that are not listed, and of names that extraction finds in articles of the corpus (other articles
than `news_names` reads; the few whose best hit scores high are left out, most of them are listed).
Every second question and name is learnt from, the others are reported. Readings are chosen by the
weights learnt so far, in a few rounds. What speaks against a hit never speaks for one: such a
weight is held at 0.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from app.domain.listing import Kind
from app.domain.screening import Band, Hit, Query
from app.lexicon.screening_weights import screening_weights
from app.screening.candidates import best_readings, search_units
from app.screening.features import readings_features
from app.screening.index import KINDS, Index, build_index
from app.screening.lists import read_lists
from app.screening.match import screen
from app.screening.names import parts_of
from app.screening.titles import without_titles
from app.screening.weighing import score_of
from tests.benchmarks.corpus import draw
from tests.benchmarks.screening.measure import (
    TRUTHS,
    Question,
    evaluation_folder,
    is_right,
    latin_only,
    negatives,
    questions,
    unlisted_bodies,
)
from tests.benchmarks.screening.news_names import ARTICLES, parties_in

LEARNT = (
    "evidence", "common", "deficit", "worst", "matched", "query_left", "listed_left",
    "left_parts", "disorder", "disorder_of_body", "left_of_body", "listed_left_of_body",
    "single", "alone", "nameless", "heads_differ", "state_organ", "thin",
    "body",
)  # fmt: skip
AGAINST = frozenset(LEARNT) - {"evidence", "common", "matched", "disorder_of_body", "body"}
READINGS = 40
WRONG = 4
ROUNDS = 6
STEPS = 40
RIDGE = 1e-3
NEWS_WEIGHT = 3.0
BODY_WEIGHT = 0.1
CORPUS_WEIGHT = 0.1
CORPUS_SEED = 20261126
CORPUS_ARTICLES = 1_500
CORPUS_NAMES = 2_500
SURE = 0.8
FALSE_SHARES = (0.05, 0.01)
BAND_SHARES = (0.05, 0.15)
"""Shares of unlisted names (of the half learnt from) that reach each band."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A name, the features of its readings with a leading 1, and which readings are right."""

    group: str
    weight: float
    rows: Matrix
    right: NDArray[np.bool_]


def main() -> None:
    """Learn from the even half, report the odd one, print the weights."""
    folder = evaluation_folder()
    with TemporaryDirectory() as scratch:
        latin_only(folder, Path(scratch))
        index = build_index(read_lists(Path(scratch))[0])
    asked = {t: [_asked(index, q, t) for q in questions(folder, t)] for t in TRUTHS}
    unlisted = [_unlisted(index, name, 0.5) for name in negatives(folder)]
    unlisted_body = [_unlisted(index, name, BODY_WEIGHT) for name in unlisted_bodies(index)]
    corpus = [one for query in corpus_names() if (one := _in_news(index, query))]
    halves = [[one for rows in asked.values() for one in rows[half::2]] for half in (0, 1)]
    weights = learn(halves[0], [*unlisted[::2], *unlisted_body[::2], *corpus[::2]])
    for name, half in (("learnt from", 0), ("held out", 1)):
        print(name)
        report(weights, halves[half], unlisted[half::2], unlisted_body[half::2], corpus[half::2])
    for name, weight in zip(("bias", *LEARNT), weights, strict=True):
        print(f"{name} = {weight:.3f}")
    tops = _tops(weights, unlisted[::2])
    for name, share in zip(("match", "possible"), BAND_SHARES, strict=True):
        print(f"{name} = {score_of(tops[int(share * len(tops))]):.2f}")


def learn(asked: Sequence[Asked], unlisted: Sequence[Asked]) -> Matrix:
    """Return the weights, bias first."""
    table = screening_weights().name
    weights = np.array([table[name] for name in ("bias", *LEARNT)])
    against = np.array([False, *(name in AGAINST for name in LEARNT)])
    held = np.zeros(len(weights), dtype=np.bool_)
    for _ in range(ROUNDS):
        chosen = [row for one in (*asked, *unlisted) for row in _examples(one, weights)]
        rows = np.array([row for row, _, _ in chosen])
        labels = np.array([label for _, label, _ in chosen])
        counts = np.array([count for _, _, count in chosen])
        scale = rows.std(axis=0)
        scale[scale == 0] = 1
        weights = np.where(held, 0, weights)
        free = ~held
        weights[free] = (
            _regress((rows / scale)[:, free], labels, counts, (weights * scale)[free]) / scale[free]
        )
        held |= against & (weights > 0)
    return np.where(held, 0, weights)


def report(
    weights: Matrix,
    asked: Sequence[Asked],
    unlisted: Sequence[Asked],
    unlisted_body: Sequence[Asked],
    corpus: Sequence[Asked],
) -> None:
    """Print recall at rank 1 and at the shares of false positives, by truth and kind.

    Shares are those of persons who are not listed; then of bodies that are not, at those scores.
    """
    tops = _tops(weights, unlisted)
    least = [-np.inf, *(tops[int(share * len(unlisted))] for share in FALSE_SHARES)]
    for name, others in (("bodies not listed", unlisted_body), ("names of news", corpus)):
        wrong = _tops(weights, others)
        print(" ", name, *(f"{sum(o > low for o in wrong) / len(wrong):.3f}" for low in least))
    for group in sorted({one.group for one in asked}):
        found = [_first(one, weights) for one in asked if one.group == group]
        figures = [sum(ok and odds > low for ok, odds in found) / len(found) for low in least]
        print(f"  {group:26} {len(found):4}", *(f"{figure:.3f}" for figure in figures))


def _tops(weights: Matrix, unlisted: Sequence[Asked]) -> list[float]:
    odds = (one.rows @ weights for one in unlisted)
    return sorted((float(o.max()) if len(o) else -np.inf for o in odds), reverse=True)


def _first(one: Asked, weights: Matrix) -> tuple[bool, float]:
    if not len(one.rows):
        return False, -np.inf
    odds = one.rows @ weights
    return bool(one.right[odds.argmax()]), float(odds.max())


def _examples(one: Asked, weights: Matrix) -> Iterator[tuple[Matrix, float, float]]:
    odds = one.rows @ weights
    right, wrong = np.flatnonzero(one.right), np.flatnonzero(~one.right)
    if len(right):
        yield one.rows[right[odds[right].argmax()]], 1.0, one.weight
    for place in wrong[np.argsort(-odds[wrong])[:WRONG]]:
        yield one.rows[place], 0.0, one.weight / (2 * WRONG) if one.group else one.weight


def _regress(rows: Matrix, labels: Matrix, counts: Matrix, start: Matrix) -> Matrix:
    """Return the weights of a ridge logistic regression by damped Newton steps."""
    ridge = np.full(len(start), RIDGE * len(rows))
    ridge[0] = 0

    def loss(weights: Matrix) -> float:
        odds = rows @ weights
        errors = counts * (np.logaddexp(0, odds) - labels * odds)
        return float(errors.sum() + (ridge * weights**2).sum() / 2)

    weights = start
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (chance - labels)) + ridge * weights
        bend = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge + 1e-6)
        step, share = np.linalg.solve(bend, slope), 1.0
        while share > 1e-6 and loss(weights - share * step) > loss(weights):
            share /= 2
        weights = weights - share * step
    return weights


def _asked(index: Index, question: Question, truth: str) -> Asked:
    readings, rows = _rows(index, question.name)
    right = [is_right(_hit(index, reading), question, same=True) for reading in readings]
    weight = NEWS_WEIGHT if truth == "truthB_dev" else 1.0
    group = f"{truth} {question.kind}"
    return Asked(group, weight, rows, np.array(right, dtype=np.bool_))


def corpus_names() -> list[Query]:
    """Return names of persons and bodies of the news, none of the articles `news_names` reads."""
    read = {*draw(ARTICLES)}
    articles = [one for one in draw(CORPUS_ARTICLES, CORPUS_SEED) if one not in read]
    return parties_in(articles)[:CORPUS_NAMES]


def _in_news(index: Index, query: Query) -> Asked | None:
    """Return a name of the news as one that is not listed, None where it seems to be listed."""
    if not parts_of(query.name):
        return None
    hits = screen(index, Query(name=query.name, kind=query.kind), 1).hits
    if hits and hits[0].score >= SURE:
        return None
    return _unlisted(index, query.name, CORPUS_WEIGHT, query.kind)


def _unlisted(index: Index, name: str, weight: float, kind: Kind | None = None) -> Asked:
    """Return a name that is not listed; readings of another kind than it are left out."""
    readings, rows = _rows(index, name)
    if kind is not None:
        kinds = [KINDS[number] for number in index.entry_kind[index.reading_entry[readings]]]
        rows = rows[[one in {kind, Kind.UNKNOWN} for one in kinds]]
    return Asked("", weight, rows, np.zeros(len(rows), dtype=np.bool_))


def _rows(index: Index, name: str) -> tuple[list[int], Matrix]:
    parts = without_titles(parts_of(name))
    searched = search_units(index, parts)
    chosen = best_readings(index, searched, READINGS)
    readings: list[int] = chosen.tolist()
    get = attrgetter(*LEARNT)
    found = readings_features(index, readings, parts, searched)
    rows = [(1.0, *get(features)) for _, features in found]
    return readings, np.array(rows).reshape(len(readings), len(LEARNT) + 1)


def _hit(index: Index, reading: int) -> Hit:
    entry = index.entry(int(index.reading_entry[reading]))
    return Hit(
        list_id=entry.list_id,
        entry_id=entry.entry_id,
        kind=Kind.UNKNOWN,
        name=entry.name,
        matched_name=index.aliases[index.reading_alias[reading]],
        score=0.5,
        band=Band.NONE,
    )


if __name__ == "__main__":
    main()
