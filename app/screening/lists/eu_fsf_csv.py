"""EU Financial Sanctions Files in CSV 1.1: one designation per group of rows of a logical id.

Enters: the file. Leaves: designations, the version and date it states. Each row fills one of five
blocks (name, address, birth date, identification, citizenship). The form has no column for weak
names: only a remark tells them.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

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
from app.screening.lists.groups import Group, Row, grouped
from app.screening.lists.tables import read_table

_KEY: Final = "Entity_LogicalId"
_REFERENCE: Final = "Entity_EU_ReferenceNumber"
_DATED: Final = "fileGenerationDate"
_NEEDED: Final = (
    _DATED, _KEY, _REFERENCE, "Entity_DesignationDate", "Entity_Remark",
    "Entity_SubjectType_ClassificationCode", "Entity_Regulation_EntryIntoForceDate",
    "Entity_Regulation_Programme", "NameAlias_LastName", "NameAlias_FirstName",
    "NameAlias_MiddleName", "NameAlias_WholeName", "NameAlias_NameLanguage", "NameAlias_Function",
    "NameAlias_Remark", "Address_CountryIso2Code", "BirthDate_BirthDate", "BirthDate_Year",
    "BirthDate_YearRangeFrom", "BirthDate_YearRangeTo", "BirthDate_Circa", "Identification_Number",
    "Identification_LatinNumber", "Citizenship_CountryIso2Code",
)  # fmt: skip


def read_csv(path: Path, collector: Collector) -> Stated:
    """Put the entries of the file into `collector`; return what it says of itself.

    Raises:
        ListRefusedError: when the file is refused whole.
    """
    stated = ""
    records = read_table(path, _NEEDED, delimiter=";")
    for group in grouped(records, _KEY, collector, also=_REFERENCE):
        stated = stated or group.rows[0][_DATED]
        read = partial(_designation, group, collector.list_id)
        designated, forces = "Entity_DesignationDate", "Entity_Regulation_EntryIntoForceDate"
        days = [
            (designated, group.rows[0][designated]),
            *((forces, d) for d in group.column(forces)),
        ]
        collector.merge(group.position, group.raw, read, days)
    dated = parse_day(stated)
    return Stated(version=dated.isoformat() if dated else None, dated=dated)


def _designation(group: Group, list_id: str) -> Designation:
    first = group.rows[0]
    kind = kind_of(first["Entity_SubjectType_ClassificationCode"])
    names = unique(alias for row in group.rows for alias in names_of(_name(row)))
    if not names:
        raise RowError("the entry has no name")
    births = (_birth(row) for row in group.rows)
    remarks = (*group.column("NameAlias_Function"), *group.column("Entity_Remark"))
    return Designation(
        list_id=list_id,
        entry_id=entry_id(first[_REFERENCE], first[_KEY]),
        kind=kind,
        aliases=names,
        programmes=tuple(group.column("Entity_Regulation_Programme")),
        listed_on=listing_day(
            first["Entity_DesignationDate"], group.column("Entity_Regulation_EntryIntoForceDate")
        ),
        births=tuple(dict.fromkeys(birth for birth in births if birth)),
        countries=states_of(_states(group, kind)),
        identifiers=tuple(dict.fromkeys(_identifiers(group.rows))),
        remarks="\n".join(remarks) or None,
    )


def _name(row: Row) -> EuName:
    return EuName(
        whole=row["NameAlias_WholeName"],
        first=row["NameAlias_FirstName"],
        middle=row["NameAlias_MiddleName"],
        last=row["NameAlias_LastName"],
        language=row["NameAlias_NameLanguage"],
        remark=row["NameAlias_Remark"],
    )


def _birth(row: Row) -> BirthDate | None:
    return birth_of(
        row["BirthDate_BirthDate"],
        row["BirthDate_Year"],
        row["BirthDate_YearRangeFrom"],
        row["BirthDate_YearRangeTo"],
        row["BirthDate_Circa"],
    )


def _states(group: Group, kind: Kind) -> Iterator[str]:
    yield from group.column("Citizenship_CountryIso2Code")
    if kind is not Kind.PERSON:
        yield from group.column("Address_CountryIso2Code")


def _identifiers(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if number := row["Identification_Number"] or row["Identification_LatinNumber"]:
            yield number
