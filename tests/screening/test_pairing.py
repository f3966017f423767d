from collections.abc import Sequence

import pytest

from app.domain.listing import Kind
from app.screening.candidates import search_units
from app.screening.index import build_index_of
from app.screening.names import parts_of
from app.screening.pairing import paired
from tests.screening.conftest import ENTRIES, Designate

BODIES: Sequence[tuple[str, str, str, list[str]]] = [
    ("a translated word", "بنك ملي", "BANK MELLI", ["bank", "meli"]),
    ("army is not gas", "الجيش الإيراني", "IRANIAN GAS", ["iranian"]),
    ("company is no name", "شركة القلعة", "SHAKIRA CASTLE", ["castle"]),
    ("letters called by name", "او جي سيرفيسز", "O G Services", ["og", "services"]),
    ("state, spelt alike", "شركة إيران", "IRAN COMPANY", ["company", "iran"]),
    ("two given names are no body", "خالد علي", "KHALDI", []),
]
PERSONS: Sequence[tuple[str, str, str, list[str]]] = [
    ("the article is no letter", "ناصر الحقباني", "GHAITH, Kamal", []),
    ("the article in Latin", "وليد الشهري", "Waleed ALSHEHRI", ["waleed", "alshehri"]),
    ("the article became a letter", "محمد السيد", "Mohamed ESSAYED", ["mohamed", "esayed"]),
    ("exact in Arabic, part by part", "وحيد مجيد", "وحيد مجيد", ["وحيد", "مجيد"]),
    ("a compound of two names", "محمد علي", "MOHAMMADALI", ["mohamadali"]),
]
CASES = [
    *((*row, Kind.ORGANISATION) for row in BODIES),
    *((*row, Kind.PERSON) for row in PERSONS),
]


@pytest.mark.parametrize(
    ("asked", "listed", "pairs", "kind"), [r[1:] for r in CASES], ids=[r[0] for r in CASES]
)
def test_pairs(designate: Designate, asked: str, listed: str, pairs: list[str], kind: Kind) -> None:
    """Al-jaysh al-īrānī (Iranian army), Khālid ʿAlī, Nāṣir al-Ḥuqbānī, Walīd ash-Shahrī."""
    index = build_index_of([*ENTRIES, designate("1", listed, kind=kind)], [])
    found = paired(index, len(index.reading_alias) - 1, search_units(index, parts_of(asked)))
    assert sorted(pair.listed for pair in found) == sorted(pairs)
