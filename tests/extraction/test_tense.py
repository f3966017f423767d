import pytest

from app.extraction.tense import is_future, is_imperfect, is_negation
from app.text.fold import fold


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ستعمل", True), ("سيلتقي", True), ("وسنواصل", True), ("سوف", True), ("المقبل", True),
        ("سياسة", False), ("سيارات", False), ("ستة", False), ("سنوات", False), ("ساعات", False),
        ("السياسية", False), ("سنغافورة", False), ("قال", False), ("س", False), ("", False),
    ],
)  # fmt: skip
def test_the_future_is_told_by_form(word: str, expected: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_future(fold(word)) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("يواصل", True), ("تعبر", True), ("تركيا", False), ("يوم", False), ("تقرير", False)],
)
def test_the_imperfect_is_told_by_form(word: str, expected: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_imperfect(fold(word)) is expected


def test_particles_negate() -> None:
    assert is_negation(fold("لن"))
    assert not is_negation(fold("قد"))
