"""Titles and offices before a name: «وزير الخارجية الروسي», "the Russian foreign minister".

Enters: a page and the place of an office. Leaves: the title with its country, and where the name
after it begins. Refuses to know who holds the office.
"""

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.party import PartyType
from app.extraction.names.name_ends import is_child_of
from app.extraction.names.name_signs import carries_given
from app.extraction.names.name_words import Role, role, run_end, strength
from app.extraction.names.page import CLOSING, OPENING, Page, entries
from app.extraction.names.place_nouns import hamlet_end
from app.extraction.names.title_doubts import is_bare_name, names_a_son
from app.extraction.names.title_owners import served_by, unless_posted
from app.extraction.reading.found import Found, Title
from app.lexicon.bodies import Body
from app.lexicon.heads import OrganisationHead, UnnamedHead
from app.lexicon.party_words import party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State
from app.lexicon.surnames import is_surname
from app.lexicon.titles import Office
from app.text.affixes import DEFINITE

_LONGEST_TITLE = 16
_LINKS = frozenset({"في", "لدي", "باسم", "لشوون", "بشوون", "بمجلس", "من", "عن", "على"})
_NO_NAME = (Office, OrganisationHead, Demonym, PeopleForm, Body, UnnamedHead)
_PLACES = (State, KnownPlace)
_IN = frozenset({"في", "من", "الي", "قرب"})
_AT = frozenset({"في", "لدي"})
_COMMAS = frozenset("،,:")
_FREE_NOUNS = 3
_HOUSE = 8
_SURELY = 2.0
_CHANNEL = 2
_HARDLY_NAME = -3.0
_NONE: Mapping[int, Found] = MappingProxyType({})


def title_at(
    page: Page, first: int, bodies: Mapping[int, Found]
) -> tuple[Title, int, int, float] | None:
    """Read a title that begins at token `first` and the run of name words it ends in.

    The complement may be long («المتحدث باسم مجلس الأمن القومي في البيت الأبيض», the spokesman for
    the National Security Council at the White House); it is made of known names, definite words
    and a few link words, never of a verb.

    Args:
        page: the text.
        first: index of the first token.
        bodies: names of bodies by first token; a title may hold them whole.

    Returns:
        (title, first token of the name, token after it, strength), or None when the words after
        the office are no name.
    """
    match = page.known(first, Office)
    if match is None:
        return None
    offices = list(entries(match, Office)[:1])
    place, country, spare, comma = match.after, None, _FREE_NOUNS, False
    told = first
    while place < min(len(page.words), first + _LONGEST_TITLE) and place not in page.breaks:
        another = place in bodies or served_by(page, place)
        named = None if another else _name_at(page, place, after_comma=comma)
        if named and not (
            spare < _FREE_NOUNS and named[0] == place + 1 and _is_adjective(page, place)
        ):
            of_union = _holds_union(page, first, told if country else place)
            of_union = of_union and page.known(told, Demonym) is None
            title = Title(tuple(offices), None if of_union else country, first, place, of_union)
            return title, place, *named
        step = _complement(page, place, bodies)
        if step:
            told = told if country else place
            place, found = step
            country = country or unless_posted(page, first, told, found)
            continue
        other = page.known(place, Office)
        if other:
            offices.extend(entries(other, Office)[:1])
            place = other.after
            continue
        word = page.word(place)
        if word in _COMMAS:
            if comma:
                return None
            comma = True
        elif not _passes(word):
            if role(word) is Role.NEVER or spare == 0 or comma or carries_given(word):
                return None
            spare -= 1
        place += 1
    return None


def _holds_union(page: Page, first: int, after: int) -> bool:
    """Tell whether a title is held in a body of no state: «مبعوث | الأمم المتحدة»."""
    return any(
        body.type is PartyType.ORGANISATION and body.country is None
        for index in range(first + 1, after)
        for match in page.matches[index]
        for body in entries(match, Body)
    )


def apposition(page: Page, first: int, bodies: Mapping[int, Found]) -> Title | None:
    """Read a title after a name, with all that belongs to it: «أستاذ علم الاجتماع في جامعة …».

    Returns:
        None when token `first` opens no office. The country is that of the first state, body or
        place before the title's clause ends.
    """
    match = page.known(first, Office, proclitics=0)
    if match is None:
        return None
    place, country = match.after, None
    limit = min(len(page.words), first + _LONGEST_TITLE)
    while place < limit and place not in page.breaks and country is None:
        word = page.word(place)
        step = _complement(page, place, bodies)
        if step:
            place, country = step
        elif role(word) is Role.NEVER and not _passes(word):
            break
        else:
            place += 1
    return Title(entries(match, Office)[:1], country, first, max(match.after, place))


def bare_title(page: Page, first: int) -> Title | None:
    """Read a title with its complement and no name: «الرئيس الروسي» (the Russian president).

    Returns:
        None when token `first` opens no office.
    """
    match = page.known(first, Office)
    if match is None:
        return None
    place, country = match.after, None
    while place < len(page.words) and place not in page.breaks:
        step = _complement(page, place)
        if step and (country is None or page.known(place, Demonym)):
            country = country or step[1]
            place = step[0]
        elif page.word(place) in party_words().title_adjectives:
            place += 1
        else:
            break
    return Title(entries(match, Office)[:1], country, first, place)


def _passes(word: str) -> bool:
    return (
        word in _LINKS
        or word in OPENING
        or word in CLOSING
        or word in party_words().title_adjectives
        or (word.isdigit() and len(word) <= _CHANNEL)
        or (word.startswith(DEFINITE) and word not in party_words().times)
    )


def _complement(
    page: Page, place: int, bodies: Mapping[int, Found] = _NONE
) -> tuple[int, str | None] | None:
    """Return (token after it, country) of a nisba, state, body or place at `place`."""
    house = _house_end(page, place) or hamlet_end(page, place)
    if house > place:
        return house, None
    body = bodies.get(place)
    if body:
        return body.after, body.country
    return _known_complement(page, place) if page.matches[place] else None


def _known_complement(page: Page, place: int) -> tuple[int, str | None] | None:
    """Return the same of what the lexicon knows at `place`."""
    served = served_by(page, place)
    if served:
        return served
    demonym = page.known(place, Demonym, proclitics=1)
    if demonym and not (names_a_son(page, place) or is_bare_name(page, place)):
        topic = page.word(place - 1) in party_words().topic_nouns
        return demonym.after, None if topic else entries(demonym, Demonym)[0].state.iso2
    for match in page.matches[place]:
        for known in match.meanings:
            entry = known.entry
            if isinstance(entry, _PLACES):
                return match.after, entry.iso2
            if isinstance(entry, Body):
                return match.after, entry.country
    head = page.known(place, OrganisationHead)
    return (head.after, None) if head else None


def _is_adjective(page: Page, place: int) -> bool:
    """Tell whether a given name may be an everyday adjective here: «ستكون محفوظة» (preserved)."""
    word = page.word(place)
    return page.known(place, Person) is None and word.endswith("ه") and strength(word) < _SURELY


def _house_end(page: Page, place: int) -> int | None:
    """Return where the name of a house in marks ends: «محلل في "ماركت بالس"» (analyst at …)."""
    if page.word(place) not in OPENING or page.word(place - 1) not in _AT:
        return None
    return next((n + 1 for n in range(place + 2, place + _HOUSE) if page.word(n) in CLOSING), None)


def _name_at(page: Page, place: int, *, after_comma: bool) -> tuple[int, float] | None:
    """Return (token after, strength) of a name that may follow a title here."""
    person = page.known(place, Person, proclitics=0)
    word = page.word(place)
    son = is_child_of(page.word(place + 1)) and not word.startswith("ال")
    least = _FIRST_WORD + (1.0 if after_comma or word.startswith("ال") else 0.0)
    opens = strength(word) > least or son or role(word) is Role.JOIN
    if person is None and (role(word) is Role.NEVER or not opens):
        return None
    if page.preceded_by(place, _AT) or (person is None and page.known(place, Person)):
        return None
    named = carries_given(word) or hamlet_end(page, place) > place
    if person is None and (named or _means_something_else(page, place)):
        return None
    after, total = run_end(page, place, word, floor=_AFTER_TITLE)
    if person and (person.after >= after or _is_whole(page, place, person.after)):
        return person.after, 9.0
    other = person is None and _describes_on(page, place)
    if other or after == place or (after == place + 1 and _is_place(page, place)):
        return None
    return (after, total) if opens else None


_FIRST_WORD = -0.9
_AFTER_TITLE = -2.6


def _is_whole(page: Page, first: int, after: int) -> bool:
    """Tell whether a known name ends here: «كيم جونغ أون أشرف على التجربة», «أوباما | رجل ذكي»."""
    following = page.word(after)
    if after - first == 1:
        plain = role(following) is Role.ORDINARY and strength(following) < _FIRST_WORD
        return plain and not following.startswith("ال")
    surname = following.startswith("ال") and strength(following) > _HARDLY_NAME
    goes_on = surname or is_surname(following) or role(following) in {Role.JOIN, Role.TAIL}
    return not goes_on


def _describes_on(page: Page, place: int) -> bool:
    """Tell whether a given name with the article is an adjective or noun: «المواطن الشريف المؤمن».

    What follows such a name is a name too: «الوزير الهادي مجدوب».
    """
    word, following = page.word(place), page.word(place + 1)
    doubtful = word.startswith("ال") and role(word) is Role.GIVEN and strength(word) < _SURELY
    ends = place + 1 in page.breaks or not page.has_word(place + 1)
    plain = role(following) is Role.ORDINARY and strength(following) < _FIRST_WORD
    return doubtful and plain and not ends


def _is_place(page: Page, place: int) -> bool:
    return any(
        match.letters == 0 and isinstance(known.entry, _PLACES)
        for match in page.matches[place]
        for known in match.meanings
    )


def _goes_on_as_name(page: Page, place: int) -> bool:
    """Tell whether a given name that means something else too is followed by a sure name word."""
    given = role(page.word(place)) is Role.GIVEN and page.has_word(place + 1)
    return given and place + 1 not in page.breaks and strength(page.word(place + 1)) > _SURELY


def _means_something_else(page: Page, place: int) -> bool:
    own = names_a_son(page, place) or is_bare_name(page, place)
    if own or _goes_on_as_name(page, place):
        return False
    if page.word(place - 1) in _IN and _is_place(page, place):
        return True
    for match in page.matches[place]:
        if match.letters == 0 and strength(page.word(place)) < 2.0:
            for known in match.meanings:
                if isinstance(known.entry, _NO_NAME):
                    return True
                if isinstance(known.entry, _PLACES):
                    return match.after - match.first > 1 or strength(page.word(place + 1)) < 0.5
    return False
