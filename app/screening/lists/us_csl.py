"""US Consolidated Screening List: consolidated.csv, else consolidated.json.

Enters: a folder. Leaves: designations keyed by the `_id` of the list; older files have none, and
the key is `~` and the first 8 hex digits of the sha256 of source, entity number and name.
The list joins sanctions with export controls: where a row names no programme, its source stands
for one. It states neither a version nor a date.
"""

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from app.domain.listing import Designation, Kind, ParsedList
from app.lexicon.country_words import countries_in, country_code
from app.screening.lists.aliases import unique
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.csl_fields import CslRow, names_of, rows_of_csv, rows_of_json
from app.screening.lists.dates import parse_births, parse_day
from app.screening.lists.files import digest, files_by_name, one_of
from app.screening.lists.ofac_fields import identifier

LIST_ID: Final = "us_csl"
_CSV: Final = "consolidated.csv"
_JSON: Final = "consolidated.json"
_KINDS: Final = {
    "individual": Kind.PERSON, "entity": Kind.ORGANISATION, "vessel": Kind.VESSEL,
    "aircraft": Kind.AIRCRAFT, "": Kind.UNKNOWN,
}  # fmt: skip


def read(folder: Path) -> ParsedList:
    """Return the list in `folder`. Raises ListRefusedError when it is refused whole."""
    path = one_of(LIST_ID, files_by_name(folder), (_CSV, _JSON))
    collector = Collector(LIST_ID)
    rows = rows_of_csv if path.name.lower() == _CSV else rows_of_json
    for position, raw, row in rows(path, collector):
        days = [("start_date", row.start), ("end_date", row.end)]
        collector.merge(position, raw, partial(_designation, row), days)
    return collector.parsed(digest([path]))


def _designation(row: CslRow) -> Designation:
    kind = _KINDS.get(row.type.lower())
    if kind is None:
        raise RowError(f"the type {row.type!r} is not known")
    names = unique(names_of(row, kind))
    if not names:
        raise RowError("the name is missing")
    return Designation(
        list_id=LIST_ID,
        entry_id=row.id or _made_id(row),
        kind=kind,
        aliases=names,
        programmes=row.programmes or ((row.source,) if row.source else ()),
        listed_on=parse_day(row.start),
        delisted_on=parse_day(row.end),
        births=tuple(dict.fromkeys(b for cell in row.births for b in parse_births(cell))),
        countries=tuple(dict.fromkeys(_countries(row, kind))),
        identifiers=tuple(
            dict.fromkeys(n for kind, number in row.ids if (n := identifier(kind, number)))
        ),
        remarks="\n".join(filter(None, (row.title, row.remarks))) or None,
    )


def _made_id(row: CslRow) -> str:
    key = f"{row.source}\n{row.entity_number}\n{row.name}"
    return "~" + hashlib.sha256(key.encode()).hexdigest()[:8]


def _countries(row: CslRow, kind: Kind) -> Iterator[str]:
    cells = [*row.nations, row.flag]
    if kind is not Kind.PERSON and kind is not Kind.VESSEL:
        cells += row.seats
    for cell in cells:
        if code := country_code(cell):
            yield code
        else:
            yield from countries_in(cell)
