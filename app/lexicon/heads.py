"""Nouns that open an organisation's name, and nouns that open an unnamed source.

Enters: data/organisation_heads.csv, data/unnamed_heads.csv. Leaves: frozen records and indexes
from folded forms, with and without the article. Refuses to decide where the phrase ends.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from app.domain.party import PartyType
from app.lexicon.inflection import Gender, Number
from app.lexicon.tables import index_forms, read_table, several
from app.text.fold import fold

_ORGANISATION_COLUMNS = ("form", "plural", "type", "generic", "common_noun", "gloss")
_UNNAMED_COLUMNS = ("form", "number", "gender", "type", "speaks", "expert", "singular", "gloss")
_TANWIN = "ا"
"""How the indefinite accusative is written: «لكن مصدرا», "but a source"."""
_WITHOUT_TANWIN = ("ة", "ا", "ى", "اء", "ون", "ين", "ات", "وا")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationHead:
    """A noun that opens an organisation's name («وزارة», «منظمة», «صحيفة»).

    Attributes:
        form: singular without the article.
        folded: that, folded.
        type: type of party the whole name is.
        generic: True when it may stand for the body alone with the article («الوزارة»).
        common_noun: True when it opens ordinary phrases as often («قناة», «مركز»).
    """

    form: str
    plural: tuple[str, ...]
    type: PartyType
    generic: bool
    common_noun: bool
    gloss: str
    folded: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.form))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedHead:
    """A noun that opens a source without a name («مصدر», «مسؤولون», «خبراء»).

    Attributes:
        speaks: True when it can be the subject of a reporting verb.
        expert: True for expertise (analysts, experts), False for office, witness and the like.
        singular: the masculine singular it belongs to.
    """

    form: str
    number: Number
    gender: Gender
    type: PartyType
    speaks: bool
    expert: bool
    singular: str
    gloss: str


@cache
def organisation_heads() -> tuple[OrganisationHead, ...]:
    """Return the nouns that open an organisation's name, in file order."""
    return tuple(
        OrganisationHead(
            form=row["form"],
            plural=several(row["plural"]),
            type=PartyType(row["type"]),
            generic=row["generic"] == "yes",
            common_noun=row["common_noun"] == "yes",
            gloss=row["gloss"],
        )
        for row in read_table("organisation_heads.csv", _ORGANISATION_COLUMNS)
    )


@cache
def organisation_head_forms() -> Mapping[str, tuple[OrganisationHead, ...]]:
    """Return the index from folded singular, with and without the article, to its records."""
    return index_forms((form, head) for head in organisation_heads() for form in _both(head.form))


@cache
def organisation_plurals() -> frozenset[str]:
    """Return their folded plurals, with and without the article: «مراكز», «المواقع»."""
    plurals = (form for head in organisation_heads() for form in head.plural)
    return frozenset(fold(form) for plural in plurals for form in _both(plural))


@cache
def unnamed_heads() -> tuple[UnnamedHead, ...]:
    """Return the nouns that open an unnamed source, in file order."""
    return tuple(
        UnnamedHead(
            form=row["form"],
            number=Number(row["number"]),
            gender=Gender(row["gender"]),
            type=PartyType(row["type"]),
            speaks=row["speaks"] == "yes",
            expert=row["expert"] == "yes",
            singular=row["singular"],
            gloss=row["gloss"],
        )
        for row in read_table("unnamed_heads.csv", _UNNAMED_COLUMNS)
    )


@cache
def unnamed_head_forms() -> Mapping[str, tuple[UnnamedHead, ...]]:
    """Return the index from folded form, with and without the article, to its records.

    Example: «المصادر» (al-maṣādir, the sources) → («مصادر»,).
    """
    return index_forms((form, head) for head in unnamed_heads() for form in _inflected(head))


def is_one_person(noun: str) -> bool:
    """Tell whether a folded noun may be of one man or woman: «والد» (father), «مواطن» (citizen)."""
    heads = unnamed_head_forms().get(noun, ())
    return any(h.number is Number.SINGULAR and h.type is PartyType.PERSON for h in heads)


@cache
def accusative_heads() -> frozenset[str]:
    """Return the folded indefinite accusatives that are written: «مصدرا», «سكانا»."""
    nouns = (head.form for head in unnamed_heads() if head.number is not Number.DUAL)
    return frozenset(fold(n + _TANWIN) for n in nouns if not n.endswith(_WITHOUT_TANWIN))


def _inflected(head: UnnamedHead) -> Iterator[str]:
    yield from _both(head.form)
    if fold(head.form + _TANWIN) in accusative_heads():
        yield head.form + _TANWIN


def _both(form: str) -> Iterator[str]:
    yield form
    yield "ال" + form
