"""Benchmark of screening, all systems in one process: recall, false positives, speed, build, load.

Run as `python -m tests.benchmarks.screening.benchmark [--whole] [--kind] [--no-peers]` with
MARSAD_EVAL_DIR set. Without `--whole` the lists are asked with original scripts removed, so that
the cross-script path is measured. With `--kind` each question states whether a person or a body is
asked. truthA_un is asked of the UN list, the others of all lists. Times are CPU times, since other
work may run beside. Figures are recorded in docs/screening.md.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np

from app.domain.listing import Kind
from app.domain.screening import Answer, Band, Hit, Query
from app.screening.index import Index, build_index
from app.screening.lists import read_lists
from app.screening.match import MATCHER, screen
from tests.benchmarks.screening.measure import (
    TRUTHS,
    Question,
    evaluation_folder,
    first_is_right,
    is_right,
    is_right_record,
    latin_only,
    negatives,
    questions,
    threshold,
    unlisted_bodies,
)
from tests.benchmarks.screening.peers import Peer, peers

Result = TypeVar("Result")
ROUNDS = 2000
UN = "truthA_un"
REST = "truthB_dev"
"""A truth that is asked of all lists: names that are not listed are asked of each index."""
SEED = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """What one system answered, and the CPU seconds of each answer."""

    answers: dict[str, list[Answer]]
    wrong: dict[str, list[Answer]]
    spent: list[float] = field(default_factory=list)


def main() -> None:
    """Build, load, ask every system, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--whole", action="store_true", help="keep names in original scripts")
    options.add_argument("--kind", action="store_true", help="state person or organisation")
    options.add_argument("--no-peers", action="store_true", help="Marsad alone")
    chosen = options.parse_args()
    folder = evaluation_folder()
    with TemporaryDirectory() as scratch:
        place = folder / "lists"
        if not chosen.whole:
            place = Path(scratch)
            latin_only(folder, place)
        whole, un = _prepared(place)
    asked = {truth: questions(folder, truth) for truth in TRUTHS}
    unlisted = negatives(folder)
    systems = {f"Marsad {MATCHER}": (_marsad(whole, chosen.kind), _marsad(un, chosen.kind))}
    if not chosen.no_peers:
        for name, peer in peers(whole).items():
            systems[name] = (peer, peers(un)[name])
    for name, (ask, ask_un) in systems.items():
        print(f"\n{name}")
        found = _ask_all(asked, unlisted, ask, ask_un)
        _print_speed(found.spent)
        _print_recall(asked, found)
        _print_held_out(asked, found)
    bodies = [screen(whole, Query(name=name)).verdict for name in unlisted_bodies(whole)]
    shares = (f"{band} {bodies.count(band) / len(bodies):.3f}" for band in Band)
    print(f"{len(bodies)} bodies that no list names:", ", ".join(shares))


def _prepared(place: Path) -> tuple[Index, Index]:
    """Return the index of all lists, loaded from its bytes, and that of the UN list."""
    (lists, _), read = _timed(lambda: read_lists(place))
    built, build = _timed(lambda: build_index(lists))
    block = built.to_bytes()
    index, load = _timed(lambda: Index.from_bytes(block))
    entries = sum(version.entries for version in index.versions)
    print(f"{entries} entries, {len(index.aliases)} names")
    print(f"read {read:.2f} s, build {build:.2f} s, load {load:.2f} s, {len(block)} bytes")
    return index, build_index([one for one in lists if one.list_id == "un_sc"])


def _marsad(index: Index, with_kind: bool) -> Peer:  # noqa: FBT001 - an option of the command
    def ask(name: str, kind: Kind) -> Answer:
        return screen(index, Query(name=name, kind=kind if with_kind else None))

    return ask


def _ask_all(
    asked: dict[str, list[Question]], unlisted: Sequence[str], ask: Peer, ask_un: Peer
) -> Asked:
    spent: list[float] = []

    def answer(peer: Peer, name: str, kind: Kind) -> Answer:
        found, seconds = _timed(lambda: peer(name, kind))
        spent.append(seconds)
        return found

    ask("أحمد", Kind.PERSON), ask_un("أحمد", Kind.PERSON)
    wrong = {
        truth: [answer(peer, name, Kind.PERSON) for name in unlisted]
        for truth, peer in ((UN, ask_un), (REST, ask))
    }
    answers = {
        truth: [answer(ask_un if truth == UN else ask, q.name, q.kind) for q in rows]
        for truth, rows in asked.items()
    }
    return Asked(answers, wrong, spent)


def _print_speed(spent: Sequence[float]) -> None:
    p50, p99 = (1000 * float(q) for q in np.quantile(spent, (0.5, 0.99)))
    rate = len(spent) / sum(spent)
    print(f"{len(spent)} names, {rate:.0f}/s of one core, p50 {p50:.1f} ms, p99 {p99:.1f} ms")


def _print_recall(asked: dict[str, list[Question]], found: Asked) -> None:
    print("truth       kind          n    recall@1  at 5 %  at 1 %")
    for truth, rows in asked.items():
        least = _thresholds(found.wrong[UN if truth == UN else REST])
        print(f"scores at 5 % and 1 % false positives: {least[1]:.3f} {least[2]:.3f}")
        for kind in (None, Kind.PERSON, Kind.ORGANISATION):
            chosen = [
                (q, a)
                for q, a in zip(rows, found.answers[truth], strict=True)
                if kind is None or q.kind is kind
            ]
            text = "  ".join(f"{np.mean(_right(chosen, low)):.3f} " for low in least)
            print(f"{truth:11} {kind or 'all':12} {len(chosen):4}   {text}")
    for truth, rows in asked.items():
        least = _thresholds(found.wrong[UN if truth == UN else REST])
        pairs = [*zip(rows, found.answers[truth], strict=True)]
        text = "  ".join(f"{np.mean(_right(pairs, low, is_right_record)):.3f}" for low in least)
        print(f"{truth}: by record {text}")


def _thresholds(wrong: Sequence[Answer]) -> list[float]:
    return [-1.0, threshold(wrong, 0.05), threshold(wrong, 0.01)]


def _right(
    pairs: Sequence[tuple[Question, Answer]],
    least: float,
    judge: Callable[[Hit, Question], bool] = is_right,
) -> list[bool]:
    return [first_is_right(q, a, judge) and a.hits[0].score >= least for q, a in pairs]


def _print_held_out(asked: dict[str, list[Question]], found: Asked) -> None:
    """Print the half that no weight was learnt from, with 95 % bootstrap intervals."""
    random = np.random.default_rng(SEED)
    print("\nheld-out half: recall@1, at 5 %, at 1 %, with 95 % intervals")
    for truth, rows in asked.items():
        least = _thresholds(found.wrong[UN if truth == UN else REST][1::2])
        pairs = [*zip(rows, found.answers[truth], strict=True)][1::2]
        for kind in (None, Kind.PERSON, Kind.ORGANISATION):
            chosen = [pair for pair in pairs if kind is None or pair[0].kind is kind]
            figures = []
            for low in least:
                right = np.array(_right(chosen, low), dtype=np.float64)
                drawn = random.choice(right, (ROUNDS, len(right))).mean(axis=1)
                below, above = np.quantile(drawn, (0.025, 0.975))
                figures.append(f"{right.mean():.3f} ({below:.2f}-{above:.2f})")
            print(f"{truth:11} {kind or 'all':12} {len(chosen):4}  ", "  ".join(figures))


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    started = time.thread_time()
    result = work()
    return result, time.thread_time() - started


if __name__ == "__main__":
    main()
