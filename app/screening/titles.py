"""Titles at the head of a name: what the name asked can do without.

Enters: the parts of a name asked, or of a listed person. Leaves: the parts without titles. Refuses
to shorten a name to less than two parts («ملا عمر», Mullah Omar, is how he is known).
"""

from functools import cache
from typing import Final

from app.lexicon.letters import arabic_letters
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
    while len(parts) > _FEWEST and parts[0].text in _titles():
        parts = parts[1:]
    return parts


def without_ranks(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts of a listed person's name without military and academic ranks.

    Example: "Major General Hussam LUQA" → hussam, luqa.
    """
    kept = tuple(part for part in parts if part.text not in _RANKS)
    return kept or parts


@cache
def _titles() -> frozenset[str]:
    forms = {
        arabic_letters(form)
        for office in offices()
        if office.office_class in _CLASSES
        for form in (office.form, office.feminine or "", *office.variants)
        if " " not in form
    }
    names = {arabic_letters(form) for form in given_name_forms()}
    return frozenset(form for form in forms - names if form)
