from datetime import date
from pathlib import Path

import pytest

from app.domain.listing import BirthDate, Designation, Kind, Strength
from app.errors import ListRefusedError
from app.screening.lists import read_list

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
PERSON = """<INDIVIDUAL>
<DATAID>1</DATAID><FIRST_NAME>ABD</FIRST_NAME><SECOND_NAME>AL-KHALIQ</SECOND_NAME>
<UN_LIST_TYPE>Yemen</UN_LIST_TYPE><REFERENCE_NUMBER>YEi.901</REFERENCE_NUMBER>
<LISTED_ON>2015-07-01-04:00</LISTED_ON><NAME_ORIGINAL_SCRIPT>عبدالخالق </NAME_ORIGINAL_SCRIPT>
<NATIONALITY><VALUE>Yemen</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Yunus; Abu Y</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1984</FROM_YEAR>
<TO_YEAR>1986</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><NUMBER>A1234</NUMBER></INDIVIDUAL_DOCUMENT><INDIVIDUAL_DOCUMENT/>
</INDIVIDUAL>"""
NAMELESS = "<INDIVIDUAL><REFERENCE_NUMBER>YEi.902</REFERENCE_NUMBER></INDIVIDUAL>"
BODY = """<ENTITY><FIRST_NAME>TEST FRONT (TF)</FIRST_NAME>
<REFERENCE_NUMBER>QDe.901</REFERENCE_NUMBER>
<ENTITY_ADDRESS><COUNTRY>Iraq</COUNTRY></ENTITY_ADDRESS></ENTITY>"""


def document(*entries: str, head: str = HEAD) -> str:
    people = "".join(e for e in entries if e.startswith("<INDIVIDUAL>"))
    bodies = "".join(e for e in entries if e.startswith("<ENTITY>"))
    return (
        f'{head}<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">'
        f"<INDIVIDUALS>{people}</INDIVIDUALS><ENTITIES>{bodies}</ENTITIES></CONSOLIDATED_LIST>"
    )


def write(folder: Path, text: str, name: str = "Consolidated.XML") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def one(folder: Path, entry: str) -> Designation:
    (found,) = read_list("un_sc", write(folder, document(entry))).designations
    return found


def test_every_field_of_a_person_is_read(tmp_path: Path) -> None:
    found = one(tmp_path, PERSON)
    assert (found.entry_id, found.kind, found.name) == ("YEi.901", Kind.PERSON, "ABD AL-KHALIQ")
    assert [(a.name, a.strength, a.script) for a in found.aliases[1:]] == [
        ("عبدالخالق", Strength.STRONG, "Arab"),
        ("Abu Yunus", Strength.WEAK, "Latn"),
        ("Abu Y", Strength.WEAK, "Latn"),
    ]
    assert found.listed_on == date(2015, 7, 1)
    assert found.births == (BirthDate(year_from=1984, year_to=1986),)
    assert (found.countries, found.identifiers, found.programmes) == (
        ("YE",),
        ("A1234",),
        ("Yemen",),
    )


def test_an_approximate_day_stays_approximate(tmp_path: Path) -> None:
    dates = (
        "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE>"
        "<DATE>1984-01-08</DATE></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DATE_OF_BIRTH>"
        "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1950</YEAR></INDIVIDUAL_DATE_OF_BIRTH>"
        "<DESIGNATION><VALUE>Minister of Tests</VALUE></DESIGNATION></INDIVIDUAL>"
    )
    found = one(tmp_path, PERSON.replace("</INDIVIDUAL>", dates))
    assert found.births[1:] == (
        BirthDate(year_from=1984, year_to=1984, day=date(1984, 1, 8), circa=True),
        BirthDate(year_from=1950, year_to=1950),
    )
    assert found.remarks == "Minister of Tests"


def test_a_body_has_the_country_of_its_address(tmp_path: Path) -> None:
    found = one(tmp_path, BODY)
    assert (found.kind, found.countries) == (Kind.ORGANISATION, ("IQ",))


def test_the_list_states_its_version_and_date(tmp_path: Path) -> None:
    parsed = read_list("un_sc", write(tmp_path, document(PERSON)))
    assert parsed.version == "2026-02-27T00:00:09.554Z"
    assert parsed.dated == date(2026, 2, 27)
    assert len(parsed.sha256) == 64


def test_an_entry_without_a_name_is_refused_alone(tmp_path: Path) -> None:
    others = [PERSON.replace("YEi.901", f"YEi.{n}") for n in range(910, 920)]
    parsed = read_list("un_sc", write(tmp_path, document(*others, NAMELESS)))
    assert len(parsed.designations) == 10
    (refused,) = parsed.refused
    assert "no name" in refused.reason
    assert "YEi.902" in refused.raw


REFUSED = [
    ("html", "<!DOCTYPE html><html><body>Sorry</body></html>", "HTML"),
    ("empty", "  \n", "empty"),
    ("another root", f"{HEAD}<sdnList><INDIVIDUALS/></sdnList>", "root"),
    ("no entries", document(), "no entry"),
    ("cut short", document(PERSON)[:-40], "cut short"),
    ("doctype", document(PERSON, head=f"{HEAD}<!DOCTYPE CONSOLIDATED_LIST>"), "document type"),
    (
        "entity",
        document(
            PERSON.replace("ABD", "&x;"),
            head=f'{HEAD}<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        ),
        "document type",
    ),
    ("bare ampersand", document(PERSON.replace("ABD", "A & B")), "broken"),
]


@pytest.mark.parametrize(("text", "reason"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_a_file_that_is_no_whole_list_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ListRefusedError, match=reason):
        read_list("un_sc", write(tmp_path, text))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match="missing"):
        read_list("un_sc", tmp_path)


@pytest.mark.gold
def test_the_real_file_is_read_whole(eval_dir: Path) -> None:
    parsed = read_list("un_sc", eval_dir / "lists/un_sc")
    assert (len(parsed.designations), len(parsed.refused)) == (1003, 0)
    assert all(entry.listed_on for entry in parsed.designations)


@pytest.mark.gold
def test_the_sample_shape_is_read(eval_dir: Path) -> None:
    parsed = read_list("un_sc", eval_dir / "lists/samples/un_sc")
    assert "KPi.066" in {entry.entry_id for entry in parsed.designations}
