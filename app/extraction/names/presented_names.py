"""Names that stand between commas behind a title: «وزيرة التنمية الألمانية، سفنيا شولتسه،».

Enters: a page and the names found. Leaves: persons more, with their titles. Words that news hardly
knows stand there alone; refuses names that commas do not set apart.
"""

from collections.abc import Sequence

from app.domain.party import PartyType
from app.extraction.names.name_runs import is_written_name, may_stand, person_at
from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page, entries
from app.extraction.names.speaking_places import is_plain
from app.extraction.names.titles import bare_title
from app.extraction.reading.found import Found, covered_tokens
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import UnnamedHead
from app.lexicon.inflection import Number
from app.lexicon.titles import Office
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE
from app.text.fold import fold

_COMMAS = frozenset("،,")
_OF_TITLES = frozenset(map(fold, ("في", "لدى", "باسم", "من")))
_AND = "و"
_LONGEST_TITLE, _LONGEST = 10, 4
_SHORTEST = 2
_LEAST = -3.0


def find_presented(page: Page, found: Sequence[Found]) -> list[Found]:
    """Return the persons whose names commas set apart behind a title, not found before.

    Args:
        page: the text.
        found: the names that are taken already.
    """
    whole = (one for one in found if not _may_go_on(one))
    covered = covered_tokens(whole, len(page.words) + 1)
    titles = page.where_any(Office, UnnamedHead)
    presented = (_presented(page, index, covered) for index in titles)
    return [one for one in presented if one is not None]


def _may_go_on(one: Found) -> bool:
    """Tell whether a given name was read that may go on: «مدير المستشفى، أحمد | الخطيب،»."""
    alone = one.after == one.first + 1
    return one.type is PartyType.PERSON and one.entry is None and alone


def _presented(page: Page, index: int, covered: bytearray) -> Found | None:
    """Read the name between commas behind the title that begins at a token."""
    if covered[index]:
        return None
    title = bare_title(page, index)
    if title is None and not _is_one(page, index):
        return None
    comma = _comma(page, index, title.after if title else index + 1, covered)
    if comma is None:
        return None
    after = comma + 1
    while after - comma <= _LONGEST and not covered[after] and _may_stand(page, after, comma + 1):
        after += 1
    closed = page.word(after) in _COMMAS and after not in page.breaks
    named = after - comma > _SHORTEST and closed and _is_name(page, comma + 1, after)
    end = after if named else _family_end(page, comma + 1)
    if end is None or any(covered[comma + 1 : end]):
        return None
    one = person_at(page, comma + 1, end)
    country = title.country if title else None
    return one._replace(country=country, basis="title" if country else None, title=title)


def _family_end(page: Page, first: int) -> int | None:
    """Return where a given name with one definite word ends: «أحمد | الخطيب،», None for no such."""
    after = first + _SHORTEST
    if page.word(after) not in _COMMAS or not page.breaks.isdisjoint(range(first, after + 1)):
        return None
    family = page.word(first + 1)
    definite = family.startswith(ARTICLE) and role(family) is not Role.NEVER
    return after if definite and role(page.word(first)) is Role.GIVEN else None


def _is_one(page: Page, index: int) -> bool:
    """Tell whether a noun of one man or woman stands here: «والد الضحية» (the victim's father)."""
    match = page.known(index, UnnamedHead)
    heads = entries(match, UnnamedHead) if match is not None else ()
    return any(h.number is Number.SINGULAR and h.type is PartyType.PERSON for h in heads)


def _comma(page: Page, first: int, after: int, covered: bytearray) -> int | None:
    """Return the comma that ends the noun phrase of a title, None where a verb stands."""
    definite = False
    for place in range(first, min(first + _LONGEST_TITLE, len(page.words))):
        word = page.word(place)
        if place in page.breaks and place > first:
            return None
        if word in _COMMAS:
            return place if definite or place > first + 1 else None
        if place >= after and (is_verb(word) or word in clause_words().complementisers):
            return None
        if word in clause_words().prepositions and word not in _OF_TITLES:
            return None
        definite = definite or word.startswith(ARTICLE) or bool(covered[place])
    return None


def _may_stand(page: Page, index: int, first: int) -> bool:
    word = page.word(index)
    rare = word_class(word) == UNCLASSED or role(word) is Role.GIVEN  # «، الشاذلي القمري،»
    opening = index == first and not (rare and word.startswith(ARTICLE))
    return (
        page.has_word(index)
        and index not in page.breaks
        and may_stand(page, index, opening=opening)
    )


def _is_name(page: Page, first: int, after: int) -> bool:
    """Tell whether words between commas are a name: one is rare, none is one of the clause."""
    words = [page.word(n) for n in range(first, after)]
    if words[0].startswith(_AND) and role(words[0]) is not Role.GIVEN:
        return False
    rare = any(word_class(word) == UNCLASSED or role(word) is Role.GIVEN for word in words)
    plain = any(is_plain(word) and role(word) is not Role.GIVEN for word in words)
    likely = all(strength(word) > _LEAST or role(word) is Role.JOIN for word in words)
    return rare and likely and not plain and is_written_name(page, first, after)
