"""Learn how much a word looks like part of a personal name; write data/name_shape.npy.

Enters: the folder of evaluation material (MARSAD_EVAL_DIR) with names/ and corpus/. Leaves: one
int8 table of hashed character n-gram weights. See docs/decisions/0007-name-shape-weights.md.

Labels are soft: for a word of the corpus, how often it stands where a name stands (after an
honorific, or after a word that is already taken for a given name); for a word that only the name
lists know, one. Words are weighted by the logarithm of their count.
"""

import json
import lzma
import math
import os
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from app.lexicon.name_shape import BUCKETS, SCALE, TABLE, buckets
from app.text.fold import fold

ARTICLES_PER_FILE = 6000
WORD = re.compile(r"[^\W\d_]+|[^\s\w]|\d+")
TITLES = frozenset(
    map(
        fold,
        (
            "الدكتور", "الدكتورة", "السيد", "السيدة", "الشيخ", "الأمير", "الأميرة", "الملك",
            "النائب", "اللواء", "العميد", "العقيد", "الرائد", "الجنرال", "المدعو", "اللاعب",
            "الكاتب", "المحامي", "الباحث", "المهندس", "الأستاذ", "البروفيسور", "السيناتور",
            "الفنان", "الفنانة", "المواطن", "الشاب", "الإعلامي", "المدرب", "الناطق", "القس",
            "البابا", "المستشار", "السفير", "الفريق", "النقيب", "المقدم", "د",
        ),
    )
)  # fmt: skip
SURE = 0.3
INFLECTED = 0.15
RARE = 0.04
LISTED = 0.9
PASSES = 3
EPOCHS = 12
RATE = 0.15
DECAY = 2e-6


def sentences(folder: Path) -> Iterator[list[str]]:
    """Yield the folded words of each article of the corpus."""
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number >= ARTICLES_PER_FILE:
                    break
                yield WORD.findall(fold(json.loads(line)["text"]))


def listed_names(folder: Path) -> Counter[str]:
    """Return every listed name word with its count."""
    counts: Counter[str] = Counter()
    for line in (folder / "wd_arabic_80.tsv").read_text("utf-8").splitlines():
        latin, spaced, count = line.split("\t")
        if len(latin) > 2:
            counts[fold(spaced.replace(" ", ""))] += int(count)
    for line in (folder / "google_ar2en.txt").read_text("utf-8").splitlines():
        counts[fold(line.split("\t")[0])] += 1
    arab = frozenset(
        fold(line.split(",")[0])
        for line in (folder / "dict_ar_en.csv").read_text("utf-8").splitlines()
    )
    counts.update(dict.fromkeys(sorted(arab), 2))
    return counts


def name_share(texts: list[list[str]], listed: Counter[str]) -> dict[str, tuple[int, float]]:
    """Return for each word its count and the share of it that stands where names stand."""
    given: frozenset[str] = frozenset()
    total: Counter[str] = Counter(word for words in texts for word in words)
    placed: Counter[str] = Counter()
    for _ in range(PASSES):
        placed = Counter(
            word
            for words in texts
            for before, word in pairwise(words)
            if before in TITLES or before in given
        )
        given = frozenset(
            w for w, n in placed.items() if n >= 3 and n / total[w] > SURE and w in listed
        )
    return {w: (n, placed[w] / n) for w, n in total.items()}


def inflected_share(share: dict[str, tuple[int, float]], word: str) -> float:
    """Return how often a word is seen with endings or an article that names do not take."""
    bare = word.removeprefix("ال")
    forms = (bare + "ها", bare + "هم", "لل" + bare, bare + "ات", "بال" + bare)
    return sum(share[form][0] for form in forms if form in share) / share[word][0]


def label(share: dict[str, tuple[int, float]], listed: Counter[str], word: str) -> float:
    """Return the soft label of a word of the corpus."""
    count, placed = share[word]
    rare = count >= 100 and placed < (RARE if listed[word] < 2 else RARE / 20)
    lexical = rare or inflected_share(share, word) > INFLECTED
    if lexical:
        return 0.5 * placed
    known = LISTED if listed[word] > 1 else 0.0
    return max(known, min(1.0, 1.6 * placed))


def examples(folder: Path) -> Iterator[tuple[str, float, float]]:
    """Yield (word, soft label, weight)."""
    listed = listed_names(folder / "names")
    share = name_share(list(sentences(folder / "corpus")), listed)
    for word, (count, _) in share.items():
        if len(word) > 1 and count >= 4 and word.isalpha():
            yield word, label(share, listed, word), math.log1p(count)
    for word, count in listed.items():
        if len(word) > 1 and share.get(word, (0, 0.0))[0] < 4:
            yield word, 0.97, 0.6 * math.log1p(count) + 0.5


def train(rows: list[tuple[str, float, float]]) -> np.ndarray:
    """Return n-gram weights of a logistic regression by AdaGrad."""
    random = np.random.default_rng(7)
    weights = np.zeros(BUCKETS, dtype=np.float64)
    seen = np.full(BUCKETS, 1e-6)
    features = [np.array(buckets(word)) for word, _, _ in rows]
    for _ in range(EPOCHS):
        for index in random.permutation(len(rows)):
            _, label, weight = rows[index]
            feature = features[index]
            guess = 1 / (1 + math.exp(-max(-30.0, min(30.0, weights[feature].sum()))))
            step = weight * (guess - label)
            gradient = step + DECAY * weights[feature]
            seen[feature] += gradient**2
            weights[feature] -= RATE * gradient / np.sqrt(seen[feature])
    return weights


def main() -> None:
    """Train on nine tenths, report on the rest, write the table learnt from nine tenths."""
    rows = list(examples(Path(os.environ["MARSAD_EVAL_DIR"])))
    held = [row for n, row in enumerate(rows) if n % 10 == 0]
    weights = train([row for n, row in enumerate(rows) if n % 10])
    table = np.clip(np.rint(weights * SCALE), -127, 127).astype(np.int8)
    right = [(table[buckets(w)].sum() > 0) == (label > 0.5) for w, label, _ in held]
    print(f"{len(rows)} words, held out {len(held)}: accuracy {np.mean(right):.3f}")
    np.save(TABLE, table, allow_pickle=False)


if __name__ == "__main__":
    main()
