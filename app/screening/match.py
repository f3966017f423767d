"""Screening one name: candidates, features, score, bands.

Enters: an index and a query. Leaves: an `Answer` with the best hits, each with a score in (0, 1)
and the evidence whose contributions add up to its log-odds. Refuses to identify anyone: a name
match is a lead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log1p
from typing import Final

from app.domain.listing import BirthDate, Kind
from app.domain.screening import Answer, Band, Evidence, Hit, Query
from app.errors import InputError
from app.lexicon.screening_weights import screening_weights
from app.screening.candidates import best_readings, search_units
from app.screening.entries import Entry
from app.screening.features import MOST_INFORMATION, Features, Pair, features_of, information
from app.screening.index import Index
from app.screening.names import parts_of
from app.screening.titles import without_titles

MATCHER: Final = "letters-1"
"""Version of the matcher; stored with every hit, raised when any score may change."""

_READINGS: Final = 48
_STRAIGHT: Final = 5.0
_NEAR_YEARS: Final = 2


@dataclass(frozen=True, slots=True)
class _Scored:
    odds: float
    reading: int
    features: Features


def screen(index: Index, query: Query, limit: int = 5) -> Answer:
    """Return the best hits for a name, the best first, also when below every band.

    Args:
        index: all names of all lists.
        query: the name in any script, and what else is known.
        limit: how many designations at most, 1 to 200.

    Raises:
        InputError: when the name holds no letter or digit, or `limit` is out of range.
    """
    if not 1 <= limit <= 200:
        raise InputError(f"limit {limit} is not between 1 and 200")
    parts = without_titles(parts_of(query.name))
    if not parts:
        raise InputError("the name has no letter")
    searched = search_units(index, parts)
    told = information(parts, searched)
    count = max(_READINGS, 3 * limit)
    scored = [
        _score(features_of(index, reading, parts, searched, told), reading)
        for reading in best_readings(index, searched, count, query.as_of).tolist()
    ]
    hits = sorted(_hits(index, query, scored), key=lambda hit: -hit.score)[:limit]
    return Answer(
        query=query,
        verdict=hits[0].band if hits else Band.NONE,
        hits=tuple(hits),
        lists=index.versions,
        matcher=MATCHER,
    )


def score_of(odds: float) -> float:
    """Return log-odds as a score in (0, 1).

    The logistic function, but past 5 log-odds count ever less, so that no score reaches 1 and
    better evidence still scores higher.
    """
    straight = odds if odds <= _STRAIGHT else _STRAIGHT + log1p(odds - _STRAIGHT)
    return 1 / (1 + exp(-max(straight, -30.0)))


def name_odds(features: Features) -> float:
    """Return the log-odds that the names alone give."""
    weights = screening_weights().name
    return weights["bias"] + sum(
        weight * float(getattr(features, name)) for name, weight in weights.items() if name != "bias"
    )


def _score(features: Features, reading: int) -> _Scored:
    return _Scored(name_odds(features), reading, features)


def _hits(index: Index, query: Query, scored: Sequence[_Scored]) -> Iterator[Hit]:
    best: dict[int, _Scored] = {}
    for one in scored:
        number = int(index.reading_entry[one.reading])
        if number not in best or one.odds > best[number].odds:
            best[number] = one
    for number, one in best.items():
        yield _hit(index, query, index.entry(number), one)


def _hit(index: Index, query: Query, entry: Entry, scored: _Scored) -> Hit:
    alias = index.aliases[index.reading_alias[scored.reading]]
    evidence = (
        *_name_evidence(query.name, alias, scored.features),
        *_context_evidence(query, entry),
    )
    score = score_of(sum(item.contribution for item in evidence))
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
    )


def band_of(score: float) -> Band:
    """Return what a score is called."""
    weights = screening_weights()
    if score >= weights.match:
        return Band.MATCH
    return Band.POSSIBLE if score >= weights.possible else Band.NONE


def _name_evidence(name: str, alias: str, features: Features) -> Iterator[Evidence]:
    weights = screening_weights().name
    for pair in features.pairs:
        yield _pair_evidence(pair)
    yield Evidence(
        feature="prior", query=name, candidate=alias, contribution=weights["bias"],
        detail="before any part is compared",
    )  # fmt: skip
    for feature, detail in _LEFT:
        value = getattr(features, feature)
        if value:
            yield Evidence(
                feature=feature.replace("_", "-"), query=name, candidate=alias,
                contribution=weights[feature] * value, detail=detail,
            )  # fmt: skip


_LEFT: Final = (
    ("worst", "the least usual spelling of a part"),
    ("query_left", "parts of the name asked that the listed name does not have"),
    ("listed_left", "parts of the listed name that the name asked does not have"),
    ("left_parts", "number of parts without a counterpart"),
    ("disorder", "the parts stand in another order"),
    ("left_of_body", "a body's name is often asked with words its listed name lacks"),
    ("listed_left_of_body", "words of a body's listed name that the name asked lacks"),
    ("half_given", "only one syllable of the given name agrees"),
    ("weak", "the list itself calls the alias weak"),
    ("single", "only one part agrees"),
)


def _pair_evidence(pair: Pair) -> Evidence:
    weights = screening_weights().name
    contribution = (
        weights["matched"] * max(pair.mask.bit_count(), pair.listed_mask.bit_count())
        + weights["evidence"] * min(MOST_INFORMATION, pair.evidence)
        + weights["deficit"] * pair.deficit
    )
    return Evidence(
        feature="translation" if pair.translated else "name-part",
        query=pair.query,
        candidate=pair.listed,
        contribution=contribution,
        detail=f"evidence {pair.evidence:.1f} nats, unusual spelling {pair.deficit:.1f} nats",
    )


def _context_evidence(query: Query, entry: Entry) -> Iterator[Evidence]:
    weights = screening_weights().context
    if query.kind not in {None, Kind.UNKNOWN} and entry.kind is not Kind.UNKNOWN:
        key = "kind_same" if query.kind is entry.kind else "kind_other"
        yield Evidence(
            feature="kind", query=str(query.kind), candidate=entry.kind, contribution=weights[key]
        )
    if query.country and entry.countries:
        key = "country_same" if query.country in entry.countries else "country_other"
        yield Evidence(
            feature="country", query=query.country, candidate=" ".join(entry.countries),
            contribution=weights[key],
        )  # fmt: skip
    if query.birth_year and entry.births:
        years, key = _birth_distance(query.birth_year, entry.births)
        yield Evidence(
            feature="birth-year", query=str(query.birth_year), candidate=years,
            contribution=weights[key],
        )  # fmt: skip


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
