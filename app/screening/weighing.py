"""The score: features weighed into log-odds, log-odds into a score, a score into a band.

Enters: features of a reading, and what else is known of the name asked. Leaves: log-odds, and the
evidence whose contributions add up to them. Refuses to search.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from math import exp, log, log1p
from operator import attrgetter, mul
from types import MappingProxyType
from typing import Final

from app.domain.listing import BirthDate, Kind
from app.domain.screening import Band, Evidence, Query
from app.lexicon.regimes import states_of_programmes
from app.lexicon.roles import roles_in
from app.lexicon.screening_weights import screening_weights
from app.screening.entries import Entry
from app.screening.features import Features
from app.screening.known_names import AskedName
from app.screening.names import parts_of
from app.screening.organisations import is_state_organ, opens_a_body, states_named
from app.screening.ship_names import ship_name

_STRAIGHT: Final = 5.0
_LEAST: Final = -30.0
_NEAR_YEARS: Final = 2
_NO_BODIES: Final = (Kind.PERSON, Kind.VESSEL, Kind.AIRCRAFT)
_SAME_BODY_DEFICIT: Final = 3.0
_SHARED_LETTERS: Final = 3
"""Many bodies share an acronym so short: CDC."""
_OTHER_KIND: Final = "the stated kind is not the entry's"
_STATES: Final = MappingProxyType(
    {
        "country_same": "the entry is of the stated country",
        "country_told": "the name asked says of which state it is, and the entry is of that state",
        "country_other": "the entry is of another country",
        "country_other_body": "the body is of another state",
    }
)
_YEARS: Final = MappingProxyType(
    {
        "birth_same": "the list states the same year of birth",
        "birth_near": "the list states a year of birth near it",
        "birth_other": "the list states another year of birth",
    }
)


def score_of(odds: float) -> float:
    """Return log-odds as a score in (0, 1).

    The logistic function, but past 5 log-odds count ever less, so that no score reaches 1 and
    better evidence still scores higher.
    """
    straight = odds if odds <= _STRAIGHT else _STRAIGHT + log1p(odds - _STRAIGHT)
    return 1 / (1 + exp(-max(straight, _LEAST)))


def band_of(score: float) -> Band:
    """Return what a score is called."""
    weights = screening_weights()
    if score >= weights.match:
        return Band.MATCH
    return Band.POSSIBLE if score >= weights.possible else Band.NONE


@cache
def least_odds() -> float:
    """Return the log-odds of the least possible hit."""
    possible = screening_weights().possible
    return log(possible / (1 - possible))


def name_odds(features: Features) -> float:
    """Return the log-odds that the names alone give."""
    bias, values_of, weights = _weights()
    return float(bias + sum(map(mul, weights, values_of(features))))


@cache
def _weights() -> tuple[float, Callable[[Features], tuple[float, ...]], tuple[float, ...]]:
    table = screening_weights().name
    names = tuple(name for name in table if name != "bias")
    return table["bias"], attrgetter(*names), tuple(table[name] for name in names)


def known_as_odds(name: str, asked: AskedName, features: Features) -> float:
    """Return the log-odds of asking by another known name; 0 for the name itself."""
    return sum(item.contribution for item in known_as_evidence(name, asked, features))


def known_as_evidence(name: str, asked: AskedName, features: Features) -> Iterator[Evidence]:
    """Yield that a body was found by its English name, and whether it has just that name."""
    if not asked.known_as:
        return
    nothing_left = not features.query_left and not features.listed_left
    key = "known_as_whole" if nothing_left and features.worst < _SAME_BODY_DEFICIT else "known_as"
    if len(asked.text) <= _SHARED_LETTERS:
        key = "known_as_short"
    yield Evidence(
        feature="known-as", query=name, candidate=asked.text,
        contribution=screening_weights().context[key],
        detail="what the body is called in English",
    )  # fmt: skip


def context_odds(query: Query, entry: Entry, alias: str, kind: Kind) -> float:
    """Return the log-odds that kind, country, role and birth year add."""
    return sum(item.contribution for item in context_evidence(query, entry, alias, kind))


def context_evidence(query: Query, entry: Entry, alias: str, kind: Kind) -> Iterator[Evidence]:
    """Yield what kind, country, role and birth year say, where both sides state them.

    A name that begins with a noun of bodies states its kind by it («حزب», ḥizb, party). A person
    asked by one name may be many. A body that states no country may name one: "Ministry of Finance
    of the Russian Federation".

    Args:
        query: what is asked.
        entry: the listed party.
        alias: the name of it that matched.
        kind: of the listed party, as its list says or its names show.
    """
    weights = screening_weights().context
    if query.kind not in {None, Kind.UNKNOWN} and kind is not Kind.UNKNOWN:
        key = "kind_same" if query.kind is kind else "kind_other"
        yield Evidence(
            feature="kind", query=str(query.kind), candidate=kind, contribution=weights[key],
            detail="the stated kind is the entry's" if key == "kind_same" else _OTHER_KIND,
        )  # fmt: skip
    else:
        yield from _kind_read(query.name, kind)
    if query.kind is Kind.PERSON and len(parts_of(query.name)) == 1:
        yield Evidence(
            feature="one-name", query=query.name, candidate=alias,
            contribution=weights["one_name"], detail="many people are called by one name",
        )  # fmt: skip
    yield from _country_evidence(query, entry, alias, body=kind is Kind.ORGANISATION)
    asked = roles_in(query.role) if query.role else frozenset()
    if asked and entry.roles:
        yield Evidence(
            feature="role", query=str(query.role), candidate=" ".join(entry.roles),
            contribution=weights["role_same" if asked & {*entry.roles} else "role_other"],
            detail="what the person does, as stated and in the list's remarks",
        )  # fmt: skip
    if query.birth_year and entry.births:
        years, key = _birth_distance(query.birth_year, entry.births)
        yield Evidence(
            feature="birth-year", query=str(query.birth_year), candidate=years,
            contribution=weights[key], detail=_YEARS[key],
        )  # fmt: skip


def _kind_read(name: str, kind: Kind) -> Iterator[Evidence]:
    """Yield what the first word of a name says of its kind: «ناقلة» (nāqila, tanker)."""
    weights = screening_weights().context
    if ship_name(name):
        if kind is not Kind.UNKNOWN:
            key = "kind_same" if kind is Kind.VESSEL else "kind_read_other"
            yield Evidence(
                feature="kind", query=name, candidate=kind, contribution=weights[key],
                detail="the name asked begins like a ship's",
            )  # fmt: skip
    elif kind in _NO_BODIES and opens_a_body(parts_of(name)[0].text):
        yield Evidence(
            feature="kind", query=name, candidate=kind, contribution=weights["kind_read_other"],
            detail="the name asked begins like a body's",
        )  # fmt: skip


def _country_evidence(query: Query, entry: Entry, alias: str, *, body: bool) -> Iterator[Evidence]:
    asked = frozenset((query.country,) if query.country else ())
    listed = frozenset(entry.countries)
    if body:
        asked = asked or _states_in(query.name)
        listed = listed or _states_in(entry.name) or _states_in(alias)
        if is_state_organ(parts_of(query.name)[0].text):
            listed = listed or _states_of_regimes(entry)
    same = bool(asked & listed)
    if not asked or not listed or (same and not query.country and asked & _states_in(alias)):
        return
    key = "country_other_body" if body else "country_other"
    words = 1
    if same:
        key = "country_same" if query.country else "country_told"
    if key == "country_told":
        named = states_named(parts_of(query.name))
        words = max(named[state] for state in asked & listed)
    yield Evidence(
        feature="country", query=" ".join(sorted(asked)),
        candidate=" ".join(sorted(listed)), contribution=words * screening_weights().context[key],
        detail=_STATES[key],
    )  # fmt: skip


def _states_in(name: str) -> frozenset[str]:
    return frozenset(states_named(parts_of(name)))


def _states_of_regimes(entry: Entry) -> frozenset[str]:
    """Return the states whose regimes list an organ of a state that says not of which."""
    known = states_of_programmes()
    return frozenset(known[one] for one in entry.programmes if one in known)


def _birth_distance(year: int, births: Sequence[BirthDate]) -> tuple[str, str]:
    distance, birth = min(
        ((max(b.year_from - year, year - b.year_to, 0), b) for b in births),
        key=lambda item: item[0],
    )
    years = str(birth.year_from)
    if birth.year_to != birth.year_from:
        years += f"-{birth.year_to}"
    if distance == 0:
        return years, "birth_same"
    return years, "birth_near" if distance <= _NEAR_YEARS else "birth_other"
