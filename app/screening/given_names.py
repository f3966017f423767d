"""Given names whose Latin spellings belong to one name: «حسين» (Ḥusayn) is not "Hasan".

Enters: words of Arabic and of Latin letters. Leaves: whether the Latin one is how another given
name is usually spelt. Refuses to know families: their spellings are many.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Final

from app.lexicon.letters import arabic_letters, latin_letters
from app.lexicon.names import family_latin, given_names

_ALIKE: Final = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("o", "u"), ("e", "a"), ("y", "i"))
"""Vowels that lists spell either way."""


def is_given_name(word: str) -> bool:
    """Tell whether a word of folded Arabic letters is a given name."""
    return word in _names()


def is_frequent_family(word: str) -> bool:
    """Tell whether many people bear a family name, however few of them are listed («الزهراني»)."""
    return word in _frequent_families()


@cache
def _frequent_families() -> frozenset[str]:
    forms = map(arabic_letters, family_latin())
    return frozenset(word for form in forms for word in (form, form.removeprefix("ال")))


def names_spelt(latin: str) -> frozenset[str]:
    """Return the given names that are usually spelt so, whatever the vowels lists choose.

    Example: "ahmed" → «احمد» (Aḥmad).
    """
    return _spellings().get(_key(latin), frozenset())


@cache
def _names() -> frozenset[str]:
    return frozenset().union(*_spellings().values())


@cache
def _spellings() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in given_names():
        if name.latin and " " not in name.form:
            found[_key(latin_letters(name.latin))].add(arabic_letters(name.form))
            found[_key(latin_letters(name.latin))].add(arabic_letters(name.form.removeprefix("ال")))
    return {latin: frozenset(names) for latin, names in found.items()}


def _key(latin: str) -> str:
    for one, other in _ALIKE:
        latin = latin.replace(one, other)
    return latin
