"""OFAC lists in advanced XML: one designation per profile, keyed by its id (the uid).

Enters: SDN_ADVANCED.XML or CONS_ADVANCED.XML. Leaves: designations with original scripts and
listing dates, and the date of issue. The file is read twice: reference values, places, documents
and sanctions entries first (`advanced_tables`), parties then; no order of sections is relied on.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from lxml import etree

from app.domain.listing import Alias, BirthDate, Designation, Kind, NamePart, PartKind, Strength
from app.lexicon.country_words import countries_in
from app.screening.lists.advanced_tables import ROOT, Tables, day_of, read_tables
from app.screening.lists.aliases import alias, plain, unique, whole
from app.screening.lists.collecting import Collector, RowError
from app.screening.lists.ofac_fields import identifier, kind_of
from app.screening.lists.scripts import LATIN, script_of
from app.screening.lists.xml import attribute, children, raw_text, stream_entries, text_of, texts_of

_PARTS: Final = {
    "last name": PartKind.FAMILY, "first name": PartKind.GIVEN, "middle name": PartKind.MIDDLE,
    "maiden name": PartKind.MAIDEN, "patronymic": PartKind.PATRONYMIC,
    "matronymic": PartKind.MATRONYMIC, "nickname": PartKind.NICKNAME,
}  # fmt: skip
_WRITTEN_TOGETHER: Final = frozenset(("Hani", "Hang", "Hira", "Kana"))
_STATES: Final = ("nationality country", "citizenship country", "vessel flag", "aircraft flag")


def read_advanced(path: Path, collector: Collector) -> date | None:
    """Put the entries of the file into `collector`; return the date it states.

    Raises:
        ListRefusedError: when the file is refused whole.
    """
    tables = read_tables(path)
    unseen = set(tables.entries)

    def party(element: etree._Element) -> None:
        position = f"{path.name}:{element.sourceline}"
        profiles = children(element, "Profile")
        if not profiles:
            collector.refuse(position, "the party has no profile", raw_text(element))
        remarks = text_of(element, "Comment")
        for profile in profiles:
            unseen.discard(attribute(profile, "ID"))
            read = partial(_designation, profile, remarks, tables, collector.list_id)
            collector.add(position, raw_text(profile), read)

    stream_entries(path, ROOT, {("DistinctParties", "DistinctParty"): party})
    for profile in sorted(unseen):
        collector.refuse(f"{path.name}:{profile}", "a sanctions entry without its party", profile)
    return tables.issued


def _designation(
    profile: etree._Element, remarks: str, tables: Tables, list_id: str
) -> Designation:
    uid = attribute(profile, "ID")
    if not uid.isdecimal():
        raise RowError(f"the profile id {uid!r} is no number")
    kind = kind_of(tables.party_type(attribute(profile, "PartySubTypeID")))
    identities = [i for i in children(profile, "Identity") if attribute(i, "False") != "true"]
    names = unique(a for identity in identities for a in _names(identity, tables))
    if not names:
        raise RowError("the entry has no name")
    features = _features(profile, tables)
    titles = [t for name, v in features if name == "title" for t in texts_of(v, "VersionDetail")]
    entry = tables.entries.get(uid)
    return Designation(
        list_id=list_id,
        entry_id=uid,
        kind=kind,
        aliases=names,
        programmes=entry.programmes if entry else (),
        listed_on=entry.listed_on if entry else None,
        births=_births(features),
        countries=_countries(features, kind, tables),
        identifiers=tuple(dict.fromkeys(_identifiers(identities, tables))),
        remarks="\n".join(filter(None, [*titles, remarks])) or None,
    )


def _names(identity: etree._Element, tables: Tables) -> Iterator[Alias]:
    kinds = {
        attribute(group, "ID"): tables.value("NamePartType", attribute(group, "NamePartTypeID"))
        for groups in children(identity, "NamePartGroups")
        for master in children(groups, "MasterNamePartGroup")
        for group in children(master, "NamePartGroup")
    }
    main = attribute(identity, "Primary") != "false"
    for element in children(identity, "Alias"):
        strength = Strength.WEAK if attribute(element, "LowQuality") == "true" else Strength.STRONG
        if main and attribute(element, "Primary") == "true":
            strength = Strength.PRIMARY
        for documented in children(element, "DocumentedName"):
            yield from _name(documented, kinds, strength)
            strength = Strength.STRONG if strength is Strength.PRIMARY else strength


def _name(documented: etree._Element, kinds: dict[str, str], strength: Strength) -> Iterator[Alias]:
    parts = [
        NamePart(_PARTS.get(kinds.get(attribute(value, "NamePartGroupID"), ""), PartKind.OTHER), t)
        for part in children(documented, "DocumentedNamePart")
        for value in children(part, "NamePartValue")
        if (t := plain(value.text))
    ]
    if len(parts) == 1:
        yield from alias(parts[0].text, strength)
    elif parts:
        yield whole(_written(parts), strength, parts=parts)


def _written(parts: Sequence[NamePart]) -> str:
    """Return the name as its script writes it: "KIM, Jong Un", "ЛАВРОВ Сергей", "金正恩"."""
    texts = [part.text for part in parts]
    script = script_of("".join(texts))
    if script in _WRITTEN_TOGETHER:
        return "".join(texts)
    if script == LATIN and parts[0].kind is PartKind.FAMILY:
        return f"{texts[0]}, {' '.join(texts[1:])}"
    return " ".join(texts)


def _features(profile: etree._Element, tables: Tables) -> list[tuple[str, etree._Element]]:
    """Return the versions of all features with the name of the feature in lower case."""
    return [
        (tables.value("FeatureType", attribute(feature, "FeatureTypeID")), version)
        for feature in children(profile, "Feature")
        for version in children(feature, "FeatureVersion")
    ]


def _births(features: Sequence[tuple[str, etree._Element]]) -> tuple[BirthDate, ...]:
    found = [
        birth
        for name, version in features
        if name == "birthdate"
        for period in children(version, "DatePeriod")
        if (birth := _birth(period))
    ]
    return tuple(dict.fromkeys(found))


def _birth(period: etree._Element) -> BirthDate | None:
    bounds = [*children(period, "Start"), *children(period, "End")]
    days = [
        day
        for bound in bounds
        for edge in (*children(bound, "From"), *children(bound, "To"))
        if (day := day_of(edge))
    ]
    if not days:
        return None
    first, last = min(days), max(days)
    circa = any(attribute(bound, "Approximate") == "true" for bound in bounds)
    day = first if first == last else None
    return BirthDate(year_from=first.year, year_to=last.year, day=day, circa=circa)


def _countries(
    features: Sequence[tuple[str, etree._Element]], kind: Kind, tables: Tables
) -> tuple[str, ...]:
    wanted = _STATES if kind in {Kind.PERSON, Kind.VESSEL} else (*_STATES, "location")
    cells = [
        cell for name, version in features if name in wanted for cell in _said(version, tables)
    ]
    return tuple(dict.fromkeys(code for cell in cells for code in countries_in(cell)))


def _said(version: etree._Element, tables: Tables) -> Iterator[str]:
    for place in children(version, "VersionLocation"):
        yield tables.place(attribute(place, "LocationID"))
    for detail in children(version, "VersionDetail"):
        reference = attribute(detail, "DetailReferenceID")
        yield plain(detail.text) or tables.value("DetailReference", reference)


def _identifiers(identities: Sequence[etree._Element], tables: Tables) -> Iterator[str]:
    for identity in identities:
        for kind, number in tables.documents.get(attribute(identity, "ID"), ()):
            if found := identifier(tables.value("IDRegDocType", kind), number):
                yield found
