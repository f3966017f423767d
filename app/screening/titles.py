"""Titles in a name: what the name asked, and the listed one, can do without.

Enters: the parts of a name asked, or of a listed person. Leaves: the parts without titles, or which
parts are titles. Refuses to shorten a name to less than two parts («ملا عمر», Mullah Omar, is how
he is known).
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from app.lexicon.letters import arabic_letters, latin_letters
from app.lexicon.name_titles import name_titles
from app.lexicon.names import given_name_forms
from app.lexicon.titles import OfficeClass, offices
from app.screening.names import Part

_CLASSES: Final = frozenset(
    (
        OfficeClass.HONORIFIC, OfficeClass.RELIGIOUS, OfficeClass.MILITARY, OfficeClass.ROYAL,
        OfficeClass.ACADEMIC,
    )
)  # fmt: skip
_FEWEST: Final = 2
_RANKS: Final = frozenset(
    (
        "general", "major", "brigadier", "colonel", "lieutenant", "captain", "admiral", "commander",
        "dr", "prof", "mr", "mrs", "ms", "engineer",
    )
)  # fmt: skip


def without_titles(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts of a name without the titles it begins with.

    Example: «الشيخ نعيم قاسم» (ash-Shaykh Naʿīm Qāsim, Sheikh Naim Qassem) → نعيم, قاسم.
    """
    while len(parts) > _FEWEST and begins_as_title(parts[0].text):
        parts = parts[1:]
    return parts


def without_ranks(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts of a listed person's name without military and academic ranks.

    Example: "Major General Hussam LUQA" → hussam, luqa.
    """
    kept = tuple(part for part in parts if part.text not in _RANKS)
    return kept or parts


def titles_in(parts: Sequence[Part]) -> int:
    """Return the mask of the titles of a person's name of two other parts or more.

    Titles are left out or put in by either side, and some are given names too («سيد»).

    Example: 0b001 for «سيد محمد حسيني» (Sayyid Muḥammad Ḥusaynī).
    """
    mask = sum(1 << place for place, part in enumerate(parts) if may_be_title(part.text))
    return mask if len(parts) - mask.bit_count() >= _FEWEST else 0


def begins_as_title(word: str) -> bool:
    """Tell whether a name stays the same without this word at its head («لواء», major general)."""
    return word in _titles()


def may_be_title(word: str) -> bool:
    """Tell whether a part of a name is a title, or a given name that is one too."""
    return word in _inner_titles()


@cache
def _inner_titles() -> frozenset[str]:
    arabic = {arabic_letters(form) for title in name_titles() for form in title.arabic}
    return frozenset(
        arabic | {latin_letters(form) for title in name_titles() for form in title.latin}
    )


@cache
def _titles() -> frozenset[str]:
    forms = {arabic_letters(form) for title in name_titles() for form in title.arabic} | {
        arabic_letters(form)
        for office in offices()
        if office.office_class in _CLASSES
        for form in (office.form, office.feminine or "", *office.variants)
        if " " not in form
    }
    names = {arabic_letters(form) for form in given_name_forms()}
    return frozenset(form for form in forms - names if form)
