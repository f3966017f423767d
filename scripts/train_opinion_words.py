"""Learn which words stand in opinions and which in report; write data/opinion_words.csv.

    python scripts/train_opinion_words.py

Enters: the folder of evaluation material (MARSAD_EVAL_DIR) with corpus/. Leaves: one folded stem a
row with its log-odds, and a bias. Needs scipy and scikit-learn, which the project itself does not.
Deterministic.

Nobody labels anything: what follows «يعتقد أن» (believes that) is opinion, what follows «أعلن أن»
(announced that) is report. Annotated articles are left out.
"""

import csv
import json
import lzma
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scipy import sparse
from sklearn.linear_model import LogisticRegression
from training_articles import REPOSITORY

from app.extraction.claims.modality_features import OPINIONS, stems_of
from app.lexicon.clauses import is_complementiser
from app.lexicon.tables import DATA
from app.text.fold import fold
from app.text.tokens import tokenize

OPINION = (
    "يرى ترى يرون أرى نرى رأى رأت رأوا اعتقد يعتقد تعتقد يعتقدون نعتقد معتقدا اعتبر اعتبرت معتبرا "
    "معتبرة اعتبروا يعتبرون خلص خلصت"
)
REPORT = (
    "أعلن أعلنت يعلن تعلن معلنا معلنة ذكر ذكرت يذكر تذكر أفاد أفادت يفيد كشف كشفت يكشف كاشفا أورد "
    "أوردت أبلغ أبلغت روى"
)
STOPS = frozenset('.!؟?؛;:"«»“”')
AWAY = 14
LONGEST, SHORTEST = 30, 3
SEEN, SEEN_IN_EACH, COLLECTIONS = 15, 3, 4
STRENGTH = 0.05
LEAST = 0.05


def articles(corpus: Path) -> Iterator[tuple[str, str]]:
    """Yield the collection and the text of each article, annotated ones left out."""
    annotated = {
        (json.loads(path.read_text("utf-8")).get("corpus") or {}).get("id")
        for path in (REPOSITORY / "annotations").glob("*/*.json")
    }
    for path in sorted(corpus.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                if article["id"] not in annotated:
                    yield path.name, article["text"]


def contents(text: str, labels: dict[str, bool]) -> Iterator[tuple[bool, list[str]]]:
    """Yield the words behind each telling verb and its «أن», and whether it tells of opinion."""
    for line in text.split("\n"):
        words = [token.folded for token in tokenize(line)]
        place = 0
        while place < len(words):
            label = labels.get(words[place])
            at = _that(words, place) if label is not None else None
            if label is not None and at is not None:
                content = list(_until_stop(words[at + 1 :]))
                if len(content) >= SHORTEST:
                    yield label, content
                place = at
            place += 1


def _that(words: list[str], verb: int) -> int | None:
    for place in range(verb + 1, min(len(words), verb + 1 + AWAY)):
        if words[place][:1] in STOPS - {'"'}:
            return None
        if is_complementiser(words[place]):
            return place
    return None


def _until_stop(words: list[str]) -> Iterator[str]:
    for word in words[:LONGEST]:
        if word[:1] in STOPS:
            return
        if word[:1].isalnum():
            yield word


def _is_common(seen: Counter[str]) -> bool:
    """Tell whether a stem is seen often and in several collections: no topic of one paper."""
    several = sum(count >= SEEN_IN_EACH for count in seen.values())
    return seen.total() >= SEEN and several >= COLLECTIONS


def main() -> None:
    """Read the corpus, learn, write the table."""
    labels = {
        joined + fold(verb): told is OPINION
        for told in (REPORT, OPINION)
        for verb in told.split()
        for joined in ("", "و", "ف")
    }
    examples: list[tuple[bool, frozenset[str]]] = []
    seen: dict[str, Counter[str]] = {}
    for collection, text in articles(Path(os.environ["MARSAD_EVAL_DIR"]) / "corpus"):
        for label, words in contents(text, labels):
            stems = stems_of(words)
            examples.append((label, stems))
            for stem in stems:
                seen.setdefault(stem, Counter())[collection] += 1
    names = sorted(filter(lambda stem: _is_common(seen[stem]), seen))
    column = {stem: number for number, stem in enumerate(names)}
    cells = [
        (row, column[stem])
        for row, (_, stems) in enumerate(examples)
        for stem in sorted(stems)
        if stem in column
    ]
    rows, columns = zip(*cells, strict=True)
    shape = (len(examples), len(names))
    held = sparse.csr_matrix(([1.0] * len(cells), (rows, columns)), shape=shape)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=500)
    model.fit(held, [label for label, _ in examples])
    weights = dict(zip(names, model.coef_[0], strict=True))
    kept = {stem: weight for stem, weight in weights.items() if abs(weight) >= LEAST}
    kept["bias"] = model.intercept_[0]
    with (DATA / OPINIONS).open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(("feature", "weight"))
        for stem, weight in sorted(kept.items()):
            table.writerow((stem, f"{weight:.2f}"))


if __name__ == "__main__":
    main()
