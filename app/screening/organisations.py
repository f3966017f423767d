"""What Arabic words of bodies and places are in English.

Enters: a word of Arabic letters as names are taken apart. Leaves: English words in lists' spelling.
Refuses to translate sentences.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from app.lexicon.country_words import country_words
from app.lexicon.legal_forms import latin_legal_forms, legal_abbreviations
from app.lexicon.letters import arabic_letters, latin_letters
from app.lexicon.organisation_words import WordClass, organisation_words
from app.lexicon.places import places
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


def word_class(word: str) -> WordClass | None:
    """Return how much a word says about which body is meant; None for no word of bodies.

    Examples: «حركة» (ḥaraka, movement) before «حماس» (Ḥamās) → head; "trading" → trade.
    """
    classes = _classes()
    if word not in classes and len(word) > _LEAST and word[0] in _PROCLITICS:
        word = word[1:].removeprefix("ال")
    return classes.get(word)


@cache
def _classes() -> Mapping[str, WordClass]:
    """Return the class of each Arabic and English word; of several the one that says least."""
    order = tuple(WordClass)
    classes: dict[str, WordClass] = {}

    def put(word: str, found: WordClass) -> None:
        classes[word] = min(classes.get(word, found), found, key=order.index)

    for row in organisation_words():
        for form in row.forms:
            for ending in ("", "ة") if form.endswith("ي") else ("",):
                put(arabic_letters(form + ending), row.word_class)
        for english in row.english:
            put(latin_letters(english), row.word_class)
    for form in legal_abbreviations():
        classes[form] = WordClass.HEAD
    for form in latin_legal_forms():
        classes[latin_letters(form)] = WordClass.HEAD
    return classes


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}

    def put(form: str, english: Iterable[str]) -> None:
        key = arabic_letters(form)
        table[key] = tuple(dict.fromkeys((*table.get(key, ()), *map(latin_letters, english))))

    for row in organisation_words():
        for form in row.forms:
            put(form, row.english)
            if form.endswith("ي"):
                put(form + "ة", row.english)
    for form, latin in legal_abbreviations().items():
        put(form, latin)
    for state in states():
        names = country_words().get(state.iso2 or "", ())
        english = tuple(n for n in (state.canonical_en, *names) if n.isalpha() and not n.isupper())
        for form in state.forms:
            put(form.removeprefix("ال"), english)
        for demonym in state.demonyms:
            for ending in ("", "ة"):
                put(demonym + ending, english)
    for place in places():
        if place.canonical_en.isascii() and place.canonical_en.isalpha():
            for form in place.forms:
                put(form.removeprefix("ال"), (place.canonical_en,))
    return table
