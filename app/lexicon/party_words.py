"""Closed lists of words that steer the reading of parties.

Enters: data/party_words.toml. Leaves: frozen sets of folded words. Refuses to hold names.
"""

import re
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
    passing_adjectives: frozenset[str]
    told_owners: frozenset[str]
    adjective_names: frozenset[str]
    no_speakers: frozenset[str]
    governing_places: frozenset[str]
    correspondents: frozenset[str]
    title_adjectives: frozenset[str]
    place_heads: frozenset[str]
    towns: frozenset[str]
    swallowing: frozenset[str]
    place_prepositions: frozenset[str]
    movement: frozenset[str]
    demanding: frozenset[str]
    hamlet_heads: frozenset[str]
    thing_heads: frozenset[str]
    foreign_things: frozenset[str]
    not_purposes: frozenset[str]
    organised_things: frozenset[str]
    honours: frozenset[str]
    intensifiers: frozenset[str]
    felt: frozenset[str]
    quantities: frozenset[str]
    any_states: frozenset[str]
    known_as: frozenset[str]
    trades: frozenset[str]
    tasks: frozenset[str]
    tasked_heads: frozenset[str]
    research_tasks: frozenset[str]
    unit_heads: frozenset[str]
    news_words: frozenset[str]
    open_classes: frozenset[str]
    adjectival_heads: frozenset[str]
    led_heads: frozenset[str]
    government_heads: frozenset[str]
    government_constructs: frozenset[str]
    of_many_states: frozenset[str]
    weak_heads: frozenset[str]
    called_heads: frozenset[str]
    numbered_heads: frozenset[str]
    described_heads: frozenset[str]
    definite_only_heads: frozenset[str]
    sides: frozenset[str]
    army_heads: frozenset[str]
    troop_heads: frozenset[str]
    troops_of_others: frozenset[str]
    sole_organs: frozenset[str]
    purpose_nouns: frozenset[str]
    governing_nouns: frozenset[str]
    civil_heads: frozenset[str]
    organ_heads: frozenset[str]
    national_heads: frozenset[str]
    national: frozenset[str]
    seated_heads: frozenset[str]
    regime_heads: frozenset[str]
    everyday_phrases: frozenset[str]
    shared_surnames: frozenset[str]
    noun_surnames: frozenset[str]
    devotions: frozenset[str]
    topic_nouns: frozenset[str]
    portfolios: frozenset[str]
    called_by_latin: frozenset[str]
    causes: frozenset[str]
    ministry_fields: frozenset[str]
    institutional_heads: frozenset[str]
    managing_heads: frozenset[str]
    distinct_heads: frozenset[str]
    sole_bodies: frozenset[str]
    unjoined: frozenset[str]
    taking_office: frozenset[str]
    standing_heads: frozenset[str]
    crowd_nouns: frozenset[str]
    crowd_plurals: frozenset[str]
    allies: frozenset[str]
    bare_services: frozenset[str]
    siding: frozenset[str]
    events: frozenset[str]
    relatives: frozenset[str]
    of_the_dead: frozenset[str]
    announcing: frozenset[str]
    naming_persons: frozenset[str]
    kin: frozenset[str]
    sport: frozenset[str]
    syllables: frozenset[str]
    common_syllables: frozenset[str]
    everyday_clubs: frozenset[str]
    outlet_classes: frozenset[str]


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
        **{name: frozenset(map(reading_form, words.split())) for name, words in lists.items()}
    )


def reading_form(word: str) -> str:
    """Return the folded word, but keep two words apart from names that fold alike.

    «على» (ʿalā, on) and «علي» (ʿAlī): outlets that write ى for final ي are rare, the name is not.
    «الآن» (al-ān, now) and «آلان» (Ālān, Alain). «بأن» (bi-anna, that) and «بان» (Bān), «لأي»
    (li-ayy, to any) and «لاي» (Lāy): the name has no hamza.
    """
    folded = fold(word)
    if folded in PARTICLE_OR_NAME and _HAMZA in word:
        return folded.replace("ا", _HAMZA)
    if folded == _NOW and not word.startswith(_MADDA):
        return "الآن"
    if folded.endswith(_ALI) and len(folded) <= _LONGEST_ON and _FINAL_ALEF in word:
        return folded[:-1] + _FINAL_ALEF
    return folded


_NOW = fold("الآن")
_MADDA = "آ"
_ALI = "علي"
AMBIGUOUS = (_ALI, _NOW)
PARTICLE_OR_NAME = frozenset(and_ + form for form in ("بان", "لاي") for and_ in ("", "و", "ف"))
_HAMZA = "أ"
_LONGEST_ON = 5
_FINAL_ALEF = "ى"


def is_body_adjective(word: str) -> bool:
    """Tell whether a folded definite word may be an adjective in a body's name.

    A nisba by its ending («الوطني», al-waṭanī, national), or one of the listed («العام», general).
    """
    if word in party_words().siding:
        return False
    if word in party_words().body_adjectives:
        return True
    return word.startswith("ال") and len(word) > _SHORTEST_NISBA and word.endswith(("ي", "يه"))


def describes_body(word: str, following: str) -> bool:
    """Tell whether a folded definite word describes the body before it: «التنظيم المتطرف».

    An adjective as in a body's name, or a participle that no preposition makes into a clause of
    its own («المتمركزة حول», stationed around); not a verbal noun («الموافقة», the agreement) and
    not a relative pronoun.

    Args:
        word: the word after the body's noun.
        following: the word after it.
    """
    particles = party_words().particles
    if word in particles:
        return False
    participle = word.startswith("الم") and not _VERBAL_NOUN.fullmatch(word)
    return is_body_adjective(word) or (participle and following not in particles)


_VERBAL_NOUN = re.compile("الم.ا..ه")
_SHORTEST_NISBA = 4
