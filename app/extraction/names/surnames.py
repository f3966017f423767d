"""Family names that are definite words with a meaning: «سامي الكندي», «حمدي الوزير».

Enters: a page and the persons found. Leaves: the persons, their names carried on over such a word,
and those of whom only a given name and the word stand there. The word is a family name right
before what is said, and where somebody else in the text speaks by it alone («وأضاف الكندي أن»).
Refuses words that open a title («الأمين العام») or describe a noun before them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from app.domain.party import PartyType
from app.extraction.names.name_runs import person_at
from app.extraction.names.name_signs import is_rare
from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page, entries
from app.extraction.names.speaking_places import says
from app.extraction.names.surname_signs import (
    before_object,
    ends_name,
    is_announced,
    is_human,
    is_of_a_club,
    shows_surname,
)
from app.extraction.reading.found import Found
from app.lexicon.clause_words import clause_words
from app.lexicon.inflection import Number
from app.lexicon.loanwords import loan_likelihood
from app.lexicon.party_words import party_words
from app.lexicon.states import Demonym
from app.lexicon.surnames import is_surname
from app.text.affixes import ARTICLE, OF_OTHERS
from app.text.fold import fold
from app.text.signs import sign
from app.text.span import Span
from app.text.tokens import offset_after

_AND = "و"
_SURE = 2.0
_SHORTEST, _LEAST_BODY = 4, 2
_LEAST_RARE = -2.5
_LIKELY = 0.15
_LONGEST = 4
_PARTS = frozenset((Role.GIVEN, Role.JOIN, Role.TAIL))
_OWNERS = frozenset((Role.GIVEN, Role.TAIL))
_YOUNGER = frozenset(map(fold, ("الابن", "الأب", "جونيور", "الأصغر", "الأكبر")))
_OF_OTHERS = ("يه", "ين", "ون", "ات")


def with_surnames(page: Page, persons: Sequence[Found]) -> list[Found]:
    """Return the persons with the family names that stand behind them, and those found so.

    Args:
        page: the text.
        persons: candidates, in order; they may overlap.
    """
    persons = _told_apart(page, persons)
    persons = [_of_nisba(page, one) for one in persons]
    titled = frozenset(one.after for one in persons if _is_short(page, one))
    surnames = _surnames(page, titled)
    longer = [_carried_on(page, one, surnames) for one in persons]
    reached = {one.after for one in longer}
    return [*longer, *_new(page, surnames - {after - 1 for after in reached})]


def without_family_names(
    page: Page, bodies: Sequence[Found], persons: Sequence[Found]
) -> list[Found]:
    """Return the bodies without those that end in the family name of somebody in the text.

    Where a body stands without it: «بيان الخزانة الأمريكية | الضاري» where «مثنى الضاري» is named.
    """
    families = {
        page.words[one.after - 1]
        for one in persons
        if one.after - one.first > 1 and page.words[one.after - 1].startswith(ARTICLE)
    }
    whole = {(one.first, one.after) for one in bodies}
    heads = {one.first: one for one in persons if _is_holder(page, one)}
    return [
        _before_holder(page, one, heads)
        for one in bodies
        if page.words[one.after - 1] not in families or (one.first, one.after - 1) not in whole
    ]


def _is_holder(page: Page, one: Found) -> bool:
    """Tell whether a sure given name begins behind a title: «محافظ البنك المركزي الشاذلي …»."""
    word = page.words[one.first]
    given = role(word) is Role.GIVEN and strength(word) >= _SURE and word.startswith(ARTICLE)
    return given and one.title is not None and one.after - one.first > 1


def _before_holder(page: Page, body: Found, heads: Mapping[int, Found]) -> Found:
    """Return a body without the name of its holder that it ends in."""
    for first in range(body.first + _LEAST_BODY, body.after):
        one = heads.get(first)
        if one and one.title and one.title.first <= body.first and one.after >= body.after:
            span = Span(body.span.start, page.analysis.tokens[first - 1].end)
            name = " ".join(span.of(page.analysis.text).split())
            return body._replace(after=first, span=span, name=name)
    return body


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


def _told_apart(page: Page, persons: Sequence[Found]) -> list[Found]:
    """Leave out runs that are two known persons, or go on behind the family name of one.

    Examples: «التقى بوتين كيم جونغ أون», «حمل شافيز سيف الزعيم» (Chávez carried the sword).
    """
    ends: dict[int, set[int]] = {}
    starts: dict[int, set[int]] = {}
    for one in persons:
        if one.entry is not None:
            ends.setdefault(one.first, set()).add(one.after)
            starts.setdefault(one.after, set()).add(one.first)
    return [
        one
        for one in persons
        if one.entry is not None
        or (
            not any(
                one.after in ends.get(end, ()) or _goes_past(page, one, end)
                for end in ends.get(one.first, ())
            )
            and not _precedes_known(page, one, starts.get(one.after, ()))
        )
    ]


def _precedes_known(page: Page, one: Found, starts: Collection[int]) -> bool:
    """Tell whether words before a known full name are none of it: «خالد الذكر | جمال عبد الناصر».

    A man whose father is known has a sure given name: «خالد جمال عبد الناصر».
    """
    for start in starts:
        if one.first < start < one.after - 1:
            before = page.words[start - 1]
            doubtful = start == one.first + 1 and strength(before) < _SURE
            foreign = loan_likelihood(page.words[start]) > 0.0
            if before.startswith(ARTICLE) or (doubtful and foreign):
                return True
    return False


def _goes_past(page: Page, one: Found, end: int) -> bool:
    """Tell whether a run goes on behind a known family name: nothing follows one but «الابن»."""
    word, following = page.words[one.first], page.word(end)
    family = end == one.first + 1 < one.after and role(word) is Role.ORDINARY
    goes_on = strength(following) >= _SURE or is_surname(following) or following in _YOUNGER
    return family and not goes_on


def _is_short(page: Page, one: Found) -> bool:
    """Tell whether one word stands behind a title, whatever it is: «الأستاذة حميدة»."""
    titled = one.title is not None and one.title.after == one.first and one.entry is None
    definite = page.words[one.first].startswith(ARTICLE)
    return titled and not definite and one.after - one.first == 1


def _surnames(page: Page, titled: frozenset[int]) -> frozenset[int]:
    """Return the tokens that are family names of this kind.

    Args:
        page: the text.
        titled: the tokens behind names of one word that have a title.
    """
    owned = {index + 1 for index in page.where(_OWNER)}
    behind = [index for index in sorted(owned | titled) if index and page.has_word(index)]
    rare = {n for n in behind if _is_rare_surname(page, n)}
    definite = [n for n in behind if page.words[n].startswith(ARTICLE) and _may_be(page, n)]
    if not definite:
        return frozenset(rare)
    alone = _speaking_alone(page)
    return frozenset(
        n
        for n in definite
        if shows_surname(page, _first(page, n), n)
        or (page.words[n] in alone and strength(page.word(n - 1)) >= _SURE)
    ).union(rare)


def _is_rare_surname(page: Page, index: int) -> bool:
    """Tell whether a word that news hardly knows ends a name: «مقتل سعيد مرتضوي في»."""
    word = page.words[index]
    if word.startswith(ARTICLE) or word.endswith(OF_OTHERS) or strength(word) < _LEAST_RARE:
        return False
    if not is_rare(page, index) or not ends_name(page, index + 1):
        return False
    first = _first(page, index)
    sure = strength(page.word(index - 1)) >= _SURE or strength(word) > _LIKELY
    human = is_human(page, first) or is_of_a_club(page, first, index + 1)
    return (sure and human) or is_announced(page, first)


def _may_own(word: str) -> bool:
    """Tell whether a family name may follow a word, «و» before it left out: «ولیلى المغربي»."""
    known = role(word)
    return (role(word[1:]) if known is Role.ORDINARY and word[:1] == _AND else known) in _OWNERS


_OWNER = sign(lambda: _may_own)


def _may_be(page: Page, index: int) -> bool:
    """Tell whether a definite word opens nothing longer."""
    word = page.words[index]
    if not page.is_word[index] or index in page.breaks or len(word) < _SHORTEST:
        return False
    words = clause_words()
    if word in words.relatives or word in words.adverbs:
        return False
    if word.endswith(_OF_OTHERS) and role(word) is not Role.GIVEN and not is_surname(word):
        return False
    following = page.word(index + 1)
    definite = following.startswith(ARTICLE) and following not in party_words().particles
    if definite and index + 1 not in page.breaks:
        return before_object(page, _first(page, index), index + 1)
    return all(match.after == index + 1 for match in page.matches[index])


def _speaking_alone(page: Page) -> frozenset[str]:
    """Return the definite words that alone stand between a verb of saying and what is said."""
    ends = clause_words().complementisers | {":"}
    return frozenset(
        word
        for before, word, behind in zip(page.words, page.words[1:], page.words[2:], strict=False)
        if behind in ends
        and word.startswith(ARTICLE)
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
        first = _first(page, index)
        word, letters = page.words[first], 0
        if _is_joined(word):
            letters = 1
        if role(word[letters:]) in {Role.GIVEN, Role.JOIN}:
            token = page.analysis.tokens[first]
            start = offset_after(page.analysis.text, token, letters) if letters else token.start
            yield person_at(page, first, index + 1, start)


def _first(page: Page, index: int) -> int:
    """Return where the name begins that ends at `index`."""
    first = index - 1
    while index - first < _LONGEST and _goes_back(page, first):
        first -= 1
    return first


def _goes_back(page: Page, first: int) -> bool:
    """Tell whether the word before is one more part of the name."""
    before = page.word(first - 1)
    if first in page.breaks or not page.has_word(first - 1) or _is_joined(page.words[first]):
        return False
    return role(before) in _PARTS or (_is_joined(before) and role(before[1:]) in _PARTS)


def _is_joined(word: str) -> bool:
    return word.startswith(_AND) and role(word) not in _PARTS
