"""What the index keeps of a designation beyond its names, as one line of JSON each.

Enters: designations. Leaves: lines, and `Entry` records from lines. Refuses to keep remarks (the
lists' tables hold them) but for the roles they name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from app.domain.listing import BirthDate, Designation, Kind, ListVersion, ParsedList
from app.lexicon.roles import roles_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One designation as a hit shows and weighs it."""

    list_id: str
    entry_id: str
    kind: Kind
    name: str
    listed_on: date | None
    programmes: tuple[str, ...]
    births: tuple[BirthDate, ...]
    countries: tuple[str, ...]
    roles: tuple[str, ...]


def write_entry(entry: Designation) -> bytes:
    """Return the line of a designation."""
    births = [(b.year_from, b.year_to, b.day, b.circa) for b in entry.births]
    return orjson.dumps(
        (
            entry.list_id, entry.entry_id, entry.kind, entry.name, entry.listed_on,
            entry.programmes, births, entry.countries, sorted(roles_in(entry.remarks or "")),
        )
    )  # fmt: skip


def read_entry(line: bytes) -> Entry:
    """Return the entry of a line that `write_entry` wrote."""
    # an entry written by an older version ends with its countries
    list_id, entry_id, kind, name, listed_on, programmes, births, countries, *rest = orjson.loads(
        line
    )
    return Entry(
        list_id=list_id,
        entry_id=entry_id,
        kind=Kind(kind),
        name=name,
        listed_on=_day(listed_on),
        programmes=tuple(programmes),
        births=tuple(
            BirthDate(year_from=first, year_to=last, day=_day(day), circa=circa)
            for first, last, day, circa in births
        ),
        countries=tuple(countries),
        roles=tuple(rest[0]) if rest else (),
    )


def completed(arrays: Mapping[str, NDArray[Any]]) -> dict[str, Any]:
    """Return stored arrays, with those that an older version did not write yet.

    Delisting days, parts that news leaves out, and what the lists have lost.
    """
    stored: dict[str, Any] = dict(arrays)
    for name, like, kind, value in (
        ("entry_delisted", "entry_listed", np.int32, 0),
        ("reading_omitted", "reading_parts", np.int16, 0),
        ("entry_current", "entry_listed", np.bool_, 1),
    ):
        if like in stored:
            stored.setdefault(name, np.full_like(stored[like], value, dtype=kind))
    return stored


def proleptic_days(days: Iterable[date | None]) -> NDArray[np.int32]:
    """Return days as numbers, 0 for none."""
    return np.array([day.toordinal() if day else 0 for day in days], dtype=np.int32)


def version_of(parsed: ParsedList) -> ListVersion:
    """Return which state of a list a parsed list is."""
    stated = parsed.version or (parsed.dated.isoformat() if parsed.dated else None)
    return ListVersion(
        list_id=parsed.list_id,
        version=stated or parsed.sha256[:12],
        sha256=parsed.sha256,
        dated=parsed.dated,
        entries=len(parsed.designations),
    )


def write_versions(versions: tuple[ListVersion, ...]) -> bytes:
    """Return list versions as JSON."""
    return orjson.dumps(versions)


def read_versions(text: bytes) -> tuple[ListVersion, ...]:
    """Return the list versions that `write_versions` wrote."""
    return tuple(_version(row) for row in orjson.loads(text))


def _version(row: dict[str, Any]) -> ListVersion:
    fetched = row["fetched_at"]
    return ListVersion(
        list_id=row["list_id"],
        version=row["version"],
        sha256=row["sha256"],
        dated=_day(row["dated"]),
        entries=row["entries"],
        excerpt=row["excerpt"],
        fetched_at=datetime.fromisoformat(fetched) if fetched else None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
