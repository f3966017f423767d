"""The samples scored against themselves: the extractor is taken as an argument."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.extraction import Extraction
from app.evaluation.evaluate import evaluate
from app.evaluation.gold import read_gold

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "gold"
ANNOTATIONS = {d.annotation.text: d.annotation for d in read_gold(SAMPLES).documents}


def test_an_extractor_that_answers_the_annotation_is_without_fault() -> None:
    report = evaluate(SAMPLES, lambda text, **_: ANNOTATIONS[text])
    assert report.figure("quote+speaker all") == 1.0
    assert report.figure("analyst+affiliation") == 1.0
    assert report.scores.mistakes == ()
    assert report.figure("no such measure") is None


def test_an_extractor_is_given_the_text_and_the_day_alone() -> None:
    seen: list[tuple[date | None, str | None]] = []

    def extract(text: str, *, title: str | None, published: date | None) -> Extraction:
        seen.append((published, title))
        return Extraction(text=text)

    report = evaluate(SAMPLES, extract)
    assert (date(2024, 6, 20), None) in seen
    assert report.figure("quote all overlap>=.5") == 0.0


def test_both_halves_of_the_samples_hold_articles() -> None:
    report = evaluate(SAMPLES, lambda text, **_: replace(ANNOTATIONS[text], claims=()))
    assert {len(half.documents) for half in (report.even, report.odd)} == {9}
    assert report.figure("claim (all) overlap>=.5") == 0.0
