from datetime import date
from pathlib import Path

import pytest

from app.domain.listing import BirthDate, Designation, Kind, ParsedList, Strength
from app.screening.lists import read_list
from tests.screening.lists.shapes import EU_COLUMNS, HEAD, eu_row, table

PERSON = """<sanctionEntity designationDate="" unitedNationId="" euReferenceNumber="EU.901.1"
 logicalId="901"><remark>(Date of UN designation: 2022-02-25)</remark>
<regulation programme="UKR" entryIntoForceDate="2022-03-01" numberTitle="2022/332"/>
<regulation programme="UKR" entryIntoForceDate="2022-02-25"/>
<subjectType code="person" classificationCode="P"/>
<nameAlias wholeName="Poutine" strong="false" nameLanguage="FR"/>
<nameAlias wholeName="Влади́мир ПУ́ТИН" strong="true" nameLanguage="RU"/>
<nameAlias firstName="Vladimir" middleName="" lastName="PUTIN" wholeName="Vladimir PUTIN"
 function="President" strong="true"/>
<nameAlias wholeName="VP" strong="true"><remark>lo quality a.k.a.</remark></nameAlias>
<citizenship countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION"/>
<citizenship countryIso2Code="00" countryDescription="UNKNOWN"/>
<birthdate birthdate="1952-10-07" year="1952" circa="false"/>
<birthdate year="1958" circa="true"/><birthdate yearRangeFrom="1960" yearRangeTo="1963"/>
<address countryIso2Code="DE"/>
<identification identificationTypeCode="passport" number="" latinNumber="A 12"/>
</sanctionEntity>"""
BODY = """<sanctionEntity logicalId="902"><subjectType code="enterprise"/>
<nameAlias wholeName="Test Front" strong="true"/><address countryIso2Code="KP"/>
</sanctionEntity>"""


def xml(folder: Path, *entries: str) -> ParsedList:
    text = (
        f'{HEAD}<export xmlns="urn:eu" generationDate="2026-08-05T16:40:11.120+02:00" '
        f'globalFileId="1">{"".join(entries)}</export>'
    )
    (folder / "xmlfullsanctionslist_1_1.XML").write_text(text, "utf-8")
    return read_list("eu_fsf", folder)


def sheet(folder: Path, *rows: dict[str, str]) -> tuple[Designation, ...]:
    (folder / "csvFullSanctionsList_1_1.csv").write_text(table(EU_COLUMNS, rows, ";"), "utf-8")
    return read_list("eu_fsf", folder).designations


def test_every_field_of_a_person_is_read(tmp_path: Path) -> None:
    parsed = xml(tmp_path, PERSON)
    (found,) = parsed.designations
    assert [(a.name, a.strength, a.script, a.language) for a in found.aliases] == [
        ("Vladimir PUTIN", Strength.PRIMARY, "Latn", None),
        ("Poutine", Strength.WEAK, "Latn", "fr"),
        ("Владимир ПУТИН", Strength.STRONG, "Cyrl", "ru"),
        ("VP", Strength.WEAK, "Latn", None),
    ]
    assert [part.text for part in found.aliases[0].parts] == ["Vladimir", "PUTIN"]
    assert found.births == (
        BirthDate(year_from=1952, year_to=1952, day=date(1952, 10, 7)),
        BirthDate(year_from=1958, year_to=1958, circa=True),
        BirthDate(year_from=1960, year_to=1963),
    )
    assert (found.countries, found.identifiers) == (("RU",), ("A 12",))
    assert (found.programmes, found.listed_on) == (("UKR",), date(2022, 2, 25))
    assert (parsed.version, parsed.dated) == (
        "2026-08-05T16:40:11.120+02:00",
        date(2026, 8, 5),
    )


def test_an_entry_without_a_reference_keeps_its_logical_id(tmp_path: Path) -> None:
    (found,) = xml(tmp_path, BODY).designations
    assert (found.entry_id, found.kind, found.countries) == ("~902", Kind.ORGANISATION, ("KP",))


def test_rows_of_one_entity_make_one_designation(tmp_path: Path) -> None:
    person, body = sheet(
        tmp_path,
        eu_row("901", NameAlias_WholeName="Vladimir PUTIN", NameAlias_LastName="PUTIN",
               NameAlias_FirstName="Vladimir"),
        eu_row("901", NameAlias_WholeName="VP", NameAlias_Remark="Low quality a.k.a."),
        eu_row("901", BirthDate_BirthDate="1952-10-07", BirthDate_Circa="false"),
        eu_row("902", NameAlias_WholeName="Test Front", Address_CountryIso2Code="",
               Entity_SubjectType_ClassificationCode="enterprise"),
        eu_row("902", Address_CountryIso2Code="KP",
               Entity_SubjectType_ClassificationCode="enterprise"),
        eu_row("901", NameAlias_WholeName="Владимир ПУТИН", NameAlias_NameLanguage="RU"),
    )  # fmt: skip
    assert [(a.name, a.strength) for a in person.aliases] == [
        ("Vladimir PUTIN", Strength.PRIMARY),
        ("VP", Strength.WEAK),
        ("Владимир ПУТИН", Strength.STRONG),
    ]
    assert person.births[0].day == date(1952, 10, 7)
    assert (body.kind, body.countries) == (Kind.ORGANISATION, ("KP",))


def test_unreadable_entries_are_refused_alone(tmp_path: Path) -> None:
    sound = [BODY.replace("902", str(n)) for n in range(910, 920)]
    ghost = BODY.replace("enterprise", "ghost").replace("902", "930")
    nameless = '<sanctionEntity logicalId="931"><subjectType code="person"/></sanctionEntity>'
    parsed = xml(tmp_path, *sound, ghost, nameless)
    assert len(parsed.designations) == 10
    assert [r.reason for r in parsed.refused] == [
        "the subject type 'ghost' is not known",
        "the entry has no name",
    ]


@pytest.mark.gold
def test_the_forms_of_the_samples_agree(eval_dir: Path) -> None:
    samples = eval_dir / "lists/samples"
    xml_form, csv_form = (
        {e.entry_id: e for e in read_list("eu_fsf", samples / folder).designations}
        for folder in ("eu_fsf_xml", "eu_fsf_csv")
    )
    assert xml_form.keys() == csv_form.keys()
    for uid, one in xml_form.items():
        other = csv_form[uid]
        assert {a.name for a in one.aliases} == {a.name for a in other.aliases}
        assert (one.kind, one.births, one.countries) == (other.kind, other.births, other.countries)
        assert (one.listed_on, one.programmes) == (other.listed_on, other.programmes)
