import pytest

from app.screening.lists.parentheses import without_parentheses

NAMES = [
    ("acronym", "Guard Corps (IRGC)", ["Guard Corps", "IRGC"]),
    ("other spelling", "Maher (a.k.a. Mahir) AL-ASSAD", ["Maher AL-ASSAD", "Mahir AL-ASSAD"]),
    ("other spelling, plain", "Simon (Salomon) T.", ["Simon T.", "Salomon T."]),
    ("several", "Hala M (a.k.a. N, O) P", ["Hala M P", "Hala N P", "Hala O P"]),
    ("whole names", "A B (C B, D B) -", ["A B", "C B", "D B"]),
    ("note", "A B (born in Tunis)", ["A B"]),
    ("number", "A B (as of 2016)", ["A B"]),
    ("office", "Kabir, A. (Governor of X)", ["Kabir, A."]),
    ("nothing outside", "(ADF)", ["ADF"]),
    ("none", "A B", ["A B"]),
]


@pytest.mark.parametrize(("name", "names"), [r[1:] for r in NAMES], ids=[r[0] for r in NAMES])
def test_names_without_parentheses(name: str, names: list[str]) -> None:
    assert list(without_parentheses(name)) == names
