"""How a claim speaks of a measure: as a fact it rests on, as what it says, or as a wish.

Enters: marked words and the place of a measure in them. Leaves: a `Mood`. «العقوبات المفروضة على …»
takes for granted; «فرضت … عقوبات» states; «تدرس فرض عقوبات», «المزيد من العقوبات» wish.
"""

from enum import StrEnum
from typing import Final

from app.lexicon.cues import CueKind
from app.lexicon.sanction_words import Sense, never_future
from app.screening.sanction_clauses import BACK, is_cut_off, is_negated, marks_before
from app.screening.sanction_marks import Mark, Marked

_AHEAD: Final = 4
_NEAR: Final = 3
_DONE: Final = 4
_HEADLINE: Final = 12
_IMPERFECT: Final = "يتن"
_PERFECT: Final = frozenset({"قد", "لقد", "وقد"})
_SUBJUNCTIVE: Final = frozenset({"ان", "بان", "قد", "لكي", "كي", "حتي", "الا"})
_PRESENT: Final = frozenset("ي")
_MONTHS: Final = frozenset({"يناير", "يونيو", "يوليو", "يونيه", "يوليه"})
_VERB_LENGTH: Final = 4
_ABOUT: Final = frozenset({"في", "بشان", "حول", "باتجاه", "نحو", "الي", "بخصوص", "حيال"})
_VERBS: Final = (Sense.IMPOSE, Sense.LIFT, Sense.LISTING, Sense.UNDER, Sense.HIT)


class Mood(StrEnum):
    """How a measure is spoken of.

    given: as a fact that the sentence rests on («العقوبات المفروضة على …»). stated: as what the
    sentence says. wished: as something planned, asked for, feared or possible.
    """

    GIVEN = "given"
    STATED = "stated"
    WISHED = "wished"


def mood_of(marked: Marked, measure: Mark, first: int, lift: Mark | None) -> tuple[Mood, str]:
    """Return how a measure is spoken of, and the word that makes it wished ("" for none).

    Args:
        marked: the claim.
        measure: in it.
        first: where its clause begins.
        lift: the word that lifts it, None where it is not lifted.
    """
    if lift is None and _is_given(marked, measure, first):
        return Mood.GIVEN, ""
    at = lift.first if lift else measure.first
    near = max(first, at - BACK)
    wishes = [
        m
        for m in marked.of(Sense.HYPOTHETICAL, Sense.ASK, Sense.PLAN)
        if near <= m.first and m.first < at and not is_cut_off(marked, m, at)
    ]
    wishes += [m for m in marked.of(Sense.EXPECTED) if 0 <= m.first - measure.last <= 1]
    if wishes:
        return Mood.WISHED, marked.quote(wishes[0].first, wishes[0].last)
    for place in range(near, measure.last):
        if _looks_ahead(marked, place):
            return Mood.WISHED, marked.quote(place, place + 1)
    if lift is None and (only := _only_meant(marked, measure, first)) is not None:
        return Mood.WISHED, marked.quote(only.first, only.last)
    if lift is not None and not _is_done(marked, lift, first):
        return Mood.WISHED, marked.quote(lift.first, lift.last)
    return Mood.STATED, ""


def _is_given(marked: Marked, measure: Mark, first: int) -> bool:
    """Tell whether the sentence takes the measure for granted.

    So do «المفروضة», «العقوبات التي فرضتها», «يخضع لعقوبات», «أدت إلى فرض عقوبات».
    """
    for one in marked.of(Sense.GIVEN):
        unbroken = all(marked.words[p].breaks != "." for p in range(measure.last, one.first + 1))
        if 0 <= one.first - measure.last <= _AHEAD and unbroken:
            return True
    for relative in marked.of(Sense.RELATIVE):
        if measure.last <= relative.first <= measure.last + _AHEAD - 1:
            follows = marked.of(Sense.IMPOSE)
            if any(relative.last <= m.first <= relative.last + 1 for m in follows):
                return not _looks_ahead(marked, relative.last)
    nouns = [m for m in marks_before(marked, measure, first, Sense.IMPOSE) if _is_masdar(marked, m)]
    done = {m.last for m in marked.of(Sense.DONE)}
    if measure.first in done:
        return True
    if any(m.first in done and measure.first - m.last <= 2 * _NEAR for m in nouns):
        return True
    causes = (Sense.UNDER, Sense.CAUSE)
    verbs = [
        m for m in marks_before(marked, measure, first, *causes) if m.value != CueKind.MASDAR.value
    ]
    return any(
        not _looks_ahead(marked, m.first) and not _wished_before(marked, m, first) for m in verbs
    ) and not is_negated(marked, measure, first)


def _only_meant(marked: Marked, measure: Mark, first: int) -> Mark | None:
    """Return the word that shows the measure to be meant rather than taken.

    Further sanctions without a verb in the past («المزيد من العقوبات»), imposing as what another
    word is about («الاعتراضات على فرض عقوبات»), what is talked of («الحديث عن عقوبات»).
    """
    verbs = marks_before(marked, measure, first, Sense.IMPOSE, Sense.LISTING)
    if any(m.value == CueKind.PAST.value and not _is_masdar(marked, m) for m in verbs):
        return None
    more = [m for m in marked.of(Sense.MORE)
            if -2 <= m.first - measure.first < 0 or 0 <= m.first - measure.last <= 1]  # fmt: skip
    talk = [m for m in marked.of(Sense.TALK) if 0 <= measure.first - m.last <= 1]
    if more or talk:
        return (more or talk)[0]
    about = {m.last for m in marked.of(Sense.TARGET)}
    about |= {p + 1 for p, w in enumerate(marked.words) if w.folded in _ABOUT}
    near = max(first, measure.first - BACK)
    nouns = [m for m in verbs if _is_masdar(marked, m) and measure.first - m.last <= _NEAR]
    said = any(near <= m.first < measure.first for m in marked.of(Sense.AFTER, Sense.DONE))
    loose = [m for m in nouns if not said and _is_loose(marked, m, measure, first)]
    return next((m for m in nouns if m.first in about), None) or next(iter(loose), None)


def _is_loose(marked: Marked, noun: Mark, measure: Mark, first: int) -> bool:
    """Tell whether a noun of imposing tells of no event: «بتشديد …», «… تشديد عقوبات»."""
    verb = any(m.first == noun.first and m.value == CueKind.PAST.value for m in marked.marks)
    definite = "ال" in marked.words[measure.first].folded[:3]
    governed = marked.words[noun.first].folded[:1] in "بل"
    return governed or (not verb and not definite and noun.first > first)


def _is_masdar(marked: Marked, verb: Mark) -> bool:
    """Tell whether a verb mark may be the noun of the verb."""
    return any(m.first == verb.first and m.value == CueKind.MASDAR.value for m in marked.marks)


def _wished_before(marked: Marked, verb: Mark, first: int) -> bool:
    near = max(first, verb.first - _NEAR)
    senses = (Sense.HYPOTHETICAL, Sense.PLAN, Sense.ASK)
    return any(near <= m.first < verb.first for m in marked.of(*senses))


def _looks_ahead(marked: Marked, place: int) -> bool:
    """Tell whether a verb of the lexicon is in the future, or subjunctive after أن or ل."""
    word = marked.words[place].folded
    bare = word[1:] if word[:1] in "وف" and len(word) > 4 else word
    if bare[:1] == "س" and len(bare) > 4 and bare[1] in _IMPERFECT and bare not in never_future():
        return True
    verb = any(m.first <= place < m.last and m.sense in _VERBS for m in marked.marks)
    if not verb:
        return False
    former = marked.words[place - 1].folded if place else ""
    if bare[:1] in _IMPERFECT:
        return former in _SUBJUNCTIVE
    return bare[:1] == "ل" and len(bare) > 3


def _is_done(marked: Marked, lift: Mark, first: int) -> bool:
    """Tell whether lifting is said to have happened.

    A verb in the past; a noun after «تم», «أعلن», «بعد», or that is the whole claim («رفع العقوبات
    عن سوريا»), where no other verb looks ahead.
    """
    if is_negated(marked, lift, first):
        return True
    kinds = {m.value for m in marked.of(Sense.LIFT) if m.first == lift.first}
    word = marked.words[lift.first].folded
    if CueKind.PAST.value in kinds:
        perfect = first < lift.first and marked.words[lift.first - 1].folded in _PERFECT
        subject = _subject_follows(marked, lift) or _subject_opens(marked, lift, first)
        if CueKind.MASDAR.value not in kinds or perfect or subject:
            return True
    if CueKind.PARTICIPLE.value in kinds and CueKind.MASDAR.value not in kinds:
        return True
    near = max(first, lift.first - _DONE)
    done = any(near <= m.first < lift.first for m in marked.of(Sense.AFTER))
    opens = lift.first == 0 and word[:1] not in "بل" and len(marked.words) <= _HEADLINE
    return (done or opens) and CueKind.MASDAR.value in kinds and not _goes_on(marked, near, lift)


def _goes_on(marked: Marked, near: int, lift: Mark) -> bool:
    """Tell whether a verb of the present or future stands beside a noun of lifting."""
    others = [marked.words[p].folded for p in range(near, len(marked.words)) if p != lift.first]
    return any(
        word[:1] in _PRESENT and len(word) >= _VERB_LENGTH and not word.endswith(("ه", "يا"))
        for word in (w[1:] if w[:1] == "س" and w not in never_future() else w for w in others)
        if word not in _MONTHS
    )


def _subject_follows(marked: Marked, lift: Mark) -> bool:
    named = (*marked.of(Sense.AUTHORITY, Sense.COUNTRY), *marked.parties)
    return any(m.first == lift.last for m in named)


def _subject_opens(marked: Marked, lift: Mark, first: int) -> bool:
    """Tell whether the claim opens with who lifts: «الاتحاد الأوروبي رفع العقوبات»."""
    named = (*marked.of(Sense.AUTHORITY, Sense.COUNTRY), *marked.parties)
    return any(m.first == first and m.last == lift.first for m in named)
