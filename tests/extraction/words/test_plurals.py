import pytest

from app.extraction.words.plurals import is_human_plural


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("المراقبون", True), ("الباحثين", True), ("بريطانيون", True), ("مسلحون", True),
        ("القانون", False), ("التعاون", False), ("تلفزيون", False), ("الديون", False),
    ],
)  # fmt: skip
def test_plural_of_people_is_told_by_its_singular(word: str, *, expected: bool) -> None:
    assert is_human_plural(word) is expected
