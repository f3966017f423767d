"""Of what kind an entry is whose list does not say: what its names are written like.

Enters: a kind and names. Leaves: the kind they show. Refuses to guess where no name shows one.
"""

from collections.abc import Iterable
from typing import Final

from app.domain.listing import Kind
from app.lexicon.organisation_words import WordClass
from app.screening.name_order import is_family_first
from app.screening.names import parts_of
from app.screening.organisations import word_class

_BODY_WORDS: Final = (WordClass.HEAD, WordClass.TRADE)


def kind_shown(stated: Kind, names: Iterable[str]) -> Kind:
    """Return the stated kind, else what the first name that shows one is written like.

    A word of bodies makes it a body ("UCON LLC"), capitals before a comma a person ("SAADI, Ali").
    """
    if stated is not Kind.UNKNOWN:
        return stated
    shown = map(_written_like, names)
    return next((kind for kind in shown if kind is not Kind.UNKNOWN), Kind.UNKNOWN)


def _written_like(name: str) -> Kind:
    if any(word_class(part.text) in _BODY_WORDS for part in parts_of(name)):
        return Kind.ORGANISATION
    return Kind.PERSON if is_family_first(name) else Kind.UNKNOWN
