"""Which answer stands for which gold item.

Enters: two sequences and a similarity, or two casts of parties. Leaves: one-to-one pairs.
Greedy, best pair first, earlier items first on a tie; deterministic.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from app.domain.party import Party
from app.evaluation.comparison import name_key, overlap
from app.text.span import Span

Gold = TypeVar("Gold")
Answer = TypeVar("Answer")

SAME_SPAN = 0.5
_SAME_ITEM, _SAME_NAME, _SAME_TYPE = 3.0, 2.0, 0.05
_ENOUGH = 0.5


class Pair(NamedTuple):
    """Indexes of a gold item and of the answer that stands for it."""

    gold: int
    answer: int


def best_pairs(
    gold: Sequence[Gold],
    answers: Sequence[Answer],
    similarity: Callable[[Gold, Answer], float],
    threshold: float,
) -> list[Pair]:
    """Return one-to-one pairs whose similarity is at least `threshold`, best first."""
    scored = [
        (-value, Pair(g, a))
        for g, expected in enumerate(gold)
        for a, answer in enumerate(answers)
        if (value := similarity(expected, answer)) >= threshold
    ]
    used_gold: set[int] = set()
    used_answers: set[int] = set()
    pairs: list[Pair] = []
    for _, pair in sorted(scored):
        if pair.gold not in used_gold and pair.answer not in used_answers:
            used_gold.add(pair.gold)
            used_answers.add(pair.answer)
            pairs.append(pair)
    return pairs


def align_parties(gold: Sequence[Party], answers: Sequence[Party]) -> list[Pair]:
    """Return which answered party is which gold party.

    By Wikidata id, by canonical name in either language, or by mentions that lie on each other.
    """
    return best_pairs(gold, answers, _likeness, _ENOUGH)


def _likeness(gold: Party, answer: Party) -> float:
    if gold.wikidata and gold.wikidata == answer.wikidata:
        return _SAME_ITEM
    value = 0.0
    if _same_name(gold.canonical_ar, answer.canonical_ar) or _same_name(
        gold.canonical_en, answer.canonical_en
    ):
        value = _SAME_NAME
    value += _shared_mentions(_places(gold), _places(answer))
    if gold.type == answer.type and value:
        value += _SAME_TYPE
    return value


def _same_name(gold: str, answer: str) -> bool:
    key = name_key(gold)
    return bool(key) and key == name_key(answer)


def _places(party: Party) -> tuple[Span, ...]:
    return party.mentions + party.descriptive


def _shared_mentions(gold: Sequence[Span], answers: Sequence[Span]) -> float:
    """Return the mean of right and found mentions, 0 when fewer than half are right."""
    if not gold or not answers:
        return 0.0
    right = sum(_on_any(a, gold) for a in answers) / len(answers)
    found = sum(_on_any(g, answers) for g in gold) / len(gold)
    return (right + found) / 2 if right >= SAME_SPAN else 0.0


def _on_any(span: Span, others: Sequence[Span]) -> bool:
    return any(overlap(span, other) >= SAME_SPAN for other in others)
