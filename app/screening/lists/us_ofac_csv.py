"""OFAC lists in CSV: primaries, aliases and addresses to designations, keyed by ent_num.

Enters: the files of one of the two lists. Leaves: designations; an alias group
without a primary row is one, marked `primary_missing`. Refuses a primary file that breaks off, has
another shape or came without its aliases; a single unreadable line becomes a refused row.
Source: OFAC's description of the files: no header, null is `-0-`, the last line is a lone Ctrl-Z.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from app.domain.listing import Alias, Designation, Kind, Strength
from app.errors import ListRefusedError
from app.lexicon.country_words import countries_in
from app.screening.lists.aliases import alias, family_first, unique
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.dates import parse_births
from app.screening.lists.tables import encoding_of, read_rows

_NULL = "-0-"
_LEGACY = "cp1252"
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


def read_csv(names: OfacFiles, found: Mapping[str, Path], collector: Collector) -> list[Path]:
    """Put the entries of one list into `collector`; return the files that were read.

    Args:
        names: what the files are called.
        found: the files of the folder by lower-case name; the primary one must be there.
        collector: takes entries, and rows that cannot be read.

    Raises:
        ListRefusedError: when a file is refused whole, or the aliases are missing.
    """
    _check_companions(names, found, collector)
    aliases = _grouped(found.get(names.aliases), _ALIAS_WIDTH, collector)
    addresses = _grouped(found.get(names.addresses), _ADDRESS_WIDTH, collector)
    comments = _grouped(found.get(names.comments), _COMMENT_WIDTH, collector)
    known = set()
    for position, row in _rows(found[names.primary], _PRIMARY_WIDTH, collector):
        number = row[0]
        known.add(number)
        parts = (aliases.get(number, ()), addresses.get(number, ()), comments.get(number, ()))
        read = partial(_primary, names.list_id, row, *parts)
        collector.add(position, ",".join(row), read)
    for number, group in aliases.items():
        if number not in known:
            read = partial(_orphan, names.list_id, group, addresses.get(number, ()))
            collector.add(f"{names.aliases}:{number}", number, read)
    used = (names.primary, names.aliases, names.addresses, names.comments)
    return [found[name] for name in used if name in found]


def _check_companions(names: OfacFiles, found: Mapping[str, Path], collector: Collector) -> None:
    """Refuse a list without its aliases, which would take them from every entry in force."""
    if names.aliases not in found:
        raise ListRefusedError(
            f"{names.list_id}: missing beside {found[names.primary].name}: {names.aliases}, "
            "and with it every strong alias"
        )
    if names.addresses not in found:
        collector.refuse(
            names.addresses, "the file is missing, and with it the seats of bodies", ""
        )


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
    own = _KINDS[kind.lower()]
    weak = _WEAK_ALIAS.findall(remarks)
    names = unique((
        *_name(name, own, Strength.PRIMARY),
        *_strong(aliases, own),
        *(a for cell in weak for a in _name(cell, own, Strength.WEAK)),
    ))  # fmt: skip
    if not name or not names:
        raise RowError("SDN_Name is missing")
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
    names = tuple(dict.fromkeys(_strong(aliases, Kind.UNKNOWN)))
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


def _strong(rows: Sequence[Row], kind: Kind) -> Iterator[Alias]:
    for row in rows:
        yield from _name(row[3], kind, Strength.STRONG)


def _name(cell: str, kind: Kind, strength: Strength) -> Iterator[Alias]:
    """Yield a name; of a person's, what stands before the comma is the family name."""
    family, comma, given = cell.partition(", ")
    if kind is Kind.PERSON and comma and ";" not in cell:
        yield from family_first(family, given, strength)
    else:
        yield from alias(cell, strength)


def _codes(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for cell in cells for code in countries_in(cell)))


def _grouped(path: Path | None, width: int, collector: Collector) -> Mapping[str, Sequence[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    if path is not None:
        for _, row in _rows(path, width, collector):
            groups[row[0]].append(row)
    return groups


def _rows(path: Path, width: int, collector: Collector) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a file with their position; null cells are empty."""
    first = True
    for record in read_rows(path, width, encoding_of(path, _LEGACY)):
        fits = not record.fault and record.cells[0].isdecimal()
        if first and not fits:
            raise ListRefusedError(f"{path.name}: the first line is not a row of {width} cells")
        first = False
        if fits:
            yield record.position, tuple(_cell(cell) for cell in record.cells)
        else:
            fault = record.fault or f"{record.cells[0]!r} is no ent_num"
            collector.refuse(record.position, fault, record.raw)


def _cell(text: str) -> str:
    stripped = text.strip()
    return "" if stripped == _NULL else stripped
