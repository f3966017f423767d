import pytest

from app.screening.names import parts_of
from app.screening.titles import without_titles

TITLES = [
    ("sheikh", "الشيخ نعيم قاسم", ["نعيم", "قاسم"]),
    ("two titles", "اللواء الدكتور علي حسن", ["علي", "حسن"]),
    ("known by it", "ملا عمر", ["ملا", "عمر"]),
    ("a given name too", "سلطان بن أحمد الجابر", ["سلطان", "احمد", "جابر"]),
    ("not at the head", "صالح عبد الله الشيخ", ["صالح", "عبداله", "شيخ"]),
]


@pytest.mark.parametrize(("name", "left"), [r[1:] for r in TITLES], ids=[r[0] for r in TITLES])
def test_titles_at_the_head_are_left_out(name: str, left: list[str]) -> None:
    assert [part.text for part in without_titles(parts_of(name))] == left
