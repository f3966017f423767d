"""Words that names of bodies are made of, and how English names have them.

Enters: data/english_words.csv, data/english_demonyms.csv, data/organisation_words.csv. Leaves:
read-only look-ups. Refuses names of bodies: those are in data/bodies.csv.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from app.lexicon.inflection import inflect
from app.lexicon.organisation_words import WordClass, organisation_words
from app.lexicon.tables import read_table, several
from app.text.fold import fold

LONGEST_PHRASE: Final = 4
"""Words of the longest form."""
_NISBA = "ي"


class Part(StrEnum):
    """What a word is, and where English puts what a noun governs.

    OF: a noun before what it governs («وزارة العدل», Ministry of Justice). AFTER: a noun behind it
    («حزب العمال», Workers Party). NAMED: a noun whose other words are a name («نادي الهلال»,
    al-Hilal Club). NOUN: a noun that opens no name («العدل», justice).
    """

    OF = "of"
    AFTER = "after"
    NAMED = "named"
    NOUN = "noun"
    ADJECTIVE = "adjective"


class EnglishWord(NamedTuple):
    """One word or phrase in English.

    Attributes:
        inflected: True for a form of an adjective other than the masculine singular.
    """

    english: str
    part: Part
    inflected: bool = False


@cache
def english_words() -> Mapping[str, tuple[EnglishWord, ...]]:
    """Return the index from folded form, without articles, to its English words, best first.

    Example: «حقوق إنسان» (ḥuqūq insān) → Human Rights; «ماليه» (māliyya) → Finance, Financial.
    """
    index: dict[str, tuple[EnglishWord, ...]] = {}
    for form, word in (*_rows(), *_of_lists()):
        for inflected in (form, *_inflections(form, word)):
            found = word if inflected == form else word._replace(inflected=True)
            index[inflected] = (*index.get(inflected, ()), found)
    return MappingProxyType(index)


@cache
def english_demonyms() -> Mapping[str, str]:
    """Return the English adjective of each state, by its key: MA → Moroccan."""
    rows = read_table("english_demonyms.csv", ("state", "english"))
    return MappingProxyType({row["state"]: row["english"] for row in rows})


def _rows() -> Iterator[tuple[str, EnglishWord]]:
    for row in read_table("english_words.csv", ("forms", "english", "part")):
        word = EnglishWord(row["english"], Part(row["part"]))
        for form in several(row["forms"]):
            yield fold(form), word


def _of_lists() -> Iterator[tuple[str, EnglishWord]]:
    """Yield the words of bodies on sanctions lists, by their first English word."""
    for word in organisation_words():
        for form in word.forms:
            part = Part.ADJECTIVE if form.endswith(_NISBA) else Part.NOUN
            part = Part.OF if word.word_class is WordClass.HEAD else part
            yield fold(form), EnglishWord(word.english[0].title(), part)


def _inflections(form: str, word: EnglishWord) -> Iterator[str]:
    if word.part is Part.ADJECTIVE and " " not in form:
        yield from (fold(inflected.form) for inflected in inflect(form) if not inflected.definite)
