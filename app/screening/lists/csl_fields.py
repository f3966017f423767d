"""Rows of the US Consolidated Screening List, from its CSV or its JSON.

Enters: a file. Leaves: `CslRow` records, each with its place. In the CSV, `; ` joins the values of
a cell; in the JSON they are lists.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.domain.listing import Alias, Kind, Strength
from app.screening.lists.aliases import alias, family_first, plain
from app.screening.lists.collecting import Collector
from app.screening.lists.json_stream import stream_array
from app.screening.lists.tables import read_table

_NEEDED: Final = (
    "source", "entity_number", "type", "programs", "name", "title", "addresses", "start_date",
    "end_date", "vessel_flag", "remarks", "alt_names", "citizenships", "dates_of_birth",
    "nationalities", "ids",
)  # fmt: skip
_RESULTS: Final = "results"
_SUCCESSORS = re.compile(
    r"[;,]?\s*(?:and\s+)?any\s+successors?,?\s+sub-?units?,?\s+(?:and|or)\s+subsidiar(?:y|ies)"
    r"(?:\s+thereof)?\s*\.?\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r"^and\s+", re.IGNORECASE)

Placed = tuple[str, str, "CslRow"]
"""Position, raw text and the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CslRow:
    """One row; `ids` are pairs of type and number, `seats` countries of addresses."""

    id: str
    source: str
    entity_number: str
    type: str
    name: str
    title: str
    start: str
    end: str
    flag: str
    remarks: str
    programmes: tuple[str, ...]
    other_names: tuple[str, ...]
    births: tuple[str, ...]
    nations: tuple[str, ...]
    seats: tuple[str, ...]
    ids: tuple[tuple[str, str], ...]


def names_of(row: CslRow, kind: Kind) -> Iterator[Alias]:
    """Yield the names of a row: those of persons of the Treasury are written "LAST, First"."""
    for place, cell in enumerate((row.name, *row.other_names)):
        name = _AND.sub("", _SUCCESSORS.sub("", plain(cell)))
        strength = Strength.STRONG if place else Strength.PRIMARY
        family, comma, given = name.partition(", ")
        if kind is Kind.PERSON and comma:
            yield from family_first(family, given, strength)
        else:
            yield from alias(name, strength)


def rows_of_csv(path: Path, collector: Collector) -> Iterator[Placed]:
    """Yield the rows of the CSV; unreadable ones go to quarantine.

    Raises:
        ListRefusedError: when the file is refused whole.
    """
    for record in read_table(path, _NEEDED):
        if record.fault:
            collector.refuse(record.position, record.fault, record.raw)
        else:
            yield record.position, record.raw, _csv_row(record.row)


def rows_of_json(path: Path, collector: Collector) -> Iterator[Placed]:
    """Yield the members of `results`; those that are no objects go to quarantine.

    Raises:
        ListRefusedError: when the file is refused whole.
    """
    for number, member in enumerate(stream_array(path, _RESULTS, count="total"), 1):
        position, raw = f"{path.name}:{number}", json.dumps(member, ensure_ascii=False)
        if isinstance(member, dict):
            yield position, raw, _json_row(member)
        else:
            collector.refuse(position, "not an object", raw)


def _csv_row(row: Mapping[str, str]) -> CslRow:
    return CslRow(
        id=row.get("_id", ""),
        source=row["source"],
        entity_number=row["entity_number"],
        type=row["type"],
        name=row["name"],
        title=row["title"],
        start=row["start_date"],
        end=row["end_date"],
        flag=row["vessel_flag"],
        remarks=row["remarks"],
        programmes=_several(row["programs"]),
        other_names=_several(row["alt_names"]),
        births=_several(row["dates_of_birth"]),
        nations=(*_several(row["nationalities"]), *_several(row["citizenships"])),
        seats=tuple(one.rpartition(", ")[2] for one in _several(row["addresses"])),
        ids=tuple(_numbered(one) for one in _several(row["ids"])),
    )


def _json_row(row: Mapping[str, Any]) -> CslRow:
    documents = [one for one in _list(row, "ids") if isinstance(one, dict)]
    addresses = [one for one in _list(row, "addresses") if isinstance(one, dict)]
    return CslRow(
        id=_text(row, "id") or _text(row, "_id"),
        source=_text(row, "source"),
        entity_number=_text(row, "entity_number"),
        type=_text(row, "type"),
        name=_text(row, "name"),
        title=_text(row, "title"),
        start=_text(row, "start_date"),
        end=_text(row, "end_date"),
        flag=_text(row, "vessel_flag"),
        remarks=_text(row, "remarks"),
        programmes=_texts(row, "programs"),
        other_names=_texts(row, "alt_names"),
        births=_texts(row, "dates_of_birth"),
        nations=(*_texts(row, "nationalities"), *_texts(row, "citizenships")),
        seats=tuple(_text(one, "country") for one in addresses),
        ids=tuple((_text(one, "type"), _text(one, "number")) for one in documents),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for raw in cell.split("; ") if (part := raw.strip(" ;")))


def _numbered(text: str) -> tuple[str, str]:
    """Return type and number of an id: "US, 80-0890696, Tax ID No." or "IMO 1, Type"."""
    parts = text.split(", ")
    return parts[-1], parts[-2] if len(parts) > 1 else ""


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return "" if value is None else plain(str(value))


def _list(row: Mapping[str, Any], name: str) -> list[Any]:
    value = row.get(name)
    return value if isinstance(value, list) else []


def _texts(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(plain(str(one)) for one in _list(row, name) if one is not None)
