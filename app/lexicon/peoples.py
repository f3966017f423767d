"""Peoples, faiths and regional identities that are not the citizens of one state.

Enters: data/peoples.csv. Leaves: frozen `People` records and an index of their inflections.
Citizens («الروس», "the Russians") come from states.csv.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from app.lexicon.inflection import Gender, Inflected, Number, inflect, inflect_plural
from app.lexicon.places import place_forms
from app.lexicon.tables import index_forms, read_table, several
from app.text.fold import fold

_COLUMNS = ("canonical_ar", "canonical_en", "kind", "iso2", "nisbas", "plurals")


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A people, faith, or regional identity.

    Attributes:
        kind: ethnic, religious, regional, tribal, or political.
        iso2: the one state it lives in, else None.
        nisbas: masculine singular adjectives («كردي»).
        plurals: irregular plurals («أكراد», «كرد»).
    """

    canonical_ar: str
    canonical_en: str
    kind: str
    iso2: str | None
    nisbas: tuple[str, ...]
    plurals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleForm:
    """One inflected form. Example: «الأكراد» (al-akrād, the Kurds) → plural, definite."""

    people: People
    gender: Gender
    number: Number
    definite: bool


@cache
def peoples() -> tuple[People, ...]:
    """Return all peoples, in file order."""
    return tuple(
        People(
            canonical_ar=row["canonical_ar"],
            canonical_en=row["canonical_en"],
            kind=row["kind"],
            iso2=row["iso2"] or None,
            nisbas=several(row["nisbas"]),
            plurals=several(row["plurals"]),
        )
        for row in read_table("peoples.csv", _COLUMNS)
    )


@cache
def people_forms() -> Mapping[str, tuple[PeopleForm, ...]]:
    """Return the index from folded inflected form to its readings.

    An accusative spelt like a place («أفريقيا», Afrīqiyā, Africa) is left to the place.
    """
    return index_forms(
        (
            inflected.form,
            PeopleForm(
                people=people,
                gender=inflected.gender,
                number=inflected.number,
                definite=inflected.definite,
            ),
        )
        for people in peoples()
        for inflected in _inflections(people)
    )


def _inflections(people: People) -> Iterator[Inflected]:
    names = place_forms()
    for nisba in people.nisbas:
        for inflected in inflect(nisba):
            if not (inflected.accusative and fold(inflected.form) in names):
                yield inflected
    for plural in people.plurals:
        yield from inflect_plural(plural)
