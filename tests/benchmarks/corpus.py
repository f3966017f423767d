"""Articles to measure with: a seeded draw from the evaluation folder's corpus, else the samples.

Enters: how many. Leaves: JSON lines as `marsad ingest` reads them.
"""

import json
import lzma
import os
import random
from collections.abc import Iterator
from pathlib import Path

from app.runtime.resources import resource

_SEED = 20240619


def draw(number: int, seed: int = _SEED) -> list[str]:
    """Return `number` JSON lines, the same ones every time for a seed, each with a text."""
    folder = os.environ.get("MARSAD_EVAL_DIR")
    if folder:
        return _reservoir(_corpus(Path(folder) / "corpus"), number, seed)
    print("MARSAD_EVAL_DIR is unset: the samples are repeated")
    lines = list(_samples())
    return [lines[n % len(lines)] for n in range(number)]


def _reservoir(lines: Iterator[str], number: int, seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - a draw, not a secret
    kept: list[str] = []
    for seen, line in enumerate(lines):
        if seen < number:
            kept.append(line)
        elif (place := chance.randrange(seen + 1)) < number:
            kept[place] = line
    return kept


def _corpus(folder: Path) -> Iterator[str]:
    for file in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            yield from (line for line in lines if (json.loads(line).get("text") or "").strip())


def _samples() -> Iterator[str]:
    for file in sorted((resource("samples") / "articles").glob("*.txt")):
        yield json.dumps({"text": file.read_text(encoding="utf-8")}, ensure_ascii=False)
