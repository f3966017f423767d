"""OFAC lists in plain XML (sdnList): one designation per sdnEntry, keyed by uid.

Enters: SDN.XML or CONSOLIDATED.XML. Leaves: designations and the publication date. Refuses a file
that states another number of records than it has. It gives no listing date.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from lxml import etree

from app.domain.listing import Alias, Designation, Kind, Strength
from app.errors import ListRefusedError
from app.lexicon.country_words import countries_in
from app.screening.lists.aliases import alias, family_first, unique
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.dates import parse_births
from app.screening.lists.ofac_fields import american_day, identifier, kind_of
from app.screening.lists.xml import children, raw_text, stream_entries, text_of, texts_of

_ROOT: Final = "sdnList"


def read_xml(path: Path, collector: Collector) -> date | None:
    """Put the entries of the file into `collector`; return the date it states.

    Raises:
        ListRefusedError: when the file is refused whole.
    """
    stated: dict[str, str] = {}
    seen = 0

    def publication(element: etree._Element) -> None:
        stated["day"] = text_of(element, "Publish_Date")
        stated["count"] = text_of(element, "Record_Count")

    def entry(element: etree._Element) -> None:
        nonlocal seen
        seen += 1
        position = f"{path.name}:{element.sourceline}"
        read = partial(_designation, element, collector.list_id)
        collector.add(position, raw_text(element), read)

    stream_entries(path, _ROOT, {("publshInformation",): publication, ("sdnEntry",): entry})
    count = stated.get("count", "")
    if count.isdecimal() and int(count) != seen:
        raise ListRefusedError(f"{path.name} states {count} records and has {seen}")
    return american_day(stated.get("day", ""))


def _designation(element: etree._Element, list_id: str) -> Designation:
    uid = text_of(element, "uid")
    if not uid.isdecimal():
        raise RowError(f"the uid {uid!r} is no number")
    kind = kind_of(text_of(element, "sdnType"))
    names = unique(_names(element, kind))
    if not names:
        raise RowError("the entry has no name")
    return Designation(
        list_id=list_id,
        entry_id=uid,
        kind=kind,
        aliases=names,
        programmes=tuple(dict.fromkeys(texts_of(element, "programList", "program"))),
        births=tuple(
            dict.fromkeys(
                birth
                for cell in texts_of(element, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth")
                for birth in parse_births(cell)
            )
        ),
        countries=_countries(element, kind),
        identifiers=tuple(dict.fromkeys(_identifiers(element))),
        remarks="\n".join([*texts_of(element, "title"), *texts_of(element, "remarks")]) or None,
    )


def _names(element: etree._Element, kind: Kind) -> Iterator[Alias]:
    yield from _name(element, kind, Strength.PRIMARY)
    for group in children(element, "akaList"):
        for aka in children(group, "aka"):
            weak = text_of(aka, "category").lower() == "weak"
            yield from _name(aka, kind, Strength.WEAK if weak else Strength.STRONG)


def _name(element: etree._Element, kind: Kind, strength: Strength) -> Iterator[Alias]:
    family, given = text_of(element, "lastName"), text_of(element, "firstName")
    if kind is Kind.PERSON:
        yield from family_first(family, given, strength)
    else:
        yield from alias(" ".join(filter(None, (given, family))), strength)


def _countries(element: etree._Element, kind: Kind) -> tuple[str, ...]:
    cells = texts_of(element, "nationalityList", "nationality", "country")
    cells += texts_of(element, "citizenshipList", "citizenship", "country")
    cells += texts_of(element, "vesselInfo", "vesselFlag")
    if kind is not Kind.PERSON and kind is not Kind.VESSEL:
        cells += texts_of(element, "addressList", "address", "country")
    return tuple(dict.fromkeys(code for cell in cells for code in countries_in(cell)))


def _identifiers(element: etree._Element) -> Iterator[str]:
    for group in children(element, "idList"):
        for document in children(group, "id"):
            number = identifier(text_of(document, "idType"), text_of(document, "idNumber"))
            if number:
                yield number
