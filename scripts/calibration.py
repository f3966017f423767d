"""Show how often claims of each confidence are right: the table and the plot of docs/evaluation.md.

    python scripts/calibration.py [--plot FILE]

Enters: the annotated articles of `training_articles`, with MARSAD_EVAL_DIR. Every article is
extracted by weights learnt from the others: four parts, each judged by what the other three teach,
the confidence too. Leaves: a Markdown table on standard output, and the plot as SVG. The tables of
weights are put back as they were. A claim is right when its span overlaps an annotated claim by
half and the claimant is the same.
"""

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from train_claims import clear_tables, shipped_here, train_all
from training_articles import documents

from app.evaluation.claims import right_claims
from app.evaluation.document import Compared
from app.evaluation.gold import GoldDocument
from app.extraction.pipeline import extract
from app.lexicon.tables import DATA

BINS = 10
PARTS = 4
SIDE = 400
MARGIN = 50
TABLES = ("claim_cuts.csv", "narrator_claims.csv", "modality_weights.csv", "claim_confidence.csv")


class Bin(NamedTuple):
    """The claims of one tenth of confidence: bounds, how many, mean confidence, share right."""

    low: float
    high: float
    claims: int
    mean: float
    right: float


def judged(articles: Sequence[GoldDocument]) -> Iterator[tuple[float, bool]]:
    """Yield confidence and rightness of every claim found in articles."""
    for document in articles:
        found = extract(document.annotation.text, published=document.published)
        right = right_claims(Compared(document.id, document.annotation, found))
        for claim in found.claims:
            yield claim.confidence, claim.id in right


def cross_validated(articles: Sequence[GoldDocument]) -> Iterator[tuple[float, bool]]:
    """Yield the same, each article by weights that other articles taught."""
    shipped = {name: (DATA / name).read_bytes() for name in TABLES}
    try:
        for part in range(PARTS):
            train_all([a for place, a in enumerate(articles) if place % PARTS != part])
            yield from judged(articles[part::PARTS])
    finally:
        for name, table in shipped.items():
            (DATA / name).write_bytes(table)
        clear_tables()


def binned(pairs: Sequence[tuple[float, bool]]) -> Iterator[Bin]:
    """Yield the tenths of confidence that hold claims."""
    for number in range(BINS):
        held = [(c, r) for c, r in pairs if min(int(c * BINS), BINS - 1) == number]
        if held:
            mean = sum(confidence for confidence, _ in held) / len(held)
            share = sum(right for _, right in held) / len(held)
            yield Bin(number / BINS, (number + 1) / BINS, len(held), mean, share)


def table(bins: Sequence[Bin]) -> str:
    """Return the bins as a Markdown table, and their mean gap weighed by claims."""
    lines = ["| confidence | claims | mean | right |", "|---|---|---|---|"]
    lines += [
        f"| {b.low:.1f}-{b.high:.1f} | {b.claims} | {b.mean:.2f} | {b.right:.2f} |" for b in bins
    ]
    total = sum(b.claims for b in bins)
    gap = sum(abs(b.mean - b.right) * b.claims for b in bins) / max(total, 1)
    return "\n".join([*lines, "", f"Mean gap over {total} claims: {gap:.3f}"])


def plot(bins: Sequence[Bin]) -> str:
    """Return the bins as an SVG: a dot each, as large as it holds claims, beside the diagonal."""
    size = SIDE + 2 * MARGIN
    largest = max(b.claims for b in bins)
    dots = [(_x(b.mean), _y(b.right), 3 + 11 * (b.claims / largest) ** 0.5, b) for b in bins]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _, _ in dots)
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
                f'width="{size}" height="{size}" font-family="sans-serif" font-size="12">'
            ),
            f'<rect width="{size}" height="{size}" fill="#ffffff"/>',
            *(_ticks(step / 5) for step in range(6)),
            (
                f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#888888" '
                'stroke-dasharray="5 4"/>'
            ),
            f'<polyline points="{line}" fill="none" stroke="#1f5f99" stroke-width="1.5"/>',
            *(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#1f5f99" '
                f'fill-opacity="0.75"><title>{b.claims} claims, mean confidence {b.mean:.2f}, '
                f"right {b.right:.2f}</title></circle>"
                for x, y, radius, b in dots
            ),
            f'<text x="{size / 2}" y="{size - 10}" text-anchor="middle">mean confidence</text>',
            (
                f'<text transform="translate(14 {size / 2}) rotate(-90)" text-anchor="middle">'
                "share of claims that are right</text>"
            ),
            "</svg>",
            "",
        ]
    )


def _ticks(value: float) -> str:
    x, y = _x(value), _y(value)
    return (
        f'<line x1="{x}" y1="{_y(0)}" x2="{x}" y2="{_y(1)}" stroke="#e4e4e4"/>'
        f'<line x1="{_x(0)}" y1="{y}" x2="{_x(1)}" y2="{y}" stroke="#e4e4e4"/>'
        f'<text x="{x}" y="{_y(0) + 16}" text-anchor="middle">{value:.1f}</text>'
        f'<text x="{_x(0) - 6}" y="{y + 4}" text-anchor="end">{value:.1f}</text>'
    )


def _x(value: float) -> float:
    return round(MARGIN + SIDE * value, 1)


def _y(value: float) -> float:
    return round(MARGIN + SIDE * (1 - value), 1)


def main() -> None:
    """Print the table, write the plot."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--plot", type=Path)
    given = arguments.parse_args()
    shipped_here()
    articles = list(documents(Path(os.environ["MARSAD_EVAL_DIR"]), held=False))
    bins = list(binned(list(cross_validated(articles))))
    print(table(bins))
    if given.plot is not None:
        given.plot.write_text(plot(bins), encoding="utf-8")


if __name__ == "__main__":
    main()
