"""What a process remembers of the words it has read.

News repeats its words: of the 1.4 million of 5,000 articles nine in ten are among the last 128,000
distinct ones. More would save little time and come near 300 MiB (decisions 39 and 48).
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import filterfalse
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


def remembered_together(
    read: Callable[[Sequence[Word]], Iterable[Answer]],
) -> Callable[[Sequence[Word]], list[Answer]]:
    """Return a pure function of the words of a text, with a memory of the answers for each.

    Args:
        read: returns the answers for distinct words, in their order. It is given all words of a
            text that are new: a test that is put to many words in a row is quicker.
    """
    return _Together(read).of


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
            self._make_room()
        self[word] = answer
        return answer

    def _make_room(self) -> None:
        self._older = self.copy()
        self.clear()


class _Together(_Answers[Word, Answer]):
    """The answers of a function that reads several words at once."""

    __slots__ = ("_read_all",)

    def __init__(self, read: Callable[[Sequence[Word]], Iterable[Answer]]) -> None:
        super().__init__(lambda word: next(iter(read((word,)))))
        self._read_all = read

    def of(self, words: Sequence[Word]) -> list[Answer]:
        """Return the answer for each word."""
        unheard = filterfalse(self.__contains__, dict.fromkeys(words))
        new = list(filterfalse(self._older.__contains__, unheard))
        if new:
            if len(self) >= WORDS_KEPT // 2:
                self._make_room()
            self.update(zip(new, self._read_all(new), strict=True))
        return list(map(self.__getitem__, words))
