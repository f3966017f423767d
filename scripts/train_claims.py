"""Learn where claims are cut, what the narrator claims, how claims are meant, how sure each is.

    python scripts/train_claims.py [--only TABLE…]

Enters: the annotated articles of `training_articles`, with MARSAD_EVAL_DIR. Leaves:
data/claim_cuts.csv, narrator_claims.csv, modality_weights.csv and claim_confidence.csv: weights of
regularised logistic regressions over named features, drawn towards what the rules say; rare
features are left out. Deterministic. See docs/decisions/0012-claim-weights.md.
"""

import argparse
import csv
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from training_articles import REPOSITORY
from training_articles import documents as articles

from app.domain.attribution import Quote, QuoteKind, QuoteSubtype
from app.domain.claim import NARRATOR, Claim, Modality
from app.evaluation.claims import right_claims
from app.evaluation.comparison import overlap, trimmed
from app.evaluation.document import Compared
from app.evaluation.gold import GoldDocument
from app.extraction.claims.boundaries import boundaries
from app.extraction.claims.claims import told_as, unsure_claims
from app.extraction.claims.clauses import CUTS, features_of_cut
from app.extraction.claims.concern import Scene
from app.extraction.claims.confidence import CONFIDENCE, features_of_confidence
from app.extraction.claims.describing import content_of
from app.extraction.claims.modality import MODALITIES, features_of, scores_of_words
from app.extraction.claims.narrated_runs import narrated_runs
from app.extraction.claims.narrator import STATEMENTS, candidates, odds_of
from app.extraction.claims.stance import stance_of
from app.extraction.pipeline import extract
from app.extraction.reading.cast import Cast
from app.extraction.reading.reading import analyse
from app.extraction.words.word_shapes import shapes_of
from app.lexicon import linear
from app.lexicon.tables import DATA
from app.text.fold import fold

SEEN = 3
"""A feature is learnt when it holds in at least so many examples."""
SAME = 0.6
"""A stretch is a claim when it overlaps an annotated one by so much (intersection over union)."""
THRESHOLDS = {CUTS: -0.9, STATEMENTS: -0.9}
"""Log-odds from which a cut is made or a stretch kept: where F1 is greatest, found on articles
that the weights were not learnt from."""
PENALTY = {CUTS: 3.0, STATEMENTS: 25.0, MODALITIES: 5.0, CONFIDENCE: 3.0}
DRAWN = {
    CUTS: {"marked True": {"yes": 1.5}},
    MODALITIES: {f"rule {modality.value}": {modality.value: 2.5} for modality in Modality},
}
"""Weights that the penalty draws towards: where examples are few, the rules decide."""
CAUTION = {MODALITIES: {"assessed": 0.2}}
"""Log-odds by which an outcome must be ahead: news is report unless more is seen."""
STEPS = 400
LEAST = 0.005


class Example(NamedTuple):
    """Features that hold, the right answer, and the log-odds that are known besides.

    Attributes:
        words: folded words of the content of a claim; what they tell is not learnt here.
    """

    features: Sequence[str]
    answer: str
    words: Sequence[str] = ()
    told: Mapping[str, float] = MappingProxyType({})


class Model(NamedTuple):
    """Weights by feature, one per outcome."""

    outcomes: tuple[str, ...]
    weights: dict[str, "np.ndarray[tuple[int], np.dtype[np.float64]]"]


def cut_examples(document: GoldDocument) -> Iterator[Example]:
    """Yield the boundaries of annotated quotes, and whether two annotated claims part there."""
    gold = document.annotation
    analysis, cast = analyse(gold.text), Cast(gold.parties)
    for quote in gold.quotes:
        parts = sorted(c.span for c in gold.claims if quote.id in c.quotes)
        if quote.within is not None or not parts:
            continue
        tokens = analysis.tokens_in(quote.span)
        shapes = shapes_of(tokens)
        gaps = [(a.end - 1, b.start + 1) for a, b in pairwise(parts)]
        start, used = 0, set[int]()
        for here in boundaries(cast, tokens, shapes):
            at = tokens[here.last].start
            gap = next((n for n, (low, high) in enumerate(gaps) if low <= at <= high), None)
            if gap is None or gap not in used:
                features = features_of_cut(tokens, shapes, here, start, told_as(quote))
                yield Example(features, "no" if gap is None else "yes")
            if gap is not None:
                used.add(gap)
                start = here.first


def statement_examples(document: GoldDocument) -> Iterator[Example]:
    """Yield the stretches of narration, beside annotated quotes and beside found ones."""
    gold = document.annotation
    analysis = analyse(gold.text)
    told = [
        trimmed(gold.text, claim.span, complementiser=True)
        for claim in gold.claims
        if claim.claimant == NARRATOR
    ]
    found = extract(gold.text, published=document.published)
    for parties, places, quotes in (
        (gold.parties, gold.places, gold.quotes),
        (found.parties, found.places, found.quotes),
    ):
        scene = Scene(analysis=analysis, cast=Cast(parties), places=places)
        for run in narrated_runs(analysis, quotes, ()):
            for candidate in candidates(scene, run):
                span = trimmed(gold.text, candidate.span, complementiser=True)
                same = any(overlap(span, claim) >= SAME for claim in told)
                yield Example(candidate.features, "yes" if same else "no")


def modality_examples(document: GoldDocument) -> Iterator[Example]:
    """Yield the annotated claims and their modality."""
    gold = document.annotation
    scene = Scene(analysis=analyse(gold.text), cast=Cast(gold.parties), places=gold.places)
    experts = frozenset(analyst.party for analyst in gold.analysts)
    quotes = {quote.id: quote for quote in gold.quotes}
    for claim in gold.claims:
        features = _modality_features(scene, claim, quotes, experts)
        words = content_of(scene, claim.span).split()
        yield Example(features, claim.modality.value, words, scores_of_words(words))


def _modality_features(
    scene: Scene, claim: Claim, quotes: dict[str, Quote], experts: frozenset[str]
) -> list[str]:
    quote = quotes.get(claim.quotes[0]) if claim.quotes else None
    quoted = quote is not None and (
        quote.kind is QuoteKind.DIRECT or quote.subtype is QuoteSubtype.MIXED
    )
    told = quote.kind.value if quote else "none"
    stance = stance_of(scene, claim, experts, quoted=quoted, told=told)
    return features_of(
        fold(claim.cue) if claim.cue else None, content_of(scene, claim.span), stance
    )


def confidence_examples(document: GoldDocument) -> Iterator[Example]:
    """Yield the claims that are found, and whether span and claimant are right."""
    found = extract(document.annotation.text, published=document.published)
    right = right_claims(Compared(document.id, document.annotation, found))
    quotes = {quote.id: quote for quote in found.quotes}
    scene = Scene(analysis=analyse(found.text), cast=Cast(found.parties), places=found.places)
    unsure = unsure_claims(scene, found.quotes, found.analysts, document.published)
    for claim in unsure:
        features = features_of_confidence(claim, quotes)
        yield Example(features, "yes" if claim.id in right else "no")


def learn(name: str, examples: Sequence[Example]) -> Model:
    """Return the weights of a logistic regression (softmax when there are several outcomes)."""
    counts = Counter(feature for e in examples for feature in set(e.features))
    names = sorted(feature for feature, count in counts.items() if count >= SEEN)
    answers = sorted({e.answer for e in examples})
    columns = {feature: number for number, feature in enumerate(names)}
    held = np.zeros((len(examples), len(names)), dtype=np.float32)
    wanted = np.zeros((len(examples), len(answers)), dtype=np.float32)
    for row, example in enumerate(examples):
        held[row, [columns[f] for f in set(example.features) if f in columns]] = 1
        wanted[row, answers.index(example.answer)] = 1
    prior = np.zeros((len(names), len(answers)), dtype=np.float32)
    for feature, odds in DRAWN.get(name, {}).items():
        for answer, weight in odds.items():
            if feature in columns and answer in answers:
                prior[columns[feature], answers.index(answer)] = weight
    known = np.zeros(wanted.shape, dtype=np.float32)
    for row, example in enumerate(examples):
        known[row] = [example.told.get(answer, 0.0) for answer in answers]
    solved = _solve(held, wanted, prior, PENALTY[name], known)
    if answers == ["no", "yes"]:
        odds = solved[:, 1] - solved[:, 0]
        return Model(("weight",), {f: odds[[n]] for f, n in columns.items()})
    return Model(tuple(answers), {f: solved[n] for f, n in columns.items()})


def _solve(
    held: "np.ndarray[tuple[int, int], np.dtype[np.float32]]",
    wanted: "np.ndarray[tuple[int, int], np.dtype[np.float32]]",
    prior: "np.ndarray[tuple[int, int], np.dtype[np.float32]]",
    penalty: float,
    known: "np.ndarray[tuple[int, int], np.dtype[np.float32]]",
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Descend by accelerated gradients with a fixed step (Nesterov 1983)."""
    vector = np.ones(held.shape[1], dtype=np.float32)
    for _ in range(20):
        vector = held.T @ (held @ vector)
        vector /= np.linalg.norm(vector)
    largest = float(np.linalg.norm(held.T @ (held @ vector)))
    step = 1.0 / (0.5 * largest + penalty)
    weights = prior
    ahead, pace = weights, 1.0
    for _ in range(STEPS):
        scores = held @ ahead + known
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        following = ahead - step * (held.T @ (shares - wanted) + penalty * (ahead - prior))
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = following + (pace - 1) / faster * (following - weights)
        weights, pace = following, faster
    return weights.astype(np.float64)


def write(name: str, model: Model) -> None:
    """Write data/`name`; weights too small to matter are left out, a threshold goes to the bias."""
    rows = {f: row for f, row in model.weights.items() if np.abs(row).max() >= LEAST}
    threshold = THRESHOLDS.get(name)
    if threshold is not None:
        rows["bias"] = rows["bias"] - threshold
        rows["threshold"] = np.array([threshold])
    for outcome, odds in CAUTION.get(name, {}).items():
        rows["bias"][model.outcomes.index(outcome)] -= odds
    with (DATA / name).open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(("feature", *model.outcomes))
        for feature, row in sorted(rows.items()):
            table.writerow((feature, *(f"{weight:.3f}".rstrip("0").rstrip(".") for weight in row)))
    clear_tables()


def clear_tables() -> None:
    """Forget what was read of the tables: they are written anew."""
    linear.weight_table.cache_clear()
    linear.weights.cache_clear()
    odds_of.cache_clear()


LEARNT: dict[str, Callable[[GoldDocument], Iterator[Example]]] = {
    CUTS: cut_examples,
    STATEMENTS: statement_examples,
    MODALITIES: modality_examples,
}


def _train(documents: Sequence[GoldDocument], names: Sequence[str]) -> None:
    for name in names:
        examples = [e for document in documents for e in LEARNT[name](document)]
        write(name, learn(name, examples))
        print(f"{name}: {len(examples)} examples", file=sys.stderr)


def _sureness(documents: Sequence[GoldDocument]) -> list[Example]:
    """Return examples of confidence, each article extracted by weights learnt from the others."""
    halves = (documents[0::2], documents[1::2])
    examples: list[Example] = []
    for learnt, seen in (halves, halves[::-1]):
        _train(learnt, list(LEARNT))
        examples += [e for document in seen for e in confidence_examples(document)]
    return examples


def train_all(documents: Sequence[GoldDocument]) -> None:
    """Learn all tables from articles, the confidence from claims that others' weights found."""
    write(CONFIDENCE, learn(CONFIDENCE, _sureness(documents)))
    _train(documents, list(LEARNT))


def shipped_here() -> None:
    """Exit where the tables that would be written are those of another checkout."""
    if not DATA.is_relative_to(REPOSITORY):
        sys.exit(f"{DATA} is not of this checkout: run with PYTHONPATH={REPOSITORY}")


def main() -> None:
    """Read the articles, learn, write the tables."""
    shipped_here()
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--only", nargs="*", choices=[*LEARNT, CONFIDENCE])
    given = arguments.parse_args()
    documents = list(articles(Path(os.environ["MARSAD_EVAL_DIR"]), held=False))
    names = given.only or [*LEARNT, CONFIDENCE]
    if CONFIDENCE in names:
        train_all(documents)
    else:
        _train(documents, names)


if __name__ == "__main__":
    main()
