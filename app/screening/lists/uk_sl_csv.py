"""UK Sanctions List in CSV: one designation per group of rows of a Unique ID.

Enters: the file. Leaves: designations and the date of the report. A row stands for one name with
one address and one birth date, so that values repeat. Stray quotes spoil a line, not the file.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from app.domain.listing import Alias, Designation, Kind
from app.screening.lists.aliases import unique
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.dates import parse_day
from app.screening.lists.groups import Group, Row, grouped
from app.screening.lists.tables import open_lines, read_table
from app.screening.lists.uk_fields import (
    births_of,
    checked_id,
    kind_of,
    names_of,
    original,
    remarks_of,
    states_of,
)

_KEY: Final = "Unique ID"
_ABOVE: Final = "Report Date"
_NAME_CELLS: Final = tuple(f"Name {number}" for number in range(1, 7))
_NUMBERS: Final = (
    "IMO number", "Passport number", "National Identifier number",
    "Business registration number (s)",
)  # fmt: skip
_NEEDED: Final = (
    _KEY, *_NAME_CELLS, *_NUMBERS, "Name type", "Alias strength",
    "Name non-latin script", "Non-latin script language", "Regime Name", "Designation Type",
    "Other Information", "UK Statement of Reasons", "Address Country", "Date Designated", "D.O.B",
    "Nationality(/ies)", "Position", "Current believed flag of ship",
)  # fmt: skip


def read_csv(path: Path, collector: Collector) -> date | None:
    """Put the entries of the file into `collector`; return the date of the report.

    Raises:
        ListRefusedError: when the file is refused whole.
    """
    for group in grouped(read_table(path, _NEEDED, above=_ABOVE), _KEY, collector):
        read = partial(_designation, group, collector.list_id)
        days = [("Date Designated", group.rows[0]["Date Designated"])]
        collector.merge(group.position, group.raw, read, days)
    first = next(open_lines(path))
    return parse_day(first.replace("-", " ")) if first.startswith(_ABOVE) else None


def _designation(group: Group, list_id: str) -> Designation:
    uid = checked_id(group.key)
    kind = kind_of(group.rows[0]["Designation Type"])
    names = unique(alias for row in group.rows for alias in _names(row))
    if not names:
        raise RowError("the entry has no name")
    remarks = ("Position", "Other Information", "UK Statement of Reasons")
    return Designation(
        list_id=list_id,
        entry_id=uid,
        kind=kind,
        aliases=names,
        programmes=tuple(group.column("Regime Name")),
        listed_on=parse_day(group.rows[0]["Date Designated"]),
        births=births_of(group.column("D.O.B")),
        countries=states_of(_states(group, kind)),
        identifiers=tuple(number for name in _NUMBERS for number in group.column(name)),
        remarks=remarks_of(cell for name in remarks for cell in group.column(name)),
    )


def _names(row: Row) -> Iterator[Alias]:
    cells = [row[cell] for cell in _NAME_CELLS]
    yield from names_of(cells, row["Name type"], row["Alias strength"])
    yield from original(row["Name non-latin script"], row["Non-latin script language"])


def _states(group: Group, kind: Kind) -> list[str]:
    cells = group.column("Nationality(/ies)")
    if kind is Kind.ORGANISATION:
        cells += group.column("Address Country")
    if kind is Kind.VESSEL:
        cells += group.column("Current believed flag of ship")
    return cells
