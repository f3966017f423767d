"""OpenSanctions in FollowTheMoney: one JSON object per line.

Enters: entities.ftm.json. Leaves: designations and the newest `last_seen`. The file is read twice:
Sanction objects, which point to their parties, first. A line that is no object is quarantined; a
last line without an end refuses the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

import orjson

from app.domain.listing import Alias, Designation, Kind, Strength
from app.errors import ListRefusedError
from app.lexicon.country_words import country_code
from app.screening.lists.aliases import alias, unique
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.dates import parse_births, parse_day
from app.screening.lists.tables import open_lines

KINDS: Final = {
    "Person": Kind.PERSON, "Organization": Kind.ORGANISATION, "Company": Kind.ORGANISATION,
    "LegalEntity": Kind.ORGANISATION, "PublicBody": Kind.ORGANISATION, "Vessel": Kind.VESSEL,
    "Airplane": Kind.AIRCRAFT,
}  # fmt: skip
ASSETS: Final = frozenset((
    "Asset", "CryptoWallet", "Security", "Vehicle", "RealEstate", "Article", "Event", "Position",
    "Address", "Country",
))  # fmt: skip
"""Targets that are no parties: what a measure covers."""
_NAMES: Final = (
    ("name", Strength.STRONG), ("alias", Strength.STRONG), ("previousName", Strength.STRONG),
    ("weakAlias", Strength.WEAK),
)  # fmt: skip
_STATES: Final = ("nationality", "citizenship", "country", "jurisdiction", "flag", "mainCountry")
_NUMBERS: Final = (
    "passportNumber", "idNumber", "taxNumber", "registrationNumber", "innCode", "ogrnCode",
    "leiCode", "swiftBic", "imoNumber", "mmsi", "serialNumber",
)  # fmt: skip
_TOPIC: Final = "sanction"


@dataclass(slots=True)
class _Sanctions:
    """What the Sanction objects say of one party."""

    programmes: list[str] = field(default_factory=list)
    listed: list[date] = field(default_factory=list)
    ended: list[date | None] = field(default_factory=list)


def read_ftm(path: Path, collector: Collector) -> str:
    """Put the targets of the file into `collector`; return the newest `last_seen`.

    Raises:
        ListRefusedError: when the file is refused whole.
    """
    sanctions = _read_sanctions(path)
    seen = ""
    for number, line, entity in _objects(path):
        position = f"{path.name}:{number}"
        if entity is None:
            collector.refuse(position, "no object with an id, a schema and properties", line)
            continue
        seen = max(seen, str(entity.get("last_seen") or ""))
        if entity.get("target") and entity["schema"] not in KINDS.keys() | ASSETS:
            collector.refuse(position, f"the schema {entity['schema']!r} is not known", line)
        elif _is_entry(entity, sanctions):
            read = partial(_designation, entity, sanctions.get(entity["id"]))
            collector.add(position, line, read)
    return seen


def _objects(path: Path) -> Iterator[tuple[int, str, Mapping[str, Any] | None]]:
    for number, line in enumerate(open_lines(path), 1):
        if not line.strip():
            continue
        if not line.endswith("\n"):
            raise ListRefusedError(f"{path.name} breaks off: line {number} has no line end")
        try:
            entity = orjson.loads(line)
        except orjson.JSONDecodeError:
            entity = None
        yield number, line, entity if _has_shape(entity) else None


def _has_shape(entity: object) -> bool:
    return (
        isinstance(entity, dict)
        and isinstance(entity.get("id"), str)
        and isinstance(entity.get("schema"), str)
        and isinstance(entity.get("properties"), dict)
        and isinstance(entity.get("target", False), bool)
    )


def _read_sanctions(path: Path) -> dict[str, _Sanctions]:
    found: dict[str, _Sanctions] = {}
    for _, _, entity in _objects(path):
        if entity is None or entity["schema"] != "Sanction":
            continue
        for party in _values(entity, "entity"):
            one = found.setdefault(party, _Sanctions())
            one.programmes += _values(entity, "program") or _values(entity, "programId")
            starts = _values(entity, "listingDate") or _values(entity, "startDate")
            one.listed += [day for cell in starts if (day := parse_day(cell))]
            ends = [day for cell in _values(entity, "endDate") if (day := parse_day(cell))]
            one.ended.append(max(ends, default=None))
    return found


def _is_entry(entity: Mapping[str, Any], sanctions: Mapping[str, _Sanctions]) -> bool:
    """Whether an object is a target of sanctions: by a Sanction, by its topics, or without any."""
    if entity["schema"] not in KINDS or not entity.get("target"):
        return False
    topics = _values(entity, "topics")
    return entity["id"] in sanctions or not topics or any(t.startswith(_TOPIC) for t in topics)


def _designation(entity: Mapping[str, Any], sanctions: _Sanctions | None) -> Designation:
    known = sanctions or _Sanctions()
    names = unique(_names(entity))
    if not names:
        raise RowError("the entry has no name")
    return Designation(
        list_id="opensanctions",
        entry_id=entity["id"],
        kind=KINDS[entity["schema"]],
        aliases=names,
        programmes=tuple(dict.fromkeys((*known.programmes, *_values(entity, "programId")))),
        listed_on=min(known.listed, default=None),
        delisted_on=_ended(known.ended),
        births=tuple(
            dict.fromkeys(b for c in _values(entity, "birthDate") for b in parse_births(c))
        ),
        countries=_codes(_all(entity, _STATES)),
        identifiers=tuple(dict.fromkeys(_all(entity, _NUMBERS))),
        remarks="\n".join(_all(entity, ("position", "notes"))) or None,
    )


def _ended(days: Sequence[date | None]) -> date | None:
    """Return the last end, when every sanction has one."""
    ends = [day for day in days if day]
    return max(ends) if ends and len(ends) == len(days) else None


def _names(entity: Mapping[str, Any]) -> Iterator[Alias]:
    caption = entity.get("caption")
    if isinstance(caption, str) and caption in _values(entity, "name"):
        yield from alias(caption, Strength.PRIMARY)
    for name, strength in _NAMES:
        for cell in _values(entity, name):
            yield from alias(cell, strength)


def _values(entity: Mapping[str, Any], name: str) -> list[str]:
    values = entity["properties"].get(name)
    return [v for v in values if isinstance(v, str)] if isinstance(values, list) else []


def _all(entity: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    return [value for name in names for value in _values(entity, name)]


def _codes(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for cell in cells if (code := country_code(cell))))
