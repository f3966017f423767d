"""Show how often claims of each confidence are right, as the table in docs/evaluation.md.

    python scripts/calibration.py GOLD_DIR…

Enters: folders of annotated articles. Leaves: a Markdown table on standard output. A claim is right
when its span overlaps an annotated claim by half and the claimant is the same.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from app.evaluation.claims import right_claims
from app.evaluation.document import Compared
from app.evaluation.gold import read_gold
from app.extraction.pipeline import extract

BINS = 10


def judged(folder: Path) -> Iterator[tuple[float, bool]]:
    """Yield confidence and rightness of every claim found in the articles of a folder."""
    for document in read_gold(folder).documents:
        found = extract(document.annotation.text, published=document.published)
        right = right_claims(Compared(document.id, document.annotation, found))
        for claim in found.claims:
            yield claim.confidence, claim.id in right


def main() -> None:
    """Print the table and the mean gap between confidence and share of right claims."""
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for folder in map(Path, sys.argv[1:]):
        for confidence, right in judged(folder):
            bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    print("| confidence | claims | mean | right |\n|---|---|---|---|")
    gap = 0.0
    for number, pairs in sorted(bins.items()):
        mean = sum(confidence for confidence, _ in pairs) / len(pairs)
        share = sum(right for _, right in pairs) / len(pairs)
        gap += abs(mean - share) * len(pairs)
        low, high = number / BINS, (number + 1) / BINS
        print(f"| {low:.1f}-{high:.1f} | {len(pairs)} | {mean:.2f} | {share:.2f} |")
    total = sum(map(len, bins.values()))
    print(f"\nMean gap over {total} claims: {gap / max(total, 1):.3f}")


if __name__ == "__main__":
    main()
