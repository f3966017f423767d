"""Learn which candidate speaks a report; write data/speaker_weights.csv.

Enters: the annotated articles of `training_articles`, with MARSAD_EVAL_DIR. Leaves: weights of a
conditional logit over the features of candidates (app/extraction/speakers/candidates.py). With
--report, trains and prints the share of right speakers on the articles held back, and writes
nothing.

The pipeline runs over each article with its own parties. At each report the annotated speaker, as
far as the cast has it, is the right candidate and the one that the next reports remember.
"""

import csv
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from training_articles import documents

from app.domain.attribution import Quote
from app.domain.extraction import Extraction
from app.domain.party import Party
from app.evaluation.alignment import align_parties
from app.evaluation.comparison import overlap
from app.evaluation.gold import GoldDocument
from app.extraction.attribution import attribute
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse
from app.extraction.speakers.candidates import Candidate
from app.extraction.speech.reports import Report
from app.lexicon.tables import DATA

TABLE = DATA / "speaker_weights.csv"
SAME_QUOTE = 0.4
SAME_PHRASE = 0.3
PENALTY = 2.0
SEEN = 2
STEPS = 250
LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Choice:
    """One report: the features of each candidate, and which candidates are right."""

    candidates: tuple[tuple[str, ...], ...]
    right: frozenset[int]


def choices(document: GoldDocument, weights: Mapping[str, float] | None) -> list[Choice]:
    """Return the reports of one article that lie on an annotated quote.

    Args:
        document: an annotated article.
        weights: decide what the next reports remember; None lets the annotation decide.
    """
    gold = document.annotation
    analysis = analyse(gold.text)
    cast, _ = find_parties(analysis)
    known = {
        gold.parties[pair.gold].id: cast.parties[pair.answer].id
        for pair in align_parties(gold.parties, cast.parties)
    }
    found: list[Choice] = []

    def choose(report: Report, candidates: Sequence[Candidate]) -> Candidate:
        quote = max(gold.quotes, key=lambda q: overlap(q.span, report.content.span), default=None)
        told = quote is not None and overlap(quote.span, report.content.span) >= SAME_QUOTE
        right = right_ones(gold, quote, known, candidates) if quote and told else frozenset()
        if told:
            found.append(Choice(tuple(c.features for c in candidates), right))
        if weights is not None:
            return candidates[best(weights, [c.features for c in candidates])]
        return candidates[0] if 0 in right or not right else candidates[min(right)]

    attribute(analysis, cast, choose)
    return found


def best(weights: Mapping[str, float], candidates: Sequence[Sequence[str]]) -> int:
    """Return the index of the candidate with the greatest sum of weights, the first of equals."""
    scores = [sum(weights.get(name, 0.0) for name in features) for features in candidates]
    return scores.index(max(scores))


def right_ones(
    gold: Extraction, quote: Quote, known: Mapping[str, str], candidates: Sequence[Candidate]
) -> frozenset[int]:
    """Return the indexes of the candidates that the annotation names."""
    if quote.speaker is None:
        return frozenset(n for n, c in enumerate(candidates) if c.party is None)
    speakers = [p for p in gold.parties if p.id in {quote.speaker, *quote.co_speakers}]
    ids = {known[p.id] for p in speakers if p.id in known}
    return frozenset(
        n
        for n, c in enumerate(candidates)
        if c.party and (c.party.id in ids or any(described(p, c.party) for p in speakers))
    )


def described(one: Party, other: Party) -> bool:
    """Tell whether two parties share a phrase: an unnamed source is met only while reading."""
    return other.unnamed and any(
        overlap(span, known) > SAME_PHRASE
        for span in one.descriptive
        for known in other.descriptive
    )


def train(data: Sequence[Choice]) -> dict[str, float]:
    """Return the weights of a conditional logit with an L2 penalty, by Adam on the whole set."""
    usable = [c for c in data if c.right and len(c.right) < len(c.candidates)]
    counts: dict[str, int] = {}
    for choice in usable:
        for features in choice.candidates:
            for name in features:
                counts[name] = counts.get(name, 0) + 1
    index = {name: n for n, name in enumerate(k for k, v in counts.items() if v >= SEEN)}
    rows = [features for choice in usable for features in choice.candidates]
    group = np.repeat(np.arange(len(usable)), [len(c.candidates) for c in usable])
    right = np.array([n in c.right for c in usable for n in range(len(c.candidates))])
    table = np.zeros((len(rows), len(index)), np.float32)
    for row, features in enumerate(rows):
        table[row, [index[name] for name in features if name in index]] = 1.0
    weights = descend(table, group, right)
    return {name: float(weights[n]) for name, n in index.items()}


def descend(table: np.ndarray, group: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Minimise the penalised loss; several right candidates share the credit as they score."""
    size = int(group.max()) + 1
    weights = np.zeros(table.shape[1])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = table @ weights
        top = np.full(size, -np.inf)
        np.maximum.at(top, group, scores)
        raised = np.exp(scores - top[group])
        chance = raised / np.bincount(group, raised, size)[group]
        owed = raised * right
        owed /= np.bincount(group, owed, size)[group]
        slope = table.T @ (chance - owed) + PENALTY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        pace = 0.05 * (1 - 0.9 * step / STEPS)
        weights -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-6)
    return weights


def learn(articles: Sequence[GoldDocument]) -> dict[str, float]:
    """Return weights learnt twice: on annotated histories, then on those the weights make too."""
    told = [c for d in articles for c in choices(d, None)]
    weights = train(told)
    return train([*told, *(c for d in articles for c in choices(d, weights))])


def report(articles: Sequence[GoldDocument], weights: Mapping[str, float]) -> str:
    """Return the shares of right speakers by rule, by weights, and at best."""
    data = [c for d in articles for c in choices(d, weights)]
    rule = sum(0 in c.right for c in data) / len(data)
    learnt = sum(best(weights, c.candidates) in c.right for c in data) / len(data)
    reachable = sum(bool(c.right) for c in data) / len(data)
    return (
        f"{len(data)} reports: right by rule {rule:.3f}, by weights {learnt:.3f}, "
        f"reachable {reachable:.3f}"
    )


def main(arguments: list[str]) -> int:
    """Train, then write the table or report on the articles held back."""
    folder = Path(os.environ["MARSAD_EVAL_DIR"])
    weights = learn(list(documents(folder, held=False)))
    if "--report" in arguments:
        print(report(list(documents(folder, held=True)), weights))
        return 0
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feature", "weight"))
        writer.writerows(
            (name, f"{weight:.2f}")
            for name, weight in sorted(weights.items())
            if abs(weight) >= LEAST
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
