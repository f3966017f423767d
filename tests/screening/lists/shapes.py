"""Small files of made-up entries in the shape of every form of every list.

Each has twelve entries whose ids differ in more than one character, so that one damaged byte
cannot turn one id into another.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

COUNT = 12
NUMBERS = tuple(str(1000 + 37 * n) for n in range(COUNT))
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, kw_only=True)
class Shape:
    """One form of one list: its files by name, and how many entries they have."""

    id: str
    list_id: str
    files: dict[str, bytes]
    table: bool = False

    def write(self, folder: Path) -> Path:
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
        return folder

    @property
    def main(self) -> str:
        return next(iter(self.files))


def given(number: str) -> str:
    return f"Given{chr(65 + int(number) % 23)}"


def family(number: str) -> str:
    return f"FAMILY{number}"


def table(header: Sequence[str], rows: Sequence[dict[str, str]], delimiter: str = ",") -> str:
    out = StringIO()
    writer = csv.DictWriter(out, header, restval="", delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def un_xml(numbers: Sequence[str] = NUMBERS) -> str:
    people = "".join(
        f"<INDIVIDUAL><DATAID>{n}</DATAID><FIRST_NAME>{given(n)}</FIRST_NAME>"
        f"<SECOND_NAME>{family(n)}</SECOND_NAME><REFERENCE_NUMBER>QDi.{n}</REFERENCE_NUMBER>"
        "<LISTED_ON>2001-01-25</LISTED_ON></INDIVIDUAL>\n"
        for n in numbers
    )
    return (
        f'{HEAD}<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS>{people}'
        "</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>\n"
    )


def sdn_xml(numbers: Sequence[str] = NUMBERS) -> str:
    entries = "".join(
        f"<sdnEntry><uid>{n}</uid><firstName>{given(n)}</firstName>"
        f"<lastName>{family(n)}</lastName><sdnType>Individual</sdnType></sdnEntry>\n"
        for n in numbers
    )
    return (
        f'{HEAD}<sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation>'
        f"<Publish_Date>11/07/2025</Publish_Date><Record_Count>{len(numbers)}</Record_Count>"
        f"</publshInformation>{entries}</sdnList>\n"
    )


def advanced_xml(numbers: Sequence[str] = NUMBERS) -> str:
    return (
        f'{HEAD}<Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="3"><DateOfIssue>'
        "<Year>2025</Year><Month>11</Month><Day>7</Day></DateOfIssue><ReferenceValueSets>"
        f"{''.join(_reference_sets())}</ReferenceValueSets><DistinctParties>"
        f"{''.join(map(_party, numbers))}</DistinctParties><SanctionsEntries>"
        f"{''.join(map(_sanctions_entry, numbers))}</SanctionsEntries></Sanctions>\n"
    )


def _reference_sets() -> Iterator[str]:
    sets = {
        "PartySubType": '<PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType>',
        "PartyType": '<PartyType ID="1">Individual</PartyType>',
        "NamePartType": '<NamePartType ID="1520">Last Name</NamePartType>'
        '<NamePartType ID="1521">First Name</NamePartType>',
        "SanctionsType": '<SanctionsType ID="1">Program</SanctionsType>',
        "EntryEventType": '<EntryEventType ID="1">Created</EntryEventType>',
    }
    for name, values in sets.items():
        yield f"<{name}Values>{values}</{name}Values>"


def _party(n: str) -> str:
    return (
        f'<DistinctParty FixedRef="{n}"><Comment/><Profile ID="{n}" PartySubTypeID="4">'
        f'<Identity ID="8{n}" Primary="true"><Alias Primary="true" LowQuality="false">'
        f'<DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID="1{n}">{family(n)}'
        "</NamePartValue></DocumentedNamePart><DocumentedNamePart>"
        f'<NamePartValue NamePartGroupID="2{n}">{given(n)}</NamePartValue></DocumentedNamePart>'
        "</DocumentedName></Alias><NamePartGroups><MasterNamePartGroup>"
        f'<NamePartGroup ID="1{n}" NamePartTypeID="1520"/></MasterNamePartGroup>'
        f'<MasterNamePartGroup><NamePartGroup ID="2{n}" NamePartTypeID="1521"/>'
        "</MasterNamePartGroup></NamePartGroups></Identity></Profile></DistinctParty>\n"
    )


def _sanctions_entry(n: str) -> str:
    return (
        f'<SanctionsEntry ProfileID="{n}"><EntryEvent EntryEventTypeID="1"><Date>'
        "<Year>2022</Year><Month>2</Month><Day>25</Day></Date></EntryEvent>"
        '<SanctionsMeasure SanctionsTypeID="1"><Comment>SDGT</Comment></SanctionsMeasure>'
        "</SanctionsEntry>\n"
    )


def sdn_csv(numbers: Sequence[str] = NUMBERS) -> dict[str, bytes]:
    nulls = ",".join(["-0- "] * 7)
    primary = "".join(
        f'{n},"{family(n)}, {given(n)}","individual","SDGT",{nulls},"DOB 1950."\r\n'
        for n in numbers
    )
    aliases = "".join(f'{n},1{n},"aka","OTHER {n}",-0- \r\n' for n in numbers)
    addresses = "".join(f'{n},2{n},-0- ,"Town","Cuba",-0- \r\n' for n in numbers)
    files = {"sdn.csv": primary, "alt.csv": aliases, "add.csv": addresses}
    return {name: f"{text}\x1a\r\n".encode() for name, text in files.items()}


def eu_xml(numbers: Sequence[str] = NUMBERS) -> str:
    entities = "".join(
        f'<sanctionEntity designationDate="2022-02-25" euReferenceNumber="EU.{n}.1" '
        f'logicalId="{n}"><regulation programme="UKR" entryIntoForceDate="2022-02-25"/>'
        f'<subjectType code="person"/><nameAlias firstName="{given(n)}" lastName="{family(n)}" '
        f'wholeName="{given(n)} {family(n)}" strong="true"/></sanctionEntity>\n'
        for n in numbers
    )
    return (
        f'{HEAD}<export xmlns="http://eu.europa.ec/fpi/fsd/export" '
        f'generationDate="2026-08-05T16:40:11.120+02:00">{entities}</export>\n'
    )


EU_COLUMNS = (
    "fileGenerationDate", "Entity_LogicalId", "Entity_EU_ReferenceNumber",
    "Entity_DesignationDate", "Entity_Remark", "Entity_SubjectType",
    "Entity_SubjectType_ClassificationCode", "Entity_Regulation_EntryIntoForceDate",
    "Entity_Regulation_Programme", "NameAlias_LastName", "NameAlias_FirstName",
    "NameAlias_MiddleName", "NameAlias_WholeName", "NameAlias_NameLanguage", "NameAlias_Function",
    "NameAlias_Remark", "Address_CountryIso2Code", "BirthDate_BirthDate", "BirthDate_Year",
    "BirthDate_YearRangeFrom", "BirthDate_YearRangeTo", "BirthDate_Circa",
    "Identification_Number", "Identification_LatinNumber", "Citizenship_CountryIso2Code",
)  # fmt: skip


def eu_row(number: str, **cells: str) -> dict[str, str]:
    return {
        "fileGenerationDate": "05/08/2026",
        "Entity_LogicalId": number,
        "Entity_EU_ReferenceNumber": f"EU.{number}.1",
        "Entity_DesignationDate": "2022-02-25",
        "Entity_SubjectType": "P",
        "Entity_SubjectType_ClassificationCode": "person",
        "Entity_Regulation_Programme": "UKR",
        **cells,
    }


def eu_csv(numbers: Sequence[str] = NUMBERS) -> str:
    rows = [
        row
        for n in numbers
        for row in (
            eu_row(n, NameAlias_WholeName=f"{given(n)} {family(n)}"),
            eu_row(n, Citizenship_CountryIso2Code="RU"),
        )
    ]
    return "\ufeff" + table(EU_COLUMNS, rows, ";")


UK_COLUMNS = (
    "Last Updated", "Unique ID", "OFSI Group ID", "Name 6", "Name 1", "Name 2", "Name 3", "Name 4",
    "Name 5", "Name type", "Alias strength", "Name non-latin script", "Non-latin script language",
    "Regime Name", "Designation Type", "Other Information", "UK Statement of Reasons",
    "Address Country", "Date Designated", "D.O.B", "Nationality(/ies)",
    "National Identifier number", "Passport number", "Position",
    "Business registration number (s)", "IMO number", "Current believed flag of ship",
)  # fmt: skip


def uk_row(uid: str, **cells: str) -> dict[str, str]:
    base = {
        "Unique ID": uid, "Name type": "Primary Name", "Designation Type": "Individual",
        "Regime Name": "The Test Regulations", "Date Designated": "25/02/2022",
    }  # fmt: skip
    return base | {name.replace("_", " "): cell for name, cell in cells.items()}


def uk_csv(numbers: Sequence[str] = NUMBERS) -> str:
    rows = [uk_row(f"RUS{n}", Name_6=family(n), Name_1=given(n)) for n in numbers]
    return "Report Date: 13-Feb-2026\r\n" + table(UK_COLUMNS, rows)


def uk_xml(numbers: Sequence[str] = NUMBERS) -> str:
    entries = "".join(
        f"<Designation><UniqueID>RUS{n}</UniqueID><Names><Name><Name1>{given(n)}</Name1>"
        f"<Name6>{family(n)}</Name6><NameType>Primary Name</NameType></Name></Names>"
        "<IndividualEntityShip>Individual</IndividualEntityShip></Designation>\n"
        for n in numbers
    )
    generated = "<DateGenerated>21/09/2026</DateGenerated>"
    return f"{HEAD}<Designations>{generated}{entries}</Designations>\n"


def seco_xml(numbers: Sequence[str] = NUMBERS) -> str:
    targets = "".join(
        f'<target ssid="{n}"><sanctions-set-id>7</sanctions-set-id><individual>'
        f'<identity main="true"><name name-type="primary-name" quality="good">'
        f'<name-part order="1" name-part-type="family-name"><value>{family(n)}</value></name-part>'
        f'<name-part order="2" name-part-type="given-name"><value>{given(n)}</value></name-part>'
        "</name></identity></individual>"
        '<modification modification-type="listed" effective-date="2022-02-28"/></target>\n'
        for n in numbers
    )
    return (
        f'{HEAD}<swiss-sanctions-list list-type="whole-list" date="2026-08-27">'
        '<sanctions-program ssid="1"><program-key lang="eng">Belarus</program-key>'
        f'<sanctions-set ssid="7"/></sanctions-program>{targets}</swiss-sanctions-list>\n'
    )


CSL_COLUMNS = (
    "_id", "source", "entity_number", "type", "programs", "name", "title", "addresses",
    "start_date", "end_date", "vessel_flag", "remarks", "alt_names", "citizenships",
    "dates_of_birth", "nationalities", "ids",
)  # fmt: skip


def csl_csv(numbers: Sequence[str] = NUMBERS) -> str:
    rows = [
        {"_id": f"x{n}", "source": "SDN", "type": "Individual", "name": f"{family(n)}, {given(n)}"}
        for n in numbers
    ]
    return table(CSL_COLUMNS, rows)


def csl_json(numbers: Sequence[str] = NUMBERS) -> str:
    members = [
        {"id": f"x{n}", "source": "SDN", "type": "Individual", "name": f"{family(n)}, {given(n)}"}
        for n in numbers
    ]
    return json.dumps({"total": len(numbers), "sources": [], "results": members}, indent=1)


def ftm(numbers: Sequence[str] = NUMBERS) -> str:
    return "".join(
        json.dumps(
            {
                "id": f"NK-{n}", "caption": family(n), "schema": "Person", "target": True,
                "properties": {"name": [family(n)], "topics": ["sanction"]},
                "last_seen": "2026-08-22T10:57:03",
            }
        )
        + "\n"
        for n in numbers
    )  # fmt: skip


SIMPLE_COLUMNS = (
    "id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers",
    "sanctions", "program_ids", "last_seen",
)  # fmt: skip


def simple_csv(numbers: Sequence[str] = NUMBERS) -> str:
    rows = [{"id": f"NK-{n}", "schema": "Person", "name": family(n)} for n in numbers]
    return table(SIMPLE_COLUMNS, rows)


JOURNAL_COLUMNS = (
    "celex", "recordId", "programKey", "annex", "startDate", "schema", "name", "alias",
    "weakAlias", "previousName", "country", "nationality", "jurisdiction", "birthDate",
    "imoNumber", "flag",
)  # fmt: skip


def journal_csv(numbers: Sequence[str] = NUMBERS) -> str:
    rows = [
        {"celex": "32014R0269", "recordId": n, "annex": "I", "schema": "Person", "name": family(n)}
        for n in numbers
    ]
    return table(JOURNAL_COLUMNS, rows)


def _xml(name: str, list_id: str, file: str, text: str) -> Shape:
    return Shape(id=name, list_id=list_id, files={file: text.encode()})


def _table(name: str, list_id: str, file: str, text: str) -> Shape:
    return Shape(id=name, list_id=list_id, files={file: text.encode()}, table=True)


SHAPES = (
    _xml("un_xml", "un_sc", "consolidated.xml", un_xml()),
    _xml("sdn_xml", "us_ofac_sdn", "SDN.XML", sdn_xml()),
    _xml("sdn_advanced", "us_ofac_sdn", "SDN_ADVANCED.XML", advanced_xml()),
    Shape(id="sdn_csv", list_id="us_ofac_sdn", files=sdn_csv(), table=True),
    _xml("cons_xml", "us_ofac_cons", "CONSOLIDATED.XML", sdn_xml()),
    _xml("eu_xml", "eu_fsf", "xmlFullSanctionsList_1_1.xml", eu_xml()),
    _table("eu_csv", "eu_fsf", "csvFullSanctionsList_1_1.csv", eu_csv()),
    _xml("uk_xml", "uk_sl", "UK-Sanctions-List.xml", uk_xml()),
    _table("uk_csv", "uk_sl", "UK-Sanctions-List.csv", uk_csv()),
    _xml("seco_xml", "ch_seco", "consolidated-list.xml", seco_xml()),
    _table("csl_csv", "us_csl", "consolidated.csv", csl_csv()),
    _xml("csl_json", "us_csl", "consolidated.json", csl_json()),
    _table("ftm", "opensanctions", "entities.ftm.json", ftm()),
    _table("simple_csv", "opensanctions", "targets.simple.csv", simple_csv()),
    _table("journal_csv", "eu_journal", "32014R0269.csv", journal_csv()),
)
