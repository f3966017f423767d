"""Names of persons that stand in a list beside one: «كل من رشيد الرشق، ومحمد السلايمة، وحمزة …».

Enters: a page and the names found. Leaves: persons more: the run of words before a person that «و»
joins to it, and the runs behind a person that «و» joins to him, where they look a little like
names. Refuses words that mean something else.
"""

from collections.abc import Sequence
from typing import Final

from app.domain.party import PartyType
from app.extraction.names.name_runs import is_written_name, may_stand, person_at
from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page
from app.extraction.names.speaking_places import is_plain
from app.extraction.reading.found import Found, covered_tokens
from app.lexicon.clause_words import clause_words
from app.lexicon.persons import Person
from app.lexicon.whole_words import is_joined
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.tokens import offset_after

_COMMAS: Final = frozenset("،,")
_AND: Final = "و"
_LONGEST: Final = 4
_SHORTEST: Final = 2
_SHORTEST_WORD: Final = 3
_LEAST_LAST: Final = -2.4
_LEAST_GIVEN: Final = -0.4
_LEAST_PAUSED: Final = 0.3
_LEAST_JOINED: Final = 0.5
_IN_A_LIST: Final = 1.0
_FIRST_OF_PAIR: Final = 1.0
_LEAST_BETWEEN: Final = -4.5
_EVEN: Final = frozenset({fold("وحتى"), fold("حتى")})
_OPENS: Final = frozenset({"من", "مثل", "بينهم", "وهم", "هم", ":", "،", ","})


def find_listed(page: Page, found: Sequence[Found]) -> list[Found]:
    """Return the persons that stand before others in a list and were not found before.

    Args:
        page: the text.
        found: the names that are taken already.
    """
    covered = covered_tokens(found, len(page.words) + 1)
    listed: list[Found] = []
    for one in found:
        if one.type is PartyType.PERSON:
            first, after = one.first, one.after
            while (before := _before(page, first, covered)) is not None:
                listed.append(before)
                first = before.first
            sure = _continues(page, one, covered)
            while (behind := _behind(page, after, covered, sure=sure)) is not None:
                listed.append(behind)
                after, sure = behind.after, True
    return listed


def unjoined(page: Page, found: Sequence[Found]) -> list[Found]:
    """Return the names, those of persons without the «و» that joins them to a name before.

    Two names do not stand side by side: «فتحي عبد الوهاب | وجالا فهمي» is وَ + جالا.
    """
    ends = {one.after for one in found if one.type is PartyType.PERSON}
    return [
        _unjoined(page, one) if one.first in ends or _carries_name(page, one) else one
        for one in found
    ]


def _carries_name(page: Page, one: Found) -> bool:
    """Tell whether a name's first word is «و» and a sure given name: «، وفهد كفاين وزير»."""
    rest = page.words[one.first][1:]
    return one.after - one.first > 1 and role(rest) in {Role.GIVEN, Role.JOIN}


def _unjoined(page: Page, one: Found) -> Found:
    word, token = page.words[one.first], page.analysis.tokens[one.first]
    plain = one.type is PartyType.PERSON and one.entry is None and one.span.start == token.start
    joined = word.startswith(_AND) and len(word) > _SHORTEST_WORD and role(word) is not Role.GIVEN
    if not (plain and joined) or one.first in page.breaks:
        return one
    start = offset_after(page.analysis.text, token, 1)
    bare = person_at(page, one.first, one.after, start)
    return one._replace(span=bare.span, name=bare.name)


def _continues(page: Page, one: Found, covered: bytearray) -> bool:
    """Tell whether a person is itself joined to a name before it: the text lists names."""
    joined = page.words[one.first].startswith(_AND) and page.words[one.first] != one.name
    before = one.first - 1 - (page.word(one.first - 1) in _COMMAS)
    token = page.analysis.tokens[one.first]
    return joined and one.span.start > token.start and before >= 0 and bool(covered[before])


def _behind(page: Page, after: int, covered: bytearray, *, sure: bool) -> Found | None:
    """Read the name that «و» joins behind one that ends at `after`: «، وكايا جربر»."""
    paused = page.word(after) in _COMMAS
    first = after + paused
    if page.word(first) in _EVEN:
        first += 1
    if first in page.breaks or after in page.breaks or not page.has_word(first):
        return None
    word = page.words[first]
    joined = word.startswith(_AND) and len(word) > _SHORTEST_WORD
    if covered[first] or not (joined or first > after + paused):
        return None
    letters = int(joined)
    last = _end(page, first, covered)
    if last - first < _SHORTEST:
        return None
    if not _looks_listed(page, first, last, letters, sure=sure):
        return None
    token = page.analysis.tokens[first]
    start = offset_after(page.analysis.text, token, letters) if letters else token.start
    return person_at(page, first, last, start)


def _end(page: Page, first: int, covered: bytearray) -> int:
    """Return where the words of a listed name end."""
    last = first + 1
    while last - first < _LONGEST and last not in page.breaks and page.has_word(last):
        word = page.words[last]
        joins = word.startswith(_AND) and is_joined(word)
        if covered[last] or joins or not may_stand(page, last, opening=False):
            break
        last += 1
    return last


def _looks_listed(page: Page, first: int, last: int, letters: int, *, sure: bool) -> bool:
    """Tell whether a run of words looks like one more name of a list."""
    opening = page.words[first][letters:]
    definite = opening.startswith(ARTICLE) and role(opening) is not Role.GIVEN
    if definite or role(opening) in {Role.NEVER, Role.TAIL}:
        return False
    plain = is_plain(opening) and role(opening) is not Role.GIVEN
    if plain or _means_other(page, first, letters):
        return False
    paused = page.word(first - 1 - (page.word(first - 1) in _EVEN)) in _COMMAS
    if not is_written_name(page, first, last) or not _closes(page, last):
        return False
    scores = [strength(opening), *(strength(page.word(n)) for n in range(first + 1, last))]
    given = role(opening) in {Role.GIVEN, Role.JOIN}
    if paused and page.word(last) in _COMMAS and scores[0] > _FIRST_OF_PAIR:
        return min(scores[1:]) > _LEAST_BETWEEN
    floor = _LEAST_GIVEN if given else _LEAST_PAUSED if paused else _LEAST_JOINED
    floor -= _IN_A_LIST if sure else 0.0
    return min(scores[1:]) > _LEAST_LAST and sum(scores) / len(scores) > floor


def _means_other(page: Page, first: int, letters: int) -> bool:
    """Tell whether the lexicon knows the first word, without its conjunction, as no name."""
    return role(page.words[first][letters:]) is not Role.GIVEN and any(
        match.letters == letters and not isinstance(known.entry, Person)
        for match in page.matches[first]
        for known in match.meanings
    )


def _closes(page: Page, last: int) -> bool:
    """Tell whether a listed name ends here: a pause, a stop, one more, a preposition."""
    word = page.word(last)
    return (
        last in page.breaks
        or not page.has_word(last)
        or word in clause_words().prepositions
        or word in clause_words().complementisers
        or word in clause_words().relatives
        or (word.startswith(_AND) and is_joined(word))
    )


def _before(page: Page, first: int, covered: bytearray) -> Found | None:
    """Read the name that ends right before «و…» at token `first`, or at the comma there."""
    joined = page.words[first].startswith(_AND) or page.word(first - 1) == _AND
    comma = first - 1 if page.words[first].startswith(_AND) else first - 2
    if not joined or first in page.breaks:
        return None
    comma += page.word(comma) not in _COMMAS  # «زبيدة فضايل وطارق هربوز»
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
