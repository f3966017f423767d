"""What tells persons of one name apart, and what ties two spellings of one name.

Enters: data/identity.toml. Leaves: one frozen record. Refuses to compare names.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from app.domain.party import PartyType
from app.lexicon.tables import DATA, LexiconError
from app.lexicon.titles import OfficeClass
from app.text.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityWords:
    """The lists of data/identity.toml, which says where each is from.

    Attributes:
        arabic_script: countries (ISO 3166-1 alpha-2) whose names are not transcribed.
        arab_states: states whose people have names with Arabic parts.
        spheres: walk of life that separates homonyms, by class of office.
        tails: folded second halves of a name («الدين»).
        loose_titles: folded titles that tell no walk of life, whatever their class.
        shared_bodies: types of body that are one by their name alone.
    """

    arabic_script: frozenset[str]
    arab_states: frozenset[str]
    spheres: Mapping[OfficeClass, str]
    tails: frozenset[str]
    loose_titles: frozenset[str]
    shared_bodies: frozenset[PartyType]


@cache
def identity_words() -> IdentityWords:
    """Return the lists.

    Raises:
        LexiconError: when a list is missing or names what there is not.
    """
    with (DATA / "identity.toml").open("rb") as file:
        lists = tomllib.load(file)
    try:
        return IdentityWords(
            arabic_script=frozenset(lists["arabic_script"]["countries"]),
            arab_states=frozenset(lists["arab_states"]["countries"]),
            spheres=MappingProxyType(
                {
                    OfficeClass(office): sphere
                    for sphere, offices in lists["spheres"].items()
                    if sphere != "source"
                    for office in offices
                }
            ),
            tails=frozenset(map(fold, lists["tails"]["forms"])),
            loose_titles=frozenset(map(fold, lists["loose_titles"]["forms"])),
            shared_bodies=frozenset(map(PartyType, lists["shared_bodies"]["types"])),
        )
    except (KeyError, ValueError) as error:
        raise LexiconError(f"identity.toml: {error}") from error
