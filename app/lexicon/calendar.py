"""The words of the calendar: months in every regional name, weekdays, numerals, units of time.

Enters: data/calendar.csv. Leaves: folded forms with their values. Holds no arithmetic.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import LexiconError, read_table, several
from app.text.fold import fold

_COLUMNS = ("kind", "forms", "value", "weak", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Folded words of the calendar, by kind.

    Attributes:
        words: kind → folded form → value. Months count from 1, weekdays from Monday = 0, days
            from today = 0; directions are -1, 0, 1; units carry how many of them the form says
            («عامين», ʿāmayn, two years → 2).
        weak: forms that are also other words, to be read as time only beside other time words.
    """

    words: Mapping[str, Mapping[str, int]]
    weak: frozenset[str]

    def of(self, *kinds: str) -> dict[str, int]:
        """Return the folded forms of these kinds together."""
        return {form: value for kind in kinds for form, value in self.words[kind].items()}


@cache
def calendar() -> Calendar:
    """Return the calendar's words.

    Raises:
        LexiconError: when a value is no number or a form stands twice under one kind.
    """
    words: dict[str, dict[str, int]] = {}
    weak: set[str] = set()
    for row in read_table("calendar.csv", _COLUMNS):
        if not row["value"].lstrip("-").isdigit():
            raise LexiconError(f"calendar.csv has the value {row['value']!r}")
        forms = [fold(form) for form in several(row["forms"])]
        known = words.setdefault(row["kind"], {})
        known.update({form: int(row["value"]) for form in forms})
        if row["weak"] == "yes":
            weak.update(forms)
    return Calendar(
        words=MappingProxyType({kind: MappingProxyType(forms) for kind, forms in words.items()}),
        weak=frozenset(weak),
    )
