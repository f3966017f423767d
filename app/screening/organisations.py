"""What Arabic words of bodies and places are in English.

Enters: a word of Arabic letters as names are taken apart. Leaves: English words in lists' spelling.
Refuses to translate sentences.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from app.lexicon.country_words import country_words
from app.lexicon.letters import arabic_letters, latin_letters
from app.lexicon.organisation_words import organisation_words
from app.lexicon.states import states

_PROCLITICS: Final = "لبو"
_LEAST: Final = 3


def translations(word: str) -> tuple[str, ...]:
    """Return the English words that an Arabic word may be in a listed name.

    Example: «مصرف» (maṣrif) → "bank"; «ايراني» (īrānī) → "iran", "iranian".
    """
    table = _table()
    if word not in table and len(word) > _LEAST and word[0] in _PROCLITICS:
        word = word[1:].removeprefix("ال")
    return table.get(word, ())


def is_body_word(word: str) -> bool:
    """Tell whether an Arabic word says what kind of body is meant, rather than which one.

    Example: «حركة» (ḥaraka, movement) before «حماس» (Ḥamās).
    """
    return word in _body_words()


@cache
def english_body_words() -> frozenset[str]:
    """Return the English words of bodies, in lists' spelling."""
    return frozenset(latin_letters(word) for row in organisation_words() for word in row.english)


@cache
def _body_words() -> frozenset[str]:
    return frozenset(arabic_letters(form) for row in organisation_words() for form in row.forms)


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}

    def put(form: str, english: tuple[str, ...]) -> None:
        key = arabic_letters(form)
        table[key] = tuple(dict.fromkeys((*table.get(key, ()), *map(latin_letters, english))))

    for row in organisation_words():
        for form in row.forms:
            put(form, row.english)
            if form.endswith("ي"):
                put(form + "ة", row.english)
    for state in states():
        names = country_words().get(state.iso2 or "", ())
        english = tuple(n for n in (state.canonical_en, *names) if n.isalpha() and not n.isupper())
        for form in state.forms:
            put(form.removeprefix("ال"), english)
        for demonym in state.demonyms:
            for ending in ("", "ة"):
                put(demonym + ending, english)
    return table
