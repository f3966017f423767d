from datetime import date
from pathlib import Path

import pytest

from app.domain.listing import BirthDate, Designation, Kind, ParsedList, Strength
from app.screening.lists import read_list
from tests.screening.lists.shapes import HEAD, UK_COLUMNS, table, uk_row

PERSON = """<Designation><UniqueID>AFG0901</UniqueID><DateDesignated>25/01/2001</DateDesignated>
<Names><Name><Name6>Wali Mohammad</Name6><NameType>ALias</NameType>
<AliasStrength>Low quality a.k.a</AliasStrength></Name>
<Name><Name1>MOHAMMAD</Name1><Name2>HASSAN</Name2><Name6>AKHUND</Name6>
<NameType>PRIMARY NAME</NameType></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>محمد حسن آخوند</NameNonLatinScript>
<NonLatinScriptLanguage>Pashto</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
<RegimeName>The Afghanistan Regulations</RegimeName>
<IndividualEntityShip>Individual</IndividualEntityShip>
<OtherInformation>Tom &amp;amp;amp; Jerry</OtherInformation>
<Addresses><Address><AddressCountry>Cuba</AddressCountry></Address></Addresses>
<IndividualDetails><Individual><DOBs><DOB>07/10/1952</DOB><DOB>dd/mm/1945</DOB><DOB>00/00/1975</DOB>
</DOBs><Nationalities><Nationality>Afghanistan</Nationality></Nationalities>
<PassportDetails><Passport><PassportNumber>P 1</PassportNumber></Passport></PassportDetails>
</Individual></IndividualDetails></Designation>"""
SHIP = """<Designation><UniqueID>DPR0902</UniqueID><Names><Name><Name6>Ship One</Name6>
<NameType>Alias</NameType></Name></Names><IndividualEntityShip>Ship</IndividualEntityShip>
<ShipDetails><Ship><IMONumbers><IMONumber>9562233</IMONumber></IMONumbers>
<CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip>
</CurrentBelievedFlagOfShips></Ship></ShipDetails></Designation>"""


def xml(folder: Path, *entries: str) -> ParsedList:
    text = f"<DateGenerated>21/09/2026</DateGenerated>{''.join(entries)}"
    (folder / "uk-sanctions-list.xml").write_text(
        f"{HEAD}<Designations>{text}</Designations>", "utf-8"
    )
    return read_list("uk_sl", folder)


def sheet(folder: Path, *rows: dict[str, str], add: str = "") -> ParsedList:
    text = "Report Date: 13-Feb-2026\r\n" + table(UK_COLUMNS, rows) + add
    (folder / "UK-Sanctions-List.csv").write_text(text, "utf-8", newline="")
    return read_list("uk_sl", folder)


def test_every_field_of_a_person_is_read(tmp_path: Path) -> None:
    parsed = xml(tmp_path, PERSON)
    (found,) = parsed.designations
    assert (found.entry_id, found.kind, found.listed_on) == (
        "AFG0901",
        Kind.PERSON,
        date(2001, 1, 25),
    )
    assert [(a.name, a.strength, a.script, a.language) for a in found.aliases] == [
        ("MOHAMMAD HASSAN AKHUND", Strength.PRIMARY, "Latn", None),
        ("Wali Mohammad", Strength.WEAK, "Latn", None),
        ("محمد حسن آخوند", Strength.STRONG, "Arab", "pashto"),
    ]
    assert found.births == (
        BirthDate(year_from=1952, year_to=1952, day=date(1952, 10, 7)),
        BirthDate(year_from=1945, year_to=1945),
        BirthDate(year_from=1975, year_to=1975),
    )
    assert (found.countries, found.identifiers) == (("AF",), ("P 1",))
    assert (found.programmes, found.remarks) == (("The Afghanistan Regulations",), "Tom & Jerry")
    assert (parsed.version, parsed.dated) == ("2026-09-21", date(2026, 9, 21))


def test_a_ship_without_a_primary_name_is_read(tmp_path: Path) -> None:
    (ship,) = xml(tmp_path, SHIP).designations
    assert (ship.kind, ship.countries, ship.identifiers) == (Kind.VESSEL, ("KM",), ("9562233",))
    assert ship.aliases[0].strength is Strength.PRIMARY


def test_rows_of_one_id_are_joined_wherever_they_stand(tmp_path: Path) -> None:
    first = uk_row("RUS0251", Name_6="PUTIN", Name_1="Vladimir")
    second = uk_row("RUS0251", Name_6="Poutine", Name_type="Alias")
    second |= {"Alias strength": "Low quality a.k.a", "D.O.B": "'00/00/1952"}
    other = uk_row("RUS9999", Name_6="X", Designation_Type="Entity", Address_Country="Russia")
    parsed = sheet(tmp_path, first, other, second)
    putin, body = parsed.designations
    assert [(a.name, a.strength) for a in putin.aliases] == [
        ("Vladimir PUTIN", Strength.PRIMARY),
        ("Poutine", Strength.WEAK),
    ]
    assert [b.year_from for b in putin.births] == [1952]
    assert (body.kind, body.countries) == (Kind.ORGANISATION, ("RU",))
    assert (parsed.dated, parsed.refused) == (date(2026, 2, 13), ())


def test_a_row_with_a_stray_quote_hides_no_other(tmp_path: Path) -> None:
    stray = ',RUS1234,,"STRAY' + "," * (len(UK_COLUMNS) - 4) + "\r\n"
    rows = [uk_row(f"RUS77{n}", Name_6=f"N{n}") for n in range(10)]
    parsed = sheet(tmp_path, *rows, add=stray + table(UK_COLUMNS, [uk_row("RUS5555", Name_6="Z")]))
    names = {entry.name for entry in parsed.designations}
    assert {"Z", *(f"N{n}" for n in range(10))} <= names
    assert len(parsed.refused) == 2


def names_of(entry: Designation) -> set[tuple[str, Strength]]:
    return {(a.name, a.strength) for a in entry.aliases}


@pytest.mark.gold
def test_the_forms_of_the_samples_agree(eval_dir: Path) -> None:
    samples = eval_dir / "lists/samples"
    xml_form, csv_form = (
        {e.entry_id: e for e in read_list("uk_sl", samples / folder).designations}
        for folder in ("uk_sl_xml", "uk_sl_csv")
    )
    assert xml_form.keys() == csv_form.keys()
    for uid, one in xml_form.items():
        other = csv_form[uid]
        assert names_of(one) == names_of(other)
        assert (one.kind, one.births, one.countries) == (other.kind, other.births, other.countries)
        assert (one.listed_on, one.programmes) == (other.listed_on, other.programmes)
        assert one.identifiers == other.identifiers
