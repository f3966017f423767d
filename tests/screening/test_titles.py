import pytest

from app.screening.names import parts_of
from app.screening.titles import titles_in, without_titles

TITLES = [
    ("sheikh", "الشيخ نعيم قاسم", ["نعيم", "قاسم"]),
    ("two titles", "اللواء الدكتور علي حسن", ["علي", "حسن"]),
    ("known by it", "ملا عمر", ["ملا", "عمر"]),
    ("a given name too", "سلطان بن أحمد الجابر", ["سلطان", "احمد", "جابر"]),
    ("Persian spelling", "دکتر حسن علوی", ["حسن", "علوي"]),
    ("not at the head", "صالح عبد الله الشيخ", ["صالح", "عبداله", "شيخ"]),
]


@pytest.mark.parametrize(("name", "left"), [r[1:] for r in TITLES], ids=[r[0] for r in TITLES])
def test_titles_at_the_head_are_left_out(name: str, left: list[str]) -> None:
    assert [part.text for part in without_titles(parts_of(name))] == left


INNER = [
    ("sayyid", "سيد محمد حسيني", 0b001),
    ("in Latin, in the middle", "Hossein Seyyed Mousavi", 0b010),
    ("two", "Dr Seyyed Mohammad HOSSEINI", 0b0011),
    ("a given name", "سيد قطب", 0),
    ("none", "خالد مشعل قدور", 0),
]


@pytest.mark.parametrize(("name", "mask"), [r[1:] for r in INNER], ids=[r[0] for r in INNER])
def test_titles_inside_a_name(name: str, mask: int) -> None:
    """Sayyid Muḥammad Ḥusaynī; Sayyid Quṭb, whose given name it is; Khālid Mishʿal Qaddūr."""
    assert titles_in(parts_of(name)) == mask
