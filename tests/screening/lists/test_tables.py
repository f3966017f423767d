from pathlib import Path

import pytest

from app.errors import ListRefusedError
from app.screening.lists.tables import encoding_of, open_lines, read_rows, read_table

ROWS = [
    ("plain", "1,b,c\n", [("1", "b", "c")]),
    ("blanks around cells", ' 1 , "b",c \r\n', [("1", '"b"', "c")]),
    ("quoted comma and line end", '1,"b, b\nb",c\n', [("1", "b, b\nb", "c")]),
    ("doubled quote", '1,"b ""b""",c\n', [("1", 'b "b"', "c")]),
    ("inch mark inside", '1,7" pipe,c\n', [("1", '7" pipe', "c")]),
    ("blank lines", "\n1,b,c\n\n", [("1", "b, c".partition(", ")[0], "c")]),
    ("lone ctrl-z", "1,b,c\r\n\x1a", [("1", "b", "c")]),
    ("lone ctrl-z and line end", "1,b,c\r\n\x1a\r\n", [("1", "b", "c")]),
]


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "rows.csv"
    path.write_text(text, encoding, newline="")
    return path


@pytest.mark.parametrize(("text", "rows"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_rows(tmp_path: Path, text: str, rows: list[tuple[str, ...]]) -> None:
    assert [r.cells for r in read_rows(write(tmp_path, text), 3, "utf-8")] == rows


STRAY = [
    ("at the start of a cell", '1,"b,c\n2,b,c\n3,b,c\n', 3),
    ("and another below", '1,"b,c\n2,"b",c\n3,b,c\n', 3),
    ("closed too early", '1,"b" b,c\n2,b,c\n3,b,c\n', 3),
]


@pytest.mark.parametrize(("text", "count"), [r[1:] for r in STRAY], ids=[r[0] for r in STRAY])
def test_a_stray_quote_swallows_no_row(tmp_path: Path, text: str, count: int) -> None:
    records = list(read_rows(write(tmp_path, text), 3, "utf-8"))
    assert len(records) == count
    assert [r.position for r in records] == [f"rows.csv:{n}" for n in range(1, count + 1)]
    assert [r.cells[0] for r in records if r.cells] == ["1", "2", "3"]


def test_a_row_of_another_width_is_named(tmp_path: Path) -> None:
    first, bad, last = read_rows(write(tmp_path, "1,b,c\n2,b\n3,b,c\n"), 3, "utf-8")
    assert (first.fault, last.fault) == (None, None)
    assert (bad.position, bad.fault) == ("rows.csv:2", "not a row of 3 cells")


def test_a_table_is_read_by_its_header_below_a_line_above(tmp_path: Path) -> None:
    path = write(tmp_path, "\ufeffReport Date: 1-Jan-2026\nid;name\n1;A\n")
    (record,) = read_table(path, ("name",), ";", above="Report Date")
    assert record.row == {"id": "1", "name": "A"}


REFUSED = [
    ("a missing column", "id\n1\n", "no column name"),
    ("no line end", "id,name\n1,A", "breaks off"),
    ("ctrl-z inside a line", "id,name\n1,\x1aA\n", "Ctrl-Z inside"),
    ("several ctrl-z", "id,name\n1,A\n\x1a\x1a", "Ctrl-Z inside"),
    ("binary", "id,name\n1,\0\n", "binary"),
    ("one endless line", "id,name\n1," + "A" * (9 << 20) + "\n", "longer"),
]


@pytest.mark.parametrize(("text", "reason"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ListRefusedError, match=reason):
        list(read_table(write(tmp_path, text), ("name",)))


def test_a_table_in_utf_16_is_refused_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match=r"UTF-8: byte 0xff"):
        list(read_table(write(tmp_path, "id,name\n1,A\n", "utf-16"), ("name",)))


def test_the_byte_of_another_encoding_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "id,name\n1,É\n", "cp1252")
    with pytest.raises(ListRefusedError, match="0xc9"):
        list(open_lines(path))
    assert encoding_of(path, "cp1252") == "cp1252"
    assert encoding_of(write(tmp_path, "É\n"), "cp1252") == "utf-8-sig"
