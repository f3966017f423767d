"""Agencies, organisations, groups and media that are known by name.

Enters: data/bodies.csv. Leaves: frozen `Body` records and an index from folded forms to them.
Refuses to guess at bodies it does not list; organisation_heads.csv opens those.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from app.domain.party import PartyType
from app.lexicon.tables import index_forms, read_table, several

_COLUMNS = (
    "key", "type", "canonical_ar", "canonical_en", "country", "wikidata", "forms",
    "context_forms", "context",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A named agency, organisation, group or outlet.

    Attributes:
        key: short Latin name, unique.
        country: ISO 3166-1 alpha-2 of its seat or owner; None for inter-governmental and
            cross-border bodies.
        forms: names that mean it without more, folded variants left out.
        context_forms: names that are also other words («الحياة», al-Ḥayāt, "life").
        context: words that license a context form when they stand right before it («صحيفة»).
    """

    key: str
    type: PartyType
    canonical_ar: str
    canonical_en: str
    country: str | None
    wikidata: str | None
    forms: tuple[str, ...]
    context_forms: tuple[str, ...]
    context: tuple[str, ...]


@cache
def bodies() -> tuple[Body, ...]:
    """Return all bodies, in file order.

    Raises:
        LexiconError: when the file has not the expected shape.
    """
    return tuple(
        Body(
            key=row["key"],
            type=PartyType(row["type"]),
            canonical_ar=row["canonical_ar"],
            canonical_en=row["canonical_en"],
            country=row["country"] or None,
            wikidata=row["wikidata"] or None,
            forms=several(row["forms"]),
            context_forms=several(row["context_forms"]),
            context=several(row["context"]),
        )
        for row in read_table("bodies.csv", _COLUMNS)
    )


@cache
def bodies_by_key() -> Mapping[str, Body]:
    """Return the bodies by key."""
    return MappingProxyType({body.key: body for body in bodies()})


@cache
def body_forms() -> Mapping[str, tuple[Body, ...]]:
    """Return the index from folded unconditional form to bodies.

    Example: «فرانس برس» (Frāns Bris) → (afp,).
    """
    return index_forms((form, body) for body in bodies() for form in body.forms)


@cache
def context_body_forms() -> Mapping[str, tuple[Body, ...]]:
    """Return the index from folded form that needs a context word to bodies.

    Example: «النهار» (al-Nahār, "the day") → (an-nahar, ennahar) after «صحيفة» or «قناة».
    """
    return index_forms((form, body) for body in bodies() for form in body.context_forms)
