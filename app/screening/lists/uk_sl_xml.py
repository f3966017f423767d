"""UK Sanctions List in XML: one designation per Designation, keyed by UniqueID.

Enters: the file. Leaves: designations and the date it states. Refuses to rely on the order of
elements.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from lxml import etree

from app.domain.listing import Alias, Designation, Kind
from app.screening.lists.aliases import unique
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.dates import parse_day
from app.screening.lists.uk_fields import (
    births_of,
    checked_id,
    kind_of,
    names_of,
    original,
    remarks_of,
    states_of,
)
from app.screening.lists.xml import (
    Place,
    Take,
    children,
    raw_text,
    stream_entries,
    text_of,
    texts_of,
    texts_within,
)

_ROOT: Final = "Designations"
_NAME_CELLS: Final = tuple(f"Name{number}" for number in range(1, 7))
_PERSON: Final = ("IndividualDetails", "Individual")
_SHIP: Final = ("ShipDetails", "Ship")
_FLAGS: Final = ("CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip")
_NUMBERS: Final = (
    "IMONumber", "PassportNumber", "NationalIdentifierNumber", "BusinessRegistrationNumber",
)  # fmt: skip


def read_xml(path: Path, collector: Collector) -> date | None:
    """Put the entries of the file into `collector`; return the date it states.

    Raises:
        ListRefusedError: when the file is refused whole.
    """
    stated: list[date | None] = []

    def generated(element: etree._Element) -> None:
        stated.append(parse_day(element.text or ""))

    def designation(element: etree._Element) -> None:
        position = f"{path.name}:{element.sourceline}"
        read = partial(_designation, element, collector.list_id)
        days = [("DateDesignated", text_of(element, "DateDesignated"))]
        collector.add(position, raw_text(element), read, days)

    takers: dict[Place, Take] = {("DateGenerated",): generated, ("Designation",): designation}
    stream_entries(path, _ROOT, takers)
    return stated[0] if stated else None


def _designation(element: etree._Element, list_id: str) -> Designation:
    uid = checked_id(text_of(element, "UniqueID"))
    kind = kind_of(text_of(element, "IndividualEntityShip"))
    names = unique(_names(element))
    if not names:
        raise RowError("the entry has no name")
    return Designation(
        list_id=list_id,
        entry_id=uid,
        kind=kind,
        aliases=names,
        programmes=tuple(dict.fromkeys(texts_of(element, "RegimeName"))),
        listed_on=parse_day(text_of(element, "DateDesignated")),
        births=births_of(texts_of(element, *_PERSON, "DOBs", "DOB")),
        countries=states_of(_states(element, kind)),
        identifiers=tuple(
            dict.fromkeys(number for name in _NUMBERS for number in texts_within(element, name))
        ),
        remarks=remarks_of(
            [
                *texts_of(element, *_PERSON, "Positions", "Position"),
                *texts_of(element, "OtherInformation"),
                *texts_of(element, "UKStatementofReasons"),
            ]
        ),
    )


def _names(element: etree._Element) -> Iterator[Alias]:
    for group in children(element, "Names"):
        for name in children(group, "Name"):
            cells = [text_of(name, cell) for cell in _NAME_CELLS]
            yield from names_of(cells, text_of(name, "NameType"), text_of(name, "AliasStrength"))
    for group in children(element, "NonLatinNames"):
        for name in children(group, "NonLatinName"):
            language = text_of(name, "NonLatinScriptLanguage")
            yield from original(text_of(name, "NameNonLatinScript"), language)


def _states(element: etree._Element, kind: Kind) -> Iterator[str]:
    yield from texts_of(element, *_PERSON, "Nationalities", "Nationality")
    if kind is Kind.ORGANISATION:
        yield from texts_of(element, "Addresses", "Address", "AddressCountry")
    if kind is Kind.VESSEL:
        yield from texts_of(element, *_SHIP, *_FLAGS)
