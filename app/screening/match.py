"""Screening one name: candidates, features, score, bands.

Enters: an index and a query. Leaves: an `Answer` with the best hits, each with a score in (0, 1)
and the evidence whose contributions add up to its log-odds. Refuses to identify anyone: a name
match is a lead.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Final

from app.domain.history import periods_of, stretch_on
from app.domain.listing import Kind
from app.domain.screening import Answer, Band, Hit, Query
from app.errors import InputError
from app.screening.candidates import best_readings, search_units
from app.screening.entries import Entry
from app.screening.explaining import name_evidence
from app.screening.features import Features, readings_features
from app.screening.index import KINDS, Index
from app.screening.known_names import AskedName, names_to_ask
from app.screening.names import parts_of
from app.screening.titles import without_titles
from app.screening.weighing import (
    band_of,
    context_evidence,
    context_odds,
    known_as_evidence,
    known_as_odds,
    least_odds,
    name_odds,
    score_of,
)

MATCHER: Final = "letters-8"
"""Version of the matcher; stored with every hit, raised when any score may change."""

MOST_HITS: Final = 200
_READINGS: Final = 40
_ROUNDING: Final = 1e-6
_PER_HIT: Final = 3
"""How many times the hits wanted are looked at, since what is known beside the name moves them."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """A designation's best reading, and the name it was found by."""

    asked: AskedName
    odds: float
    reading: int
    features: Features


def screen(index: Index, query: Query, limit: int = 5, *, banded: bool = False) -> Answer:
    """Return the best hits for a name, the best first, also when below every band.

    Args:
        index: all names of all lists.
        query: the name in any script, and what else is known.
        limit: how many designations at most, 1 to 200.
        banded: leave out the hits below every band, and the work of explaining them.

    Raises:
        InputError: when the name holds no letter or digit, or `limit` is out of range.
    """
    if not 1 <= limit <= MOST_HITS:
        raise InputError(f"limit {limit} is not between 1 and {MOST_HITS}")
    best, odds = _weighed(index, query, limit)
    ranked = sorted(odds, key=lambda number: (-odds[number], number))[:limit]
    if banded:
        ranked = [number for number in ranked if odds[number] > least_odds() - _ROUNDING]
    hits = tuple(_hit(index, query, number, best[number]) for number in ranked)
    if banded:
        hits = tuple(hit for hit in hits if hit.band is not Band.NONE)
    return Answer(
        query=query,
        verdict=hits[0].band if hits else Band.NONE,
        hits=hits,
        lists=index.versions,
        matcher=MATCHER,
    )


def most_odds(index: Index, query: Query, limit: int = 5) -> float:
    """Return the log-odds of the first of the hits that `screen` returns, -inf when it has none.

    Raises:
        InputError: when the name holds no letter or digit.
    """
    return max(_weighed(index, query, limit)[1].values(), default=-inf)


def _weighed(
    index: Index, query: Query, limit: int
) -> tuple[Mapping[int, _Scored], Mapping[int, float]]:
    """Return the best reading of each designation found, and the log-odds of the best ones."""
    best = _best_by_entry(index, _scored(index, query, limit))
    near = sorted(best, key=lambda number: (-best[number].odds, number))[: _PER_HIT * limit]
    return best, {n: best[n].odds + context_odds(query, *_known(index, n, best[n])) for n in near}


def _scored(index: Index, query: Query, limit: int) -> Iterator[_Scored]:
    if not parts_of(query.name):
        raise InputError("the name has no letter")
    for name in names_to_ask(query):
        yield from _scored_name(index, query, name, limit)


def _scored_name(index: Index, query: Query, name: AskedName, limit: int) -> Iterator[_Scored]:
    parts = without_titles(parts_of(name.text))
    acronym = name.known_as and len(parts) == 1 and name.text.isupper()
    searched = search_units(index, parts)
    least = _PER_HIT * limit
    count = max(_READINGS, least)
    readings = best_readings(index, searched, count, least, query.as_of)
    for reading, features in readings_features(index, readings.tolist(), parts, searched):
        if acronym and features.deficit:
            continue
        odds = name_odds(features) + known_as_odds(query.name, name, features)
        yield _Scored(name, odds, reading, features)


def _best_by_entry(index: Index, scored: Iterator[_Scored]) -> dict[int, _Scored]:
    best: dict[int, _Scored] = {}
    for one in scored:
        number = int(index.reading_entry[one.reading])
        if number not in best or one.odds > best[number].odds:
            best[number] = one
    return best


def _known(index: Index, number: int, scored: _Scored) -> tuple[Entry, str, Kind]:
    """Return a designation, the name of it that was found, and its kind."""
    alias = index.aliases[int(index.reading_alias[scored.reading])]
    return index.entry(number), alias, KINDS[index.entry_kind[number]]


def _hit(index: Index, query: Query, number: int, scored: _Scored) -> Hit:
    entry, alias, kind = _known(index, number, scored)
    evidence = (
        *known_as_evidence(query.name, scored.asked, scored.features),
        *name_evidence(index, scored.reading, scored.asked.text, scored.features),
        *context_evidence(query, entry, alias, kind),
    )
    score = score_of(sum(item.contribution for item in evidence))
    history = index.histories.of(number)
    return Hit(
        list_id=entry.list_id,
        entry_id=entry.entry_id,
        kind=entry.kind,
        name=entry.name,
        matched_name=alias,
        score=score,
        band=band_of(score),
        listed_on=entry.listed_on,
        programmes=entry.programmes,
        evidence=evidence,
        on_day=stretch_on(history, query.as_of) if query.as_of else None,
        periods=periods_of(history),
    )
