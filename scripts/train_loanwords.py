"""Learn which words are foreign ones spelt in Arabic letters; write data/loanwords.npz.

    python scripts/train_loanwords.py

Enters: the folder of evaluation material (MARSAD_EVAL_DIR) with names/ and corpus/. Leaves: weights
of letter n-grams and of classes of words by neighbours. Deterministic.

Foreign are words whose Latin spelling in the lexicon's own facts (bodies, persons, places) is the
letters of the Arabic one, and words of the name lists, unless news inflects them: an article, a
pronoun or a plural ending makes a word Arabic. So does a place in the lexicon of verbs and
function words. A word that no list holds is as foreign as the listed share of its class.
"""

import csv
import math
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from train_name_shape import listed_names, sentences

from app.lexicon.clauses import perfect_verbs
from app.lexicon.cues import cue_forms
from app.lexicon.loanwords import SCALE, TABLE
from app.lexicon.name_shape import BUCKETS, buckets
from app.lexicon.names import given_name_forms
from app.lexicon.party_words import party_words
from app.lexicon.tables import DATA
from app.lexicon.word_classes import COARSE, FINE, word_class
from app.text.fold import fold
from app.text.names import romanise

INFLECTED = 0.04
SEEN = 5
ALIKE = 0.6
LISTED = 0.95
EPOCHS = 10
RATE = 0.15
DECAY = 2e-6
ENDINGS = ("ها", "هم", "ات", "ين", "نا", "ه")
ARTICLES = ("ال", "لل", "بال", "وال")
VOWELS = str.maketrans("", "", "aeiouyhw'-.")
SOUNDS = str.maketrans("ckqgjzxpv", "kkkkkssbf")


def spelt_facts() -> set[str]:
    """Return the words of the lexicon's facts that spell a word of their Latin name."""
    found = set()
    for name in ("bodies.csv", "persons.csv", "places.csv"):
        with (DATA / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                forms = [
                    row["canonical_ar"],
                    *(row.get("forms") or row.get("variants") or "").split(";"),
                ]
                latin = [skeleton(word) for word in row["canonical_en"].split()]
                words = {word for form in forms for word in fold(form).split()}
                found |= {w for w in words if len(w) > 2 and spells(skeleton(romanise(w)), latin)}
    return found


def skeleton(latin: str) -> str:
    """Return the consonants of a Latin word, like sounds alike."""
    return latin.lower().translate(VOWELS).translate(SOUNDS)


def spells(word: str, latin: Iterable[str]) -> bool:
    """Tell whether consonants are those of one of some Latin words, but for a letter."""
    return len(word) > 1 and any(word == other for other in latin)


def labels(folder: Path) -> Iterator[tuple[str, float, float]]:
    """Yield (word, how foreign it is, weight)."""
    counts = Counter(word for words in sentences(folder / "corpus") for word in words)
    names = listed_names(folder / "names")
    facts = spelt_facts()
    listed = {w for w, n in names.items() if n > 1} | facts
    arabic = {w for w in counts if is_arabic(w, counts, titled=w in facts)}
    share = _class_shares(counts, listed, arabic)
    for word, count in counts.items():
        if count < SEEN or len(word) < 2 or not word.isalpha() or word.isascii():
            continue
        if word in arabic:
            yield word, 0.0, math.log1p(count)
        else:
            likely = LISTED if word in listed else share[word_class(word)]
            yield word, likely, math.log1p(count) * (1.0 if word in listed else 0.5)
    for word in sorted(listed):
        if len(word) > 2 and counts[word] < SEEN and not word.isascii():
            yield word, LISTED, 1.0


def is_arabic(word: str, counts: Counter[str], *, titled: bool) -> bool:
    """Tell whether news inflects a word, or the lexicon knows it as a verb or function word.

    Args:
        word: a folded word.
        counts: how often news has each word.
        titled: whether it is a word of a known name, which may have the article: «التايمز».
    """
    if word in party_words().particles or word in party_words().times or word in perfect_verbs():
        return True
    if word in cue_forms() and word not in given_name_forms():
        return True
    if word.startswith(ARTICLES):
        return True
    if word[:1] in "وفبلك" and counts[word[1:]] > 4 * counts[word]:
        return True
    stem = word.removesuffix("ه")
    inflected = sum(counts[stem + end] for end in ENDINGS if stem + end != word)
    if not titled:
        inflected += sum(counts[article + word] for article in ARTICLES)
    return inflected > INFLECTED * counts[word]


def _class_shares(
    counts: Counter[str], listed: set[str], arabic: set[str]
) -> dict[tuple[int, int], float]:
    """Return for each class how much of it, by distinct words, is listed and not Arabic."""
    foreign: dict[tuple[int, int], float] = defaultdict(float)
    total: dict[tuple[int, int], float] = defaultdict(lambda: 1.0)
    for word, count in counts.items():
        if count >= SEEN:
            total[word_class(word)] += 1
            foreign[word_class(word)] += word in listed and word not in arabic
    return defaultdict(float, {c: foreign[c] / total[c] for c in total})


def train(rows: list[tuple[str, float, float]]) -> tuple[np.ndarray, np.ndarray]:
    """Return n-gram and class weights of a logistic regression by AdaGrad."""
    random = np.random.default_rng(7)
    weights = np.zeros(BUCKETS + COARSE + FINE)
    seen = np.full(len(weights), 1e-6)
    features = [np.array(columns(word)) for word, _, _ in rows]
    for _ in range(EPOCHS):
        for index in random.permutation(len(rows)):
            _, label, weight = rows[index]
            feature = features[index]
            guess = 1 / (1 + math.exp(-max(-30.0, min(30.0, weights[feature].sum()))))
            gradient = weight * (guess - label) + DECAY * weights[feature]
            seen[feature] += gradient**2
            weights[feature] -= RATE * gradient / np.sqrt(seen[feature])
    return weights[:BUCKETS], weights[BUCKETS:]


def columns(word: str) -> list[int]:
    """Return the columns that hold for a word: its n-grams and its classes."""
    coarse, fine = word_class(word)
    return [*buckets(word), BUCKETS + coarse, BUCKETS + COARSE + fine]


def main() -> None:
    """Train on nine tenths, report on the rest, write the table learnt from nine tenths."""
    rows = list(labels(Path(os.environ["MARSAD_EVAL_DIR"])))
    held = rows[::10]
    grams, classes = train([row for n, row in enumerate(rows) if n % 10])
    table = np.clip(np.rint(grams * SCALE), -127, 127).astype(np.int8)
    np.savez_compressed(
        TABLE,
        grams=table,
        coarse=classes[:COARSE].astype(np.float32),
        fine=classes[COARSE:].astype(np.float32),
    )
    whole = np.concatenate([table / SCALE, classes])
    sure = [
        (whole[columns(w)].sum() > 0, label > 0.5) for w, label, _ in held if not 0.1 < label < 0.9
    ]
    print(
        f"{len(rows)} words, {len(sure)} held out and sure: accuracy "
        f"{np.mean([a == b for a, b in sure]):.3f}, foreign ones found "
        f"{np.mean([a for a, b in sure if b]):.3f}, Arabic ones taken for foreign "
        f"{np.mean([a for a, b in sure if not b]):.3f}"
    )


if __name__ == "__main__":
    main()
