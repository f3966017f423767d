"""The names a query is asked by: each name in it, and what bodies named so are called in English.

Enters: a query. Leaves: its names, and the English names of the bodies of the lexicon that they
name without doubt. Refuses persons: their names are compared, not looked up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from app.domain.listing import Kind
from app.domain.screening import Query
from app.lexicon.bodies import body_forms
from app.screening.joined_names import asked_names
from app.text.fold import fold


@dataclass(frozen=True, slots=True)
class AskedName:
    """A name to ask by; `known_as` when it is the English name of the body asked."""

    text: str
    known_as: bool = False


def names_to_ask(query: Query) -> Iterator[AskedName]:
    """Yield the names of a query in its own spelling, then the English ones."""
    names = asked_names(query.name)
    yield from map(AskedName, names)
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
    return {
        form: tuple(dict.fromkeys(body.canonical_en for body in bodies))
        for form, bodies in body_forms().items()
    }
