"""OpenSanctions as a table of targets.

Enters: targets.simple.csv. Leaves: designations and the newest `last_seen`. Inner lists are joined
by `;`. The form tells neither weak names nor listing dates.
"""

from functools import partial
from pathlib import Path
from typing import Final

from app.domain.listing import Designation, Strength
from app.lexicon.country_words import country_code
from app.screening.lists.aliases import unique, whole
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.dates import parse_births
from app.screening.lists.groups import Row
from app.screening.lists.opensanctions_ftm import ASSETS, KINDS
from app.screening.lists.tables import read_table

_NEEDED: Final = (
    "id", "schema", "name", "aliases", "birth_date", "countries", "identifiers", "sanctions",
    "last_seen",
)  # fmt: skip


def read_csv(path: Path, collector: Collector) -> str:
    """Put the targets of the file into `collector`; return the newest `last_seen`.

    Raises:
        ListRefusedError: when the file is refused whole.
    """
    seen = ""
    for record in read_table(path, _NEEDED):
        if record.fault:
            collector.refuse(record.position, record.fault, record.raw)
            continue
        seen = max(seen, record.row["last_seen"])
        if record.row["schema"] not in ASSETS:
            collector.add(record.position, record.raw, partial(_designation, record.row))
    return seen


def _designation(row: Row) -> Designation:
    if row["schema"] not in KINDS:
        raise RowError(f"the schema {row['schema']!r} is not known")
    if not row["id"] or not row["name"]:
        raise RowError("the id or the name is missing")
    names = [whole(name, Strength.STRONG) for name in _several(row["aliases"])]
    return Designation(
        list_id="opensanctions",
        entry_id=row["id"],
        kind=KINDS[row["schema"]],
        aliases=unique([whole(row["name"], Strength.PRIMARY), *names]),
        programmes=tuple(_several(row.get("program_ids", "")) or _several(row["sanctions"])),
        births=tuple(dict.fromkeys(parse_births(row["birth_date"]))),
        countries=tuple(code for c in _several(row["countries"]) if (code := country_code(c))),
        identifiers=tuple(_several(row["identifiers"])),
    )


def _several(cell: str) -> list[str]:
    return [part for raw in cell.split(";") if (part := raw.strip())]
