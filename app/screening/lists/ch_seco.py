"""Swiss sanctions list (SECO): one designation per target, keyed by its ssid.

Enters: consolidated-list.xml. Leaves: designations, with the day of delisting for the targets that
are no longer listed, as they stay in the file. The file is read twice: programmes and places
first, targets then. Refuses to look into modifications, which repeat whole entries.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from lxml import etree

from app.domain.listing import BirthDate, Designation, Kind, ParsedList
from app.lexicon.country_words import countries_in, country_code
from app.screening.lists.aliases import unique
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.dates import numbered_birth, parse_day
from app.screening.lists.files import digest, files_by_name, one_of
from app.screening.lists.seco_identifiers import identifiers_of
from app.screening.lists.seco_names import names_of
from app.screening.lists.seco_validity import days_of, validity_of
from app.screening.lists.xml import (
    Place,
    Take,
    attribute,
    children,
    raw_text,
    stream_entries,
    texts_of,
)

LIST_ID: Final = "ch_seco"
FILE: Final = "consolidated-list.xml"
_ROOT: Final = "swiss-sanctions-list"
_KINDS: Final = {"individual": Kind.PERSON, "entity": Kind.ORGANISATION, "object": Kind.UNKNOWN}
_OBJECTS: Final = {"vessel": Kind.VESSEL, "aircraft": Kind.AIRCRAFT}
_GREGORIAN: Final = frozenset(("", "gregorian"))


@dataclass(slots=True)
class _Tables:
    """Programme by the ssid of each of its sets, and country code by the ssid of a place."""

    programmes: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)


def read(folder: Path) -> ParsedList:
    """Return the list in `folder`. Raises ListRefusedError when it is refused whole."""
    path = one_of(LIST_ID, files_by_name(folder), (FILE,))
    tables = _read_tables(path)
    collector = Collector(LIST_ID)

    def target(element: etree._Element) -> None:
        position = f"{path.name}:{element.sourceline}"
        read = partial(_designation, element, tables)
        collector.add(position, raw_text(element), read, days_of(element))

    attributes = stream_entries(path, _ROOT, {("target",): target})
    version = attributes.get("date")
    return collector.parsed(digest([path]), version, parse_day(version or ""))


def _read_tables(path: Path) -> _Tables:
    tables = _Tables()

    def programme(element: etree._Element) -> None:
        keys = {attribute(one, "lang"): one.text for one in children(element, "program-key")}
        name = keys.get("eng") or next(iter(keys.values()), None) or attribute(element, "ssid")
        for one in children(element, "sanctions-set"):
            tables.programmes[attribute(one, "ssid")] = " ".join(name.split())

    def place(element: etree._Element) -> None:
        for country in children(element, "country"):
            if code := _code(country):
                tables.places[attribute(element, "ssid")] = code

    takers: dict[Place, Take] = {("sanctions-program",): programme, ("place",): place}
    stream_entries(path, _ROOT, takers)
    return tables


def _designation(target: etree._Element, tables: _Tables) -> Designation:
    ssid = attribute(target, "ssid")
    if not ssid.isdecimal():
        raise RowError(f"the ssid {ssid!r} is no number")
    bodies = [(kind, one) for tag, kind in _KINDS.items() for one in children(target, tag)]
    if len(bodies) != 1:
        raise RowError(f"target {ssid} is not one individual, entity or object")
    kind, body = bodies[0]
    identities = children(body, "identity")
    names = unique(alias for identity in identities for alias in names_of(identity))
    if not names:
        raise RowError("the entry has no name")
    listed_on, delisted_on = validity_of(target)
    remarks = [*texts_of(body, "justification"), *texts_of(body, "other-information")]
    return Designation(
        list_id=LIST_ID,
        entry_id=ssid,
        kind=_OBJECTS.get(attribute(body, "object-type").lower(), kind),
        aliases=names,
        programmes=_programmes(target, tables),
        listed_on=listed_on,
        delisted_on=delisted_on,
        births=tuple(dict.fromkeys(b for identity in identities for b in _births(identity))),
        countries=tuple(
            dict.fromkeys(c for one in identities for c in _countries(one, kind, tables))
        ),
        identifiers=identifiers_of(body, identities),
        remarks="\n".join(remarks) or None,
    )


def _programmes(target: etree._Element, tables: _Tables) -> tuple[str, ...]:
    sets = [*texts_of(target, "sanctions-set-id"), attribute(target, "sanctions-set-id")]
    return tuple(dict.fromkeys(tables.programmes.get(one, one) for one in sets if one))


def _births(identity: etree._Element) -> Iterator[BirthDate]:
    for one in children(identity, "day-month-year"):
        if attribute(one, "calendar").lower() in _GREGORIAN:
            numbers = (attribute(one, name) for name in ("year", "month", "day"))
            if birth := numbered_birth(*numbers):
                yield birth


def _countries(identity: etree._Element, kind: Kind, tables: _Tables) -> Iterator[str]:
    for nationality in children(identity, "nationality"):
        for country in children(nationality, "country"):
            if code := _code(country):
                yield code
    if kind is not Kind.PERSON:
        for address in children(identity, "address"):
            if code := tables.places.get(attribute(address, "place-id")):
                yield code


def _code(country: etree._Element) -> str | None:
    stated = country_code(attribute(country, "iso-code"))
    return stated or next(iter(countries_in(" ".join((country.text or "").split()))), None)
