import csv
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest

from app.domain.listing import Kind, Strength
from app.errors import ListRefusedError
from app.screening.lists import read_list

HEADER = (
    "celex", "recordId", "programKey", "annex", "startDate", "schema", "name", "alias",
    "weakAlias", "previousName", "country", "nationality", "jurisdiction", "birthDate", "imoNumber",
    "flag", "notes",
)  # fmt: skip


def table(*rows: dict[str, str], header: tuple[str, ...] = HEADER) -> str:
    out = StringIO()
    writer = csv.DictWriter(out, header, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def row(**cells: str) -> dict[str, str]:
    base = {"celex": "32014R0269", "recordId": "1", "annex": "I", "schema": "Person", "name": "A B"}
    return base | cells


def write(folder: Path, text: str, name: str = "32014R0269.csv") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def test_a_row_is_read(tmp_path: Path) -> None:
    given = row(
        name="Sergey AKSYONOV",
        alias="Sergei AKSENOV (Сергей АКСЁНОВ); Serhiy; AKSYONOV (AK)",
        weakAlias="Goblin",
        startDate="17.3.2014",
        nationality="Ukrainian, Russian",
        birthDate="26.11.1972",
        programKey="EU-UKR",
    )
    (found,) = read_list("eu_journal", write(tmp_path, table(given))).designations
    assert found.entry_id == "32014R0269:I:1"
    assert [(a.name, a.strength, a.script) for a in found.aliases] == [
        ("Sergey AKSYONOV", Strength.PRIMARY, "Latn"),
        ("Sergei AKSENOV", Strength.STRONG, "Latn"),
        ("Сергей АКСЁНОВ", Strength.STRONG, "Cyrl"),
        ("Serhiy", Strength.STRONG, "Latn"),
        ("AKSYONOV", Strength.STRONG, "Latn"),
        ("AK", Strength.STRONG, "Latn"),
        ("Goblin", Strength.WEAK, "Latn"),
    ]
    assert (found.listed_on, found.countries) == (date(2014, 3, 17), ("UA", "RU"))
    assert found.births[0].day == date(1972, 11, 26)


def test_a_blank_record_id_becomes_the_digest_of_the_name(tmp_path: Path) -> None:
    (found,) = read_list("eu_journal", write(tmp_path, table(row(recordId="")))).designations
    assert found.entry_id == "32014R0269:I:~" + sha256(b"A B").hexdigest()[:8]


def test_assets_are_no_parties(tmp_path: Path) -> None:
    text = table(row(), row(recordId="2", annex="XLVII", schema="Asset", name="Port of Test"))
    parsed = read_list("eu_journal", write(tmp_path, text))
    assert [entry.name for entry in parsed.designations] == ["A B"]
    assert not parsed.refused


def test_a_regulation_without_rows_is_no_fault(tmp_path: Path) -> None:
    write(tmp_path, table(row()))
    write(tmp_path, table(), "32004R0314.csv")
    assert len(read_list("eu_journal", tmp_path).designations) == 1


KINDS = [
    ("LegalEntity", Kind.ORGANISATION),
    ("Company", Kind.ORGANISATION),
    ("Vessel", Kind.VESSEL),
]


@pytest.mark.parametrize(("schema", "kind"), KINDS)
def test_kinds(tmp_path: Path, schema: str, kind: Kind) -> None:
    (found,) = read_list("eu_journal", write(tmp_path, table(row(schema=schema)))).designations
    assert found.kind is kind


def test_a_row_without_a_main_name_is_known_by_its_other_names(tmp_path: Path) -> None:
    folder = write(tmp_path, table(row(name="", alias="Fadi SAQR; Fady SAKR")))
    (found,) = read_list("eu_journal", folder).designations
    assert [(one.name, one.strength) for one in found.aliases] == [
        ("Fadi SAQR", Strength.PRIMARY),
        ("Fady SAKR", Strength.STRONG),
    ]


BAD_ROWS = [
    ("unknown schema", row(recordId="99", schema="Thing"), "Thing"),
    ("no name", row(recordId="99", name=""), "name is missing"),
    ("the same id again", row(recordId="5"), "there already"),
]


@pytest.mark.parametrize(("bad", "reason"), [r[1:] for r in BAD_ROWS], ids=[r[0] for r in BAD_ROWS])
def test_a_bad_row_is_refused_alone(tmp_path: Path, bad: dict[str, str], reason: str) -> None:
    rows = [row(recordId=str(n)) for n in range(10)]
    parsed = read_list("eu_journal", write(tmp_path, table(*rows, bad)))
    assert len(parsed.designations) == 10
    assert [reason in refused.reason for refused in parsed.refused] == [True]


REFUSED = [
    ("html", "<html></html>", "HTML"),
    ("another table", "id,name\n1,A\n", "no column"),
    ("cut in a quoted cell", table(row(notes='a, "b"'))[:-6], "breaks off"),
    ("mostly unreadable", table(row(), row(schema="?", recordId="3")), "unreadable"),
]


@pytest.mark.parametrize(("text", "reason"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_a_file_that_is_no_whole_table_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ListRefusedError, match=reason):
        read_list("eu_journal", write(tmp_path, text))


@pytest.mark.gold
def test_the_real_files_are_read(eval_dir: Path) -> None:
    parsed = read_list("eu_journal", eval_dir / "lists/eu_journal")
    assert len(parsed.designations) >= 7980
    assert len(parsed.refused) <= 5
    assert "32014R0269:I.PERSONS:669" in {entry.entry_id for entry in parsed.designations}
