from datetime import date
from pathlib import Path

import pytest

from app.domain.listing import BirthDate, Designation, Kind, NamePart, PartKind, Strength
from app.errors import ListRefusedError
from app.screening.lists import read_list
from tests.screening.lists.shapes import HEAD

PERSON = """<sdnEntry><uid>901</uid><firstName>Omar</firstName><lastName>TEST</lastName>
<title>Minister of Tests</title><sdnType>Individual</sdnType><remarks>A remark.</remarks>
<programList><program>SDGT</program><program>NPWMD</program></programList>
<idList><id><idType>Gender</idType><idNumber>Male</idNumber></id>
<id><idType>Passport</idType><idNumber>A123</idNumber><idCountry>Iran</idCountry></id></idList>
<akaList><aka><type>a.k.a.</type><category>strong</category><lastName>PROBE</lastName>
<firstName>Omar</firstName></aka>
<aka><type>a.k.a.</type><category>weak</category><lastName>ABU TEST</lastName></aka></akaList>
<addressList><address><country>Cuba</country></address></addressList>
<nationalityList><nationality><country>Iran</country></nationality></nationalityList>
<citizenshipList><citizenship><country>Korea, North</country></citizenship></citizenshipList>
<dateOfBirthList><dateOfBirthItem><dateOfBirth>08 Jan 1984</dateOfBirth></dateOfBirthItem>
<dateOfBirthItem><dateOfBirth>circa 1951</dateOfBirth></dateOfBirthItem>
<dateOfBirthItem><dateOfBirth>01 Jan 1976 to 31 Dec 1978</dateOfBirth></dateOfBirthItem>
</dateOfBirthList></sdnEntry>"""
SHIP = """<sdnEntry><uid>902</uid><lastName>SHIP ONE</lastName><sdnType>Vessel</sdnType>
<idList><id><idType>Vessel Registration Identification</idType><idNumber>IMO 7937317</idNumber>
</id></idList><vesselInfo><vesselFlag>Panama</vesselFlag></vesselInfo></sdnEntry>"""
BODY = """<sdnEntry><uid>903</uid><lastName>TEST FRONT</lastName><sdnType>Entity</sdnType>
<addressList><address><country>Cuba</country></address></addressList></sdnEntry>"""
NAMELESS = "<sdnEntry><uid>904</uid><sdnType>Entity</sdnType></sdnEntry>"
TYPELESS = "<sdnEntry><uid>905</uid><lastName>X</lastName><sdnType>Ghost</sdnType></sdnEntry>"


def document(*entries: str, count: int | None = None) -> str:
    stated = len(entries) if count is None else count
    return (
        f'{HEAD}<sdnList xmlns="urn:ofac"><publshInformation><Publish_Date>11/07/2025'
        f"</Publish_Date><Record_Count>{stated}</Record_Count></publshInformation>"
        f"{''.join(entries)}</sdnList>"
    )


def write(folder: Path, text: str, name: str = "sdn.xml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def entries(folder: Path, *given: str) -> tuple[Designation, ...]:
    return read_list("us_ofac_sdn", write(folder, document(*given))).designations


def test_every_field_of_a_person_is_read(tmp_path: Path) -> None:
    (found,) = entries(tmp_path, PERSON)
    assert (found.entry_id, found.kind) == ("901", Kind.PERSON)
    assert [(a.name, a.strength) for a in found.aliases] == [
        ("TEST, Omar", Strength.PRIMARY),
        ("PROBE, Omar", Strength.STRONG),
        ("ABU TEST", Strength.WEAK),
    ]
    assert found.aliases[0].parts[0] == NamePart(PartKind.FAMILY, "TEST")
    assert found.births == (
        BirthDate(year_from=1984, year_to=1984, day=date(1984, 1, 8)),
        BirthDate(year_from=1951, year_to=1951, circa=True),
        BirthDate(year_from=1976, year_to=1978),
    )
    assert (found.countries, found.identifiers) == (("IR", "KP"), ("A123",))
    assert (found.programmes, found.listed_on) == (("SDGT", "NPWMD"), None)
    assert found.remarks == "Minister of Tests\nA remark."


def test_ships_and_bodies_have_the_country_of_flag_and_seat(tmp_path: Path) -> None:
    ship, body = entries(tmp_path, SHIP, BODY)
    assert (ship.kind, ship.countries, ship.identifiers) == (Kind.VESSEL, ("PA",), ("7937317",))
    assert (body.kind, body.countries) == (Kind.ORGANISATION, ("CU",))


def test_the_list_states_its_date(tmp_path: Path) -> None:
    parsed = read_list("us_ofac_cons", write(tmp_path, document(BODY), "Consolidated.xml"))
    assert (parsed.version, parsed.dated) == ("2025-11-07", date(2025, 11, 7))
    assert parsed.list_id == "us_ofac_cons"


def test_unreadable_entries_are_refused_alone(tmp_path: Path) -> None:
    sound = [BODY.replace("903", str(n)) for n in range(910, 920)]
    parsed = read_list("us_ofac_sdn", write(tmp_path, document(*sound, NAMELESS, TYPELESS)))
    assert len(parsed.designations) == 10
    assert [r.reason for r in parsed.refused] == [
        "the entry has no name",
        "the type 'Ghost' is not known",
    ]


def test_another_number_of_records_than_stated_refuses_the_file(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match="states 3 records and has 1"):
        read_list("us_ofac_sdn", write(tmp_path, document(BODY, count=3)))


def test_a_broken_better_form_is_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, document(BODY))
    write(tmp_path, "<html></html>", "SDN_ADVANCED.XML")
    with pytest.raises(ListRefusedError, match=r"SDN_ADVANCED\.XML is an HTML page"):
        read_list("us_ofac_sdn", tmp_path)


@pytest.mark.gold
def test_the_old_namespace_is_read(eval_dir: Path, tmp_path: Path) -> None:
    old = eval_dir / "lists/samples/us_ofac_sdn_xml/sdn_old_namespace.xml"
    parsed = read_list("us_ofac_sdn", write(tmp_path, old.read_text("utf-8")))
    assert {entry.entry_id for entry in parsed.designations} == {"20157", "9345"}
