"""OFAC's delta files (sanctionsData): what was added, removed and changed, put on top of a list.

Enters: the delta files of a folder and a collector with the list they change. Leaves: the changed
collector, the files applied and the date of the newest. Older ones than the list are passed over.
Refuses a file that is called a delta and is none; a change of an entry that the list does not have
becomes a refused row.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from lxml import etree

from app.domain.listing import Alias, Designation, Strength
from app.screening.lists.aliases import alias, family_first, unique
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.dates import parse_day
from app.screening.lists.ofac_fields import kind_of
from app.screening.lists.xml import (
    attribute,
    children,
    raw_text,
    root_name,
    stream_entries,
    text_of,
)

ROOT: Final = "sanctionsData"
_NAMED: Final = "delta"
_SDN_LIST: Final = "sdn list"
_SDN: Final = "us_ofac_sdn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """The delta files that were applied, and the newest of their dates."""

    files: tuple[Path, ...]
    dated: date | None


def delta_files(found: Mapping[str, Path]) -> list[Path]:
    """Return the delta files of a folder: what is called so, and other XML with their root.

    Raises:
        ListRefusedError: when a file called a delta is no XML.
    """
    xml = [(name, path) for name, path in found.items() if name.endswith(".xml")]
    return [path for name, path in xml if _NAMED in name or root_name(path) == ROOT]


def apply_deltas(
    paths: Sequence[Path], list_id: str, dated: date | None, collector: Collector
) -> Applied:
    """Apply delta files in order of their dates to the entries of `collector`.

    Args:
        paths: of the files.
        list_id: the list they are put on; entries of the other OFAC list are passed over.
        dated: the date of the list; older deltas are in it already. None applies all.
        collector: holds the list.

    Raises:
        ListRefusedError: when a file is refused whole.
    """
    days = {path: _published(path) for path in paths}
    newer = [p for p in paths if not (dated and (day := days[p]) and day < dated)]
    ordered = sorted(newer, key=lambda p: (days[p] or date.min, p.name))
    for path in ordered:
        _apply(path, list_id, collector)
    newest = max((day for p in ordered if (day := days[p])), default=None)
    return Applied(files=tuple(ordered), dated=newest)


def _published(path: Path) -> date | None:
    found: list[date | None] = []

    def publication(element: etree._Element) -> None:
        found.append(parse_day(text_of(element, "datePublished")))

    stream_entries(path, ROOT, {("publicationInfo",): publication})
    return found[0] if found else None


def _apply(path: Path, list_id: str, collector: Collector) -> None:
    def entity(element: etree._Element) -> None:
        if not _concerns(element, list_id):
            return
        position = f"{path.name}:{element.sourceline}"
        before = collector.get(attribute(element, "id"))
        if attribute(element, "action").lower() == "remove":
            collector.drop(attribute(element, "id"))
        else:
            read = partial(_entry, element, before, list_id)
            collector.replace(position, raw_text(element), read)

    stream_entries(path, ROOT, {("entities", "entity"): entity})


def _concerns(element: etree._Element, list_id: str) -> bool:
    lists = [
        " ".join((one.text or "").split()).lower()
        for group in children(element, "sanctionsLists")
        for one in children(group, "sanctionsList")
    ]
    return not lists or any((name == _SDN_LIST) == (list_id == _SDN) for name in lists)


def _entry(element: etree._Element, before: Designation | None, list_id: str) -> Designation:
    uid = attribute(element, "id")
    if not uid.isdecimal():
        raise RowError(f"the id {uid!r} is no number")
    fresh = attribute(element, "action").lower() == "add"
    gone = set(_texts(element, "names", "name", gone=True))
    kept = [] if fresh or before is None else [a for a in before.aliases if a.name not in gone]
    names = unique([*_names(element), *kept])
    if not names:
        raise RowError(f"a change of {uid}, which the list does not have")
    base = before or Designation(
        list_id=list_id,
        entry_id=uid,
        kind=kind_of(text_of(element, "generalInfo", "entityType")),
        aliases=names,
        listed_on=_listed(element),
    )
    return replace(
        base,
        aliases=names,
        primary_missing=base.primary_missing and not fresh,
        programmes=_programmes(element, () if fresh else base.programmes),
        listed_on=base.listed_on or _listed(element),
    )


def _names(element: etree._Element) -> Iterator[Alias]:
    for group in children(element, "names"):
        for name in children(group, "name"):
            if attribute(name, "action").lower() != "remove":
                yield from _translations(name)


def _translations(name: etree._Element) -> Iterator[Alias]:
    weak = text_of(name, "isLowQuality").lower() == "true"
    strength = Strength.WEAK if weak else Strength.STRONG
    if text_of(name, "isPrimary").lower() == "true":
        strength = Strength.PRIMARY
    for group in children(name, "translations"):
        for one in children(group, "translation"):
            family, given = text_of(one, "formattedLastName"), text_of(one, "formattedFirstName")
            if family and given:
                yield from family_first(family, given, strength)
            else:
                yield from alias(text_of(one, "formattedFullName") or family or given, strength)
            strength = Strength.STRONG if strength is Strength.PRIMARY else strength


def _listed(element: etree._Element) -> date | None:
    days = [
        day
        for group in children(element, "sanctionsLists")
        for one in children(group, "sanctionsList")
        if (day := parse_day(attribute(one, "datePublished")))
    ]
    return min(days, default=None)


def _programmes(element: etree._Element, before: tuple[str, ...]) -> tuple[str, ...]:
    gone = set(_texts(element, "sanctionsPrograms", "sanctionsProgram", gone=True))
    added = _texts(element, "sanctionsPrograms", "sanctionsProgram", gone=False)
    return tuple(dict.fromkeys([p for p in before if p not in gone] + added))


def _texts(element: etree._Element, group: str, name: str, *, gone: bool) -> list[str]:
    """Return the texts of the children that a change removes, or of those that it does not."""
    return [
        text
        for one in children(element, group)
        for child in children(one, name)
        if (attribute(child, "action").lower() == "remove") is gone and (text := _said(child))
    ]


def _said(child: etree._Element) -> str:
    full = " ".join((child.text or "").split())
    return full or text_of(child, "translations", "translation", "formattedFullName")
