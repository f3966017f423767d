"""Where names are usual: «أندرو» (Andrew) in the English-speaking world, «…ينكو» in Ukraine.

Enters: data/name_origins.csv, whose given names are written as given_names.csv spells them in
Latin. Leaves: for a name, the countries where it is usual, the likeliest first. Refuses to say of
what state one person is.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from app.lexicon.names import given_name_forms, given_names
from app.lexicon.tables import LexiconError, read_table, several
from app.text.fold import fold

TABLE: Final = "name_origins.csv"
_COLUMNS: Final = ("people", "countries", "also", "given_names", "endings")


class Origins(NamedTuple):
    """Where a name is usual.

    Attributes:
        countries: ISO 3166-1 alpha-2, the likeliest first.
        also: others where it is no rarity.
    """

    countries: tuple[str, ...]
    also: frozenset[str]


NOWHERE: Final = Origins((), frozenset())
_SURE: Final = 4
"""Letters from which an ending tells beside any given name: «رامي مخلوف» is no Slav."""


def origins_of(words: Sequence[str]) -> Origins:
    """Return where a name of several folded words is usual; `NOWHERE` when it does not say.

    Args:
        words: the name, the given name first.

    Example: («اندرو», «هيل») → US, GB, …
    """
    if len(words) <= 1:
        return NOWHERE
    by_given = _given().get(words[0], NOWHERE)
    endings = _endings()
    known = words[0] in given_name_forms() and not by_given.countries
    by_ending = next(
        (endings[e] for e in endings if words[-1].endswith(e) and not (known and len(e) < _SURE)),
        NOWHERE,
    )
    both = tuple(state for state in by_given.countries if state in by_ending.countries)
    return Origins(both, by_given.also) if both else by_given if by_given.countries else by_ending


@cache
def _given() -> Mapping[str, Origins]:
    """Return the origins by folded given name; a name of two peoples has those of both."""
    spelt: dict[str, list[str]] = {}
    for name in given_names():
        spelt.setdefault(name.latin or "", []).append(fold(name.form))
    usual: dict[str, Origins] = {}
    for row in read_table(TABLE, _COLUMNS):
        for latin in several(row["given_names"]):
            if latin not in spelt:
                raise LexiconError(f"{TABLE}: {latin} is no given name")
            for form in spelt[latin]:
                usual[form] = _both(usual.get(form, NOWHERE), _origins(row))
    return MappingProxyType(usual)


@cache
def _endings() -> Mapping[str, Origins]:
    """Return the origins by folded ending of a family name, the longest ending first."""
    pairs = [
        (fold(end), _origins(row))
        for row in read_table(TABLE, _COLUMNS)
        for end in several(row["endings"])
    ]
    return MappingProxyType(dict(sorted(pairs, key=lambda pair: -len(pair[0]))))


def _origins(row: Mapping[str, str]) -> Origins:
    return Origins(several(row["countries"]), frozenset(several(row["also"])))


def _both(one: Origins, other: Origins) -> Origins:
    countries = tuple(dict.fromkeys((*one.countries, *other.countries)))
    return Origins(countries, one.also | other.also)
