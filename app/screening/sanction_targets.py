"""On whom sanctions are: the states, persons and bodies that a measure is about.

Enters: marked words, the place of a measure in them, and whose it is. Leaves: codes of countries,
and places of parties. A target stands after «على», after «تستهدف», or is the subject of «يخضع».
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from app.lexicon.sanction_words import Sense, stems_of
from app.screening.sanction_authorities import PLACES, Roles, code_of, is_broken
from app.screening.sanction_marks import Mark, Marked

_REACH: Final = 10
_PHRASE: Final = 6
_NEXT: Final = 3
_LISTING_REACH: Final = 20
_ANSWERS: Final = frozenset({"ردا", "للرد", "الرد", "رد"})
_THESE: Final = frozenset({"هذه", "تلك"})


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


def targets_of(
    marked: Marked, measure: Mark, first: int, following: int | None, roles: Roles
) -> Target:
    """Return on whom the measure is, by the strongest sign that there is.

    Args:
        marked: the claim.
        measure: in it.
        first: where its clause begins.
        following: where the next measure begins, None for the last.
        roles: whose it is.
    """
    end = following if following is not None else len(marked.words)
    found, vague = _after_openers(marked, measure, end)
    if found:
        return found
    own = _own_names(marked, roles)
    hit = [m for m in marked.of(Sense.HIT) if first <= m.first <= measure.last + _NEXT]
    for verb in hit:
        start = max(verb.last, measure.last) if verb.first < measure.first else verb.last
        found = _phrase(marked, start, min(start + _PHRASE, len(marked.words)), own)
        if found:
            return found
    found = _object(marked, measure, first, own) or _bare(marked, measure, own)
    return replace(found, vague=True) if vague and not (found.countries or found.parties) else found


def _after_openers(marked: Marked, measure: Mark, end: int) -> tuple[Target | None, bool]:
    """Return whom «على …» after the measure names, and whether it describes someone unnamed."""
    vague = False
    for opener in marked.of(Sense.TARGET):
        if not measure.last <= opener.first <= min(measure.last + _REACH, end - 1):
            continue
        if is_broken(marked, measure.last, opener.first):
            break
        if _is_cause(marked, opener):
            continue
        last = min(opener.last + _PHRASE, len(marked.words))
        if found := _phrase(marked, opener.last, last, ()):
            return found, False
        vague = vague or not _points(marked, opener)
    return None, vague


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


def _object(marked: Marked, measure: Mark, first: int, own: Iterable[Mark]) -> Target | None:
    """Return what the verb before the measure is about: who is listed, who is subject to it."""
    near = max(first, measure.first - _LISTING_REACH)
    struck = (Sense.LIFT,) if measure.sense is Sense.LIST else ()
    verbs = [
        m for m in marked.of(Sense.LISTING, Sense.UNDER, *struck)
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

    A person or body goes before the adjective beside it («الرئيس السوري بشار الأسد»); what «و»
    joins to the first is named with it.
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
        opened = one.first > start and marked.words[one.first - 1].folded in PLACES
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
