"""Closed classes of function words that open, carry or end reported content.

Enters: data/clause_words.toml. Leaves: frozen sets of folded words (or phrases). Refuses to
look at sentences.
"""

import tomllib
from dataclasses import dataclass, fields
from functools import cache

from app.lexicon.tables import DATA, LexiconError
from app.text.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseWords:
    """The classes, each a set of folded words; phrases are words joined by one blank."""

    complementisers: frozenset[str]
    not_complementisers: frozenset[str]
    questions: frozenset[str]
    prepositions: frozenset[str]
    adverbs: frozenset[str]
    demonstratives: frozenset[str]
    relatives: frozenset[str]
    free_relatives: frozenset[str]
    plural_relatives: frozenset[str]
    content_ends: frozenset[str]
    contrasts: frozenset[str]
    meanwhile: frozenset[str]
    soft_content_ends: frozenset[str]
    clause_starts: frozenset[str]
    occasions: frozenset[str]
    interviews: frozenset[str]
    name_heads: frozenset[str]
    thing_heads: frozenset[str]
    naming: frozenset[str]
    called_things: frozenset[str]
    titled_things: frozenset[str]
    anaphoric_heads: frozenset[str]
    anaphoric_bodies: frozenset[str]
    quantities: frozenset[str]
    counting: frozenset[str]
    reminders: frozenset[str]
    worthy: frozenset[str]
    circles: frozenset[str]
    ranks: frozenset[str]
    withheld: frozenset[str]
    media_used: frozenset[str]
    honorifics: frozenset[str]
    spokesmen: frozenset[str]
    sources: frozenset[str]
    channels: frozenset[str]
    listing_words: frozenset[str]
    local_people: frozenset[str]
    anonymity: frozenset[str]
    asking_anonymity: frozenset[str]
    identities: frozenset[str]
    own_sides: frozenset[str]
    introducers: frozenset[str]
    joining: frozenset[str]
    result_openers: frozenset[str]
    answering: frozenset[str]
    verbs_of_news: frozenset[str]
    adversatives: frozenset[str]
    afterwards: frozenset[str]
    before_nouns: frozenset[str]
    not_yet: frozenset[str]
    conditions: frozenset[str]
    first_persons: frozenset[str]
    carriers: frozenset[str]
    receiving: frozenset[str]
    participle_nouns: frozenset[str]
    before_adverbial_an: frozenset[str]
    starts_over: frozenset[str]
    apposition_ends: frozenset[str]
    asides: frozenset[str]
    broken_plurals: frozenset[str]
    not_plurals: frozenset[str]
    masculine_states: frozenset[str]
    broadcasting: frozenset[str]
    issued_by: frozenset[str]
    issuing: frozenset[str]
    documents: frozenset[str]
    issuer_free: frozenset[str]
    hearsay: frozenset[str]
    speaking_things: frozenset[str]
    action_nouns: frozenset[str]
    negations: frozenset[str]
    title_heads: frozenset[str]
    continuing: frozenset[str]
    never_cues: frozenset[str]
    adjacent_cues: frozenset[str]
    light_passives: frozenset[str]
    noun_homographs: frozenset[str]
    opening_verbs: frozenset[str]
    text_verbs: frozenset[str]
    timed_relatives: frozenset[str]
    bare_content_ends: frozenset[str]
    time_conjunctions: frozenset[str]
    adverbial_words: frozenset[str]
    habit_adverbs: frozenset[str]
    agents: frozenset[str]
    topical: frozenset[str]
    covering: frozenset[str]
    belonging: frozenset[str]
    circumstances: frozenset[str]
    measures: frozenset[str]
    possibilities: frozenset[str]
    impersonal: frozenset[str]
    obliging: frozenset[str]
    manners: frozenset[str]
    between_marks: frozenset[str]
    named_things: frozenset[str]
    utterance_words: frozenset[str]


@cache
def clause_words() -> ClauseWords:
    """Return the classes.

    Raises:
        LexiconError: when a class is missing or unknown.
    """
    tables = tomllib.loads((DATA / "clause_words.toml").read_text(encoding="utf-8"))
    wanted = {f.name for f in fields(ClauseWords)}
    if set(tables) != wanted:
        raise LexiconError(f"clause_words.toml: classes differ: {set(tables) ^ wanted}")
    return ClauseWords(
        **{name: frozenset(map(fold, table["forms"])) for name, table in tables.items()}
    )
