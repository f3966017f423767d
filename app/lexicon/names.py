"""What personal names are made of: given names, and the parts that tie them together.

Enters: data/given_names.csv, data/family_names.csv, data/name_parts.csv. Leaves: frozen records
and indexes from folded forms. Refuses to say whether a run of words is a name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import index_forms, read_table
from app.text.fold import fold
from app.text.tokens import tokenize

_GIVEN_COLUMNS = ("form", "gender", "latin", "common_word")
_FAMILY_COLUMNS = ("form", "latin")
_PART_COLUMNS = ("form", "role", "gloss")


class NameRole(StrEnum):
    """How a part binds inside a name."""

    CHILD_OF = "child-of"
    PARENT_OF = "parent-of"
    CLAN = "clan"
    SERVANT_OF = "servant-of"
    SECOND_HALF = "second-half"
    PARTICLE = "particle"
    RANK = "rank"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenName:
    """A given name in Arabic script.

    Attributes:
        gender: "m", "f", or "u" when used for both.
        latin: a usual Latin spelling, or None.
        common_word: True when it is an everyday word too («أمل», amal, "hope"); then a name only
            where something else says so.
    """

    form: str
    gender: str
    latin: str | None
    common_word: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePart:
    """A word that ties parts of a name together («بن», «أبو», «آل», «فان»)."""

    form: str
    role: NameRole
    gloss: str


@cache
def given_names() -> tuple[GivenName, ...]:
    """Return all given names, in file order."""
    return tuple(
        GivenName(
            form=row["form"],
            gender=row["gender"],
            latin=row["latin"] or None,
            common_word=row["common_word"] == "yes",
        )
        for row in read_table("given_names.csv", _GIVEN_COLUMNS)
    )


@cache
def given_name_forms() -> Mapping[str, tuple[GivenName, ...]]:
    """Return the index from given name, folded as a token is, to its records."""
    index = dict(index_forms((name.form, name) for name in given_names()))
    for name in given_names():
        (token, *more) = tokenize(name.form)
        if not more and token.folded not in index:
            index[token.folded] = index.pop(fold(name.form))
    return MappingProxyType(index)


@cache
def family_latin() -> Mapping[str, tuple[str, ...]]:
    """Return the index from folded family name to the Latin spellings in use.

    Example: «الحوثي» (al-Ḥūthī) → ("al-Houthi",).
    """
    return index_forms(
        (row["form"], row["latin"]) for row in read_table("family_names.csv", _FAMILY_COLUMNS)
    )


def latin_word(word: str) -> str | None:
    """Return the usual Latin spelling of a part of a name, or None.

    A family name with its article wins («الشيخ» is no given name), then a given name.

    Example: «الحوثي» → "al-Houthi", «محمد» → "Muhammad".
    """
    folded = fold(word)
    for latin in family_latin().get(folded, ()):
        return latin
    return next((name.latin for name in given_name_forms().get(folded, ()) if name.latin), None)


@cache
def name_parts() -> Mapping[str, tuple[NamePart, ...]]:
    """Return the index from folded part to its records.

    Example: «ابن» (ibn, son of) → child-of.
    """
    return index_forms(
        (row["form"], NamePart(form=row["form"], role=NameRole(row["role"]), gloss=row["gloss"]))
        for row in read_table("name_parts.csv", _PART_COLUMNS)
    )
