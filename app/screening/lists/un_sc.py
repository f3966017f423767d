"""UN Security Council consolidated list: consolidated.xml to designations.

Enters: the folder. Leaves: one designation per INDIVIDUAL or ENTITY, keyed by REFERENCE_NUMBER.
Refuses a file without entries; an entry without reference or name becomes a refused row.
Source: the shape of the file of 2026-02-27 (see docs/screening.md).
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from lxml import etree

from app.domain.listing import Alias, BirthDate, Designation, Kind, ParsedList, Strength
from app.errors import ListRefusedError
from app.lexicon.country_words import countries_in
from app.screening.lists.aliases import alias, unique
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.dates import parse_births, parse_day, year_birth
from app.screening.lists.files import digest, files_by_name, one_of
from app.screening.lists.xml import (
    Place,
    Take,
    children,
    raw_text,
    stream_entries,
    text_of,
    texts_of,
)

LIST_ID: Final = "un_sc"
FILE: Final = "consolidated.xml"
_KINDS = {"INDIVIDUAL": Kind.PERSON, "ENTITY": Kind.ORGANISATION}
_NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_WEAK = "low"


def read(folder: Path) -> ParsedList:
    """Return the list in `folder`.

    Raises:
        ListRefusedError: when consolidated.xml is missing or is not a whole list.
    """
    path = one_of(LIST_ID, files_by_name(folder), (FILE,))
    collector = Collector(LIST_ID)

    def take(element: etree._Element) -> None:
        position = f"{FILE}:{element.sourceline}"
        days = [("LISTED_ON", text_of(element, "LISTED_ON"))]
        collector.add(position, raw_text(element), partial(_read, element), days)

    takers: dict[Place, Take] = {("INDIVIDUALS", "INDIVIDUAL"): take, ("ENTITIES", "ENTITY"): take}
    attributes = stream_entries(path, "CONSOLIDATED_LIST", takers)
    version = attributes.get("dateGenerated")
    generated = parse_day(version or "")
    if version and generated is None:
        raise ListRefusedError(f"{LIST_ID}: {FILE}: dateGenerated {version!r} is no day")
    return collector.parsed(digest([path]), version, generated)


def _read(element: etree._Element) -> Designation:
    reference = text_of(element, "REFERENCE_NUMBER")
    if not reference:
        raise RowError("REFERENCE_NUMBER is missing")
    tag = str(element.tag).rpartition("}")[2]
    names = unique(_names(element, tag))
    if not names:
        raise RowError("the entry has no name")
    return Designation(
        list_id=LIST_ID,
        entry_id=reference,
        kind=_KINDS[tag],
        aliases=names,
        programmes=tuple(texts_of(element, "UN_LIST_TYPE")),
        listed_on=parse_day(text_of(element, "LISTED_ON")),
        births=tuple(dict.fromkeys(_births(element))),
        countries=_countries(element, tag),
        identifiers=tuple(texts_of(element, f"{tag}_DOCUMENT", "NUMBER")),
        remarks="\n".join(_remarks(element)) or None,
    )


def _names(element: etree._Element, tag: str) -> Iterator[Alias]:
    primary = " ".join(part for name in _NAME_PARTS if (part := text_of(element, name)))
    yield from alias(primary, Strength.PRIMARY)
    for original in texts_of(element, "NAME_ORIGINAL_SCRIPT"):
        yield from alias(original, Strength.STRONG)
    for child in children(element, f"{tag}_ALIAS"):
        weak = text_of(child, "QUALITY").lower() == _WEAK
        yield from alias(text_of(child, "ALIAS_NAME"), Strength.WEAK if weak else Strength.STRONG)


def _births(element: etree._Element) -> Iterator[BirthDate]:
    for child in children(element, "INDIVIDUAL_DATE_OF_BIRTH"):
        circa = text_of(child, "TYPE_OF_DATE").startswith("APPROX")
        years = year_birth(
            text_of(child, "FROM_YEAR") or text_of(child, "YEAR"),
            text_of(child, "TO_YEAR"),
            circa=circa,
        )
        exact = parse_births(text_of(child, "DATE")) or ((years,) if years else ())
        yield from (replace(birth, circa=circa or birth.circa) for birth in exact)
    for cell in texts_of(element, "INDIVIDUAL_ALIAS", "DATE_OF_BIRTH"):
        yield from parse_births(cell)


def _remarks(element: etree._Element) -> list[str]:
    held = texts_of(element, "DESIGNATION", "VALUE")
    return [*held, *texts_of(element, "COMMENTS1")]


def _countries(element: etree._Element, tag: str) -> tuple[str, ...]:
    cells = texts_of(element, "NATIONALITY", "VALUE")
    if tag == "ENTITY":
        cells += texts_of(element, "ENTITY_ADDRESS", "COUNTRY")
    return tuple(dict.fromkeys(code for cell in cells for code in countries_in(cell)))
