import pytest

from app.screening.lists.scripts import script_of, split_names

SCRIPTS = [
    ("Vladimir", "Latn"), ("Владимир", "Cyrl"), ("فلاديمير", "Arab"), ("ﺳﺎﻣﻲ", "Arab"),
    ("김정은", "Hang"), ("习近平", "Hani"), ("משה", "Hebr"), ("12-34", "Zyyy"), ("АО OBK", "Latn"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "script"), SCRIPTS)
def test_script_of_most_letters(name: str, script: str) -> None:
    assert script_of(name) == script


CELLS = [
    ("two", "A B; C D", ["A B", "C D"]),
    ("original script", "Sergei (Сергей); S.", ["Sergei", "Сергей", "S."]),
    ("same script stays", "Bank (BNK)", ["Bank (BNK)"]),
    ("semicolon in parentheses", "A (born in B; 1960); C", ["A (born in B; 1960)", "C"]),
    ("label", "Chinese:; 大连", ["大连"]),
    ("a name with a colon", "Javad Rahiqi:", ["Javad Rahiqi"]),
    ("empty parts", " ; ;A", ["A"]),
    ("nothing", "", []),
]


@pytest.mark.parametrize(("cell", "names"), [r[1:] for r in CELLS], ids=[r[0] for r in CELLS])
def test_names_of_a_cell(cell: str, names: list[str]) -> None:
    assert list(split_names(cell)) == names
