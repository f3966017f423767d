"""EU Financial Sanctions Files in XML 1.1: one designation per sanctionEntity.

Enters: the file. Leaves: designations, the version and date it states. Facts stand in attributes.
Refuses to read a UN listing out of a remark.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from lxml import etree

from app.domain.listing import BirthDate, Designation, Kind
from app.screening.lists.aliases import unique
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.dates import parse_day
from app.screening.lists.eu_fields import (
    EuName,
    Stated,
    birth_of,
    entry_id,
    kind_of,
    listing_day,
    names_of,
    states_of,
)
from app.screening.lists.xml import attribute, children, raw_text, stream_entries, texts_of

_ROOT: Final = "export"


def read_xml(path: Path, collector: Collector) -> Stated:
    """Put the entries of the file into `collector`; return what it says of itself.

    Raises:
        ListRefusedError: when the file is refused whole.
    """

    def entity(element: etree._Element) -> None:
        position = f"{path.name}:{element.sourceline}"
        read = partial(_designation, element, collector.list_id)
        collector.add(position, raw_text(element), read, _days(element))

    attributes = stream_entries(path, _ROOT, {("sanctionEntity",): entity})
    version = attributes.get("generationDate")
    return Stated(version=version, dated=parse_day(version or ""))


def _designation(element: etree._Element, list_id: str) -> Designation:
    kind = kind_of("".join(attribute(one, "code") for one in children(element, "subjectType")))
    given = children(element, "nameAlias")
    names = unique(alias for one in given for alias in names_of(_name(one)))
    if not names:
        raise RowError("the entry has no name")
    acts = children(element, "regulation")
    births = (_birth(one) for one in children(element, "birthdate"))
    seats = () if kind is Kind.PERSON else children(element, "address")
    return Designation(
        list_id=list_id,
        entry_id=entry_id(attribute(element, "euReferenceNumber"), attribute(element, "logicalId")),
        kind=kind,
        aliases=names,
        programmes=tuple(dict.fromkeys(p for act in acts if (p := attribute(act, "programme")))),
        listed_on=listing_day(
            attribute(element, "designationDate"),
            [attribute(act, "entryIntoForceDate") for act in acts],
        ),
        births=tuple(dict.fromkeys(birth for birth in births if birth)),
        countries=states_of(
            attribute(one, "countryIso2Code") for one in (*children(element, "citizenship"), *seats)
        ),
        identifiers=tuple(dict.fromkeys(_identifiers(element))),
        remarks="\n".join(_remarks(element)) or None,
    )


def _days(element: etree._Element) -> Iterator[tuple[str, str]]:
    yield "designationDate", attribute(element, "designationDate")
    for act in children(element, "regulation"):
        yield "entryIntoForceDate", attribute(act, "entryIntoForceDate")


def _name(element: etree._Element) -> EuName:
    return EuName(
        whole=attribute(element, "wholeName"),
        first=attribute(element, "firstName"),
        middle=attribute(element, "middleName"),
        last=attribute(element, "lastName"),
        language=attribute(element, "nameLanguage"),
        strong=attribute(element, "strong"),
        remark=" ".join(texts_of(element, "remark")),
    )


def _birth(element: etree._Element) -> BirthDate | None:
    return birth_of(
        attribute(element, "birthdate"),
        attribute(element, "year"),
        attribute(element, "yearRangeFrom"),
        attribute(element, "yearRangeTo"),
        attribute(element, "circa"),
    )


def _identifiers(element: etree._Element) -> list[str]:
    return [
        number
        for one in children(element, "identification")
        if (number := attribute(one, "number") or attribute(one, "latinNumber"))
    ]


def _remarks(element: etree._Element) -> list[str]:
    functions = (attribute(one, "function") for one in children(element, "nameAlias"))
    details = attribute(element, "designationDetails")
    return list(dict.fromkeys(filter(None, (*functions, details, *texts_of(element, "remark")))))
