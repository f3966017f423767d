"""What a process remembers of the words it has read.

News repeats its words: of the 1.4 million of 5,000 articles nine in ten are among the last 128,000
distinct ones. More would save little time and come near 300 MiB (decisions 39 and 48).
"""

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

WORDS_KEPT: Final = 128_000

_UNREAD: Final[Any] = object()

Word = TypeVar("Word")
Answer = TypeVar("Answer")


def remembered(read: Callable[[Word], Answer]) -> Callable[[Word], Answer]:
    """Return a pure function of one word with a memory of its last answers.

    Remembering costs one look-up in a dictionary: `lru_cache` reorders a list at each, which is
    twice as dear among tens of thousands of words, and takes twice the memory.
    """
    return _Answers(read).__getitem__


class _Answers(dict[Word, Answer], Generic[Word, Answer]):
    """The answers by word; when there are too many, those not asked for lately are forgotten."""

    __slots__ = ("_older", "_read")

    def __init__(self, read: Callable[[Word], Answer]) -> None:
        super().__init__()
        self._read = read
        self._older: dict[Word, Answer] = {}

    def __missing__(self, word: Word) -> Answer:
        answer: Answer = self._older.get(word, _UNREAD)
        if answer is _UNREAD:
            answer = self._read(word)
        if len(self) >= WORDS_KEPT // 2:
            self._older = self.copy()
            self.clear()
        self[word] = answer
        return answer
