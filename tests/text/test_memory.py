import pytest

from app.text import memory
from app.text.memory import remembered


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
