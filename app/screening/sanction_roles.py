"""Whose sanctions and on whom: the authorities and the targets near a measure.

Enters: marked words and the place of a measure in them. Leaves: codes of authorities, codes of
countries, places of parties. An authority stands right after the measure («عقوبات أممية»), after
«من», or is the subject of the verb that imposes; a target stands after «على», or is the subject of
«يخضع».
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from app.lexicon.regimes import authorities
from app.lexicon.sanction_words import Sense, stems_of
from app.screening.sanction_marks import Mark, Marked

_ADJECTIVES: Final = 4
_BY: Final = 9
_SUBJECT: Final = 14
_REACH: Final = 10
_PHRASE: Final = 6
_NEXT: Final = 3
_PLACES: Final = frozenset({"في", "عبر", "داخل", "خارج", "قرب", "من", "الي"})
_ANSWERS: Final = frozenset({"ردا", "للرد", "الرد", "رد"})
_LISTING_REACH: Final = 20
_THESE: Final = frozenset({"هذه", "تلك"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The authorities of a measure and the marks that name them."""

    codes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """On whom a measure is.

    Attributes:
        points: a pronoun stands for it. vague: it is described without a name («على ستة رجال»).
        last: the word after the last that names it.
    """

    countries: tuple[str, ...] = ()
    parties: tuple[int, ...] = ()
    origin: bool = False
    points: bool = False
    vague: bool = False
    last: int = 0


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
        and not _broken(marked, measure.last, m.first)
    ]  # fmt: skip
    for opener in openers:
        for one in _named(marked):
            if opener.last <= one.first <= opener.last + 1 and not _follows_on(marked, one):
                return [one]
    return []


def _broken(marked: Marked, first: int, last: int) -> bool:
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
        after = [m for m in named if verb.last <= m.first and not _follows_on(marked, m)]
        if after:
            return after[:1]
        before = [m for m in named if m.last <= verb.first and not _follows_on(marked, m)]
        if before and _right_before(marked, before[-1], verb):
            return before[-1:]
    return []


def _right_before(marked: Marked, one: Mark, verb: Mark) -> bool:
    """Tell whether a name is the subject of the verb after it: nothing sets them apart."""
    opened = marked.words[one.first - 1].folded if one.first else ""
    between = range(one.last, verb.first + 1)
    unbroken = not any(marked.words[p].breaks for p in between)
    governed = {m.first for m in marked.of(Sense.TARGET, Sense.FROM)}
    plain = not any(p in governed or marked.words[p].folded in _PLACES for p in between)
    return unbroken and plain and verb.first - one.last < _NEXT and opened not in _PLACES


def _follows_on(marked: Marked, one: Mark) -> bool:
    """Tell whether a name stands after a preposition that makes it a target."""
    return any(m.last == one.first for m in marked.of(Sense.TARGET))


def targets_of(
    marked: Marked, measure: Mark, first: int, following: int | None, roles: Roles
) -> Target:
    """Return on whom the measure is, by the strongest sign that there is."""
    end = following if following is not None else len(marked.words)
    vague = False
    for opener in marked.of(Sense.TARGET):
        if _is_cause(marked, opener):
            continue
        if measure.last <= opener.first <= measure.last + _REACH and opener.first < end:
            if _broken(marked, measure.last, opener.first):
                break
            found = _phrase(marked, opener.last, min(opener.last + _PHRASE, len(marked.words)), ())
            if found:
                return found
            vague = vague or not _points(marked, opener)
    own = _own_names(marked, roles)
    hit = [m for m in marked.of(Sense.HIT) if first <= m.first <= measure.last + _NEXT]
    for verb in hit:
        start = max(verb.last, measure.last) if verb.first < measure.first else verb.last
        found = _phrase(marked, start, min(start + _PHRASE, len(marked.words)), own)
        if found:
            return found
    found = _object(marked, measure, first, own) or _bare(marked, measure, own)
    return replace(found, vague=True) if vague and not (found.countries or found.parties) else found


def _own_names(marked: Marked, roles: Roles) -> tuple[Mark, ...]:
    """Return every mark that names an authority of the measure («الخزانة» «الأميركية»)."""
    named = marked.of(Sense.AUTHORITY, Sense.COUNTRY, Sense.ORIGIN)
    return (*roles.marks, *(m for m in named if code_of(m) in roles.codes))


def _is_cause(marked: Marked, opener: Mark) -> bool:
    """Tell whether «على» goes with what provoked the measure («ردا على ذلك»)."""
    former = marked.words[opener.first - 1].folded if opener.first else ""
    return former in _ANSWERS


def _points(marked: Marked, opener: Mark) -> bool:
    return any(opener.first <= m.first <= opener.last for m in marked.of(Sense.SELF))


def _object(
    marked: Marked, measure: Mark, first: int, own: Iterable[Mark]
) -> Target | None:
    """Return what the verb before the measure is about: who is listed, who is subject to it."""
    near = max(first, measure.first - _LISTING_REACH)
    verbs = [
        m for m in marked.of(Sense.LISTING, Sense.UNDER)
        if near <= m.first and m.last <= measure.first
    ]  # fmt: skip
    for verb in reversed(verbs):
        after = _phrase(marked, verb.last, measure.first, own)
        if after:
            return after
        opens = _after_comma(marked, max(near, verb.first - _PHRASE), verb.first)
        before = _phrase(marked, opens, verb.first, own, latest=True)
        if before:
            return before
    return None


def _after_comma(marked: Marked, first: int, last: int) -> int:
    """Return where the words before a verb begin that no comma sets apart from it."""
    commas = [p for p in range(first + 1, last + 1) if marked.words[p].breaks]
    return commas[-1] if commas else first


def _bare(marked: Marked, measure: Mark, own: Iterable[Mark]) -> Target:
    """Return the state right after the measure («عقوبات إيران»), else whom a pronoun stands for."""
    after = _phrase(marked, measure.last, min(measure.last + 1, len(marked.words)), own)
    if after and not after.origin:
        return after
    points = any(
        measure.first - _REACH <= m.first <= measure.last + _REACH for m in marked.of(Sense.SELF)
    )
    these = measure.first > 0 and not _THESE.isdisjoint(
        stems_of(marked.words[measure.first - 1].folded)
    )
    return Target(points=points and not these, vague=these, last=measure.last)


def _phrase(
    marked: Marked, first: int, last: int, without: Iterable[Mark], *, latest: bool = False
) -> Target | None:
    """Return whom the words from `first` up to `last` name, None when nobody.

    A person or body goes before the adjective beside it («الرئيس السوري بشار الأسد»); what «و» joins
    to the first is named with it.
    """
    end = _end(marked, first, last)
    named = [
        m
        for m in _away_from_places(marked, _candidates(marked, without), first)
        if first <= m.first and m.last <= end
    ]
    if latest and named:
        named = named[-1:]
    if not named:
        return None
    chosen = [_owner(marked, named, named[0])]
    for one in named:
        if one.first >= chosen[-1].last and _joined(marked, chosen[-1].last, one):
            chosen.append(_owner(marked, named, one))
    places = [m for m in chosen if m.sense is not Sense.SELF]
    return Target(
        countries=tuple(dict.fromkeys(m.value for m in places)),
        parties=tuple(dict.fromkeys(int(m.value) for m in chosen if m.sense is Sense.SELF)),
        origin=any(m.sense is Sense.ORIGIN for m in places),
        last=chosen[-1].last,
    )


def _owner(marked: Marked, named: list[Mark], one: Mark) -> Mark:
    """Return the person or body whose title an adjective of origin stands in, else the mark."""
    if one.sense is not Sense.ORIGIN:
        return one
    owners = (m for m in named if m.sense is Sense.SELF and _beside(marked, one, m))
    return next(owners, one)


def _away_from_places(marked: Marked, named: list[Mark], start: int) -> list[Mark]:
    """Leave out what a phrase only lies in («شبكة في أفريقيا الوسطى والصين»)."""
    kept: list[Mark] = []
    lies, last = False, -1
    for one in named:
        if one.first < start:
            continue
        joined = lies and one.first == last and marked.words[one.first].folded.startswith("و")
        opened = one.first > start and marked.words[one.first - 1].folded in _PLACES
        lies, last = joined or opened, one.last
        if not lies:
            kept.append(one)
    return kept


def _beside(marked: Marked, head: Mark, one: Mark) -> bool:
    """Tell whether a name goes on where an adjective of origin stands."""
    unbroken = not any(marked.words[p].breaks for p in range(head.last, one.first + 1))
    return unbroken and head.last <= one.first <= head.last + _NEXT


def _end(marked: Marked, first: int, last: int) -> int:
    """Return where the phrase ends: at the end of a sentence, or where another clause opens."""
    relatives = {m.first for m in marked.of(Sense.RELATIVE)}
    for place in range(first, min(last, len(marked.words))):
        if place > first and (marked.words[place].breaks == "." or place in relatives):
            return place
    return min(last, len(marked.words))


def _candidates(marked: Marked, without: Iterable[Mark]) -> list[Mark]:
    """Return parties and states in order; of two on the same words the party."""
    left_out = {p for m in without for p in range(m.first, m.last)}
    taken: set[int] = set()
    found = []
    for one in (*marked.parties, *marked.of(Sense.COUNTRY, Sense.ORIGIN)):
        places = set(range(one.first, one.last))
        if not places & (taken | left_out):
            taken |= places
            found.append(one)
    return sorted(found, key=lambda m: m.first)


def _joined(marked: Marked, last: int, one: Mark) -> bool:
    """Tell whether «و» joins a name to what ends at `last`, a title at most between."""
    between = [marked.words[p].folded for p in range(last, one.first + 1)]
    return len(between) <= _NEXT and between[0].startswith("و")
