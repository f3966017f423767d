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
from app.lexicon.sanction_words import Sense, stems_of
from app.screening.sanction_authorities import authorities_of
from app.screening.sanction_clauses import clause_start, is_negated, marks_before
from app.screening.sanction_marks import Mark, Marked
from app.screening.sanction_moods import Mood, mood_of
from app.screening.sanction_targets import targets_of

_PARTICIPLE_REACH: Final = 2
_PASSIVE_REACH: Final = 7
_FEMININE_PAST: Final = "ت"
_LIFTS: Final = 3
_PERSONAL: Final = frozenset({"تجميد", "جمدت", "سفر"})


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
        eased: True where the word of lifting may mean less: «خففت» (eased), «علقت» (suspended).
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
    eased: bool = False


def statements_in(marked: Marked) -> tuple[Statement, ...]:
    """Return what a claim states of sanctions, in order; empty when it speaks of none."""
    measures = list(_measures(marked))
    return tuple(
        _statement(marked, one, _next_start(measures, place)) for place, one in enumerate(measures)
    )


def speaks_of_penalties(marked: Marked) -> bool:
    """Tell whether the claim speaks of courts, offences or sport rather than of states."""
    return bool(marked.of(Sense.PENAL, Sense.CONTEXT))


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
    mood, reason = mood_of(marked, measure, first, lift)
    roles = authorities_of(marked, measure, first)
    target = targets_of(marked, measure, first, following, roles)
    imposed = any(
        m.value == CueKind.PAST.value
        for m in marks_before(marked, measure, first, Sense.IMPOSE, Sense.LISTING, Sense.CAUSE)
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
        negated=is_negated(marked, measure, first),
        reason=reason,
        eased=lift is not None and any(m.first == lift.first for m in marked.of(Sense.EASE)),
    )


def _lift(marked: Marked, measure: Mark, first: int) -> tuple[bool, Mark | None]:
    """Return whether the measure is lifted, and the word that says so."""
    after = [m for m in marked.of(Sense.LIFT) if _is_said_after(marked, measure, m)]
    before = [
        m for m in marks_before(marked, measure, first, Sense.LIFT) if _governs(marked, m, measure)
    ]
    found = before[-1] if before else after[0] if after else None
    return found is not None, found


def _is_said_after(marked: Marked, measure: Mark, verb: Mark) -> bool:
    """Tell whether a measure is said to be lifted behind it: «العقوبات … على إيران رفعت»."""
    if verb.value == CueKind.PARTICIPLE.value:
        return measure.last <= verb.first <= measure.last + _PARTICIPLE_REACH
    feminine = marked.words[verb.first].folded.endswith(_FEMININE_PAST)
    if verb.value != CueKind.PAST.value or not feminine:
        return False
    between = range(measure.last, verb.first + 1)
    whole = all(not marked.words[place].breaks for place in between)
    return 0 < len(between) <= _PASSIVE_REACH and whole


def _governs(marked: Marked, verb: Mark, measure: Mark) -> bool:
    """Tell whether a word of lifting or imposing takes the measure: only its subject between."""
    between = range(verb.last, measure.first)
    if any(marked.words[p].breaks for p in (*between, measure.first)):
        return False
    if len(between) <= _LIFTS - 1 or measure.sense is Sense.LIST:
        return True
    named = {p for m in (*marked.of(Sense.AUTHORITY, Sense.COUNTRY), *marked.parties)
             for p in range(m.first, m.last)}  # fmt: skip
    return sum(p not in named for p in between) <= _LIFTS


def _is_personal(marked: Marked, measure: Mark) -> bool:
    """Tell whether a measure is one on persons: a freeze of assets, a ban on travel."""
    stems = {stem for p in range(measure.first, measure.last)
             for stem in stems_of(marked.words[p].folded)}  # fmt: skip
    return not stems.isdisjoint(_PERSONAL)


def _has_listing(marked: Marked, measure: Mark, first: int) -> bool:
    return bool(marks_before(marked, measure, first, Sense.LISTING))
