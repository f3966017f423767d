import pytest

from app.lexicon.whole_words import is_joined
from app.text.fold import fold


@pytest.mark.parametrize("word", ["وأضاف", "وقال", "فقال", "وروسيا", "وقطر", "فهو", "ولكنه"])
def test_a_conjunction_is_told_from_its_word(word: str) -> None:
    assert is_joined(fold(word))


@pytest.mark.parametrize(
    "word",
    ["فيها", "فصول", "فيلم", "فبراير", "فريقهم", "وسط", "واسع", "وزير", "وثيقتها", "فرنسا", "وقت"],
)
def test_a_first_letter_is_no_conjunction(word: str) -> None:
    assert not is_joined(fold(word))
