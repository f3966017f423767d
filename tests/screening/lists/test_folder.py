from pathlib import Path

import pytest

from app.errors import ListRefusedError
from app.screening.lists import LIST_IDS, LISTS, read_list, read_lists


def small_eu(folder: Path) -> None:
    folder.mkdir()
    header = (
        "celex,recordId,programKey,annex,startDate,schema,name,alias,weakAlias,previousName,"
        "country,nationality,jurisdiction,birthDate,imoNumber,flag"
    )
    cells = ["32014R0269", "1", "EU", "I", "", "Person", "A B", *[""] * 9]
    (folder / "x.csv").write_text(f"{header}\n{','.join(cells)}\n")


def test_unknown_folders_give_warnings_and_known_ones_lists(tmp_path: Path) -> None:
    small_eu(tmp_path / "eu_journal")
    (tmp_path / "holiday_pictures").mkdir()
    (tmp_path / "opensanctions").mkdir()
    (tmp_path / "notes.txt").write_text("no folder, no warning")
    lists, warnings = read_lists(tmp_path)
    assert [parsed.list_id for parsed in lists] == ["eu_journal"]
    assert [w.partition(":")[0] for w in warnings] == ["holiday_pictures", "opensanctions"]


def test_a_refused_list_refuses_the_whole_reading(tmp_path: Path) -> None:
    (tmp_path / "un_sc").mkdir()
    with pytest.raises(ListRefusedError, match="un_sc"):
        read_lists(tmp_path)


def test_a_packed_file_is_named_where_the_plain_one_is_missing(tmp_path: Path) -> None:
    (tmp_path / "Consolidated.xml.gz").write_bytes(b"\x1f\x8b")
    told = r"un_sc: missing: consolidated.xml; Consolidated.xml.gz is there: unpack it first$"
    with pytest.raises(ListRefusedError, match=told):
        read_list("un_sc", tmp_path)


def test_an_unknown_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match="atlantis"):
        read_list("atlantis", tmp_path)


@pytest.mark.parametrize("list_id", LIST_IDS)
def test_a_folder_that_is_not_there_is_refused(tmp_path: Path, list_id: str) -> None:
    with pytest.raises(ListRefusedError):
        read_list(list_id, tmp_path / "absent")


def test_the_digest_changes_with_the_files(tmp_path: Path) -> None:
    small_eu(tmp_path / "eu_journal")
    before = read_list("eu_journal", tmp_path / "eu_journal").sha256
    file = tmp_path / "eu_journal/x.csv"
    file.write_text(file.read_text() + "\n")
    assert read_list("eu_journal", tmp_path / "eu_journal").sha256 != before


def test_every_list_has_names_and_an_authority() -> None:
    assert all(i.id == key and i.name_en and i.name_ar and i.authority for key, i in LISTS.items())
