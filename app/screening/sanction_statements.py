"""What a claim states of sanctions: whose, on whom, and whether as a fact, a wish or a denial.

Enters: the marked words of a claim. Leaves: one `Statement` for each measure that is spoken of.
Works by what stands near the measure in its clause («عقوبات أممية على موسكو»: whose, after it;
on whom, after «على»). Refuses to know what is on record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.lexicon.cues import CueKind
from app.lexicon.sanction_words import Sense, never_future, stems_of
from app.screening.sanction_marks import Mark, Marked
from app.screening.sanction_roles import authorities_of, targets_of

_BACK: Final = 9
_AHEAD: Final = 4
_LIFTS: Final = 3
_DONE: Final = 4
_ABOUT: Final = frozenset({"في", "بشان", "حول", "باتجاه", "نحو", "الي", "بخصوص", "حيال"})
_IMPERFECT: Final = "يتن"
_VERBS: Final = (Sense.IMPOSE, Sense.LIFT, Sense.LISTING, Sense.UNDER, Sense.HIT)
_PERSONAL: Final = frozenset({"تجميد", "جمدت", "سفر"})


class Mood(StrEnum):
    """How a measure is spoken of.

    given: as a fact that the sentence rests on («العقوبات المفروضة على …»). stated: as what the
    sentence says. wished: as something planned, asked for, feared or possible.
    """

    GIVEN = "given"
    STATED = "stated"
    WISHED = "wished"


class Act(StrEnum):
    """What is said to be so."""

    IN_FORCE = "in-force"
    IMPOSED = "imposed"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One measure that a claim speaks of.

    Attributes:
        words: as written, from the first to the last word that was read.
        authorities: codes in the order of the text; alpha-2 codes in lower case are states that
            keep no record here; empty when none is named.
        countries: alpha-2 codes of the states it is on.
        parties: places of the parties it is on, among those given.
        origin: True when a country is named only by an adjective («شركات روسية»).
        points: True when a pronoun or «بلاده» stands for the target.
        vague: True when the target is described without a name («على ستة رجال»).
        personal: True for a measure on persons and bodies: a list, a freeze, a travel ban.
        first, place: the first word of its clause and of the measure among the claim's.
        listed: True when a list is spoken of.
        negated: True for «لا تخضع …».
        reason: the word that makes it wished, as written; "" for none.
    """

    words: str
    act: Act
    mood: Mood
    authorities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    parties: tuple[int, ...] = ()
    origin: bool = False
    points: bool = False
    vague: bool = False
    listed: bool = False
    personal: bool = False
    place: int = 0
    first: int = 0
    negated: bool = False
    reason: str = ""


def statements_in(marked: Marked) -> tuple[Statement, ...]:
    """Return what a claim states of sanctions, in order; empty when it speaks of none."""
    measures = list(_measures(marked))
    return tuple(
        _statement(marked, one, _next_start(measures, place)) for place, one in enumerate(measures)
    )


def speaks_of_penalties(marked: Marked) -> bool:
    """Tell whether the claim speaks of courts, offences or sport rather than of states."""
    return any(True for _ in marked.of(Sense.PENAL, Sense.CONTEXT))


def _measures(marked: Marked) -> Iterator[Mark]:
    """Yield the measures, one for each run of neighbours («قائمة العقوبات», «حزمة عقوبات»)."""
    penal = list(marked.of(Sense.PENAL))
    end = -1
    for one in marked.of(Sense.MEASURE, Sense.LIST):
        if any(p.first <= one.first < p.last for p in penal) or one.first < end:
            continue
        end = one.last
        yield one


def _next_start(measures: list[Mark], place: int) -> int | None:
    return measures[place + 1].first if place + 1 < len(measures) else None


def _statement(marked: Marked, measure: Mark, following: int | None) -> Statement:
    first = clause_start(marked, measure.first)
    lifted, lift = _lift(marked, measure, first)
    mood, reason = _mood(marked, measure, first, lift)
    roles = authorities_of(marked, measure, first)
    target = targets_of(marked, measure, first, following, roles)
    imposed = any(
        m.value == CueKind.PAST.value
        for m in _before(marked, measure, first, Sense.IMPOSE, Sense.LISTING, Sense.CAUSE)
    )
    listed = measure.sense is Sense.LIST or _has_listing(marked, measure, first)
    act = Act.LIFTED if lifted else Act.IMPOSED if imposed else Act.IN_FORCE
    spans = [measure.last, target.last, *(m.last for m in roles.marks)]
    starts = [measure.first, *(m.first for m in roles.marks), *([lift.first] if lift else [])]
    return Statement(
        words=marked.quote(max(first, min(starts)), max(spans)),
        act=act,
        mood=mood,
        authorities=roles.codes,
        countries=target.countries,
        parties=target.parties,
        origin=target.origin,
        points=target.points,
        vague=target.vague,
        listed=listed,
        personal=listed or _is_personal(marked, measure),
        place=measure.first,
        first=first,
        negated=_negated(marked, measure, first),
        reason=reason,
    )


def clause_start(marked: Marked, place: int) -> int:
    """Return where the clause of a word begins: after the end of a sentence or a relative."""
    relatives = {m.first for m in marked.of(Sense.RELATIVE)}
    start = place
    while start > 0 and place - start < 2 * _BACK:
        if marked.words[start].breaks == "." or start in relatives:
            break
        start -= 1
    return start


def _before(marked: Marked, measure: Mark, first: int, *senses: Sense) -> list[Mark]:
    near = max(first, measure.first - _BACK)
    return [m for m in marked.of(*senses) if near <= m.first and m.last <= measure.first]


def _lift(marked: Marked, measure: Mark, first: int) -> tuple[bool, Mark | None]:
    """Return whether the measure is lifted, and the word that says so."""
    after = [
        m
        for m in marked.of(Sense.LIFT)
        if measure.last <= m.first <= measure.last + 2 and m.value == CueKind.PARTICIPLE.value
    ]
    before = [m for m in _before(marked, measure, first, Sense.LIFT) if _governs(marked, m, measure)]
    found = before[-1] if before else after[0] if after else None
    return found is not None, found


def _governs(marked: Marked, verb: Mark, measure: Mark) -> bool:
    """Tell whether a word of lifting or imposing takes the measure: only its subject between."""
    between = range(verb.last, measure.first)
    if any(marked.words[p].breaks for p in (*between, measure.first)):
        return False
    if len(between) <= _LIFTS - 1:
        return True
    named = {p for m in (*marked.of(Sense.AUTHORITY, Sense.COUNTRY), *marked.parties)
             for p in range(m.first, m.last)}  # fmt: skip
    return sum(p not in named for p in between) <= _LIFTS


def _mood(marked: Marked, measure: Mark, first: int, lift: Mark | None) -> tuple[Mood, str]:
    if lift is None and _is_given(marked, measure, first):
        return Mood.GIVEN, ""
    at = lift.first if lift else measure.first
    near = max(first, at - _BACK)
    wishes = [
        m
        for m in marked.of(Sense.HYPOTHETICAL, Sense.ASK, Sense.PLAN)
        if near <= m.first and m.first < at and not _cut_off(marked, m, at)
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
    nouns = [m for m in _before(marked, measure, first, Sense.IMPOSE) if _is_masdar(marked, m)]
    done = {m.last for m in marked.of(Sense.DONE)}
    if measure.first in done:
        return True
    if any(m.first in done and measure.first - m.last <= _LIFTS for m in nouns):
        return True
    causes = (Sense.UNDER, Sense.CAUSE)
    verbs = [m for m in _before(marked, measure, first, *causes) if m.value != CueKind.MASDAR.value]
    return any(
        not _looks_ahead(marked, m.first) and not _wished_before(marked, m, first) for m in verbs
    ) and not _negated(marked, measure, first)


def _only_meant(marked: Marked, measure: Mark, first: int) -> Mark | None:
    """Return the word that shows the measure to be meant rather than taken.

    Further sanctions without a verb in the past («المزيد من العقوبات»), and imposing as what
    another word is about («الاعتراضات على فرض عقوبات»).
    """
    verbs = _before(marked, measure, first, Sense.IMPOSE, Sense.LISTING)
    if any(m.value == CueKind.PAST.value and not _is_masdar(marked, m) for m in verbs):
        return None
    more = [m for m in marked.of(Sense.MORE)
            if -2 <= m.first - measure.first < 0 or 0 <= m.first - measure.last <= 1]  # fmt: skip
    if more:
        return more[0]
    about = {m.last for m in marked.of(Sense.TARGET)}
    about |= {p + 1 for p, w in enumerate(marked.words) if w.folded in _ABOUT}
    nouns = [m for m in verbs if _is_masdar(marked, m) and measure.first - m.last <= _LIFTS]
    return next((m for m in nouns if m.first in about), None)


def _is_masdar(marked: Marked, verb: Mark) -> bool:
    return any(m.first == verb.first and m.value == CueKind.MASDAR.value for m in marked.marks)


def _wished_before(marked: Marked, verb: Mark, first: int) -> bool:
    near = max(first, verb.first - 2)
    return any(near <= m.first < verb.first for m in marked.of(Sense.HYPOTHETICAL))


def _cut_off(marked: Marked, word: Mark, at: int) -> bool:
    """Tell whether a comma stands between a word of wishing and what it would govern."""
    return any(marked.words[p].breaks == "," for p in range(word.last, at + 1))


def _looks_ahead(marked: Marked, place: int) -> bool:
    """Tell whether a verb of the lexicon is in the future, or subjunctive after أن or ل."""
    word = marked.words[place].folded
    bare = word[1:] if word[:1] in "وف" and len(word) > 4 else word
    if bare[:1] == "س" and len(bare) > 4 and bare[1] in _IMPERFECT and bare not in never_future():
        return True
    verb = any(
        m.first <= place < m.last and m.sense in _VERBS
        for m in marked.marks
    )
    if not verb:
        return False
    former = marked.words[place - 1].folded if place else ""
    if bare[:1] in _IMPERFECT:
        return former in {"ان", "بان", "قد", "لكي", "كي", "حتي", "الا"}
    return bare[:1] == "ل" and len(bare) > 3


def _is_done(marked: Marked, lift: Mark, first: int) -> bool:
    """Tell whether lifting is said to have happened: a verb in the past, or «بعد رفع …»."""
    senses = {m.value for m in marked.of(Sense.LIFT) if m.first == lift.first}
    word = marked.words[lift.first].folded
    past = CueKind.PAST.value in senses
    masdar = CueKind.MASDAR.value in senses
    if past and not masdar:
        return True
    if past and _subject_follows(marked, lift):
        return True
    near = max(first, lift.first - _DONE)
    if _negated(marked, lift, first):
        return True
    done = any(near <= m.first < lift.first for m in marked.of(Sense.AFTER))
    opens = lift.first == 0 and word[:1] not in "بل"
    return done or opens or (CueKind.PARTICIPLE.value in senses and not masdar)


def _subject_follows(marked: Marked, lift: Mark) -> bool:
    named = (*marked.of(Sense.AUTHORITY, Sense.COUNTRY), *marked.parties)
    return any(m.first == lift.last for m in named)


def _negated(marked: Marked, measure: Mark, first: int) -> bool:
    """Tell whether the verb, or the measure itself, is negated."""
    near = max(first, measure.first - _BACK)
    verbs = [
        m.first
        for m in marked.of(Sense.IMPOSE, Sense.UNDER, Sense.LISTING, Sense.LIFT, Sense.HIT)
        if near <= m.first <= measure.first
    ]
    return any(
        near <= m.first < measure.first
        and (m.last in verbs or m.last == measure.first)
        and not _cut_off(marked, m, m.last)
        for m in marked.of(Sense.NEGATION)
    )


def _is_personal(marked: Marked, measure: Mark) -> bool:
    """Tell whether a measure is one on persons: a freeze of assets, a ban on travel."""
    stems = {stem for p in range(measure.first, measure.last)
             for stem in stems_of(marked.words[p].folded)}  # fmt: skip
    return not stems.isdisjoint(_PERSONAL)


def _has_listing(marked: Marked, measure: Mark, first: int) -> bool:
    return bool(_before(marked, measure, first, Sense.LISTING))
