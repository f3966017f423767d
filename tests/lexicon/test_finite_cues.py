import pytest

from app.lexicon.finite_cues import finite_cues
from app.text.fold import fold


@pytest.mark.parametrize(
    ("word", "finite"),
    [("قالت", True), ("يضيف", True), ("مضيفا", False), ("قول", False), ("وصفه", False)],
    ids=["past", "present", "participle", "verbal noun", "with a pronoun"],
)
def test_finite_verbs_alone_are_told(word: str, *, finite: bool) -> None:
    assert (fold(word) in finite_cues()) is finite
