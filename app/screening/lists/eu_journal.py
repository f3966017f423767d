"""EU restrictive measures, one CSV per regulation, to designations keyed `celex:annex:recordId`.

Enters: the folder. Leaves: designations of persons, bodies and vessels. Assets (ports, airports,
zones, currencies) are no parties: their annexes are left out, as docs/screening.md says. Refuses a
folder with a file of another shape or one that breaks off.
A blank recordId becomes `~` and the first 8 hex digits of the name's sha256.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from app.domain.listing import Alias, Designation, Kind, ParsedList, Strength
from app.errors import ListRefusedError
from app.lexicon.country_words import countries_in
from app.screening.lists.aliases import alias, unique
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.dates import parse_births, parse_day
from app.screening.lists.files import digest, files_by_name
from app.screening.lists.parentheses import without_parentheses
from app.screening.lists.scripts import split_names
from app.screening.lists.tables import read_table

LIST_ID: Final = "eu_journal"
_KINDS = {
    "Person": Kind.PERSON, "LegalEntity": Kind.ORGANISATION, "Company": Kind.ORGANISATION,
    "Organization": Kind.ORGANISATION, "Vessel": Kind.VESSEL, "Airplane": Kind.AIRCRAFT,
    "PublicBody": Kind.ORGANISATION,
}  # fmt: skip
_NO_PARTY: Final = "Asset"
_NEEDED: Final = frozenset(
    (
        "celex", "recordId", "programKey", "annex", "startDate", "schema", "name", "alias",
        "weakAlias", "previousName", "country", "nationality", "jurisdiction", "birthDate",
        "imoNumber", "flag",
    )
)  # fmt: skip
_IDENTIFIERS = (
    "passportNumber", "registrationNumber", "taxNumber", "idNumber", "innCode", "ogrnCode",
    "leiCode", "swiftBic", "imoNumber", "mmsi",
)  # fmt: skip
_STATES = ("nationality", "country", "jurisdiction", "flag")
_REMARKS = ("position", "reason", "notes")

Row = Mapping[str, str]


def read(folder: Path) -> ParsedList:
    """Return the list in `folder`, all regulations together.

    Raises:
        ListRefusedError: when there is no CSV file, or one is not a regulation's table.
    """
    paths = [path for name, path in files_by_name(folder).items() if name.endswith(".csv")]
    if not paths:
        raise ListRefusedError(f"{LIST_ID}: there is no .csv file")
    collector = Collector(LIST_ID)
    for path in paths:
        _read_regulation(path, collector)
    return collector.parsed(digest(paths))


def _read_regulation(path: Path, collector: Collector) -> None:
    for record in read_table(path, _NEEDED):
        if record.fault:
            collector.refuse(record.position, record.fault, record.raw)
        elif record.row["schema"] != _NO_PARTY:
            read = partial(_designation, record.row)
            collector.add(
                record.position, record.raw, read, [("startDate", record.row["startDate"])]
            )


def _designation(row: Row) -> Designation:
    if row["schema"] not in _KINDS:
        raise RowError(f"schema {row['schema']!r} is not known")
    names = unique(_names(row))
    if not names:
        raise RowError("the name is missing")
    return Designation(
        list_id=LIST_ID,
        entry_id=f"{row['celex']}:{row['annex']}:{_record(row, names[0])}",
        kind=_KINDS[row["schema"]],
        aliases=names,
        programmes=(row["programKey"],) if row["programKey"] else (),
        listed_on=parse_day(row["startDate"]),
        births=parse_births(row["birthDate"]),
        countries=tuple(dict.fromkeys(c for s in _STATES for c in countries_in(row[s]))),
        identifiers=tuple(row[name] for name in _IDENTIFIERS if row.get(name)),
        remarks="\n".join(row[name] for name in _REMARKS if row.get(name)) or None,
    )


def _names(row: Row) -> Iterator[Alias]:
    """Yield the names of a row; one without a main name is known by the others."""
    name, *others = _plain_names(row["name"]) or [""]
    yield from alias(name, Strength.PRIMARY)
    for cell, strength in (
        ("; ".join(others), Strength.STRONG),
        (row["alias"], Strength.STRONG),
        (row["previousName"], Strength.STRONG),
        (row["weakAlias"], Strength.WEAK),
    ):
        for plain in _plain_names(cell):
            yield from alias(plain, strength)


def _plain_names(cell: str) -> list[str]:
    return [plain for name in split_names(cell) for plain in without_parentheses(name)]


def _record(row: Row, first: Alias) -> str:
    name = row["name"] or first.name
    return row["recordId"] or "~" + hashlib.sha256(name.encode()).hexdigest()[:8]
