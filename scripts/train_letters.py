"""Learn how letters of names are written in Latin; write app/lexicon/data/letters.csv and its card.

Enters: the folder of evaluation material (MARSAD_EVAL_DIR) with names/. Leaves: a table of
probabilities of 0 to 3 Latin letters given a source letter and its place in the word.

Method: many-to-one alignment by expectation maximisation. A word of m source letters and a Latin
word of n letters are aligned monotonically, each source letter taking 0 to 3 Latin letters; the
expected counts of all alignments give the next table. Two kinds of pairs are learnt together:
Arabic word to Latin word, and one Latin spelling to another one of the same Arabic word.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import numpy as np

from app.lexicon.letters import (
    LATIN,
    LONGEST,
    POSITIONS,
    SEGMENTS,
    SOURCES,
    arabic_letters,
    latin_letters,
    segment_id,
    segment_text,
    source_rows,
)
from app.lexicon.tables import DATA

ROUNDS = 12
LONGEST_WORD = 16
SMALLEST = 0.0005
SPELLINGS_KEPT = 6
LENGTH_SHARE = (0.15, 0.5, 0.25, 0.1)

PERSIAN_SHARE = 0.15
PERSIAN_WAW_SHARE = 0.25
"""A waw inside a word is a consonant in many Persian names, and hardly one in Arabic ones."""
PERSIAN = {
    "و": ("v", "u", "o"), "ق": ("gh", "q"), "ض": ("z",), "ذ": ("z",), "ث": ("s",), "ظ": ("z",),
    "ط": ("t",), "غ": ("gh",), "پ": ("p",), "چ": ("ch",), "ژ": ("zh", "j"), "گ": ("g",),
    "ح": ("h",), "ص": ("s",), "خ": ("kh",), "ي": ("i", "y", "ei"),
}  # fmt: skip
"""How Persian spellings of Arabic letters differ (romanisation of BGN/PCGN); no pairs teach it."""

Pairs = Counter[tuple[str, str]]


def arabic_pairs(folder: Path) -> Pairs:
    """Return (Arabic word, Latin word) with weights."""
    pairs: Pairs = Counter()
    for line in (folder / "wd_arabic_80.tsv").read_text("utf-8").splitlines():
        latin, arabic, count = line.split("\t")
        pairs[arabic_letters(arabic), latin_letters(latin)] += np.log1p(int(count))
    for line in (folder / "google_ar2en.txt").read_text("utf-8").splitlines():
        arabic, _, latin = line.partition("\t")
        pairs[arabic_letters(arabic), latin_letters(latin)] += 1
    for line in (folder / "dict_ar_en.csv").read_text("utf-8").splitlines():
        arabic, _, latin = line.partition(",")
        if " " not in arabic.strip() and " " not in latin.strip():
            pairs[arabic_letters(arabic), latin_letters(latin)] += 1
    return Counter({pair: w for pair, w in pairs.items() if all(pair)})


def latin_pairs(pairs: Pairs) -> Pairs:
    """Return (Latin spelling, Latin spelling) of the same Arabic word, itself included."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (arabic, latin), weight in pairs.items():
        spellings[arabic][latin] += weight
    found: Pairs = Counter()
    for known in spellings.values():
        best = known.most_common(SPELLINGS_KEPT)
        for (one, weight), (other, _) in permutations(best, 2):
            found[one, other] += weight / len(best)
        for one, weight in best:
            found[one, one] += weight
    return found


def batches(pairs: Pairs) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Yield pairs of equal lengths together: source rows, segments, weights."""
    shaped: defaultdict[tuple[int, int], list[tuple[str, str, float]]] = defaultdict(list)
    for (source, latin), weight in pairs.items():
        if len(source) <= LONGEST_WORD and len(latin) <= LONGEST_WORD:
            shaped[len(source), len(latin)].append((source, latin, weight))
    for (m, n), rows in shaped.items():
        if n > LONGEST * m:
            continue
        sources = np.array([source_rows(source) for source, _, _ in rows])
        segments = np.zeros((len(rows), n + 1, LONGEST + 1), dtype=np.int32)
        for place, (_, latin, _) in enumerate(rows):
            for start in range(n + 1):
                for length in range(min(LONGEST, n - start) + 1):
                    segments[place, start, length] = segment_id(latin[start : start + length])
        yield sources, segments, np.array([weight for _, _, weight in rows])


def expected(
    table: np.ndarray, sources: np.ndarray, segments: np.ndarray, weights: np.ndarray
) -> tuple[np.ndarray, float]:
    """Return expected counts (like `table`) and the log-likelihood of a batch."""
    size, m = sources.shape
    n = segments.shape[1] - 1
    forward = np.zeros((m + 1, size, n + 1))
    forward[0, :, 0] = 1
    backward = np.zeros((m + 1, size, n + 1))
    backward[m, :, n] = 1
    for i in range(m):
        for k in range(min(LONGEST, n) + 1):
            step = table[sources[:, i, None], segments[:, : n + 1 - k, k]]
            forward[i + 1, :, k:] += forward[i, :, : n + 1 - k] * step
    for i in range(m - 1, -1, -1):
        for k in range(min(LONGEST, n) + 1):
            step = table[sources[:, i, None], segments[:, : n + 1 - k, k]]
            backward[i, :, : n + 1 - k] += backward[i + 1, :, k:] * step
    whole = forward[m, :, n]
    counts = np.zeros_like(table)
    for i in range(m):
        for k in range(min(LONGEST, n) + 1):
            ids = segments[:, : n + 1 - k, k]
            step = table[sources[:, i, None], ids]
            share = forward[i, :, : n + 1 - k] * step * backward[i + 1, :, k:]
            share *= (weights / np.maximum(whole, 1e-300))[:, None]
            rows = np.broadcast_to(sources[:, i, None], ids.shape)
            np.add.at(counts, (rows, ids), share)
    return counts, float(weights @ np.log(np.maximum(whole, 1e-300)))


def backgrounds(pairs: Pairs) -> np.ndarray:
    """Return the share of each Latin letter."""
    counts = Counter[str]()
    for (_, latin), weight in pairs.items():
        for letter in latin:
            counts[letter] += weight
    share = np.array([counts[letter] + 1.0 for letter in LATIN])
    return share / share.sum()


def train(pairs: Pairs) -> np.ndarray:
    """Return probabilities (sources, segments) after `ROUNDS` rounds."""
    shaped = list(batches(pairs))
    table = np.zeros((len(SOURCES), SEGMENTS))
    low = 0
    for length, share in enumerate(LENGTH_SHARE):
        table[:, low : low + 26**length] = share / 26**length
        low += 26**length
    for number in range(ROUNDS):
        counts = np.full(table.shape, 1e-9)
        likelihood = 0.0
        for batch in shaped:
            found, own = expected(table, *batch)
            counts += found
            likelihood += own
        table = counts / counts.sum(axis=1, keepdims=True)
        print(f"round {number + 1}: log-likelihood {likelihood:.0f}", flush=True)
    return table


def with_persian(table: np.ndarray) -> np.ndarray:
    """Return the table with a share of the Persian readings of each letter.

    Letters that Arabic does not have were hardly seen; for them the share is most of the row.
    """
    mixed = table.copy()
    for letter, readings in PERSIAN.items():
        share = 0.9 if letter in "پژگ" else PERSIAN_SHARE
        if letter == "و":
            share = PERSIAN_WAW_SHARE
        spelt = [(r, 0.5) for r in readings]
        spelt += [(r + v, 0.1) for r in readings for v in "aeiou" if len(r + v) <= LONGEST]
        spelt += [
            (v + r, 0.1)
            for r in readings
            for v in "aeiou"
            if len(v + r) <= LONGEST and r[0] not in "aeiouy"
        ]
        whole = sum(weight for _, weight in spelt)
        for position in POSITIONS:
            row = SOURCES.index(position + letter)
            mixed[row] *= 1 - share
            for segment, weight in spelt:
                mixed[row, segment_id(segment)] += share * weight / whole
    return mixed


def main() -> None:
    """Train and write the table."""
    folder = Path(os.environ["MARSAD_EVAL_DIR"]) / "names"
    arabic = arabic_pairs(folder)
    latin = latin_pairs(arabic)
    print(f"{len(arabic)} pairs from Arabic, {len(latin)} between Latin spellings")
    table = with_persian(train(arabic + latin))
    with (DATA / "letters.csv").open("w", encoding="utf-8", newline="") as out:
        out.write("source,segment,probability\n")
        for letter, share in zip(LATIN, backgrounds(arabic), strict=True):
            out.write(f"*,{letter},{share:.5f}\n")
        for row, source in enumerate(SOURCES):
            for number in np.flatnonzero(table[row] >= SMALLEST):
                out.write(f"{source},{segment_text(int(number))},{table[row, number]:.4f}\n")


if __name__ == "__main__":
    main()
