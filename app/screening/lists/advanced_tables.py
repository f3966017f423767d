"""What parties of OFAC's advanced XML refer to: reference values, places, documents, entries.

Enters: the file. Leaves: `Tables`. Refuses to know parties.
Ids are read from the file's own reference sets, as OFAC numbers them anew at times.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from sys import intern
from typing import Final

from lxml import etree

from app.screening.lists.xml import (
    Place,
    Take,
    attribute,
    children,
    local,
    stream_entries,
    text_of,
    texts_of,
)

ROOT: Final = "Sanctions"
_SETS: Final = (
    "Country", "DetailReference", "EntryEventType", "FeatureType", "IDRegDocType", "NamePartType",
    "PartySubType", "PartyType", "SanctionsType",
)  # fmt: skip
_VALUES: Final = "ReferenceValueSets"
_UNKNOWN: Final = "unknown"
_PROGRAMME: Final = "program"
_LISTING: Final = "created"

Measures = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, date | None], ...]]
"""Comments of measures, and days of events, each with the id of its type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the sanctions entries of a profile say."""

    programmes: tuple[str, ...]
    listed_on: date | None


@dataclass(slots=True)
class Tables:
    """Tables by the ids of the file.

    Attributes:
        issued: the date of the list.
        values: name of the set → id → text in lower case (countries as written).
        kinds: id of a party subtype → id of its party type.
        places: id of a location → id of its country.
        documents: id of an identity → type ids and numbers of its documents.
        entries: id of a profile → what its sanctions entries say.
    """

    issued: date | None = None
    values: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    kinds: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    documents: Mapping[str, list[tuple[str, str]]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    def value(self, name: str, key: str) -> str:
        """Return a reference value, empty when there is none."""
        return self.values[name].get(key, "")

    def place(self, key: str) -> str:
        """Return the country of a location, empty when there is none."""
        return self.value("Country", self.places.get(key, ""))

    def party_type(self, subtype: str) -> str:
        """Return what a party is: its subtype, or its type where the subtype is unknown."""
        named = self.value("PartySubType", subtype)
        return self.value("PartyType", self.kinds.get(subtype, "")) if named == _UNKNOWN else named


def read_tables(path: Path) -> Tables:
    """Return the tables of a file.

    Raises:
        ListRefusedError: when the file is refused whole.
    """
    tables = Tables()
    documents: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    entries: list[tuple[str, Measures]] = []
    alike: dict[Measures, Measures] = {}

    def issue(element: etree._Element) -> None:
        tables.issued = day_of(element)

    def reference(element: etree._Element) -> None:
        _add_values(element, tables)

    def place(element: etree._Element) -> None:
        for country in children(element, "LocationCountry")[:1]:
            tables.places[attribute(element, "ID")] = intern(attribute(country, "CountryID"))

    def document(element: etree._Element) -> None:
        number = text_of(element, "IDRegistrationNo")
        kind = intern(attribute(element, "IDRegDocTypeID"))
        documents[attribute(element, "IdentityID")].append((kind, number))

    def entry(element: etree._Element) -> None:
        measures = _measures(element)
        # Thousands of entries say the same: one copy of it is kept.
        entries.append((attribute(element, "ProfileID"), alike.setdefault(measures, measures)))

    takers: dict[Place, Take] = {
        ("ReferenceValueSets", f"{name}Values"): reference for name in _SETS
    }
    stream_entries(
        path,
        ROOT,
        {
            **takers,
            ("DateOfIssue",): issue,
            ("Locations", "Location"): place,
            ("IDRegDocuments", "IDRegDocument"): document,
            ("SanctionsEntries", "SanctionsEntry"): entry,
        },
    )
    tables.documents = documents
    _resolve(entries, tables)
    return tables


def day_of(element: etree._Element) -> date | None:
    """Return the day of Year, Month and Day below an element; the first where one is missing."""
    numbers = [text_of(element, name) for name in ("Year", "Month", "Day")]
    try:
        year, month, day = (int(number or 1) for number in numbers)
        return date(year, month, day) if numbers[0] else None
    except (ValueError, OverflowError):
        return None


def _add_values(element: etree._Element, tables: Tables) -> None:
    name = local(element).removesuffix("Values")
    for value in children(element, name):
        text = " ".join((value.text or "").split())
        key = attribute(value, "ID")
        tables.values[name][key] = text if name == "Country" else text.lower()
        if name == "PartySubType":
            tables.kinds[key] = attribute(value, "PartyTypeID")


def _measures(element: etree._Element) -> Measures:
    """Return the comments of the measures by type id, and the days of the events by type id."""
    comments = tuple(
        (intern(attribute(measure, "SanctionsTypeID")), intern(comment))
        for measure in children(element, "SanctionsMeasure")
        for comment in texts_of(measure, "Comment")
    )
    events = tuple(
        (intern(attribute(event, "EntryEventTypeID")), day_of(day))
        for event in children(element, "EntryEvent")
        for day in children(event, "Date")
    )
    return comments, events


def _resolve(entries: list[tuple[str, Measures]], tables: Tables) -> None:
    """Name the types, now that all reference values are known, and join entries of one profile."""
    alike: dict[Entry, Entry] = {}
    for profile, (comments, events) in entries:
        before = tables.entries.get(profile) or Entry(programmes=(), listed_on=None)
        programmes = [c for t, c in comments if tables.value("SanctionsType", t) == _PROGRAMME]
        days = [d for t, d in events if d and tables.value("EntryEventType", t) == _LISTING]
        days += [before.listed_on] if before.listed_on else []
        entry = Entry(
            programmes=tuple(dict.fromkeys((*before.programmes, *programmes))),
            listed_on=min(days, default=None),
        )
        tables.entries[profile] = alike.setdefault(entry, entry)
