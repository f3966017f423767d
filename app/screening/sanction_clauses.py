"""The clause of a measure: where it begins, what stands before the measure in it, what denies it.

Enters: marked words. Leaves: places and marks. Refuses to know authorities and targets.
"""

from typing import Final

from app.lexicon.sanction_words import Sense
from app.screening.sanction_marks import Mark, Marked

BACK: Final = 9
"""How many words before a measure are looked at."""

_BEING: Final = frozenset(
    {"توجد", "يوجد", "وجود", "هناك", "هنالك", "ثمه", "اي", "ايه", "نظام", "برنامج", "انظمه", "من"}
)


def clause_start(marked: Marked, place: int) -> int:
    """Return where the clause of a word begins: after the end of a sentence or a relative."""
    relatives = {m.first for m in marked.of(Sense.RELATIVE)}
    start = place
    while start > 0 and place - start < 2 * BACK:
        if marked.words[start].breaks == "." or start in relatives:
            break
        start -= 1
    return start


def marks_before(marked: Marked, measure: Mark, first: int, *senses: Sense) -> list[Mark]:
    """Return the marks of some senses near before a measure, in its clause."""
    near = max(first, measure.first - BACK)
    return [m for m in marked.of(*senses) if near <= m.first and m.last <= measure.first]


def is_cut_off(marked: Marked, word: Mark, at: int) -> bool:
    """Tell whether a comma stands between a word of wishing and what it would govern."""
    return any(marked.words[p].breaks == "," for p in range(word.last, at + 1))


def is_negated(marked: Marked, measure: Mark, first: int) -> bool:
    """Tell whether the verb, or the measure itself, is negated."""
    near = max(first, measure.first - BACK)
    verbs = [
        m.first
        for m in marked.of(Sense.IMPOSE, Sense.UNDER, Sense.LISTING, Sense.LIFT, Sense.HIT)
        if near <= m.first <= measure.first
    ]
    return any(
        near <= m.first < measure.first
        and (any(_is_next(marked, m, verb) for verb in verbs) or _reaches(marked, m, measure))
        and not is_cut_off(marked, m, m.last)
        for m in marked.of(Sense.NEGATION)
    )


def _is_next(marked: Marked, negation: Mark, verb: int) -> bool:
    """Tell whether only its subject stands between: «لم تعد كوبا تخضع», «ليست روسيا خاضعة»."""
    named = {place for m in (*marked.of(Sense.COUNTRY, Sense.AUTHORITY), *marked.parties)
             for place in range(m.first, m.last)}  # fmt: skip
    return negation.last <= verb and named.issuperset(range(negation.last, verb))


def _reaches(marked: Marked, negation: Mark, measure: Mark) -> bool:
    """Tell whether only words of being stand between: «لا توجد أي عقوبات», «ليست هناك عقوبات»."""
    between = range(negation.last, measure.first)
    return all(marked.words[place].folded in _BEING for place in between)
