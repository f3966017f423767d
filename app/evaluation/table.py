"""A report for people and for programs.

Enters: a `Report`. Leaves: a text table, or plain dicts for JSON.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from app.evaluation.intervals import Interval
from app.evaluation.measures import Counts, Measure
from app.evaluation.report import Report

_HEAD = (
    f"{'measure':49}{'P':>7}{'R':>7}{'F1/acc':>8}{'95 %':>15}{'even':>7}{'odd':>7}"
    f"{'tp/right':>10}{'fp':>6}{'fn':>6}{'of':>6}"
)


def to_text(report: Report, *, mistakes: bool = False) -> str:
    """Return the report as a table, with a line for each mistake when asked."""
    return "\n".join([*_head(report), *_rows(report), *(_mistakes(report) if mistakes else ())])


def to_json(report: Report, *, mistakes: bool = False) -> dict[str, Any]:
    """Return the report as plain dicts: scores by measure, halves, intervals, mistakes."""
    document: dict[str, Any] = {
        "set": report.name,
        "digest": report.digest,
        "documents": len(report.scores.documents),
        "missing": report.scores.missing,
        "ignored": list(report.ignored),
        "scores": _plain_scores(report.scores.measures),
        "even": _plain_scores(report.even.measures),
        "odd": _plain_scores(report.odd.measures),
        "intervals": {name: list(interval) for name, interval in report.intervals.items()},
    }
    if mistakes:
        document["mistakes"] = [mistake._asdict() for mistake in report.scores.mistakes]
    return document


def _plain_scores(measures: Mapping[str, Measure]) -> dict[str, dict[str, float | int | None]]:
    return {name: _plain(measure) for name, measure in measures.items()}


def _plain(measure: Measure) -> dict[str, float | int | None]:
    if isinstance(measure, Counts):
        return {
            "p": measure.precision,
            "r": measure.recall,
            "f1": measure.f1,
            "tp": measure.true_positives,
            "fp": measure.false_positives,
            "fn": measure.false_negatives,
        }
    return {"accuracy": measure.accuracy, "ok": measure.right, "n": measure.total}


def _head(report: Report) -> Iterator[str]:
    count = len(report.scores.documents)
    missing = f", nothing extracted for {report.scores.missing}" if report.scores.missing else ""
    yield f"{report.name}: {count} articles{missing}, digest {report.digest[:12]}"
    if report.ignored:
        yield f"no annotations: {', '.join(report.ignored)}"
    yield _HEAD


def _rows(report: Report) -> Iterator[str]:
    even, odd = report.even.measures, report.odd.measures
    for name, measure in report.scores.measures.items():
        yield (
            f"{name:49}{_ratios(measure)}{_figure(measure):>8}"
            f"{_span(report.intervals.get(name)):>15}"
            f"{_figure(even.get(name)):>7}{_figure(odd.get(name)):>7}{_numbers(measure)}"
        )


def _ratios(measure: Measure) -> str:
    if isinstance(measure, Counts):
        return f"{measure.precision:7.3f}{measure.recall:7.3f}"
    return " " * 14


def _figure(measure: Measure | None) -> str:
    value = measure.value if measure is not None else None
    return "-" if value is None else f"{value:.3f}"


def _span(interval: Interval | None) -> str:
    return "-" if interval is None else f"{interval.low:.3f}-{interval.high:.3f}"


def _numbers(measure: Measure) -> str:
    if isinstance(measure, Counts):
        return (
            f"{measure.true_positives:10}{measure.false_positives:6}{measure.false_negatives:6}"
            f"{'':6}"
        )
    return f"{measure.right:10}{'':12}{measure.total:6}"


def _mistakes(report: Report) -> Iterator[str]:
    for mistake in report.scores.mistakes:
        yield " | ".join(mistake).replace("\n", " ")
