"""Whose sanctions they are: the authorities near a measure.

Enters: marked words and the place of a measure in them. Leaves: codes of authorities. One stands
right after the measure («عقوبات أممية»), after «من», or is the subject of the verb that imposes.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from app.lexicon.regimes import authorities
from app.lexicon.sanction_words import Sense
from app.screening.sanction_marks import Mark, Marked

_ADJECTIVES: Final = 4
_BY: Final = 9
_SUBJECT: Final = 14
_NEXT: Final = 3
PLACES: Final = frozenset({"في", "عبر", "داخل", "خارج", "قرب", "من", "الي"})
"""Prepositions of place, after which a name says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The authorities of a measure and the marks that name them."""

    codes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


def authorities_of(marked: Marked, measure: Mark, first: int) -> Roles:
    """Return whose sanctions they are, by the strongest sign that there is."""
    within = _within(marked, measure)
    for found in (
        [*within, *_adjectives(marked, measure)],
        _agents(marked, measure),
        _subjects(marked, measure, first),
    ):
        codes = tuple(dict.fromkeys(code for m in found if (code := code_of(m))))
        if codes:
            return Roles(codes=codes, marks=tuple(found))
    return Roles()


def code_of(mark: Mark) -> str | None:
    """Return the authority that a mark names; a state without a record in lower case."""
    if mark.sense is Sense.AUTHORITY:
        return mark.value
    if mark.sense in (Sense.COUNTRY, Sense.ORIGIN):
        return _state_authorities().get(mark.value, mark.value.lower())
    return None


@cache
def _state_authorities() -> dict[str, str]:
    return {state: one.code for one in authorities().values() for state in one.states}


def _named(marked: Marked) -> list[Mark]:
    """Return every mark that may name an authority; a body's name before its country's."""
    found = sorted(
        marked.of(Sense.AUTHORITY, Sense.COUNTRY, Sense.ORIGIN),
        key=lambda m: (m.first, m.sense is not Sense.AUTHORITY),
    )
    taken: dict[int, Mark] = {}
    for one in found:
        taken.setdefault(one.first, one)
    return list(taken.values())


def _within(marked: Marked, measure: Mark) -> list[Mark]:
    """Return the authority that the measure's own words name («قائمة أميركية»)."""
    return [
        m for m in marked.of(Sense.AUTHORITY) if measure.first <= m.first and m.last <= measure.last
    ]


def _adjectives(marked: Marked, measure: Mark) -> list[Mark]:
    """Return the authorities right after the measure, up to a preposition or another clause."""
    stop = min(_stop(marked, measure.last), measure.last + _ADJECTIVES)
    found = []
    for one in _named(marked):
        if not measure.last <= one.first < stop:
            continue
        if one.sense is Sense.COUNTRY and code_of(one) == one.value.lower():
            break  # «عقوبات إيران» is on Iran
        found.append(one)
    return found


def _stop(marked: Marked, place: int) -> int:
    """Return where a noun phrase that goes on at `place` ends at the latest."""
    barriers = {m.first for m in marked.of(Sense.TARGET, Sense.FROM, Sense.RELATIVE, Sense.SELF)}
    end = place
    while end < len(marked.words) and end not in barriers and not marked.words[end].breaks:
        end += 1
    return end


def _agents(marked: Marked, measure: Mark) -> list[Mark]:
    """Return who is named after «من», or as subject of the verb in «التي فرضتها واشنطن»."""
    last = measure.last + _BY
    openers = [
        m for m in marked.of(Sense.FROM, Sense.IMPOSE) if measure.last <= m.first < last
        and not is_broken(marked, measure.last, m.first)
    ]  # fmt: skip
    for opener in openers:
        for one in _named(marked):
            if opener.last <= one.first <= opener.last + 1 and not _follows_on(marked, one):
                return [one]
    return []


def is_broken(marked: Marked, first: int, last: int) -> bool:
    """Tell whether a sentence ends between two words."""
    return any(marked.words[p].breaks == "." for p in range(first, last + 1))


def _subjects(marked: Marked, measure: Mark, first: int) -> list[Mark]:
    """Return who imposes: between the verb and the measure, else before the verb."""
    near = max(first, measure.first - _SUBJECT)
    verbs = [
        m
        for m in marked.of(Sense.IMPOSE, Sense.LISTING, Sense.LIFT)
        if near <= m.first and m.last <= measure.first
    ]
    named = [m for m in _named(marked) if near - _NEXT <= m.first < measure.first]
    under = any(near <= m.first < measure.first for m in marked.of(Sense.UNDER))
    if under:
        return []
    for verb in reversed(verbs):
        after = [
            m
            for m in named
            if verb.last <= m.first and not _follows_on(marked, m)
            and (verb.sense is Sense.LISTING or _reaches(marked, m, measure))
        ]  # fmt: skip
        if after:
            return after[:1]
        before = [m for m in named if m.last <= verb.first and not _follows_on(marked, m)]
        if before and _right_before(marked, before[-1], verb):
            return before[-1:]
    return []


def _reaches(marked: Marked, one: Mark, measure: Mark) -> bool:
    """Tell whether the object of a verb may follow its subject: near, and after no preposition."""
    openers = {m.first for m in marked.of(Sense.TARGET, Sense.RELATIVE)}
    between = range(one.last, measure.first)
    return len(between) <= _ADJECTIVES + 1 and openers.isdisjoint(between)


def _right_before(marked: Marked, one: Mark, verb: Mark) -> bool:
    """Tell whether a name is the subject of the verb after it: nothing sets them apart."""
    opened = marked.words[one.first - 1].folded if one.first else ""
    between = range(one.last, verb.first + 1)
    unbroken = not any(marked.words[p].breaks for p in between)
    governed = {m.first for m in marked.of(Sense.TARGET, Sense.FROM)}
    plain = not any(p in governed or marked.words[p].folded in PLACES for p in between)
    return unbroken and plain and verb.first - one.last < _NEXT and opened not in PLACES


def _follows_on(marked: Marked, one: Mark) -> bool:
    """Tell whether a name stands after a preposition that makes it a target."""
    return any(m.last == one.first for m in marked.of(Sense.TARGET))
