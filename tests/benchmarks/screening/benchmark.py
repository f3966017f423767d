"""Benchmark of screening: recall, false positives, speed, index build and load.

Run as `python -m tests.benchmarks.screening.benchmark [--whole] [--kind]` with MARSAD_EVAL_DIR set.
Without `--whole` the lists are asked with original scripts removed, so that the cross-script path
is measured. With `--kind` each question states whether a person or a body is asked.
Figures are recorded in docs/screening.md.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from app.domain.listing import Kind
from app.domain.screening import Answer, Query
from app.screening.index import Index, build_index
from app.screening.lists import read_lists
from app.screening.match import MATCHER, screen
from tests.benchmarks.screening.measure import (
    TRUTHS,
    Question,
    evaluation_folder,
    latin_only,
    negatives,
    questions,
    recall_at,
    recall_at_1,
    threshold,
)

Result = TypeVar("Result")


def main() -> None:
    """Build, load, ask, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--whole", action="store_true", help="keep names in original scripts")
    options.add_argument("--kind", action="store_true", help="state person or organisation")
    chosen = options.parse_args()
    folder = evaluation_folder()
    with TemporaryDirectory() as scratch:
        place = folder / "lists"
        if not chosen.whole:
            place = Path(scratch)
            latin_only(folder, place)
        index = _prepared(place)
    asked = {truth: questions(folder, truth) for truth in TRUTHS}
    unlisted = negatives(folder)
    spent: list[float] = []
    started = time.thread_time()
    ask = _asker(index, spent, with_kind=chosen.kind)
    answers = {truth: [ask(q.name, q.kind) for q in rows] for truth, rows in asked.items()}
    wrong = [ask(name, Kind.PERSON) for name in unlisted]
    _print_speed(spent, time.thread_time() - started)
    _print_recall(asked, answers, wrong)


def _prepared(place: Path) -> Index:
    (lists, _), read = _timed(lambda: read_lists(place))
    built, build = _timed(lambda: build_index(lists))
    block = built.to_bytes()
    index, load = _timed(lambda: Index.from_bytes(block))
    entries = sum(version.entries for version in index.versions)
    print(f"matcher {MATCHER}, {entries} entries, {len(index.aliases)} names")
    print(f"read {read:.2f} s, build {build:.2f} s, load {load:.2f} s, {len(block)} bytes")
    return index


def _asker(index: Index, spent: list[float], *, with_kind: bool) -> Callable[[str, Kind], Answer]:
    def ask(name: str, kind: Kind) -> Answer:
        query = Query(name=name, kind=kind if with_kind else None)
        answer, seconds = _timed(lambda: screen(index, query))
        spent.append(seconds)
        return answer

    return ask


def _print_speed(spent: Sequence[float], cpu: float) -> None:
    ordered = sorted(spent)
    p50, p99 = (1000 * ordered[int(len(ordered) * share)] for share in (0.5, 0.99))
    rate = len(ordered) / cpu
    print(
        f"{len(ordered)} names, {rate:.0f} names/s of one core, p50 {p50:.1f} ms, p99 {p99:.1f} ms"
    )


def _print_recall(
    asked: dict[str, list[Question]], answers: dict[str, list[Answer]], wrong: Sequence[Answer]
) -> None:
    at_5, at_1 = threshold(wrong, 0.05), threshold(wrong, 0.01)
    print(f"scores at 5 % and 1 % false positives: {at_5:.3f} {at_1:.3f}")
    print("truth       kind          n    recall@1  at 5 %  at 1 %")
    for truth, rows in asked.items():
        for kind in (None, Kind.PERSON, Kind.ORGANISATION):
            chosen = [
                (q, a)
                for q, a in zip(rows, answers[truth], strict=True)
                if kind is None or q.kind is kind
            ]
            right = [q for q, _ in chosen]
            given = [a for _, a in chosen]
            figures = (
                recall_at_1(right, given),
                recall_at(right, given, at_5),
                recall_at(right, given, at_1),
            )
            text = "  ".join(f"{figure:.3f} " for figure in figures)
            print(f"{truth:11} {kind or 'all':12} {len(chosen):4}   {text}")


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    started = time.perf_counter()
    result = work()
    return result, time.perf_counter() - started


if __name__ == "__main__":
    main()
