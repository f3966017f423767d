"""Truth, negatives and lists of the screening benchmark, and its measures.

Enters: the folder named by MARSAD_EVAL_DIR. Leaves: questions with their right answers, recall at
rank 1 and at a share of false positives. Judges a hit by the listed name, since record ids of the
EU acts are not unique.
"""

import csv
import json
import os
import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from app.domain.listing import Kind
from app.domain.screening import Answer, Hit
from app.lexicon.bodies import bodies
from app.lexicon.organisation_words import WordClass
from app.screening.index import Index
from app.screening.names import parts_of
from app.screening.organisations import word_class

TRUTHS = ("truthA_un", "truthA2_eu", "truthB_dev")
LISTS = {"un_sc": "un", "us_ofac_sdn": "ofac", "eu_journal": "eu", "us_ofac_cons": "ofac"}
_SPELT_ALIKE = 78
_TELLING_WORD = 4
_KINDS = {"person": Kind.PERSON, "org": Kind.ORGANISATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A name asked, and which listed names are right (folded, as sets of words)."""

    id: str
    name: str
    kind: Kind
    right: frozenset[frozenset[str]]
    right_ids: frozenset[str]
    same_ids: frozenset[str]


def evaluation_folder() -> Path:
    """Return the folder of MARSAD_EVAL_DIR, or end the program."""
    place = os.environ.get("MARSAD_EVAL_DIR")
    if not place or not Path(place).is_dir():
        sys.exit("MARSAD_EVAL_DIR must name the evaluation folder")
    return Path(place)


def questions(folder: Path, truth: str) -> list[Question]:
    """Return the questions of one truth file."""
    names = json.loads((folder / "screening/accepted_names.json").read_text("utf-8"))
    lines = (folder / f"screening/{truth}.jsonl").read_text("utf-8").splitlines()
    return [_question(json.loads(line), names) for line in lines]


def negatives(folder: Path) -> list[str]:
    """Return names of people who are not listed."""
    with (folder / "screening/negatives.tsv").open(encoding="utf-8", newline="") as rows:
        return [row["ar"] for row in csv.DictReader(rows, delimiter="\t")]


def unlisted_bodies(index: Index) -> list[str]:
    """Return Arabic names of well-known bodies that no list names.

    A body is left out when the telling words of its English name all stand in one listed name, or
    when some listed name is spelt nearly like it.
    """
    listed: defaultdict[str, set[int]] = defaultdict(set)
    names = [" ".join(part.text for part in parts_of(alias)) for alias in index.aliases]
    for number, name in enumerate(names):
        for word in name.split():
            listed[word].add(number)

    def may_be_listed(english: str) -> bool:
        words = [part.text for part in parts_of(english)]
        telling = [word for word in words if word_class(word) is not WordClass.HEAD]
        together = [listed.get(word, set()) for word in telling or words]
        if not together or set.intersection(*together):
            return True
        near = {names[number] for numbers in together for number in numbers}
        found = process.extractOne(
            " ".join(words), near, scorer=fuzz.token_sort_ratio, score_cutoff=_SPELT_ALIKE
        )
        return found is not None

    return [body.canonical_ar for body in bodies() if not may_be_listed(body.canonical_en)]


def latin_only(folder: Path, out: Path) -> None:
    """Write copies of the lists without original scripts to `out`."""
    script = folder / "screening/latin_only.py"
    subprocess.run([sys.executable, str(script), str(out)], check=True)


def is_right(hit: Hit, question: Question, *, same: bool = False) -> bool:
    """Tell whether a hit is an accepted entry (or the same party on another list)."""
    key = _key(hit)
    if hit.list_id != "eu_journal" and key in question.right_ids:
        return True
    if _words(hit.name) in question.right or _words(hit.matched_name) in question.right:
        return True
    return same and key in question.same_ids


def is_right_record(hit: Hit, question: Question) -> bool:
    """Tell whether a hit is an accepted record, whatever spelling of its name is the accepted one.

    Record ids of the EU acts are not unique, so the hit must share a word with an accepted name.
    """
    accepted = {word for name in question.right for word in name if len(word) >= _TELLING_WORD}
    names = _words(hit.name) | _words(hit.matched_name)
    return is_right(hit, question) or (_key(hit) in question.right_ids and bool(names & accepted))


def _key(hit: Hit) -> str:
    return f"{LISTS[hit.list_id]}:{_short_id(hit)}"


def recall_at_1(asked: Sequence[Question], answers: Sequence[Answer]) -> float:
    """Return the share of questions whose first hit is right (see `first_is_right`)."""
    return sum(map(first_is_right, asked, answers)) / len(asked) if asked else float("nan")


def first_is_right(
    question: Question, answer: Answer, right: Callable[[Hit, Question], bool] = is_right
) -> bool:
    """Tell whether the best hit is right; the same party on other lists is passed over."""
    for hit in answer.hits:
        if right(hit, question):
            return True
        if not is_right(hit, question, same=True):
            return False
    return False


def threshold(answers: Sequence[Answer], share: float) -> float:
    """Return the score that at most `share` of the negatives' best hits reach."""
    tops = sorted((a.hits[0].score if a.hits else 0.0 for a in answers), reverse=True)
    return tops[int(share * len(tops))] + 1e-9


def recall_at(asked: Sequence[Question], answers: Sequence[Answer], least: float) -> float:
    """Return the share of questions with a right first hit whose score is at least `least`."""
    found = [
        first_is_right(q, a) and a.hits[0].score >= least
        for q, a in zip(asked, answers, strict=True)
    ]
    return sum(found) / len(found) if found else float("nan")


def _question(row: dict[str, Any], names: dict[str, list[str]]) -> Question:
    accept = row["accept"]
    return Question(
        id=str(row["id"]),
        name=str(row["ar"]),
        kind=_KINDS[str(row["kind"])],
        right=frozenset(_words(n) for i in accept for n in names.get(i, ())),
        right_ids=frozenset(accept),
        same_ids=frozenset(row.get("same", ())),
    )


def _short_id(hit: Hit) -> str:
    if hit.list_id != "eu_journal":
        return hit.entry_id
    celex, _, record = hit.entry_id.split(":", 2)
    return f"{celex}:{record}"


def _words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name).lower()
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return frozenset(letters.split())
