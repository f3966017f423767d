"""Words in which Arabic news speaks of sanctions: measures, verbs, authorities, states.

Enters: data/sanction_phrases.csv, data/sanction_verbs.csv, the authorities and the states. Leaves:
an index from a phrase's folded words, without articles, to what each may mean. Refuses to look at
sentences.
"""

import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from app.lexicon.cues import FINITE, Cue, CueClass, CueKind
from app.lexicon.cues import inflect as inflect_verb
from app.lexicon.inflection import inflect
from app.lexicon.regimes import authorities
from app.lexicon.states import capital_forms, demonym_forms, state_forms
from app.lexicon.tables import DATA, read_table, several
from app.text.affixes import PRONOUNS
from app.text.fold import fold
from app.text.memory import remembered
from app.text.tokens import readings

_SHORTEST = 3
_FREEZING = fold("تجميد")
_FIRST_PERSON = ("ن", "أ")


class Sense(StrEnum):
    """What a word or phrase is in a sentence about sanctions."""

    MEASURE = "measure"
    LIST = "list"
    PENAL = "penal"
    CONTEXT = "context"
    IDIOM = "idiom"
    STANCE = "stance"
    TALK = "talk"
    NEGATION = "negation"
    HYPOTHETICAL = "hypothetical"
    AFTER = "after"
    SINCE = "since"
    GIVEN = "given"
    EXPECTED = "expected"
    MORE = "more"
    DONE = "cause-noun"
    TARGET = "target"
    FROM = "from"
    RELATIVE = "relative"
    SELF = "self"
    STATE_PART = "state"
    IMPOSE = "impose"
    LISTING = "list-verb"
    UNDER = "under"
    HIT = "hit"
    LIFT = "lift"
    EASE = "ease"
    CAUSE = "cause"
    ASK = "ask"
    PLAN = "plan"
    AUTHORITY = "authority"
    COUNTRY = "country"
    ORIGIN = "origin"


class Entry(NamedTuple):
    """One meaning of a phrase.

    Attributes:
        value: the code of an authority or a state, else the form of the verb (`CueKind`), or "".
    """

    sense: Sense
    value: str = ""


Lexicon = Mapping[tuple[str, ...], tuple[Entry, ...]]
_VERBS = {"list": Sense.LISTING}


@cache
def sanction_lexicon() -> Lexicon:
    """Return the index from words to meanings.

    Example: («حظر», «سلاح») → measure; («اممي»,) → authority UN.
    """
    index: dict[tuple[str, ...], tuple[Entry, ...]] = {}
    for form, entry in _entries():
        key = tuple(plain(word) for word in fold(form).split())
        if entry not in index.get(key, ()):
            index[key] = (*index.get(key, ()), entry)
    return MappingProxyType(index)


@cache
def measure_words() -> frozenset[str]:
    """Return the words that name a measure alone: «عقوبات» (sanctions)."""
    return frozenset(key[0] for key in _measures() if len(key) == 1)


@cache
def frozen_things() -> frozenset[str]:
    """Return what a freeze takes: «أصول» (assets), «أموال» (funds)."""
    return frozenset(key[-1] for key in _measures() if key[0] == _FREEZING)


def _measures() -> Iterator[tuple[str, ...]]:
    for key, found in sanction_lexicon().items():
        if any(entry.sense is Sense.MEASURE for entry in found):
            yield key


@cache
def longest_from() -> Mapping[str, int]:
    """Return from a word to how many words the longest phrase has that it opens."""
    longest: dict[str, int] = {}
    for key in sanction_lexicon():
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return MappingProxyType(longest)


@remembered
def stems_of(folded: str) -> frozenset[str]:
    """Return what a folded word may be without proclitics, article and pronoun.

    Example: «لعقوباتها» (li-ʿuqūbātihā, to its sanctions) → «عقوبات» among others.
    """
    found = {reading.stem for reading in readings(folded)} | {folded}
    found |= {plain(word) for word in found}
    for word in tuple(found):
        for suffix in PRONOUNS:
            stem = word.removesuffix(suffix)
            if stem != word and len(stem) >= _SHORTEST:
                found.add(stem)
                if stem.endswith("ت"):
                    found.add(stem[:-1] + "ه")
    return frozenset(found)


@cache
def never_future() -> frozenset[str]:
    """Return frequent nouns and names that begin like a verb in the future («سياسة», «سيرغي»)."""
    document = tomllib.loads((DATA / "tense.toml").read_text(encoding="utf-8"))
    return frozenset(fold(form) for form in document["not_future"]["forms"])


def plain(word: str) -> str:
    """Return a folded word without the article, when three letters remain."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _entries() -> Iterator[tuple[str, Entry]]:
    for row in read_table("sanction_phrases.csv", ("kind", "forms", "gloss")):
        for form in several(row["forms"]):
            yield form, Entry(Sense(row["kind"]))
    yield from _verb_entries()
    yield from _authority_entries()
    for form, known in state_forms().items():
        yield from ((form, Entry(Sense.COUNTRY, state.iso2)) for state in known if state.iso2)
    for form, known in capital_forms().items():
        yield from ((form, Entry(Sense.COUNTRY, state.iso2)) for state in known if state.iso2)
    for form, adjectives in demonym_forms().items():
        for adjective in adjectives:
            if adjective.certain and adjective.state.iso2:
                yield form, Entry(Sense.ORIGIN, adjective.state.iso2)


@cache
def verbs_of_targets() -> frozenset[str]:
    """Return the finite forms of verbs whose object is the one sanctioned: «أدرجت» (she listed)."""
    return frozenset(
        form
        for verb, row in _verbs()
        if row["object"] == "target"
        for form, inflected in inflect_verb(verb)
        if inflected.kind in FINITE and not inflected.suffixed
    )


def _verbs() -> Iterator[tuple[Cue, Mapping[str, str]]]:
    columns = ("lemma", "present", "participle", "masdar", "role", "object", "gloss")
    for row in read_table("sanction_verbs.csv", columns):
        verb = Cue(
            lemma=row["lemma"],
            present=row["present"],
            participles=several(row["participle"]),
            masdar=row["masdar"],
            cue_class=CueClass.SAY,
            frames=frozenset(),
            prepositions=(),
            gloss=row["gloss"],
        )
        yield verb, row


def _verb_entries() -> Iterator[tuple[str, Entry]]:
    for verb, row in _verbs():
        sense = _VERBS.get(row["role"]) or Sense(row["role"])
        for form, inflected in inflect_verb(verb):
            if inflected.suffixed:
                continue  # pronouns are taken off the words that are read
            yield form, Entry(sense, inflected.kind.value)
        for prefix in _FIRST_PERSON if sense in (Sense.ASK, Sense.PLAN) and verb.present else ():
            yield prefix + verb.present[1:], Entry(sense, CueKind.PRESENT.value)
        for participle in verb.participles:
            yield participle, Entry(sense, CueKind.PARTICIPLE.value)


def _authority_entries() -> Iterator[tuple[str, Entry]]:
    for authority in authorities().values():
        entry = Entry(Sense.AUTHORITY, authority.code)
        yield from ((form, entry) for form in authority.forms)
        for adjective in authority.adjectives:
            yield from ((one.form, entry) for one in inflect(adjective))
