"""Titles and offices that stand before or after a person's name.

Enters: data/offices.csv. Leaves: frozen `Office` records and an index from every inflected form.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.lexicon.tables import index_forms, read_table, several
from app.text.fold import fold

_COLUMNS = (
    "form", "feminine", "plural", "variants", "gloss", "class", "complement", "of_state",
    "analyst",
)  # fmt: skip


class Complement(StrEnum):
    """What a title takes to be whole."""

    NONE = "none"
    NISBA = "nisba"
    BODY = "body"
    ANY = "any"


class OfficeClass(StrEnum):
    """The walk of life a title belongs to."""

    ACADEMIC = "academic"
    ARTS = "arts"
    BUSINESS = "business"
    DIPLOMATIC = "diplomatic"
    HEAD_OF_GOVERNMENT = "head-of-government"
    HEAD_OF_STATE = "head-of-state"
    HONORIFIC = "honorific"
    INTERNATIONAL = "international"
    JUDICIAL = "judicial"
    LEADER = "leader"
    LEGISLATIVE = "legislative"
    LOCAL = "local"
    MEDIA = "media"
    MEDICAL = "medical"
    MILITARY = "military"
    MINISTER = "minister"
    NGO = "ngo"
    OFFICIAL = "official"
    PARTY = "party"
    PROFESSION = "profession"
    RELIGIOUS = "religious"
    ROYAL = "royal"
    SECURITY = "security"
    SPOKESPERSON = "spokesperson"
    SPORT = "sport"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A title or office.

    Attributes:
        form: masculine singular as it opens a title, without the article («وزير الخارجية»).
        feminine: feminine singular; None where there is none in use.
        plural: plurals in use.
        variants: other spellings, shorter or longer ways to say it, masculine singular.
        gloss: English.
        office_class: the walk of life.
        complement: what it takes to be whole: a nisba («الرئيس الروسي»), a body («رئيس بنك …»),
            either, or nothing («الدكتور»).
        of_state: True when the holder's country is that of the complement.
        analyst: True when the title marks expertise rather than an office in the events.
    """

    form: str
    feminine: str | None
    plural: tuple[str, ...]
    variants: tuple[str, ...]
    gloss: str
    office_class: OfficeClass
    complement: Complement
    of_state: bool
    analyst: bool


@cache
def offices() -> tuple[Office, ...]:
    """Return all titles, in file order.

    Raises:
        LexiconError: when the file has not the expected shape.
    """
    return tuple(
        Office(
            form=row["form"],
            feminine=row["feminine"] or None,
            plural=several(row["plural"]),
            variants=several(row["variants"]),
            gloss=row["gloss"],
            office_class=OfficeClass(row["class"]),
            complement=Complement(row["complement"]),
            of_state=row["of_state"] == "yes",
            analyst=row["analyst"] == "yes",
        )
        for row in read_table("offices.csv", _COLUMNS)
    )


@cache
def office_forms() -> Mapping[str, tuple[Office, ...]]:
    """Return the index from folded title to offices, with and without the article.

    The article goes on the last word of a construct («وزير الخارجية» has it already) and on every
    word of a one-word title or a title with an adjective; both are in the index when the form has
    no article of its own.

    Example: «الرئيسة» (al-raʾīsa, "the president", f.) → («رئيس»,).
    """
    return index_forms((form, office) for office in offices() for form in _spellings(office))


def _spellings(office: Office) -> Iterator[str]:
    feminine = (office.feminine,) if office.feminine else ()
    for form in (office.form, *feminine, *office.plural, *office.variants):
        yield form
        words = form.split()
        if not any(word.startswith("ال") for word in words):
            yield " ".join((*words[:-1], "ال" + words[-1]))
            yield " ".join("ال" + word for word in words)


def plural_forms(office: Office) -> frozenset[str]:
    """Return the folded plurals of an office, with the article and without."""
    return _folded_plurals(office.plural)


@cache
def _folded_plurals(plurals: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(article + form) for form in plurals for article in ("", "ال"))
