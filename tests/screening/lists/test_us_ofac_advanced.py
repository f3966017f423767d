from datetime import date
from pathlib import Path

import pytest

from app.domain.listing import BirthDate, Designation, Kind, Strength
from app.screening.lists import read_list
from tests.screening.lists.shapes import HEAD

SETS = {
    "Country": '<Country ID="1">Iran</Country><Country ID="2">Panama</Country>',
    "DetailReference": '<DetailReference ID="5">Cuba</DetailReference>',
    "EntryEventType": '<EntryEventType ID="1">Created</EntryEventType>'
    '<EntryEventType ID="2">Amended</EntryEventType>',
    "FeatureType": '<FeatureType ID="8">Birthdate</FeatureType>'
    '<FeatureType ID="10">Nationality Country</FeatureType>'
    '<FeatureType ID="3">Vessel Flag</FeatureType><FeatureType ID="25">Location</FeatureType>'
    '<FeatureType ID="26">Title</FeatureType>',
    "IDRegDocType": '<IDRegDocType ID="1">Passport</IDRegDocType>'
    '<IDRegDocType ID="2">Vessel Registration Identification</IDRegDocType>',
    "NamePartType": '<NamePartType ID="20">Last Name</NamePartType>'
    '<NamePartType ID="21">First Name</NamePartType>'
    '<NamePartType ID="25">Entity Name</NamePartType>',
    "PartySubType": '<PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType>'
    '<PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>'
    '<PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType>',
    "PartyType": '<PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType>'
    '<PartyType ID="4">Transport</PartyType>',
    "SanctionsType": '<SanctionsType ID="1">Program</SanctionsType>'
    '<SanctionsType ID="9">Block</SanctionsType>',
}
REFERENCES = "".join(f"<{name}Values>{values}</{name}Values>" for name, values in SETS.items())
GROUPS = "".join(
    f'<MasterNamePartGroup><NamePartGroup ID="{n}" NamePartTypeID="{n}"/></MasterNamePartGroup>'
    for n in (20, 21, 25)
)


def name(*parts: tuple[int, str]) -> str:
    inner = "".join(
        f'<DocumentedNamePart><NamePartValue NamePartGroupID="{group}">{text}</NamePartValue>'
        "</DocumentedNamePart>"
        for group, text in parts
    )
    return f"<DocumentedName>{inner}</DocumentedName>"


def alias(*names: str, primary: bool = False, low: bool = False) -> str:
    flags = f'Primary="{str(primary).lower()}" LowQuality="{str(low).lower()}"'
    return f"<Alias {flags}>{''.join(names)}</Alias>"


def feature(kind: int, inner: str) -> str:
    return f'<Feature FeatureTypeID="{kind}"><FeatureVersion>{inner}</FeatureVersion></Feature>'


def party(uid: str, subtype: int, aliases: str, features: str = "") -> str:
    return (
        f'<DistinctParty FixedRef="{uid}"><Comment>Note {uid}.</Comment>'
        f'<Profile ID="{uid}" PartySubTypeID="{subtype}"><Identity ID="8{uid}" Primary="true">'
        f"{aliases}<NamePartGroups>{GROUPS}</NamePartGroups></Identity>{features}</Profile>"
        "</DistinctParty>"
    )


def period(first: tuple[int, int, int], last: tuple[int, int, int], *, circa: bool = False) -> str:
    def bound(tag: str, day: tuple[int, int, int]) -> str:
        year, month, number = day
        edge = f"<Year>{year}</Year><Month>{month}</Month><Day>{number}</Day>"
        about = str(circa).lower()
        return f'<{tag} Approximate="{about}"><From>{edge}</From><To>{edge}</To></{tag}>'

    return f"<DatePeriod>{bound('Start', first)}{bound('End', last)}</DatePeriod>"


PERSON = party(
    "901",
    4,
    alias(name((20, "TEST"), (21, "Omar")), name((20, "ТЕСТ"), (21, "Омар")), primary=True)
    + alias(name((20, "金"), (21, "正恩")))
    + alias(name((25, "ABU TEST")), low=True),
    feature(8, period((1984, 1, 8), (1984, 1, 8)))
    + feature(8, period((1947, 1, 1), (1947, 12, 31), circa=True))
    + feature(8, period((1976, 1, 1), (1978, 12, 31)))
    + feature(10, '<VersionLocation LocationID="77"/>')
    + feature(26, "<VersionDetail>Minister of Tests</VersionDetail>"),
)
SHIP = party(
    "902", 1, alias(name((25, "SHIP ONE")), primary=True),
    feature(3, "<VersionDetail>Panama</VersionDetail>"),
)  # fmt: skip
BODY = party(
    "903", 3, alias(name((25, "TEST FRONT")), primary=True),
    feature(25, '<VersionLocation LocationID="77"/>')
    + feature(10, '<VersionDetail DetailReferenceID="5"/>'),
)  # fmt: skip
LOCATION = '<Location ID="77"><LocationCountry CountryID="1"/></Location>'
DOCUMENTS = (
    '<IDRegDocument IdentityID="8901" IDRegDocTypeID="1"><IDRegistrationNo>A123'
    "</IDRegistrationNo></IDRegDocument>"
    '<IDRegDocument IdentityID="8902" IDRegDocTypeID="2"><IDRegistrationNo>IMO 7937317'
    "</IDRegistrationNo></IDRegDocument>"
)


def entry(profile: str, programme: str, year: int) -> str:
    return (
        f'<SanctionsEntry ProfileID="{profile}"><EntryEvent EntryEventTypeID="2"><Date>'
        "<Year>1999</Year><Month>1</Month><Day>1</Day></Date></EntryEvent>"
        f'<EntryEvent EntryEventTypeID="1"><Date><Year>{year}</Year><Month>2</Month>'
        '<Day>25</Day></Date></EntryEvent><SanctionsMeasure SanctionsTypeID="9"><Comment/>'
        f'</SanctionsMeasure><SanctionsMeasure SanctionsTypeID="1"><Comment>{programme}'
        "</Comment></SanctionsMeasure></SanctionsEntry>"
    )


ENTRIES = entry("901", "SDGT", 2022) + entry("901", "NPWMD", 2020) + entry("902", "DPRK", 2014)


def document(parties: str = PERSON + SHIP + BODY, entries: str = ENTRIES) -> str:
    # Places stand behind the parties here: no order of sections may be relied on.
    return (
        f'{HEAD}<Sanctions xmlns="urn:x"><DateOfIssue><Year>2025</Year><Month>11</Month>'
        f"<Day>7</Day></DateOfIssue><SanctionsEntries>{entries}</SanctionsEntries>"
        f"<DistinctParties>{parties}</DistinctParties><Locations>{LOCATION}</Locations>"
        f"<IDRegDocuments>{DOCUMENTS}</IDRegDocuments>"
        f"<ReferenceValueSets>{REFERENCES}</ReferenceValueSets></Sanctions>"
    )


def read(folder: Path, text: str) -> tuple[Designation, ...]:
    (folder / "sdn_advanced.xml").write_text(text, "utf-8")
    return read_list("us_ofac_sdn", folder).designations


def test_names_keep_their_script_strength_and_parts(tmp_path: Path) -> None:
    found, _, _ = read(tmp_path, document())
    assert [(a.name, a.strength, a.script) for a in found.aliases] == [
        ("TEST, Omar", Strength.PRIMARY, "Latn"),
        ("ТЕСТ Омар", Strength.STRONG, "Cyrl"),
        ("金正恩", Strength.STRONG, "Hani"),
        ("ABU TEST", Strength.WEAK, "Latn"),
    ]
    assert [part.text for part in found.aliases[2].parts] == ["金", "正恩"]


def test_every_field_is_joined_to_its_party(tmp_path: Path) -> None:
    person, ship, body = read(tmp_path, document())
    assert (person.kind, person.countries, person.identifiers) == (Kind.PERSON, ("IR",), ("A123",))
    assert person.births == (
        BirthDate(year_from=1984, year_to=1984, day=date(1984, 1, 8)),
        BirthDate(year_from=1947, year_to=1947, circa=True),
        BirthDate(year_from=1976, year_to=1978),
    )
    assert person.programmes == ("SDGT", "NPWMD")
    assert person.listed_on == date(2020, 2, 25)
    assert person.remarks == "Minister of Tests\nNote 901."
    assert (ship.kind, ship.countries, ship.identifiers) == (Kind.VESSEL, ("PA",), ("7937317",))
    assert (body.kind, body.countries) == (Kind.ORGANISATION, ("IR", "CU"))
    assert (body.programmes, body.listed_on) == ((), None)


def test_a_sanctions_entry_without_its_party_is_no_silent_loss(tmp_path: Path) -> None:
    (tmp_path / "SDN_ADVANCED.XML").write_text(
        document("".join(party(str(n), 3, alias(name((25, f"B{n}")))) for n in range(20)))
    )
    parsed = read_list("us_ofac_sdn", tmp_path)
    assert {r.raw for r in parsed.refused} == {"901", "902"}
    assert all("without its party" in r.reason for r in parsed.refused)


@pytest.mark.gold
def test_the_forms_of_the_samples_agree(eval_dir: Path) -> None:
    samples = eval_dir / "lists/samples"
    forms = {
        form: {
            entry.entry_id: entry
            for entry in read_list("us_ofac_sdn", samples / f"us_ofac_sdn_{form}").designations
        }
        for form in ("advanced", "xml", "csv")
    }
    assert forms["advanced"].keys() == forms["xml"].keys() == forms["csv"].keys()
    for uid, rich in forms["advanced"].items():
        plain = forms["xml"][uid]
        assert rich.listed_on is not None
        assert (rich.kind, rich.name, rich.births) == (plain.kind, plain.name, plain.births)
        assert (rich.name, rich.kind) == (forms["csv"][uid].name, forms["csv"][uid].kind)
        assert set(rich.programmes) == set(plain.programmes)
