"""The annotated articles that weights are learnt from, and those held back.

Enters: the evaluation folder (gold/dev and corpus). Leaves: annotated articles: annotations/tuned,
annotations/opened and the even half of gold/dev to learn from, the odd half to report on. The
samples are in neither: they are everyone's check.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.evaluation.gold import GoldDocument, read_gold

REPOSITORY: Final = Path(__file__).resolve().parents[1]
READ: Final = ("tuned", "opened")


def documents(folder: Path, *, held: bool) -> Iterator[GoldDocument]:
    """Yield the articles to learn from, or those held back."""
    for name in () if held else READ:
        yield from read_gold(REPOSITORY / "annotations" / name, folder / "corpus").documents
    for document in read_gold(folder / "gold" / "dev").documents:
        if (int(document.id[1:]) % 2 == 1) == held:
            yield document
