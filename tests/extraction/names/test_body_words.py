import pytest

from app.extraction.names.body_words import describes, is_masculine, may_be_noun
from app.text.fold import fold


@pytest.mark.parametrize("word", ["ديمقراطي", "يساري", "مملوك", "خيرية"])
def test_word_that_describes_a_body(word: str) -> None:
    assert describes(fold(word))


@pytest.mark.parametrize("word", ["سوني", "غوتشي", "محمود", "دوفدوفان", "سلمى"])
def test_word_that_may_be_a_name(word: str) -> None:
    assert not describes(fold(word))


@pytest.mark.parametrize("word", ["لتكوين", "تمتلكها", "يقوده", "مختلف", "مقرها", "رفيعة"])
def test_no_noun_of_a_name(word: str) -> None:
    assert not may_be_noun(fold(word))


@pytest.mark.parametrize("word", ["لغة", "تجارة", "بناء", "أمن", "حقوق", "فدرالية"])
def test_noun_of_a_name(word: str) -> None:
    assert may_be_noun(fold(word))


@pytest.mark.parametrize(
    ("head", "masculine"),
    [("مجلس الشيوخ", True), ("الحزب", True), ("كتائب", False), ("وزارة", False), ("قوات", False)],
)
def test_gender_of_a_head(head: str, masculine: bool) -> None:  # noqa: FBT001
    assert is_masculine(fold(head)) is masculine
