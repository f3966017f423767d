"""How fast articles are extracted, and taken into a database with lists loaded.

Run: `python -m tests.benchmarks.ingest [ARTICLES]`. Extraction alone is timed in one process;
ingest is the whole command on an embedded Postgres of its own, all cores. The limit in the same
run is the share of ingest that extraction alone would need on as many cores.
"""

import json
import os
import resource as system
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from app.extraction.pipeline import extract
from app.runtime.resources import resource
from tests.benchmarks.corpus import draw
from tests.databases import make_home


def main() -> None:
    """Print the figures as JSON lines."""
    lines = draw(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    texts = [json.loads(line)["text"] for line in lines]
    print(json.dumps(_extraction(texts)))
    print(json.dumps(_ingest(lines)))


def _extraction(texts: list[str]) -> dict[str, object]:
    extract(texts[0])
    took = []
    for text in texts:
        began = time.perf_counter()
        extract(text)
        took.append(time.perf_counter() - began)
    words = sum(len(text.split()) for text in texts)
    quantiles = statistics.quantiles(took, n=100)
    return {
        "measure": "extraction, one process",
        "articles": len(texts),
        "mean_words": round(words / len(texts), 1),
        "articles_per_second": round(len(texts) / sum(took), 1),
        "articles_of_300_words_per_second": round(words / 300 / sum(took), 1),
        "p50_ms": round(1000 * quantiles[49], 2),
        "p95_ms": round(1000 * quantiles[94], 2),
        "peak_rss_mib": system.getrusage(system.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _ingest(lines: list[str]) -> dict[str, object]:
    home = make_home()
    file = home / "articles.jsonl"
    file.write_text("".join(line.rstrip("\n") + "\n" for line in lines), encoding="utf-8")
    environment = {**os.environ, "MARSAD_HOME": str(home)}
    environment.pop("DATABASE_URL", None)
    try:
        _marsad(environment, "db", "start")
        for folder in sorted(_lists().iterdir()):
            if folder.name in {"un_sc", "us_ofac_sdn", "us_ofac_cons", "eu_journal"}:
                _marsad(environment, "lists", "load", folder.name, str(folder))
        began = time.perf_counter()
        tally = json.loads(_marsad(environment, "ingest", str(file), accept=(0, 1)))
        seconds = time.perf_counter() - began
    finally:
        _marsad(environment, "db", "stop", "--force")
        shutil.rmtree(home)
    return {
        "measure": "marsad ingest, whole command",
        "lists": str(_lists().name),
        "tally": tally,
        "seconds": round(seconds, 1),
        "articles_per_second": round(len(lines) / seconds, 1),
    }


def _lists() -> Path:
    folder = os.environ.get("MARSAD_EVAL_DIR")
    return Path(folder) / "lists" if folder else resource("samples") / "lists"


def _marsad(environment: dict[str, str], *arguments: str, accept: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        check=False,
        text=True,
    )
    if done.returncode not in accept:
        raise SystemExit(f"marsad {' '.join(arguments)} ended with {done.returncode}")
    return done.stdout


if __name__ == "__main__":
    main()
