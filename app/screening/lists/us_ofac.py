"""OFAC lists in CSV: primaries, aliases and addresses to designations, keyed by ent_num.

Enters: the folder and the file names of one of the two lists. Leaves: designations; an alias group
without a primary row is one, marked `primary_missing`. Refuses a primary file that breaks off or
has another shape; a single unreadable line becomes a refused row.
Source: OFAC's description of the files: no header, null is `-0-`, the last line is a lone Ctrl-Z.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from app.domain.listing import Alias, Designation, Kind, ParsedList, Strength
from app.errors import ListRefusedError
from app.lexicon.country_words import countries_in
from app.screening.lists.collecting import Collector, RowError, alias
from app.screening.lists.dates import parse_births
from app.screening.lists.files import digest, files_by_name, read_text

_NULL = "-0-"
_CTRL_Z = "\x1a"
_PRIMARY_WIDTH, _ALIAS_WIDTH, _ADDRESS_WIDTH, _COMMENT_WIDTH = 12, 5, 6, 2
_KINDS = {
    "individual": Kind.PERSON, "vessel": Kind.VESSEL, "aircraft": Kind.AIRCRAFT,
    "": Kind.ORGANISATION, "entity": Kind.ORGANISATION,
}  # fmt: skip
_WEAK_ALIAS = re.compile(r"\b[afn]\.k\.a\.,? '(.+?)'+(?=[;.,)]|$)")
_BIRTH = re.compile(r"\bDOB ([^;]+)")
_NATION = re.compile(r"\b(?:nationality|citizen) ([^;.]+)")
_IDENTIFIER = re.compile(
    r"\b(?:Passport|National ID No\.|Tax ID No\.|Registration (?:ID|Number)|SWIFT/BIC|IMO|"
    r"Vessel Registration Identification IMO|Identification Number|Cedula No\.|D-U-N-S Number)"
    r":? ([A-Z0-9][\w/-]{3,})"
)

Row = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfacFiles:
    """The names, in lower case, of the files of one OFAC list."""

    list_id: str
    primary: str
    aliases: str
    addresses: str
    comments: str


SDN: Final = OfacFiles(
    list_id="us_ofac_sdn",
    primary="sdn.csv",
    aliases="alt.csv",
    addresses="add.csv",
    comments="sdn_comments.csv",
)
CONSOLIDATED: Final = OfacFiles(
    list_id="us_ofac_cons",
    primary="cons_prim.csv",
    aliases="cons_alt.csv",
    addresses="cons_add.csv",
    comments="cons_comments.csv",
)


def read_sdn(folder: Path) -> ParsedList:
    """Return the SDN list in `folder`. Raises ListRefusedError when it is refused whole."""
    return _read_list(folder, SDN)


def read_consolidated(folder: Path) -> ParsedList:
    """Return the non-SDN list in `folder`. Raises ListRefusedError when it is refused whole."""
    return _read_list(folder, CONSOLIDATED)


def _read_list(folder: Path, names: OfacFiles) -> ParsedList:
    found = files_by_name(folder)
    if names.primary not in found:
        raise ListRefusedError(f"{names.list_id}: {names.primary} is missing")
    collector = Collector(names.list_id)
    if names.aliases not in found:
        collector.refuse(names.aliases, "the file is missing, and with it every strong alias", "")
    primaries = list(_rows(found[names.primary], _PRIMARY_WIDTH, collector))
    aliases = _grouped(found.get(names.aliases), _ALIAS_WIDTH, collector)
    addresses = _grouped(found.get(names.addresses), _ADDRESS_WIDTH, collector)
    comments = _grouped(found.get(names.comments), _COMMENT_WIDTH, collector)
    for position, row in primaries:
        number = row[0]
        parts = (aliases.get(number, ()), addresses.get(number, ()), comments.get(number, ()))
        read = partial(_primary, names.list_id, row, *parts)
        collector.add(position, ",".join(row), read)
    known = {row[0] for _, row in primaries}
    for number, group in aliases.items():
        if number not in known:
            read = partial(_orphan, names.list_id, group, addresses.get(number, ()))
            collector.add(f"{names.aliases}:{number}", number, read)
    used = (names.primary, names.aliases, names.addresses, names.comments)
    return collector.parsed(digest(found[name] for name in used if name in found))


def _primary(
    list_id: str,
    row: Row,
    aliases: Sequence[Row],
    addresses: Sequence[Row],
    comments: Sequence[Row],
) -> Designation:
    number, name, kind, programmes, _, _, _, _, _, flag, _, remarks = row
    if kind.lower() not in _KINDS:
        raise RowError(f"SDN_Type {kind!r} is not known")
    remarks += "".join(comment[1] for comment in comments)
    names = (
        *alias(name, Strength.PRIMARY),
        *_strong(aliases),
        *(a for weak in _WEAK_ALIAS.findall(remarks) for a in alias(weak, Strength.WEAK)),
    )
    if not name or not names:
        raise RowError("SDN_Name is missing")
    own = _KINDS[kind.lower()]
    seats = [flag] if own is Kind.VESSEL else [a[4] for a in addresses if own is not Kind.PERSON]
    return Designation(
        list_id=list_id,
        entry_id=number,
        kind=own,
        aliases=names,
        programmes=tuple(p.strip("[] ") for p in programmes.split("] [") if p.strip("[] ")),
        births=tuple(
            dict.fromkeys(b for cell in _BIRTH.findall(remarks) for b in parse_births(cell))
        ),
        countries=_codes([*_NATION.findall(remarks), *seats]),
        identifiers=tuple(dict.fromkeys(_IDENTIFIER.findall(remarks))),
        remarks=remarks or None,
    )


def _orphan(list_id: str, aliases: Sequence[Row], addresses: Sequence[Row]) -> Designation:
    names = tuple(_strong(aliases))
    if not names:
        raise RowError("no primary row and no alias name")
    return Designation(
        list_id=list_id,
        entry_id=aliases[0][0],
        kind=Kind.UNKNOWN,
        aliases=names,
        countries=_codes([a[4] for a in addresses]),
        primary_missing=True,
    )


def _strong(rows: Sequence[Row]) -> Iterator[Alias]:
    for row in rows:
        yield from alias(row[3], Strength.STRONG)


def _codes(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for cell in cells for code in countries_in(cell)))


def _grouped(path: Path | None, width: int, collector: Collector) -> Mapping[str, Sequence[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    if path is not None:
        for _, row in _rows(path, width, collector):
            groups[row[0]].append(row)
    return groups


def _rows(path: Path, width: int, collector: Collector) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of a file with their position; null cells are empty."""
    text = read_text(path)
    whole = text.rstrip().endswith(_CTRL_Z) or text.endswith("\n")
    lines = text.rstrip(_CTRL_Z + "\r\n ").split("\n")
    for number, line in enumerate(lines, 1):
        cells = next(csv.reader([line.rstrip("\r")]), [])
        fits = len(cells) == width and cells[0].strip().isdigit()
        if number == 1 and not fits:
            raise ListRefusedError(f"{path.name}: the first line is not a row of {width} cells")
        if number == len(lines) and not fits and not whole:
            raise ListRefusedError(f"{path.name} breaks off in line {number}")
        if fits:
            yield f"{path.name}:{number}", [_cell(c) for c in cells]
        elif line.strip():
            collector.refuse(f"{path.name}:{number}", f"not a row of {width} cells", line)


def _cell(text: str) -> str:
    stripped = text.strip()
    return "" if stripped == _NULL else stripped
