"""Names of persons that stand in a list beside one: «كل من رشيد الرشق، ومحمد السلايمة، وحمزة …».

Enters: a page and the names found. Leaves: persons more: the run of words before a person that «و»
joins to it, where it looks a little like a name. Refuses words that mean something else.
"""

from collections.abc import Sequence
from typing import Final

from app.domain.party import PartyType
from app.extraction.found import Found
from app.extraction.name_words import Role, role, strength
from app.extraction.page import Page
from app.extraction.told_names import is_written_name, may_stand, person_at
from app.text.tokens import offset_after

_COMMAS: Final = frozenset("،,")
_AND: Final = "و"
_LONGEST: Final = 4
_SHORTEST: Final = 2
_LEAST_LAST: Final = -2.4
_OPENS: Final = frozenset({"من", "مثل", "بينهم", "وهم", "هم", ":", "،", ","})


def find_listed(page: Page, found: Sequence[Found]) -> list[Found]:
    """Return the persons that stand before others in a list and were not found before.

    Args:
        page: the text.
        found: the names that are taken already.
    """
    covered = bytearray(len(page.words) + 1)
    for one in found:
        covered[one.first : one.after] = b"\1" * (one.after - one.first)
    listed: list[Found] = []
    for one in found:
        if one.type is PartyType.PERSON:
            first = one.first
            while (before := _before(page, first, covered)) is not None:
                listed.append(before)
                first = before.first
    return listed


def _before(page: Page, first: int, covered: bytearray) -> Found | None:
    """Read the name that ends at the comma before «و…» at token `first`."""
    joined = page.words[first].startswith(_AND) or page.word(first - 1) == _AND
    comma = first - 1 if page.words[first].startswith(_AND) else first - 2
    if not joined or page.word(comma) not in _COMMAS or first in page.breaks:
        return None
    start = _start(page, comma, covered)
    if start is None or not is_written_name(page, start, comma):
        return None
    letters = int(_is_joined(page.words[start]))
    opening = page.words[start][letters:]
    given = role(opening) is Role.GIVEN
    if not given or strength(page.words[comma - 1]) < _LEAST_LAST:
        return None
    token = page.analysis.tokens[start]
    return person_at(
        page, start, comma, offset_after(page.analysis.text, token, letters) if letters else None
    )


def _start(page: Page, comma: int, covered: bytearray) -> int | None:
    """Return where the run of words before a comma begins, None when it is no list's."""
    for start in range(comma - 1, max(0, comma - 1 - _LONGEST), -1):
        if covered[start] or not page.has_word(start) or start + 1 in page.breaks:
            return None
        if comma - start >= _SHORTEST and (
            page.word(start - 1) in _OPENS or _is_joined(page.words[start])
        ):
            return start
        if not may_stand(page, start, opening=False):
            return None
    return None


def _is_joined(word: str) -> bool:
    return word.startswith(_AND) and role(word[1:]) is Role.GIVEN and role(word) is not Role.GIVEN
