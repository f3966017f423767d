"""Days named in passing between commas: «افتتح الوزير، مساء الأحد، المعرض» (opened, on Sunday, …).

Enters: the tokens of a run with their shapes, and a comma. Leaves: whether it only sets off the
day of the clause around it. Reads no dates: `dates` does.
"""

from collections.abc import Sequence
from functools import cache

from app.extraction.words.word_shapes import VERBS
from app.lexicon.calendar import calendar
from app.lexicon.clauses import is_complementiser
from app.text.tokens import Token

_COMMA = "comma"
_LONGEST = 4
_OBJECTS = frozenset({"noun", "the", "action"})


def sets_off_day(tokens: Sequence[Token], shapes: Sequence[str], index: int) -> bool:
    """Tell whether the comma at `index` stands before or behind a day named in passing.

    A verb behind the day opens a clause of its own: «…، والأحد، اتفق الطرفان».
    """
    if shapes[index] != _COMMA:
        return False
    after = _days_after(tokens, index + 1)
    if after > index + 1:
        following = after + 1 if after < len(tokens) and shapes[after] == _COMMA else after
        return not _opens_clause(tokens, shapes, following)
    before = _days_before(tokens, index - 1)
    if before < index - 1 and before >= 0 and shapes[before] == _COMMA:
        return shapes[index + 1] in _OBJECTS and not _opens_clause(tokens, shapes, index + 1)
    return False


def _opens_clause(tokens: Sequence[Token], shapes: Sequence[str], place: int) -> bool:
    if place >= len(tokens):
        return False
    return shapes[place] in VERBS or is_complementiser(tokens[place].folded)


def _days_after(tokens: Sequence[Token], first: int) -> int:
    """Return the first place from `first` on that is no word of a day."""
    place = first
    while place < min(len(tokens), first + _LONGEST) and tokens[place].folded in _day_words():
        place += 1
    return place if _names_day(tokens[first:place]) else first


def _days_before(tokens: Sequence[Token], last: int) -> int:
    """Return the last place up to `last` that is no word of a day."""
    place = last
    while place > max(-1, last - _LONGEST) and tokens[place].folded in _day_words():
        place -= 1
    return place if _names_day(tokens[place + 1 : last + 1]) else last


def _names_day(tokens: Sequence[Token]) -> bool:
    return any(token.folded in _days() for token in tokens)


@cache
def _days() -> frozenset[str]:
    """Return the single words that are a day: «الأحد», «أمس»."""
    return frozenset(calendar().of("weekday", "day"))


@cache
def _day_words() -> frozenset[str]:
    """Return the words that a day is named with: «مساء», «يوم», «الماضي»."""
    return _days() | frozenset(calendar().of("daytime", "past", "present", "future"))
