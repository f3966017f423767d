"""Closed lists of words that steer the reading of parties.

Enters: data/party_words.toml. Leaves: frozen sets of folded words. Refuses to hold names.
"""

import tomllib
from dataclasses import dataclass, fields
from functools import cache

from app.lexicon.tables import DATA, LexiconError
from app.text.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyWords:
    """One set per list of data/party_words.toml, which says what each is for."""

    particles: frozenset[str]
    times: frozenset[str]
    body_adjectives: frozenset[str]
    title_adjectives: frozenset[str]
    place_heads: frozenset[str]
    swallowing: frozenset[str]
    place_prepositions: frozenset[str]
    movement: frozenset[str]
    demanding: frozenset[str]
    government_heads: frozenset[str]
    government_constructs: frozenset[str]


@cache
def party_words() -> PartyWords:
    """Return the lists.

    Raises:
        LexiconError: when a list is missing or one is not known.
    """
    with (DATA / "party_words.toml").open("rb") as file:
        lists: dict[str, str] = tomllib.load(file)
    expected = {field.name for field in fields(PartyWords)}
    if set(lists) != expected:
        raise LexiconError(f"party_words.toml: lists {sorted(set(lists) ^ expected)} do not fit")
    return PartyWords(
        **{name: frozenset(fold(word) for word in words.split()) for name, words in lists.items()}
    )
