"""Nouns of things, told from nouns of people and bodies."""

import pytest

from app.lexicon.thing_nouns import is_thing_noun
from app.text.fold import fold


@pytest.mark.parametrize("word", ["الاتفاق", "نسبة", "القرار", "المواصفات", "حالات"])
def test_things_speak_not(word: str) -> None:
    assert is_thing_noun(fold(word))


@pytest.mark.parametrize("word", ["الشاعر", "الصيادون", "السفارة", "قوة", "لجنة"])
def test_people_and_bodies_are_no_things(word: str) -> None:
    assert not is_thing_noun(fold(word))


@pytest.mark.parametrize("word", ["نفسها", "الفيديو", "هتافه", "عديد"])
def test_a_listed_word_is_no_one_who_speaks(word: str) -> None:
    assert is_thing_noun(word)
