"""Family names that are definite words with a meaning: «سامي الكندي», «حمدي الوزير».

Enters: a page and the persons found. Leaves: the persons, their names carried on over such a word,
and those of whom only a given name and the word stand there. The word is a family name right
before what is said, and where somebody else in the text speaks by it alone («وأضاف الكندي أن»).
Refuses words that open a title («الأمين العام») or describe a noun before them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.domain.party import PartyType
from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page, entries
from app.extraction.names.speaking_places import says
from app.extraction.names.told_names import person_at
from app.extraction.reading.found import Found
from app.lexicon.clause_words import clause_words
from app.lexicon.inflection import Number
from app.lexicon.states import Demonym
from app.text.tokens import offset_after

_ARTICLE, _AND = "ال", "و"
_SURE = 2.0
_SHORTEST = 4
_LONGEST = 4
_PARTS = frozenset((Role.GIVEN, Role.JOIN, Role.TAIL))
_OWNERS = frozenset((Role.GIVEN, Role.TAIL))
_MARKS = frozenset("،,(")
_NISBA = "ي"
_OF_OTHERS = ("يه", "ين", "ون", "ات")


def with_surnames(page: Page, persons: Sequence[Found]) -> list[Found]:
    """Return the persons with the family names that stand behind them, and those found so.

    Args:
        page: the text.
        persons: candidates, in order; they may overlap.
    """
    persons = _told_apart(persons)
    persons = [_of_nisba(page, one) for one in persons]
    surnames = _surnames(page)
    longer = [_carried_on(page, one, surnames) for one in persons]
    reached = {one.after for one in longer}
    return [*longer, *_new(page, surnames - {after - 1 for after in reached})]


def _of_nisba(page: Page, one: Found) -> Found:
    """Give a person the country of the adjective right before: «الفرنسي كريستوفر نكونكو».

    It outweighs that of an office behind the name: «الإسباني رودري، نجم مانشستر سيتي».
    """
    before = one.title is None or one.title.first < one.first
    joined = page.analysis.tokens[one.first].start != one.span.start
    if one.type is not PartyType.PERSON or one.entry is not None or joined:
        return one
    if one.country and before:
        return one
    place = one.first - 1
    demonym = page.known(place, Demonym) if place >= 0 and one.first not in page.breaks else None
    if demonym is None or demonym.after != one.first:
        return one
    form = entries(demonym, Demonym)[0]
    if not form.definite or form.number is not Number.SINGULAR:
        return one
    return one._replace(country=form.state.iso2, basis="nisba")


def _told_apart(persons: Sequence[Found]) -> list[Found]:
    """Leave out runs that are two known persons side by side: «التقى بوتين كيم جونغ أون»."""
    ends: dict[int, set[int]] = {}
    for one in persons:
        if one.entry is not None:
            ends.setdefault(one.first, set()).add(one.after)
    return [
        one
        for one in persons
        if one.entry is not None
        or not any(one.after in ends.get(end, ()) for end in ends.get(one.first, ()))
    ]


def _surnames(page: Page) -> frozenset[int]:
    """Return the tokens that are family names of this kind."""
    definite = [
        index
        for index, (before, word) in enumerate(pairwise(page.words), start=1)
        if word.startswith(_ARTICLE) and role(before) in _OWNERS and _may_be(page, index)
    ]
    if not definite:
        return frozenset()
    alone = _speaking_alone(page)
    return frozenset(n for n in definite if _is_surname(page, n) or page.words[n] in alone)


def _may_be(page: Page, index: int) -> bool:
    """Tell whether a given name stands before a definite word that opens nothing longer."""
    word, before = page.words[index], page.word(index - 1)
    if not page.is_word[index] or index in page.breaks or len(word) < _SHORTEST:
        return False
    words = clause_words()
    if word in words.relatives or word in words.adverbs:
        return False
    if word.endswith(_OF_OTHERS) and role(word) is not Role.GIVEN:
        return False
    given = role(before) is Role.TAIL or (role(before) is Role.GIVEN and strength(before) >= _SURE)
    if not given or page.word(index + 1).startswith(_ARTICLE):
        return False
    return all(match.after == index + 1 for match in page.matches[index])


def _is_surname(page: Page, index: int) -> bool:
    """Tell whether what follows shows that a name ends here: what is said, a pause, a verb."""
    behind = page.word(index + 1)
    if index + 1 in page.breaks:
        return False
    if behind in clause_words().complementisers or behind == ":":
        return True
    return page.words[index].endswith(_NISBA) and (behind in _MARKS or says(behind))


def _speaking_alone(page: Page) -> frozenset[str]:
    """Return the definite words that alone stand between a verb of saying and what is said."""
    ends = clause_words().complementisers | {":"}
    return frozenset(
        word
        for before, word, behind in zip(page.words, page.words[1:], page.words[2:], strict=False)
        if behind in ends
        and word.startswith(_ARTICLE)
        and says(before)
        and word not in clause_words().anaphoric_heads
    )


def _carried_on(page: Page, one: Found, surnames: frozenset[int]) -> Found:
    if one.type is not PartyType.PERSON or one.after not in surnames or one.entry is not None:
        return one
    longer = person_at(page, one.first, one.after + 1, one.span.start)
    return one._replace(after=longer.after, span=longer.span, name=longer.name)


def _new(page: Page, surnames: frozenset[int]) -> Iterator[Found]:
    """Yield the persons of whom nothing was found: «قال علي الكاتب إن»."""
    for index in sorted(surnames):
        first = index - 1
        while index - first < _LONGEST and _goes_back(page, first):
            first -= 1
        word, letters = page.words[first], 0
        if word.startswith(_AND) and role(word) is not Role.GIVEN:
            letters = 1
        if role(word[letters:]) in {Role.GIVEN, Role.JOIN}:
            token = page.analysis.tokens[first]
            start = offset_after(page.analysis.text, token, letters) if letters else token.start
            yield person_at(page, first, index + 1, start)


def _goes_back(page: Page, first: int) -> bool:
    """Tell whether the word before is one more part of the name."""
    before = page.word(first - 1)
    if first in page.breaks or not page.has_word(first - 1):
        return False
    return role(before) in _PARTS or (before[:1] == _AND and role(before[1:]) in _PARTS)
