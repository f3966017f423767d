"""Verbal nouns told by their shape, as the objects of announcing, denying and demanding.

Enters: a folded word. Leaves: yes or no. The patterns are those of school grammar; short ones
that have no telling shape are listed in the lexicon. Refuses to look at the sentence.
"""

import re

from app.lexicon.clause_words import clause_words
from app.lexicon.heads import organisation_head_forms
from app.text.affixes import ARTICLE, PRONOUNS

_PATTERNS = re.compile(
    r"ت\w{2}ي\w(?:ه|ات)?|است\w{1,3}ا\w(?:ه|ات)?|ا\w{2,4}ا\w(?:ه|ات)?|ت\wا\w{2}|م\wا\w{2}ه|ا\wا\w(?:ه|ات)"
)
_FIRST_LETTERS = frozenset("تام")  # of the patterns
_ABSTRACT, _SHORTEST_ABSTRACT = "يه", 6
_BROKEN_PLURAL = re.compile(r"ا\w{2}ا\w")


def is_action_noun(word: str) -> bool:
    """Tell whether a folded word without the article looks like a verbal noun.

    By the patterns tafʿīl, istifʿāl, ifʿāl, infiʿāl, iftiʿāl, tafāʿul, mufāʿala, with or without
    a possessive pronoun, by the list of shorter ones, or as an abstract noun that someone has
    («جاهزيتها», her readiness). Nouns that open an organisation's name («إدارة») do not count.

    Example: «تعيين» (taʿyīn, appointment), «استعداده» (istiʿdāduh, his readiness) → True.
    """
    known = clause_words().action_nouns
    if word.startswith(ARTICLE):
        return _without_possessive(word) in known
    if word in organisation_head_forms():
        return False
    if word in known or _has_shape(word):
        return True
    stem = _without_possessive(word)
    if stem == word or len(stem) < len(PRONOUNS[0]) - 1:
        return False
    if stem in known or _has_shape(stem):
        return True
    construct = stem[:-1] + "ه"
    abstract = construct.endswith(_ABSTRACT) and len(construct) >= _SHORTEST_ABSTRACT
    return stem.endswith("ت") and (construct in known or _has_shape(construct) or abstract)


def _has_shape(word: str) -> bool:
    return word[:1] in _FIRST_LETTERS and _PATTERNS.fullmatch(word) is not None


def may_be_plural(word: str) -> bool:
    """Tell whether the shape is also that of a broken plural («أعضاء», members)."""
    return _BROKEN_PLURAL.fullmatch(word) is not None and not word.endswith(PRONOUNS)


def _without_possessive(word: str) -> str:
    if not word.endswith(PRONOUNS):
        return word
    for suffix in PRONOUNS:
        if word.endswith(suffix):
            return word.removesuffix(suffix)
    return word
