"""Short names of bodies: the letters in brackets behind a name, «شركة نيكسن» as «نيكسن» alone.

Enters: a page, the names taken and the parties. Leaves: more names of the bodies among them.
Refuses everyday words: a foreign word or letters alone stand for a body without its class word.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.party import PartyType
from app.extraction.names.page import CLOSING, OPENING, Page
from app.extraction.names.variants import name_words
from app.extraction.parties.coreference import Group
from app.extraction.reading.found import Found, covered_tokens
from app.extraction.words.matching import attached_forms, stems
from app.lexicon.heads import OrganisationHead
from app.lexicon.loanwords import loan_likelihood
from app.lexicon.names import given_name_forms
from app.lexicon.party_words import party_words
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE
from app.text.span import Span
from app.text.tokens import offset_after

_BODIES: Final = frozenset(
    {PartyType.AGENCY, PartyType.ORGANISATION, PartyType.GROUP, PartyType.MEDIA}
)
_AFTER_PLACES: Final = frozenset({"جامعه", "كليه", "معهد"})
_CLASS_AND_NAME: Final = 2
_SURE_LOAN: Final = 0.0
_SHORTEST: Final = 3
_IN_NAME_OF: Final = "باسم"


def without_bodies(page: Page, found: Sequence[Found]) -> list[Found]:
    """Return the names without the single words read as persons that a body is called by.

    «قالت فيولينج» is the company of the text, unless a person has that family name in it.
    """
    called = frozenset(
        name_words(one.name)[1] for one in found if one.type in _BODIES and _names_itself(page, one)
    )
    persons = [name_words(one.name) for one in found if one.type is PartyType.PERSON]
    called -= {words[-1] for words in persons if len(words) > 1}
    return [
        one
        for one in found
        if not (_is_stranger(page, one) and called.issuperset(name_words(one.name)))
    ]


def _is_stranger(page: Page, one: Found) -> bool:
    """Tell whether no title vouches for a person: in whose name one speaks may be a body."""
    titled = one.title is not None and page.word(one.first - 1) != _IN_NAME_OF
    return one.type is PartyType.PERSON and one.entry is None and not titled


def short_bodies(page: Page, found: Sequence[Found], groups: Sequence[Group]) -> list[Found]:
    """Return the short names of the bodies in `groups` that `found` does not cover.

    Args:
        page: the text.
        found: the names that are taken already.
        groups: the parties; short names are added to them.
    """
    owners: dict[str, Group] = {}
    covered = covered_tokens(found, len(page.words) + 1)
    for group in groups:
        if group.type in _BODIES:
            for word in _short_words(page, group, covered):
                owners.setdefault(word, group)
    if not owners:
        return []
    more: list[Found] = []
    for index in page.where_one_of(attached_forms(owners)):
        if covered[index] or not page.is_word[index]:
            continue
        for stem, letters in stems(page.words[index]):
            if stem in owners:
                more.append(_short(page, index, letters, owners[stem]))
                break
    return more


def _short_words(page: Page, group: Group, covered: bytearray) -> Iterator[str]:
    """Yield the words by which a body may go on being named."""
    for one in group.names:
        inside = _enclosed(page, one.after)
        if inside and not covered[inside] and _is_letters(page, inside, group.type):
            yield page.words[inside]
        if group.entry is None and _names_itself(page, one):
            yield name_words(one.name)[1]


def _enclosed(page: Page, place: int) -> int | None:
    """Return where the single word between brackets or marks right behind a name is, if any."""
    opens, closes = page.word(place), page.word(place + 2)
    enclosed = (opens == "(" and closes == ")") or (opens in OPENING and closes in CLOSING)
    if not enclosed or place in page.breaks or not page.has_word(place + 1):
        return None
    return place + 1


def _is_letters(page: Page, place: int, kind: PartyType) -> bool:
    """Tell whether a word is letters of a name or foreign: «(أوبك)», «(ONCF)», not «(شرق)»."""
    word = page.words[place]
    if page.matches[place] or len(word) < _SHORTEST:
        return False
    if word.isascii():
        token = page.analysis.tokens[place]
        return page.analysis.text[token.start : token.end].isupper()
    bracketed = page.word(place - 1) == "("
    if not bracketed and kind is not PartyType.MEDIA:
        return False
    bare = word.removeprefix(ARTICLE)
    if loan_likelihood(bare) > _SURE_LOAN:
        return True
    return bracketed and word_class(ARTICLE + bare) == UNCLASSED


def _names_itself(page: Page, one: Found) -> bool:
    """Tell whether a body's name is its class word and a foreign word: «شركة نيكسن»."""
    words = name_words(one.name)
    if len(words) != _CLASS_AND_NAME or one.entry is not None or one.type is PartyType.AGENCY:
        return False
    place = one.after - 1 - (page.word(one.after - 1) in CLOSING)
    head = page.known(one.first, OrganisationHead)
    place_heads = party_words().place_heads
    called = head is not None and words[0] not in place_heads and words[0] not in _AFTER_PLACES
    foreign = loan_likelihood(words[1]) > _SURE_LOAN and words[1] not in given_name_forms()
    return called and foreign and not page.matches[place] and len(words[1]) > _SHORTEST


def _short(page: Page, index: int, letters: int, group: Group) -> Found:
    tokens, text = page.analysis.tokens, page.analysis.text
    start = offset_after(text, tokens[index], letters) if letters else tokens[index].start
    one = Found(
        first=index,
        after=index + 1,
        span=Span(start, tokens[index].end),
        name=text[start : tokens[index].end],
        type=group.type,
    )
    group.names.append(one)
    return one
