"""The names a query is asked by: each name in it, and what bodies named so are called in English.

Enters: a query. Leaves: its names, and the English names of the bodies of the lexicon that they
name without doubt, or that go by them before all others. Refuses persons: their names are
compared, not looked up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from app.domain.listing import Kind
from app.domain.screening import Query
from app.lexicon.bodies import bodies
from app.lexicon.tables import index_forms
from app.screening.apposed_names import bare_names
from app.screening.joined_names import asked_names
from app.screening.ship_names import ship_name
from app.text.fold import fold

_OF_PERSONS: Final = frozenset((None, Kind.PERSON, Kind.UNKNOWN))
_OF_SHIPS: Final = frozenset((None, Kind.VESSEL, Kind.UNKNOWN))
_NAMESAKE: Final = "("
"""Opens what tells a body of the lexicon from its namesakes: "Al Shabab (Riyadh)"."""


@dataclass(frozen=True, slots=True)
class AskedName:
    """A name to ask by; `known_as` when it is the English name of the body asked."""

    text: str
    known_as: bool = False


def names_to_ask(query: Query) -> Iterator[AskedName]:
    """Yield the names of a query in its own spelling, bare of what stands before, then English."""
    names = asked_names(query.name)
    yield from map(AskedName, names)
    if query.kind in _OF_PERSONS:
        yield from (AskedName(bare) for name in names for bare in bare_names(name))
    if query.kind in _OF_SHIPS:
        yield from (AskedName(ship) for name in names if (ship := ship_name(name)))
    if query.kind is not Kind.PERSON:
        for name in dict.fromkeys((*names, query.name)):
            yield from (AskedName(english, known_as=True) for english in english_names(name))


def english_names(name: str) -> tuple[str, ...]:
    """Return the English names of a body named in Arabic, none for other names.

    Example: «عسكر طيبة» (ʿAskar Ṭayba) → "Lashkar-e-Taiba".
    """
    return _names().get(" ".join(fold(name).split()), ())


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    named = ((form, body) for body in bodies() for form in (*body.forms, body.canonical_ar))
    return {
        form: tuple(
            dict.fromkeys(b.canonical_en for b in so_called if _NAMESAKE not in b.canonical_en)
        )
        for form, so_called in index_forms(named).items()
    }
