"""Persons of the world's news, and the offices they held.

Enters: data/persons.csv. Leaves: frozen `Person` records, an index from folded forms, and who
held an office on a day. Refuses to tell homonyms apart; the article has to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from app.lexicon.names import name_parts
from app.lexicon.tables import LexiconError, index_forms, read_table, several
from app.text.fold import fold

_COLUMNS = (
    "key", "canonical_ar", "canonical_en", "country", "gender", "wikidata", "forms",
    "short_forms", "offices",
)  # fmt: skip

_SHORTEST_FULL_NAME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office held for some time.

    Attributes:
        office: the masculine form in offices.csv («رئيس»).
        scope: the state (ISO 3166-1 alpha-2) or body (key in bodies.csv) it is the office of.
        start: YYYY or YYYY-MM.
        end: YYYY or YYYY-MM; None while it lasts.
    """

    office: str
    scope: str
    start: str
    end: str | None

    def covers(self, day: date) -> bool:
        """Tell whether the office may have been held on `day` (a bare year counts whole)."""
        month = day.strftime("%Y-%m")
        if month[: len(self.start)] < self.start:
            return False
        return self.end is None or month[: len(self.end)] <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person.

    Attributes:
        country: ISO 3166-1 alpha-2 of the state represented, else the nationality.
        gender: "m" or "f".
        forms: spellings of the full name in Arabic news.
        short_forms: short names that mean this person alone, also at first mention («بوتين»).
        offices: offices held, where the years are sure.
    """

    key: str
    canonical_ar: str
    canonical_en: str
    country: str | None
    gender: str
    wikidata: str | None
    forms: tuple[str, ...]
    short_forms: tuple[str, ...]
    offices: tuple[Tenure, ...]


@cache
def persons() -> tuple[Person, ...]:
    """Return all persons, in file order.

    Raises:
        LexiconError: when the file has not the expected shape.
    """
    return tuple(
        Person(
            key=row["key"],
            canonical_ar=row["canonical_ar"],
            canonical_en=row["canonical_en"],
            country=row["country"] or None,
            gender=row["gender"],
            wikidata=row["wikidata"] or None,
            forms=several(row["forms"]),
            short_forms=several(row["short_forms"]),
            offices=tuple(_tenure(cell, row["country"]) for cell in several(row["offices"])),
        )
        for row in read_table("persons.csv", _COLUMNS)
    )


@cache
def person_forms() -> Mapping[str, tuple[Person, ...]]:
    """Return the index from folded full or short form to persons.

    Example: «أوباما» and «باراك أوباما» (Bārāk Ūbāmā) → (barack-obama,).
    """
    return index_forms(
        (form, person) for person in persons() for form in (*person.forms, *person.short_forms)
    )


@cache
def person_words() -> frozenset[str]:
    """Return the folded words of which the full names of known persons consist."""
    return frozenset(
        fold(word) for person in persons() for form in person.forms for word in form.split()
    )


@cache
def surname_forms() -> Mapping[str, tuple[Person, ...]]:
    """Return the index from folded last name, with the particle before it, to persons.

    A last name alone is no evidence; after a title it is («الرئيس بوش»), with `holders` for which.

    Example: «بن علي» (Bin ʿAlī) → (zine-el-abidine-ben-ali,), «بوش» → both presidents Bush.
    """
    return index_forms(
        (surname, person)
        for person in persons()
        for form in person.forms
        if (surname := _surname(form)) is not None
    )


def _surname(form: str) -> str | None:
    words = form.split()
    if len(words) < _SHORTEST_FULL_NAME:
        return None
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]) in name_parts():
        start -= 1
    return " ".join(words[start:])


@cache
def _by_office() -> Mapping[tuple[str, str], tuple[tuple[Tenure, Person], ...]]:
    held: dict[tuple[str, str], tuple[tuple[Tenure, Person], ...]] = {}
    for person in persons():
        for tenure in person.offices:
            key = (tenure.office, tenure.scope)
            held[key] = (*held.get(key, ()), (tenure, person))
    return held


def holders(office: str, scope: str, day: date) -> tuple[Person, ...]:
    """Return who may have held an office on a day; two in a month of transition.

    Args:
        office: masculine form in offices.csv, e.g. «رئيس».
        scope: ISO 3166-1 alpha-2 code, or key of a body.
        day: the day asked.

    Example: («رئيس», "RU", 2010-05-01) → (dmitry-medvedev,).
    """
    held = _by_office().get((office, scope), ())
    return tuple(person for tenure, person in held if tenure.covers(day))


def _tenure(cell: str, country: str) -> Tenure:
    """Read «رئيس:2012-05:» or «الأمين العام@un:2007:2016-12»."""
    try:
        title, start, end = cell.split(":")
    except ValueError as error:
        raise LexiconError(f"persons.csv: {cell!r} is not office[@scope]:from:to") from error
    office, _, scope = title.partition("@")
    return Tenure(office=office, scope=scope or country, start=start, end=end or None)


def offices_of(key: str | None) -> frozenset[str]:
    """Return the folded words of the offices that a known person has held.

    Args:
        key: "person:…" as parties carry it; any other has none.

    Example: "person:putin" → «رئيس», «وزراء», … (raʾīs, president).
    """
    return _offices().get((key or "").removeprefix("person:"), frozenset())


@cache
def _offices() -> Mapping[str, frozenset[str]]:
    return MappingProxyType(
        {
            person.key: frozenset(w for t in person.offices for w in fold(t.office).split())
            for person in persons()
        }
    )
