"""Regular inflection of Arabic nisba adjectives and nouns: gender, number, definiteness.

Enters: a base form, masculine singular without the article («أميركي», amīrkī, American).
Leaves: every regular inflection of it. Irregular plurals come from the data; this module knows
no words. Source of the rules: the sound feminine, dual and plural endings of school grammar.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from app.text.affixes import ARTICLE


class Gender(StrEnum):
    """Grammatical gender."""

    MASCULINE = "m"
    FEMININE = "f"


class Number(StrEnum):
    """Grammatical number."""

    SINGULAR = "s"
    DUAL = "d"
    PLURAL = "p"


class Inflected(NamedTuple):
    """One inflected form, with or without the article.

    Attributes:
        accusative: True for the indefinite singular with written alef («أميركيا»), which is
            often spelt like a state's name («روسيا»).
    """

    form: str
    gender: Gender
    number: Number
    definite: bool
    accusative: bool = False


_ENDINGS = (
    ("", Gender.MASCULINE, Number.SINGULAR),
    ("ة", Gender.FEMININE, Number.SINGULAR),
    ("ان", Gender.MASCULINE, Number.DUAL),
    ("ين", Gender.MASCULINE, Number.PLURAL),
    ("تان", Gender.FEMININE, Number.DUAL),
    ("تين", Gender.FEMININE, Number.DUAL),
    ("ون", Gender.MASCULINE, Number.PLURAL),
    ("ات", Gender.FEMININE, Number.PLURAL),
)
_PLURAL_ALREADY = ("s", "media", "men", "people", "police")
_ENGLISH_PLURALS = (("man", "men"), ("ss", "sses"), ("ch", "ches"), ("ey", "eys"), ("y", "ies"))
_NISBA_END = "ي"


def inflect(base: str) -> tuple[Inflected, ...]:
    """Return the regular inflections of a nisba of one or two words.

    The oblique dual and the oblique sound plural are spelt alike («أميركيين») and given once, as
    plural. In two words that are both nisbas both agree and both take the article («الكوري
    الشمالي»); where the first is not («جنوب أفريقي») only the last inflects, and the article
    stands before the first or before both.

    Args:
        base: masculine singular without the article.

    Returns:
        Indefinite and definite forms, no form twice.

    Example: «كوري شمالي» (kūrī shamālī, North Korean) → «كوريون شماليون», «الكورية الشمالية», …
    """
    words = tuple(base.split())
    forms: dict[str, Inflected] = {}
    for ending, gender, number in _ENDINGS:
        for definite, form in _with_ending(words, ending):
            forms.setdefault(form, Inflected(form, gender, number, definite))
    accusative = " ".join(_attach(words, "ا"))
    forms.setdefault(
        accusative,
        Inflected(accusative, Gender.MASCULINE, Number.SINGULAR, definite=False, accusative=True),
    )
    return tuple(forms.values())


def inflect_plural(plural: str) -> tuple[Inflected, ...]:
    """Return an irregular plural without and with the article.

    Example: «أتراك» (atrāk, Turks) → «أتراك», «الأتراك».
    """
    return (
        Inflected(plural, Gender.MASCULINE, Number.PLURAL, definite=False),
        Inflected(definite(plural), Gender.MASCULINE, Number.PLURAL, definite=True),
    )


def definite(phrase: str) -> str:
    """Return the phrase with the article on every word.

    Example: «كوري شمالي» → «الكوري الشمالي».
    """
    return " ".join(ARTICLE + word for word in phrase.split())


def feminine(base: str) -> str:
    """Return the feminine singular of an adjective or regular noun, each word inflected.

    Example: «خبير» (khabīr, expert) → «خبيرة».
    """
    return " ".join(word + "ة" for word in base.split())


def english_plural(noun: str) -> str:
    """Return the plural of an English noun; one that ends in «s» or has no other form is its own.

    Example: "gunman" → "gunmen", "party" → "parties", "witness" → "witnesses", "media" → "media".
    """
    if noun.endswith(_PLURAL_ALREADY) and not noun.endswith("ss"):
        return noun
    for ending, plural in _ENGLISH_PLURALS:
        if noun.endswith(ending):
            return noun.removesuffix(ending) + plural
    return noun + "s"


def _attach(words: tuple[str, ...], ending: str) -> tuple[str, ...]:
    head_agrees = words[0].endswith(_NISBA_END)
    return tuple(
        word + ending if head_agrees or place == len(words) - 1 else word
        for place, word in enumerate(words)
    )


def _with_ending(words: tuple[str, ...], ending: str) -> Iterator[tuple[bool, str]]:
    inflected = " ".join(_attach(words, ending))
    yield False, inflected
    yield True, definite(inflected)
    if len(words) > 1 and not words[0].endswith(_NISBA_END):
        yield True, ARTICLE + inflected
