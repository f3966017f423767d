"""Learn the weights of the screening score, and report the half they were not learnt from.

Run as `python -m tests.benchmarks.screening.calibrate` with MARSAD_EVAL_DIR set; it prints the
`[name]` table of screening_weights.toml. Logistic regression with a ridge; of each question the
best right reading counts for, the best wrong ones against, and so do the best readings of names
that are not listed. Every second question and name is learnt from, the others are reported.
Readings are chosen by the weights learnt so far, in a few rounds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from app.domain.listing import Kind
from app.domain.screening import Band, Hit
from app.lexicon.screening_weights import screening_weights
from app.screening.candidates import best_readings, search_units
from app.screening.features import readings_features
from app.screening.index import Index, build_index
from app.screening.lists import read_lists
from app.screening.names import parts_of
from app.screening.titles import without_titles
from app.screening.weighing import score_of
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

LEARNT = (
    "evidence", "common", "deficit", "worst", "matched", "query_left", "listed_left",
    "left_parts", "disorder", "disorder_of_body", "left_of_body", "listed_left_of_body",
    "single", "alone", "nameless", "body",
)  # fmt: skip
READINGS = 40
WRONG = 4
ROUNDS = 6
STEPS = 40
RIDGE = 1e-3
NEWS_WEIGHT = 3.0
BODY_WEIGHT = 0.1
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
    asked = [_asked(index, q, truth) for truth in TRUTHS for q in questions(folder, truth)]
    unlisted = [_unlisted(index, name, 0.5) for name in negatives(folder)]
    unlisted_body = [_unlisted(index, name, BODY_WEIGHT) for name in unlisted_bodies(index)]
    weights = learn(asked[::2], [*unlisted[::2], *unlisted_body[::2]])
    for name, half in (("learnt from", 0), ("held out", 1)):
        print(name)
        report(weights, asked[half::2], unlisted[half::2], unlisted_body[half::2])
    for name, weight in zip(("bias", *LEARNT), weights, strict=True):
        print(f"{name} = {weight:.3f}")
    tops = _tops(weights, unlisted[::2])
    for name, share in zip(("match", "possible"), BAND_SHARES, strict=True):
        print(f"{name} = {score_of(tops[int(share * len(tops))]):.2f}")


def learn(asked: Sequence[Asked], unlisted: Sequence[Asked]) -> Matrix:
    """Return the weights, bias first."""
    table = screening_weights().name
    weights = np.array([table[name] for name in ("bias", *LEARNT)])
    for _ in range(ROUNDS):
        chosen = [row for one in (*asked, *unlisted) for row in _examples(one, weights)]
        rows = np.array([row for row, _, _ in chosen])
        labels = np.array([label for _, label, _ in chosen])
        counts = np.array([count for _, _, count in chosen])
        scale = rows.std(axis=0)
        scale[scale == 0] = 1
        weights = _regress(rows / scale, labels, counts, weights * scale) / scale
    return weights


def report(
    weights: Matrix,
    asked: Sequence[Asked],
    unlisted: Sequence[Asked],
    unlisted_body: Sequence[Asked],
) -> None:
    """Print recall at rank 1 and at the shares of false positives, by truth and kind.

    Shares are those of persons who are not listed; then of bodies that are not, at those scores.
    """
    tops = _tops(weights, unlisted)
    least = [-np.inf, *(tops[int(share * len(unlisted))] for share in FALSE_SHARES)]
    wrong = _tops(weights, unlisted_body)
    print(
        "  bodies not listed", *(f"{sum(o > low for o in wrong) / len(wrong):.3f}" for low in least)
    )
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


def _unlisted(index: Index, name: str, weight: float) -> Asked:
    _, rows = _rows(index, name)
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
