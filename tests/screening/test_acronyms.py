import pytest

from app.screening.acronyms import spelt_acronyms
from app.screening.names import parts_of

NAMES = [
    ("three letters", "في تي بي", {("vtb", 0b111), ("vtp", 0b111)}),
    ("inside a name", "بنك في تي بي", {("vtb", 0b1110), ("vtp", 0b1110)}),
    ("one letter alone", "بنك في", set()),
    ("no letters", "بنك ملي", set()),
]


@pytest.mark.parametrize(("name", "units"), [r[1:] for r in NAMES], ids=[r[0] for r in NAMES])
def test_letters_called_by_name(name: str, units: set[tuple[str, int]]) -> None:
    assert {(u.text, u.mask) for u in spelt_acronyms(parts_of(name))} == units
