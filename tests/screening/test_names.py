import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.screening.names import given_syllables, parts_of, units_of

PARTS = [
    ("abd compound", "عبد الملك الحوثي", ["عبدالملك", "حوثي"]),
    ("abd compound, latin", "AL-HOUTHI, Abdul Malik", ["houthi", "abdalmalik"]),
    ("article assimilated", "as-Sadr, Muqtada", ["sadr", "muqtada"]),
    ("article before lam", "بسام اللحياني", ["بسام", "لحياني"]),
    ("din compound", "Salah al-Din", ["salahaldin"]),
    ("allah compound", "Habib Ullah", ["habibalah"]),
    ("allah compound, together", "Habibullah", ["habibalah"]),
    ("din compound, together", "Safieddine", ["safialdin"]),
    ("servant compound, together", "Abdelmalek", ["abdalmalek"]),
    ("son of", "محمد بن سلمان", ["محمد", "سلمان"]),
    ("son of, latin", "Usama bin Muhammad", ["usama", "muhamad"]),
    ("kunya", "أبو بكر البغدادي", ["ابوبكر", "بغدادي"]),
    ("two given names together", "محمدرضا توکلی", ["محمد", "رضا", "توكلي"]),
    ("one given name stays", "اسماعيل", ["اسماعيل"]),
    ("hyphen", "KIM Song-un", ["kim", "song", "un"]),
    ("apostrophe", "Ma'ruf", ["maruf"]),
    ("possessive", "KOREA’S BANK", ["korea", "bank"]),
    ("no possessive", "Qa’s", ["qas"]),
    ("presentation forms", "ﺳﺎﻣﻲ", ["سامي"]),
    ("number", "PETREL 8", ["petrel", "8"]),
    ("korean An is no article", "KIM An-ju", ["kim", "an", "ju"]),
]


@pytest.mark.parametrize(("name", "parts"), [r[1:] for r in PARTS], ids=[r[0] for r in PARTS])
def test_parts(name: str, parts: list[str]) -> None:
    assert [part.text for part in parts_of(name)] == parts


def test_neighbours_are_joined_where_short() -> None:
    assert "جينبينغ" in {unit.text for unit in units_of(parts_of("شي جين بينغ"))}


@pytest.mark.parametrize(
    ("name", "mask"),
    [("كيم سونغ باي", 0b110), ("Kim Song Bae", 0b110), ("علي حسن خليل", 0), ("كيم سونغ", 0)],
)
def test_given_name_of_two_syllables(name: str, mask: int) -> None:
    assert given_syllables(parts_of(name)) == mask


@given(st.text(max_size=80))
def test_units_cover_every_part(name: str) -> None:
    parts = parts_of(name)
    covered = 0
    for unit in units_of(parts):
        assert unit.text
        covered |= unit.mask
    assert covered == (1 << len(parts)) - 1
