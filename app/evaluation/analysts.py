"""Measures of cited analysts: who they are, of what house and title, and whom they told.

Enters: one compared article. Leaves: named measures.
"""

from app.domain.party import Analyst
from app.evaluation.alignment import best_pairs
from app.evaluation.comparison import name_key
from app.evaluation.document import Compared
from app.evaluation.measures import Counts, Measured, Share

_SHARED_WORDS = 0.6


def measure_analysts(document: Compared) -> Measured:
    """Yield the analyst measures of one article.

    An affiliation is right when one name holds the other, or when they share most words.
    """
    gold, answers = document.gold.analysts, document.answer.analysts

    def same(expected: Analyst, answer: Analyst) -> float:
        return float(document.gold_id(answer.party) == expected.party)

    pairs = [(gold[p.gold], answers[p.answer]) for p in best_pairs(gold, answers, same, 1.0)]
    housed = sum(_same_affiliation(g, a) for g, a in pairs)
    yield "analyst", Counts.of(matched=len(pairs), found=len(answers), expected=len(gold))
    yield (
        "analyst+affiliation",
        Counts.of(matched=housed, found=len(answers), expected=len(gold)),
    )
    titled = [(g, a) for g, a in pairs if g.title]
    yield (
        "analyst title accuracy (matched, gold has title)",
        Share.of(_share_a_word(g.title, a.title) for g, a in titled),
    )
    yield (
        "analyst told_to accuracy (matched)",
        Share.of(document.gold_id(a.told_to) == g.told_to for g, a in pairs),
    )


def _same_affiliation(gold: Analyst, answer: Analyst) -> bool:
    expected, answered = name_key(gold.affiliation), name_key(answer.affiliation)
    if not expected or not answered:
        return expected == answered
    if expected in answered or answered in expected:
        return True
    left, right = set(expected.split()), set(answered.split())
    return len(left & right) / len(left | right) >= _SHARED_WORDS


def _share_a_word(gold: str | None, answer: str | None) -> bool:
    return not set(name_key(gold).split()).isdisjoint(name_key(answer).split())
