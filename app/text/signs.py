"""Signs: what a word by itself tells a step of the extraction, and where in a text it stands.

Enters: the folded words of a text. Leaves: for each sign, the places of the words that have it.
Refuses to know what a sign means.

Each step begins at few words: the months, the verbs of saying, what may open a name. It declares
them as a sign, a test of one word. All tests are put to a word when the process first reads it, and
remembered together; of a text each word is looked up once, however many steps there are.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final, NewType, TypeAlias

from app.text.memory import remembered_together

Sign = NewType("Sign", int)
Test: TypeAlias = Callable[[str], object]

_DECLARED: Final[list[Callable[[], Test]]] = []


def sign(test: Callable[[], Test]) -> Sign:
    """Declare a sign, once for each module that asks for its places.

    Args:
        test: returns the test of a folded word; called when the first text is read, so that
            importing a module loads no tables.

    Example: `SON = sign(lambda: child_words().__contains__)` stands at «بن» in «تركي بن فهد»
    (Turkī bin Fahd).
    """
    _DECLARED.append(test)
    _reader.cache_clear()
    return Sign(len(_DECLARED) - 1)


class Places:
    """Where the words of one text stand that have a sign; looked up when first asked."""

    __slots__ = ("_found", "_words")

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._found: list[list[int]] = []

    def of(self, asked: Sign) -> Sequence[int]:
        """Return the indexes of the words that have a sign, in order."""
        if asked >= len(self._found):
            self._found = _places(self._words)
        return self._found[asked]

    def changed(self, words: Sequence[str], places: AbstractSet[int]) -> "Places":
        """Return the places for `words`, which are the same but at `places`."""
        other, read = Places(words), _reader()
        if len(self._found) < len(_DECLARED):
            return other
        other._found = [[n for n in found if n not in places] for found in self._found]
        for place, signs in zip(places, read([words[place] for place in places]), strict=True):
            for one in signs:
                insort(other._found[one], place)
        return other


def _places(words: Sequence[str]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in _DECLARED]
    for place, signs in enumerate(_reader()(words)):
        for one in signs:
            found[one].append(place)
    return found


@cache
def _reader() -> Callable[[Sequence[str]], list[tuple[int, ...]]]:
    """Return the memory of the signs that words have, of all declared until now."""
    tests = [test() for test in _DECLARED]

    def signs_of(words: Sequence[str]) -> Iterable[tuple[int, ...]]:
        signs: dict[str, tuple[int, ...]] = dict.fromkeys(words, ())
        for number, test in enumerate(tests):
            for word in filter(test, words):
                signs[word] += (number,)
        return signs.values()

    return remembered_together(signs_of)
