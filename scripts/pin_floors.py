"""Pins the quality floors to what the extraction reaches now, for every set at hand.

Enters: tests/evaluation/floors.toml, the samples and, when MARSAD_EVAL_DIR is set, its gold sets.
Leaves: the file with new digests and floors. A floor sinks only when a decision record is named.

Usage: python scripts/pin_floors.py [--decision docs/decisions/NNNN-….md]
"""

import os
import sys
from pathlib import Path

from app.evaluation.evaluate import evaluate
from app.evaluation.floors import lowered, pinned, read_floors, to_toml
from app.extraction.pipeline import extract

REPOSITORY = Path(__file__).resolve().parents[1]
FLOORS = REPOSITORY / "tests" / "evaluation" / "floors.toml"


def main(arguments: list[str]) -> int:
    """Return 0 when the file was written, 1 when a floor would sink without a decision."""
    given = os.environ.get("MARSAD_EVAL_DIR")
    sets = read_floors(FLOORS)
    sunk: list[str] = []
    for name, floors in sets.items():
        place = floors.place(REPOSITORY, Path(given) if given else None)
        if place is None or (floors.corpus and not given):
            print(f"{name}: MARSAD_EVAL_DIR is unset; its floors stay")
            continue
        corpus = Path(given) / "corpus" if given and floors.corpus else None
        sets[name] = pinned(evaluate(place, extract, corpus), floors)
        sunk += [f"{name}: {measure}" for measure in lowered(floors, sets[name])]
    if sunk and not _is_decided(arguments):
        print("would sink, and no decision record is named:", *sunk, sep="\n  ")
        return 1
    FLOORS.write_text(to_toml(sets), encoding="utf-8")
    return 0


def _is_decided(arguments: list[str]) -> bool:
    return arguments[:1] == ["--decision"] and any(Path(a).is_file() for a in arguments[1:2])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
