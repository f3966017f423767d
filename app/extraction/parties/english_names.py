"""English names of bodies that no list has: «وزارة الداخلية العراقية», the Iraqi interior ministry.

Enters: a name in Arabic script. Leaves: it in English, word by word, in the order of English; in
Latin letters where its first word is no noun that bodies are called by. Refuses to know bodies.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.extraction.parties.english_units import Kind, Unit, units_of
from app.lexicon.english_words import Part
from app.lexicon.names import latin_word
from app.text.memory import remembered
from app.text.names import romanise

_OPENING = frozenset((Part.OF, Part.AFTER, Part.NAMED))
_INSIDE = frozenset(("on", "with", "between", "against"))
"""Prepositions of what a noun governs: «الرقابة على الأسلحة» (control of arms)."""
_LONG = 3
"""Words from which on what a noun governs stands behind it."""


@remembered
def english_name(name: str) -> str:
    """Return the English name of a body.

    Example: «حزب العمال الكردستاني» (ḥizb al-ʿummāl al-kurdistānī) → "Kurdish Workers Party".
    """
    units = units_of(name)
    if not units or units[0].lead or not (units[0].part in _OPENING or units[0].known):
        return romanise(name, latin_word)
    reader = _Reader(units)
    english = reader.phrase(outer=True)
    while reader.place < len(units):
        english = f"{english} {reader.lead()} {reader.phrase(outer=True)}"
    return english


@dataclass(slots=True)
class _Phrase:
    """A noun with what it governs and its adjectives, in the order of Arabic."""

    noun: Unit
    governed: str = ""
    adjectives: list[Unit] = field(default_factory=list)

    def describe(self, adjective: Unit) -> None:
        """Take one more adjective; one joined by "and" goes with the one before."""
        if adjective.lead:
            before = self.adjectives.pop()
            adjective = before._replace(english=f"{before.english} and {adjective.english}")
        self.adjectives.append(adjective)

    def english(self) -> str:
        """Return the phrase: origin, then what is governed if that is short, then the rest."""
        origins = [a.english for a in self.adjectives if a.kind is Kind.ORIGIN]
        others = [a.english for a in self.adjectives if a.kind is not Kind.ORIGIN]
        words = self.governed.split()
        short = len(words) <= _LONG and _INSIDE.isdisjoint(words) and "of" not in words
        if self.noun.part in {Part.AFTER, Part.NAMED} and short:
            return " ".join((*origins, *words, *reversed(others), self.noun.english))
        named = " ".join((*origins, *reversed(others), self.noun.english))
        return f"{named} of {self.governed}" if words else named


@dataclass(slots=True)
class _Reader:
    """Reads units from left to right."""

    units: Sequence[Unit]
    place: int = 0

    def lead(self) -> str:
        """Return the word before the unit that is next: a preposition, "and", else "of"."""
        unit = self.units[self.place]
        owned = unit.lead == "for" and (unit.known or unit.part in _OPENING)
        return "of" if owned else unit.lead or "of"

    def phrase(self, *, outer: bool) -> str:
        """Return the noun phrase that begins here.

        Args:
            outer: whether adjectives that do not agree with its noun are its own too.
        """
        phrase = _Phrase(self._next())
        while self.place < len(self.units):
            unit = self.units[self.place]
            if unit.kind in {Kind.ADJECTIVE, Kind.ORIGIN}:
                if not self._take_adjective(phrase, unit, outer=outer):
                    break
            elif unit.lead and not outer and (unit.lead == "and" or unit.lead in _INSIDE):
                return f"{phrase.english()} {unit.lead} {self.phrase(outer=False)}"
            elif unit.lead or phrase.governed or phrase.noun.kind is not Kind.NOUN:
                break
            else:
                phrase.governed = self._governed(phrase.noun)
        return phrase.english()

    def _next(self) -> Unit:
        unit = self.units[self.place]
        self.place += 1
        return unit

    def _take_adjective(self, phrase: _Phrase, unit: Unit, *, outer: bool) -> bool:
        """Take an adjective that belongs to the noun of a phrase; tell whether it does."""
        joined = unit.lead == "and" and bool(phrase.adjectives)
        own = outer or _is_of(unit, phrase.noun)
        if (unit.lead and not joined) or not own:
            return False
        phrase.describe(self._next())
        return True

    def _governed(self, noun: Unit) -> str:
        """Return what a noun governs; names run on."""
        if noun.part is Part.NAMED or self.units[self.place].kind is Kind.NAME:
            return self._name()
        return self.phrase(outer=False)

    def _name(self) -> str:
        """Return a name that begins here; its later words may be nouns too: «سوسيتيه جنرال»."""
        names = [self._next().english]
        while self.place < len(self.units):
            unit = self.units[self.place]
            if unit.lead or not (unit.kind is Kind.NAME or _is_bare_noun(unit)):
                break
            names.append(self._next().english)
        return " ".join(names)


def _is_bare_noun(unit: Unit) -> bool:
    return unit.kind is Kind.NOUN and not unit.definite


def _is_of(adjective: Unit, noun: Unit) -> bool:
    """Tell whether an adjective is the governed noun's: they agree, and it is no origin."""
    agrees = adjective.feminine == noun.feminine and adjective.definite == noun.definite
    return adjective.kind is Kind.ADJECTIVE and noun.kind is Kind.NOUN and agrees
