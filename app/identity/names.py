"""The parts of a name, and what its spellings share.

Enters: names in Arabic script. Leaves: tuples of parts that are equal for equal names, and coarse
forms to look likely equals up by. Refuses to say whether two names are one person.
"""

import re
from functools import lru_cache

from app.lexicon.identity_words import identity_words
from app.lexicon.names import NameRole, given_name_forms, name_parts
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.memory import remembered

_MARKS = re.compile(r"[^\w]+")
_DOUBLED = (("وو", "و"), ("يي", "ي"))
_HAMZA = "ء"
_LINKING = {NameRole.PARENT_OF, NameRole.CLAN, NameRole.SERVANT_OF, NameRole.PARTICLE}
_WEAK = "اويه"
_INNER_WEAK = re.compile(f"[{_WEAK}]+")
_LIKE_SOUNDS = str.maketrans({
    "غ": "ك", "ج": "ك", "ق": "ك", "گ": "ك", "ط": "ت", "ث": "س", "ظ": "د", "ض": "د", "ذ": "د",
    "ز": "س", "ص": "س", "ش": "س", "ڤ": "ف", "پ": "ب", "چ": "س",
})  # fmt: skip
_G_AND_T = str.maketrans("غط", "جت")
_TELLING = 3
_NISBA_LENGTH = 5
_SURE = 4
"""Consonants that a word must have before its vowels are left out of account: «مارين» (Marine)
and «ماريون» (Marion) share three and are two persons."""


def folded_name(name: str) -> str:
    """Return a name without spelling variants: folded, marks and hyphens as single spaces.

    Example: «كيم سونغ-باي» (Kīm Sūngh-Bāy) → «كيم سونغ باي».
    """
    return _MARKS.sub(" ", fold(name)).strip()


@remembered
def name_units(name: str) -> tuple[str, ...]:
    """Return the parts of a person's name: «بن» left out, particles joined to what they bind.

    Example: «عبد الله بن زايد آل نهيان» (ʿAbd Allāh bin Zāyid Āl Nahyān) →
    («عبدالله», «زايد», «النهيان»), as for «عبدالله زايد آل نهيان».
    """
    units: list[str] = []
    bound = ""
    for word in folded_name(name).split():
        roles = {part.role for part in name_parts().get(word, ())}
        if NameRole.CHILD_OF in roles:
            continue
        if roles & _LINKING:
            bound += word
        elif word in identity_words().tails and units and not bound:
            units[-1] += word
        else:
            units.append(bound + word)
            bound = ""
    if bound:
        units.append(bound)
    return tuple(map(_plain, units))


def spelling(units: tuple[str, ...], *, transcribed: bool | None) -> tuple[str, ...]:
    """Return what spellings of one name share.

    Args:
        units: parts of the name.
        transcribed: True for a name from a language not written in Arabic: there vowels and like
            sounds vary in long parts («شتولتنبيرج», «ستولتنبرغ»: Stoltenberg). None when unknown:
            then only g and t vary, and not in parts that many bear («يونغ», «يونج»: Young).
    """
    if transcribed is None:
        return tuple(u if is_common(u) else _mild(u) for u in units)
    if not transcribed:
        return units
    coarse = (skeleton(unit) for unit in units)
    return tuple(
        short if len(short.strip(_WEAK)) >= _SURE else unit
        for short, unit in zip(coarse, units, strict=True)
    )


def _mild(unit: str) -> str:
    return unit.translate(_G_AND_T)


@remembered
def skeleton(unit: str) -> str:
    """Return the consonants of a part, like sounds made one; a vowel at either end counts.

    Example: «غوتيريش», «جوتيريس» (Guterres) → «كترس».
    """
    sounds = unit.translate(_LIKE_SOUNDS)
    first = _vowel(sounds[:1])
    last = _vowel(sounds[-1:]) if len(sounds) > 1 else ""
    return first + _INNER_WEAK.sub("", sounds) + last


def body_units(name: str) -> tuple[str, ...]:
    """Return the words of a body's name without articles: «الجمعية الخيرية», «جمعية خيرية»."""
    return tuple(_plain(_without_article(word)) for word in folded_name(name).split())


def is_common(unit: str) -> bool:
    """Tell whether many bear this part of a name: a given name, or one with the article.

    Example: «محمد» (Muḥammad), «الحربي» (al-Ḥarbī, of the tribe Ḥarb), «الفهد» (al-Fahd).
    """
    return unit.startswith(ARTICLE) or unit in _plain_given_names()


def borne_by_many(units: tuple[str, ...]) -> bool:
    """Tell whether a name of two parts says little: both are parts that many bear.

    A last name may be a nisba without the article: «محمد عسيري» (Muḥammad ʿAsīrī).
    """
    if len(units) >= _TELLING or not all(map(is_common, units[:1])):
        return False
    return all(is_common(unit) or _is_nisba(unit) for unit in units[1:])


def _is_nisba(unit: str) -> bool:
    return unit.endswith("ي") and len(unit) >= _NISBA_LENGTH


@lru_cache(maxsize=1)
def _plain_given_names() -> frozenset[str]:
    return frozenset(_plain(form.replace(" ", "")) for form in given_name_forms())


def _plain(unit: str) -> str:
    plain = unit.replace(_HAMZA, "")
    for doubled, single in _DOUBLED:
        plain = plain.replace(doubled, single)
    return plain or unit


def _vowel(letter: str) -> str:
    return "ا" if letter in {"ا", "ه"} else letter if letter and letter in _WEAK else ""


def _without_article(word: str) -> str:
    for article, rest in (("وال", "و"), ("لل", "ل"), ("بال", "ب"), (ARTICLE, "")):
        if word.startswith(article) and len(word) > len(article) + 2:
            return rest + word[len(article) :]
    return word
