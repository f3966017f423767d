"""Learn which words begin with و or ف as a letter of their own; write data/whole_words.csv.

    python scripts/train_whole_words.py

Enters: the folder of evaluation material (MARSAD_EVAL_DIR) with corpus/. Leaves: one folded word a
row, in order. Deterministic.

A conjunction takes nothing before it: «فيلم» (film) is one word, for news writes «الفيلم», «وفيلم»
and «بفيلم», and hardly «يلم»; «وقال» (and said) is two, for nobody writes «الوقال».
"""

import csv
import json
import lzma
import os
import re
from collections import Counter
from pathlib import Path

from app.lexicon.tables import DATA
from app.lexicon.whole_words import TABLE
from app.text.fold import fold

BEFORE_WORDS = ("و", "ال", "ب", "ل", "لل", "بال", "وال")
WORD = re.compile(r"[\u0621-\u065f\u0640]+")
SEEN = 5
TAKEN = 0.09
HARDLY = 0.03
NEVER = 0.005
BEGINNINGS = "ايتنم"
LONGEST_BEFORE_ARTICLE = 5


def word_counts(corpus: Path) -> Counter[str]:
    """Return how often each folded word stands in the corpus."""
    written: Counter[str] = Counter()
    for path in sorted(corpus.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as articles:
            for article in map(json.loads, articles):
                written.update(WORD.findall(article["text"]))
    folded: Counter[str] = Counter()
    for word, count in written.items():
        folded[fold(word)] += count
    return folded


def is_whole(word: str, counts: Counter[str]) -> bool:
    """Tell by what news writes before a word, and without its first letter, that it is one."""
    if word[1:3] == "ال" and len(word) > LONGEST_BEFORE_ARTICLE:
        return False
    seen, rest = counts[word], counts[word[1:]]
    taken = sum(counts[before + word] for before in BEFORE_WORDS)
    if taken >= TAKEN * max(seen, rest):
        return True
    if taken:
        return rest < HARDLY * seen
    return rest < NEVER * seen and (word[0] == "ف" or word[1] not in BEGINNINGS)


def main() -> None:
    """Write the words that news uses as one."""
    counts = word_counts(Path(os.environ["MARSAD_EVAL_DIR"]) / "corpus")
    candidates = [w for w, n in counts.items() if n >= SEEN and w[:1] in ("و", "ف") and len(w) > 2]
    with (DATA / TABLE).open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        rows.writerow(("word",))
        rows.writerows((word,) for word in sorted(candidates) if is_whole(word, counts))


if __name__ == "__main__":
    main()
