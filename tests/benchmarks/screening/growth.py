"""Benchmark of the index at sizes: build, load, memory and time per name up to 200,000 entries.

Run as `python -m tests.benchmarks.screening.growth [SIZE …]` with MARSAD_EVAL_DIR set. Larger lists
are the real ones and made-up entries: words of listed names drawn anew, half of the names with one
letter changed. Times are CPU times; memory is that of a fresh process that loads the index (Linux).
"""

import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from app.domain.listing import Designation
from app.domain.screening import Query
from app.screening.index import Index, build_index_of
from app.screening.lists import read_lists
from app.screening.match import screen
from tests.benchmarks.screening.measure import (
    TRUTHS,
    evaluation_folder,
    latin_only,
    negatives,
    questions,
)

SIZES = (22_000, 100_000, 200_000)
SEED = 1
NEW_WORDS = 0.7
LETTERS = "abcdefghiklmnorstuwyz"
LOADED = """
import re, sys
from pathlib import Path
from app.domain.screening import Query
from app.screening.index import Index, build_index_of
from app.screening.match import screen

def megabytes(field):
    return int(re.search(field + r":\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024

screen(build_index_of([], []), Query(name="محمد"))
before = megabytes("VmRSS")
index = Index.from_bytes(Path(sys.argv[1]).read_bytes())
screen(index, Query(name="محمد"))
print(f"index {megabytes('VmRSS') - before} MB, process {megabytes('VmRSS')} MB "
      f"(at most {megabytes('VmHWM')} MB)")
"""


def main() -> None:
    """Build, store, load and ask an index of each size."""
    folder = evaluation_folder()
    with TemporaryDirectory() as scratch:
        latin_only(folder, Path(scratch))
        real = [d for one in read_lists(Path(scratch))[0] for d in one.designations]
    names = [q.name for truth in TRUTHS for q in questions(folder, truth)][::3]
    names += negatives(folder)[::3]
    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        measure(grown(real, size), names)


def measure(entries: Sequence[Designation], names: Sequence[str]) -> None:
    """Print what an index of these entries costs."""
    started = time.process_time()
    block = build_index_of(entries, []).to_bytes()
    built = time.process_time() - started
    started = time.process_time()
    index = Index.from_bytes(block)
    loaded = time.process_time() - started
    spent = []
    for name in names:
        started = time.thread_time()
        screen(index, Query(name=name))
        spent.append(1000 * (time.thread_time() - started))
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "index"
        path.write_bytes(block)
        memory = subprocess.run(
            [sys.executable, "-c", LOADED, str(path)], check=True, capture_output=True, text=True
        ).stdout.strip()
    print(
        f"{len(entries)} entries: build {built:.1f} s, load {loaded:.2f} s, "
        f"{len(block) / 1e6:.1f} MB stored, {memory}, "
        f"mean {np.mean(spent):.2f} ms, p50 {np.median(spent):.2f} ms, "
        f"p99 {np.quantile(spent, 0.99):.1f} ms",
        flush=True,
    )


def grown(real: Sequence[Designation], size: int) -> list[Designation]:
    """Return the real entries, and made-up ones until there are `size`; never fewer than real."""
    draw = random.Random(SEED)  # noqa: S311 - made-up names, no secret
    words = [word for entry in real for alias in entry.aliases for word in alias.name.split()]
    entries = list(real)
    while len(entries) < size:
        model = draw.choice(real)
        aliases = tuple(
            replace(alias, name=_made_up(draw, alias.name, words)) for alias in model.aliases[:3]
        )
        entries.append(replace(model, entry_id=f"made-up-{len(entries)}", aliases=aliases))
    return entries


def _made_up(draw: random.Random, name: str, words: Sequence[str]) -> str:
    made = [draw.choice(words) if draw.random() < NEW_WORDS else word for word in name.split()]
    if draw.random() < 1 / 2:
        changed = draw.randrange(len(made))
        place = draw.randrange(len(made[changed]))
        word = made[changed]
        made[changed] = word[:place] + draw.choice(LETTERS) + word[place + 1 :]
    return " ".join(made)


if __name__ == "__main__":
    main()
