"""How fast the extraction is on one core, what memory it takes, and how both grow with a text.

Run: `python -m tests.benchmarks.extraction [N]`, N corpus articles (5,000 unless told). Times are
CPU seconds of this process, so that neighbours on the machine count little; an article is 300
words. Growth is measured on articles set one after another until they are 1, 10 and 100 times the
usual length, and 5 MB. One JSON line per measure.
"""

import argparse
import json
import resource
import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import cycle

from app.runtime.collecting import collect_rarely
from tests.benchmarks.corpus import draw

_WORDS = 300
_PUBLISHED = date(2024, 6, 20)
_LONGEST = 5_000_000
_LONG = 100_000


def main() -> None:
    """Print the figures as JSON lines."""
    given = argparse.ArgumentParser()
    given.add_argument("articles", type=int, nargs="?", default=5000)
    number = given.parse_args().articles
    collect_rarely()  # as every process that reads articles does
    print(json.dumps(_start_up()))
    texts = [json.loads(line)["text"] for line in draw(number)]
    print(json.dumps(_throughput(texts)), flush=True)
    for figures in _growth(texts):
        print(json.dumps(figures), flush=True)


def _start_up() -> dict[str, float | str]:
    """Import the extraction and have it load its tables: the first text pays for them."""
    before = time.process_time()
    from app.extraction.pipeline import extract  # noqa: PLC0415 - the import is measured

    extract("قال بوتين إن روسيا تريد السلام.", published=_PUBLISHED)
    return {
        "measure": "start-up",
        "cpu_s": round(time.process_time() - before, 2),
        "peak_rss_mib": _peak(),
    }


def _throughput(texts: Sequence[str]) -> dict[str, float | str]:
    seconds = [_cost(text) for text in texts]
    words = sum(len(text.split()) for text in texts)
    quantiles = statistics.quantiles(seconds, n=100)
    return {
        "measure": "throughput",
        "articles": len(texts),
        "words": words,
        "cpu_s": round(sum(seconds), 2),
        "articles_of_300_words_per_s": round(words / _WORDS / sum(seconds), 1),
        **{f"p{at}_ms": round(1000 * quantiles[at - 1], 2) for at in (50, 95, 99)},
        "max_ms": round(1000 * max(seconds), 2),
        "peak_rss_mib": _peak(),
    }


def _growth(texts: Sequence[str]) -> Iterator[dict[str, float | str]]:
    """Yield the cost of ever longer texts, and of a word against that in the usual length."""
    usual = int(statistics.mean(map(len, texts)))
    long = [(f"{times} times the usual length", times * usual) for times in (1, 10, 100)]
    first = 0.0
    for name, length in (*long, ("5 MB", _LONGEST)):
        text = _joined(texts, length)
        text = text.encode()[:_LONGEST].decode(errors="ignore")
        words = len(text.split())
        seconds = min(_cost(text) for _ in range(3 if length < _LONG else 1))
        first = first or seconds / words
        yield {
            "measure": f"growth, {name}",
            "bytes": len(text.encode()),
            "words": words,
            "cpu_s": round(seconds, 3),
            "cpu_us_per_word": round(1e6 * seconds / words, 1),
            "ratio": round(seconds / words / first, 2),
            "peak_rss_mib": _peak(),
        }


def _joined(texts: Sequence[str], length: int) -> str:
    """Set articles one after another, the first again after the last, up to a length."""
    parts: list[str] = []
    size = 0
    for text in cycle(texts):
        if size >= length:
            break
        parts.append(text)
        size += len(text) + 1
    return "\n".join(parts)[:length]


def _cost(text: str) -> float:
    """Return the CPU seconds that one text takes."""
    from app.extraction.pipeline import extract  # noqa: PLC0415 - see `_start_up`

    before = time.process_time()
    extract(text, published=_PUBLISHED)
    return time.process_time() - before


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
