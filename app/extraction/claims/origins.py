"""Which states the words of a text tell of by their names and adjectives of origin.

Enters: an analysis or a folded word. Leaves: ISO 3166-1 alpha-2 codes. Refuses to know parties.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from app.extraction.reading.analysis import Analysis
from app.lexicon.states import capital_forms, demonym_forms, state_forms
from app.text.memory import remembered
from app.text.signs import sign
from app.text.tokens import readings

_ENDING = 3


def origins(analysis: Analysis) -> Iterator[tuple[int, str]]:
    """Yield start and country of every adjective of origin, in order: «الكوري الشمالي» is one."""
    tokens, free = analysis.tokens, 0
    for index in analysis.where(_ORIGIN):
        token = tokens[index]
        if index < free or not token.is_word:
            continue
        origin = _origin(token.folded)
        pair = None
        if origin.opens_pair and index + 1 < len(tokens):
            pair = country_of_adjective(f"{token.folded} {tokens[index + 1].folded}")
        country = pair or origin.country
        if country:
            yield token.start, country
        free = index + (2 if pair else 1)


class _Origin(NamedTuple):
    """What a word tells as an adjective of origin."""

    country: str | None
    opens_pair: bool


@remembered
def _origin(word: str) -> _Origin:
    """Return what a folded word tells as an adjective of origin."""
    return _Origin(country_of_adjective(word), _opens_pair(word))


def _tells_origin(word: str) -> bool:
    """Tell whether a folded word is an adjective of origin, or may open one of two words."""
    return _opens_pair(word) or country_of_adjective(word) is not None


_ORIGIN = sign(lambda: _tells_origin)


@cache
def _pair_openers() -> frozenset[str]:
    return frozenset(form.split()[0] for form in demonym_forms() if " " in form)


@cache
def _opener_endings() -> tuple[str, ...]:
    """Return how a word that opens a two-word adjective ends, whatever stands before."""
    return tuple({opener.removeprefix("ال") for opener in _pair_openers()})


def _opens_pair(word: str) -> bool:
    """Tell whether a two-word adjective may begin with this folded word («الكوري» الشمالي)."""
    if not word.endswith(_opener_endings()):
        return False
    return any(
        (f"ال{reading.stem}" if reading.definite else reading.stem) in _pair_openers()
        for reading in readings(word)
    )


@remembered
def country_of_name(word: str) -> str | None:
    """Return the country that a folded word names as a state or a capital, else None."""
    for reading in readings(word):
        whole = f"ال{reading.stem}" if reading.definite else reading.stem
        for known in (*state_forms().get(whole, ()), *capital_forms().get(whole, ())):
            if known.iso2:
                return known.iso2
    return None


def country_of_adjective(form: str) -> str | None:
    """Return the country of a folded adjective of origin, proclitics allowed.

    What is an everyday adjective as well («دعم مالي», financial help) tells none.
    """
    known = demonym_forms()
    if form[-_ENDING:] not in _demonym_endings():
        return None
    for reading in readings(form):
        whole = f"ال{reading.stem}" if reading.definite else reading.stem
        for demonym in known.get(whole, ()):
            if demonym.certain and demonym.state.iso2:
                return demonym.state.iso2
    return None


@cache
def _demonym_endings() -> frozenset[str]:
    """Return the last letters of the adjectives of origin; what stands before them may vary."""
    return frozenset(form[-_ENDING:] for form in demonym_forms())
