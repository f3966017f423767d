"""Places that are no capitals, and regions larger than a state.

Enters: data/places.csv. Leaves: frozen `KnownPlace` records and an index from folded forms.
Capitals are in states.csv. Refuses to say whether a place acts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.lexicon.tables import index_forms, read_table, several

_COLUMNS = (
    "canonical_ar", "canonical_en", "iso2", "kind", "variants", "context_forms", "context",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """A city, region, water, mountain, site or street of the news.

    Attributes:
        iso2: ISO 3166-1 alpha-2 code of its state; None across borders or in dispute.
        kind: city, region, water, mountain, island, site, continent.
        forms: names that mean it without more.
        context_forms: names that are also other words («الأحساء» no, «المدينة» yes).
        context: words that license a context form right before it («مدينة», «محافظة»).
    """

    canonical_ar: str
    canonical_en: str
    iso2: str | None
    kind: str
    forms: tuple[str, ...]
    context_forms: tuple[str, ...]
    context: tuple[str, ...]


@cache
def places() -> tuple[KnownPlace, ...]:
    """Return all places, in file order."""
    return tuple(_place(row) for row in read_table("places.csv", _COLUMNS))


@cache
def place_forms() -> Mapping[str, tuple[KnownPlace, ...]]:
    """Return the index from folded unconditional form to places.

    Example: «بنغازي» (Banghāzī) → (Benghazi, LY).
    """
    return index_forms((form, place) for place in places() for form in place.forms)


@cache
def context_place_forms() -> Mapping[str, tuple[KnownPlace, ...]]:
    """Return the index from folded form that needs a context word to places."""
    return index_forms((form, place) for place in places() for form in place.context_forms)


def _place(row: dict[str, str]) -> KnownPlace:
    context_forms = several(row["context_forms"])
    canonical = () if row["canonical_ar"] in context_forms else (row["canonical_ar"],)
    return KnownPlace(
        canonical_ar=row["canonical_ar"],
        canonical_en=row["canonical_en"],
        iso2=row["iso2"] or None,
        kind=row["kind"],
        forms=(*canonical, *several(row["variants"])),
        context_forms=context_forms,
        context=several(row["context"]),
    )
