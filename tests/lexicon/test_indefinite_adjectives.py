import pytest

from app.lexicon.indefinite_adjectives import is_indefinite_adjective
from app.text.fold import fold


@pytest.mark.parametrize("word", ["خيرية", "رفيعة", "واسعة", "حكومي", "محلي"])
def test_adjectives_without_the_article(word: str) -> None:
    assert is_indefinite_adjective(fold(word))


@pytest.mark.parametrize("word", ["تنمية", "تجارة", "قضية", "بحوث", "الخيرية", "حقوق"])
def test_nouns_and_definite_adjectives_are_none(word: str) -> None:
    assert not is_indefinite_adjective(fold(word))
