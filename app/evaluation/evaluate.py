"""Evaluation of an extractor on a folder of annotated articles.

Enters: a folder and a callable that extracts. Leaves: a `Report`.
"""

from datetime import date
from pathlib import Path
from typing import Protocol

from app.domain.extraction import Extraction
from app.evaluation.gold import GoldSet, read_gold
from app.evaluation.intervals import bootstrap
from app.evaluation.report import Report
from app.evaluation.scores import Pairing, Scores, score_documents


class Extract(Protocol):
    """What finds parties, quotes, claims and analysts in one article."""

    def __call__(self, text: str, *, title: str | None, published: date | None) -> Extraction:
        """Return what was found in `text`."""


def evaluate(gold_dir: Path, extract: Extract, corpus: Path | None = None) -> Report:
    """Return the scores of `extract` on the annotated articles of `gold_dir`.

    Args:
        gold_dir: holds `<id>.json`, and the texts in `texts/` or beside.
        extract: takes a text, its publication day and its title, each as the annotators had it.
        corpus: folder of the articles that annotations without a text of their own name.

    Raises:
        InputError: when the folder cannot be read as annotated articles.
    """
    gold = read_gold(gold_dir, corpus)
    scores = score_documents(
        Pairing(
            id=document.id,
            gold=document.annotation,
            answer=extract(
                document.annotation.text, title=document.title, published=document.published
            ),
        )
        for document in gold.documents
    )
    return summarised(gold, scores)


def summarised(gold: GoldSet, scores: Scores) -> Report:
    """Return the report of scores that were measured on `gold`."""
    return Report(
        name=gold.name,
        digest=gold.digest,
        ignored=gold.ignored,
        scores=scores,
        even=scores.half(odd=False),
        odd=scores.half(odd=True),
        intervals=bootstrap([document.measures for document in scores.documents]),
    )
