"""Reading of lexicon tables."""

from pathlib import Path

import pytest

from app.lexicon import tables
from app.lexicon.tables import LexiconError, index_forms, read_table, several


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tables, "DATA", tmp_path)
    return tmp_path


def test_rows_are_read_with_cells_stripped(data: Path) -> None:
    (data / "t.csv").write_text("a,b\n x , y\n", encoding="utf-8")
    assert list(read_table("t.csv", ("a", "b"))) == [{"a": "x", "b": "y"}]


@pytest.mark.parametrize("text", ["", "b,a\n1,2\n", "a\n1\n"])
def test_other_header_is_refused(data: Path, text: str) -> None:
    (data / "t.csv").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match="columns"):
        list(read_table("t.csv", ("a", "b")))


@pytest.mark.parametrize("row", ["1", "1,2,3"])
def test_row_of_another_length_is_refused_with_its_line(data: Path, row: str) -> None:
    (data / "t.csv").write_text(f"a,b\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"t\.csv:2"):
        list(read_table("t.csv", ("a", "b")))


def test_empty_values_of_a_cell_are_left_out() -> None:
    assert several(" واشنطن ;; دي سي;") == ("واشنطن", "دي سي")


def test_spelling_variants_share_a_key_and_an_entry_comes_once() -> None:
    index = index_forms([("أمريكا", "US"), ("امريكا", "US"), ("أمريكا", "other")])
    assert dict(index) == {"امريكا": ("US", "other")}
