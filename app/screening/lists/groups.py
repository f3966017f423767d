"""Rows that belong to one entry of a list, in tables that spread an entry over several.

Enters: records of a table and the column of the key. Leaves: groups of neighbouring rows, so that
memory does not grow with the file. Refuses to look back: an entry whose rows stand in two places
gives two groups, which `Collector.merge` puts together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.screening.lists.collecting import Collector
from app.screening.lists.tables import Record

Row = Mapping[str, str]


@dataclass(slots=True)
class Group:
    """Neighbouring rows of one entry, and where and how the first of them is written."""

    key: str
    position: str
    raw: str
    rows: list[Row] = field(default_factory=list)

    def column(self, name: str) -> list[str]:
        """Return the values of a column in order, without empty ones and repetitions."""
        return list(dict.fromkeys(row[name] for row in self.rows if row[name]))


def grouped(
    records: Iterable[Record], key: str, collector: Collector, also: str | None = None
) -> Iterator[Group]:
    """Yield neighbouring rows of one key; rows without one, or unreadable, go to quarantine.

    Args:
        records: of the table.
        key: column of the key.
        collector: takes what cannot be read.
        also: a second column that the rows of one entry have in common.
    """
    group: Group | None = None
    for record in records:
        if record.fault:
            collector.refuse(record.position, record.fault, record.raw)
            continue
        if not record.row[key]:
            collector.refuse(record.position, f"{key} is missing", record.raw)
            continue
        if group is None or not _belongs(group, record.row, key, also):
            if group:
                yield group
            group = Group(record.row[key], record.position, record.raw)
        group.rows.append(record.row)
    if group:
        yield group


def _belongs(group: Group, row: Row, key: str, also: str | None) -> bool:
    return group.key == row[key] and (also is None or group.rows[0][also] == row[also])
