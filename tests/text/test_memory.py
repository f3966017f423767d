from collections.abc import Sequence

import pytest

from app.text import memory
from app.text.memory import remembered, remembered_together


def test_what_was_read_is_not_read_again() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    answer = remembered(length)
    assert [answer("قال"), answer("وزير"), answer("قال")] == [3, 4, 3]
    assert asked == ["قال", "وزير"]


def test_words_asked_for_lately_outlive_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "WORDS_KEPT", 4)
    asked: list[str] = []

    def first(word: str) -> str:
        asked.append(word)
        return word[0]

    answer = remembered(first)
    for word in ("اب", "بن", "اب", "تم", "اب", "ثم", "جد", "اب"):
        assert answer(word) == word[0]
    assert asked.count("اب") == 1
    assert answer("بن") == "ب"
    assert asked.count("بن") == 2


def test_an_answer_may_be_none() -> None:
    asked: list[str] = []

    def nothing(word: str) -> None:
        asked.append(word)

    answer = remembered(nothing)
    answer("قال")
    answer("قال")
    assert asked == ["قال"]


def test_words_of_a_text_that_are_new_are_read_together() -> None:
    asked: list[Sequence[str]] = []

    def lengths(words: Sequence[str]) -> list[int]:
        asked.append(tuple(words))
        return [len(word) for word in words]

    answers = remembered_together(lengths)
    assert answers(("قال", "وزير", "قال")) == [3, 4, 3]
    assert answers(("وزير", "الخارجية", "في")) == [4, 8, 2]
    assert asked == [("قال", "وزير"), ("الخارجية", "في")]


def test_every_word_of_a_long_text_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "WORDS_KEPT", 4)

    def first(words: Sequence[str]) -> list[str]:
        return [word[0] for word in words]

    answers = remembered_together(first)
    for text in (("اب", "بن"), ("بن", "تم", "ثم", "جد", "حق"), ("اب", "حق", "بن")):
        assert answers(text) == [word[0] for word in text]
