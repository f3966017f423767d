"""Names of persons that only their place shows: «قال بوكدوس إن» (Bū Kadūs said that).

Enters: a page and the names found by their own looks. Leaves: persons more: whoever stands
between a verb of saying and what is said, alone or behind a title, and is no word the lexicon
knows. Refuses to look anywhere else.
"""

from collections.abc import Iterator, Mapping, Sequence

from app.domain.party import PartyType
from app.extraction.names.definite_names import definite_end
from app.extraction.names.name_runs import is_written_name, may_stand, person_at
from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import OPENING, Page
from app.extraction.names.place_nouns import follows_place_noun, place_name_end
from app.extraction.names.speaking_places import (
    SAYING,
    closes,
    is_plain,
    opens_title,
    past_letters,
    reports,
)  # fmt: skip
from app.extraction.names.titles import bare_title
from app.extraction.reading.found import Found, Title, covered_tokens
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import UnnamedHead
from app.lexicon.titles import Office
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE
from app.text.signs import sign

_LONGEST = 4
_REST = 2
_FEMININE = "ه"
_LINK = "هو"
_LINKED = 0.0
_SPEECH = frozenset("،,:(")
_PROCLITICS = frozenset("وفبلك")
_LEAST_LONE = -2.5
_SINGLE = -0.95
_NISBA, _PAIR, _MEAN, _BEHIND_TITLE = -2.0, -3.0, -1.2, -1.5
_LONGEST_TITLE = 18
_BRACKET, _CLOSED = "(", ")"
_COMMAS = frozenset("،,")
_WHO = frozenset(("وهو", "وهي"))
_AND, _REACH = "و", 9
_RELAYING = frozenset(("نقل", "نقلت", "نقلا", "ينقل", "تنقل", "نقلوا"))
_FROM = sign(lambda: frozenset(("عن",)).__contains__)
_ENDS = frozenset(":.؟!") | OPENING


def find_told(page: Page, found: Sequence[Found]) -> list[Found]:
    """Return the persons that stand where one who speaks stands, and were not found before.

    Args:
        page: the text.
        found: the names that are taken already.

    Example: «أعلن المدير التنفيذي للنقابة فاهم بوكدوس، عن» → فاهم بوكدوس.
    """
    covered = covered_tokens(found, len(page.words) + 1)
    persons = {}
    for one in found:
        if one.type is PartyType.PERSON and one.entry is None:
            persons[one.first] = one
    told = []
    for index in sorted({*page.where(SAYING), *_relayed(page)}):
        if page.is_word[index]:
            more = _told_at(page, index + 1, covered) or _longer(page, index + 1, persons)
            if more is not None:
                told.append(more)
    return told


def _relayed(page: Page) -> Iterator[int]:
    """Yield where «عن» tells whose words are passed on: «ونقلت وكالة … عن ظفير خان أن»."""
    for index in page.where(_FROM):
        for place in range(index - 1, max(-1, index - _REACH), -1):
            if page.word(place).removeprefix(_AND) in _RELAYING:
                yield index
            if place in page.breaks or page.word(place).removeprefix(_AND) in _RELAYING:
                break


def _longer(page: Page, first: int, persons: Mapping[int, Found]) -> Found | None:
    """Read more of a name that was cut: «المندوب الأميركي مايك | والتز إن»."""
    if not reports(page, first):
        return None
    for place in range(first, min(first + _LONGEST_TITLE, len(page.words))):
        if place in page.breaks or page.word(place) in clause_words().complementisers:
            return None
        if place in persons:
            one = persons[place]
            after = _extended(page, one.after)
            return _person(page, one.first, after, one.title) if after > one.after else None
    return None


def _extended(page: Page, after: int) -> int:
    """Return where a cut name ends, `after` when it is not cut."""
    end = after
    while end - after < _REST and end not in page.breaks:
        link = page.word(end) == _LINK and strength(page.word(end + 1)) > _LINKED
        if not link and not (page.has_word(end) and may_stand(page, end, opening=False)):
            break
        if not link and (strength(page.word(end)) < _PAIR or _is_manner(page.word(end))):
            break
        end += 1
    speech = page.word(end) in clause_words().complementisers or page.word(end) in _SPEECH
    plain = not page.word(end - 1).startswith(ARTICLE)
    whole = speech and plain and end > after and end not in page.breaks
    return end if whole and is_written_name(page, after, end) else after


def _told_at(page: Page, first: int, covered: bytearray) -> Found | None:
    """Read the subject that begins at `first`, right after a verb of saying."""
    while first < len(page.words) and page.word(first) in clause_words().adverbs:
        first += 1
    lettered = past_letters(page, first)
    if first in page.breaks or not reports(page, lettered):
        return None
    if lettered > first:
        return _lettered(page, lettered, covered)
    definite = definite_end(page, first, covered)
    if definite > first:
        return _person(page, first, definite)
    after = _run(page, first, covered)
    ends = closes(page, after) or (after - first > 1 and opens_title(page, after))
    if after > first and ends and _is_name(page, first, after):
        return _person(page, first, after)
    return _titled(page, first, covered) if _is_title(page, first) else None


def _lettered(page: Page, first: int, covered: bytearray) -> Found | None:
    """Read the name behind «د.», which may begin with the article: «د. الأدهم اللويش»."""
    after = _run(page, first, covered, titled=True)
    ends = closes(page, after) or opens_title(page, after)
    named = after > first and ends and is_written_name(page, first, after)
    return _person(page, first, after) if named else None


def _is_manner(word: str) -> bool:
    """Tell whether a word may say how one spoke: «مبتسمة» (smiling)."""
    return word.endswith(_FEMININE) and role(word) is not Role.GIVEN


def _titled(page: Page, first: int, covered: bytearray) -> Found | None:
    """Read the name that ends the noun phrase of a title: «الناطق باسم قاعدة العند قائد نصر»."""
    place = first + 1
    called = _called(page, first, covered)
    if called is not None:
        return called
    title = bare_title(page, first)
    while place < min(first + _LONGEST_TITLE, len(page.words)) and place not in page.breaks:
        word = page.word(place)
        if word in clause_words().complementisers or word in clause_words().relatives:
            return None
        if word in _ENDS:
            return None
        if word == _BRACKET:
            place = _past_bracket(page, place)
            continue
        if follows_place_noun(page, place):
            place = max(place + 1, place_name_end(page, place))
            continue
        before = page.word(place - 1)
        opens = before in _COMMAS or before.startswith(ARTICLE) or covered[place - 1]
        opens = opens or before == _CLOSED or follows_place_noun(page, place - 1)
        if opens and not covered[place]:
            after = _run(page, place, covered)
            if after - place > 1 and closes(page, after) and _is_likely(page, place, after):
                return _person(page, place, after, title)
            if after - place == 1 and before.startswith(ARTICLE) and _stands_alone(page, place):
                return _person(page, place, after, title)
        place += 1
    return None


def _called(page: Page, first: int, covered: bytearray) -> Found | None:
    """Read the name right behind a definite title: «الكاتب سلام مسافر أن».

    Indefinite words there are neither its adjectives nor its genitive.
    """
    if not page.word(first).startswith(ARTICLE):
        return None
    after = _run(page, first + 1, covered)
    if 0 < after - first - 1 < _REST and _may_follow(page, after, covered):
        after += 1
    words = [page.word(n) for n in range(first + 1, after)]
    plain = any(word.startswith(ARTICLE) or _is_manner(word) for word in words[:1])
    said = page.word(after) in clause_words().complementisers or page.word(after) in _SPEECH
    if not words or plain or not said or not is_written_name(page, first + 1, after):
        return None
    alone = len(words) < _REST
    named = _stands_alone(page, first + 1) if alone else _opens_well(words[0])
    return _person(page, first + 1, after) if named else None


def _stands_alone(page: Page, index: int) -> bool:
    """Tell whether one word behind a definite title is a name: «الممرضة سابين إن»."""
    word = page.word(index)
    carries = word[:1] in _PROCLITICS and word_class(word[1:]) != UNCLASSED
    told = page.word(index + 1) in clause_words().complementisers
    return told and not (carries or page.matches[index] or is_plain(word)) and _opens_lone(word)


def _opens_lone(word: str) -> bool:
    return role(word) is Role.GIVEN or (strength(word) > _LEAST_LONE and not word.endswith("ا"))


def _may_follow(page: Page, index: int, covered: bytearray) -> bool:
    """Tell whether an everyday noun may be a family name: «سلام مسافر» (traveller)."""
    word = page.word(index)
    if index in page.breaks or covered[index] or not page.has_word(index):
        return False
    return role(word) is Role.ORDINARY and not (word.startswith(ARTICLE) or is_plain(word))


def _opens_well(word: str) -> bool:
    return role(word) in {Role.GIVEN, Role.JOIN} or strength(word) > _SINGLE


def _past_bracket(page: Page, place: int) -> int:
    """Return the token behind a bracket in a title: «وزير التعاون (الوزير العربي) عيساوي فريج»."""
    for after in range(place + 1, min(place + _LONGEST_TITLE, len(page.words))):
        if page.word(after) == _CLOSED:
            return after + 1
    return place + 1


def _is_title(page: Page, first: int) -> bool:
    return page.known(first, Office) is not None or page.known(first, UnnamedHead) is not None


def _is_likely(page: Page, first: int, after: int) -> bool:
    """Tell whether a run behind a title is a name: its last word is rare or looks like one."""
    last = page.word(after - 1)
    if role(page.word(first)) is Role.GIVEN and _is_told(page, after) and after - first == _REST:
        return is_written_name(page, first, after)
    rare = strength(last) > 0.0 or word_class(last) == UNCLASSED
    scores = [strength(page.word(n)) for n in range(first, after)]
    mean = sum(scores) / len(scores)
    floor = _BEHIND_TITLE if rare else 0.0
    return is_written_name(page, first, after) and min(scores) > _PAIR and mean > floor


def _is_told(page: Page, after: int) -> bool:
    """Tell whether what is said begins here, or who it was: «أشرف القدرة | إن», «، وهو»."""
    who = page.word(after) in _COMMAS and page.word(after + 1) in _WHO
    return page.word(after) in clause_words().complementisers or who


def _run(page: Page, first: int, covered: bytearray, *, titled: bool = False) -> int:
    """Return where the words that may make a name end."""
    after = first
    while after < len(page.words) and after - first < _LONGEST:
        if covered[after] or (after > first and after in page.breaks):
            return first if covered[after] else after
        if not page.has_word(after) or not may_stand(
            page, after, opening=after == first and not titled
        ):
            break
        after += 1
    return after


def _is_name(page: Page, first: int, after: int) -> bool:
    """Tell whether a run of words looks enough like a name for its place."""
    if not is_written_name(page, first, after):
        return False
    words = [page.word(n) for n in range(first, after)]
    scores = [strength(word) for word in words if role(word) is not Role.JOIN]
    if not scores or (words[-1].startswith(ARTICLE) and scores[-1] < _NISBA):
        return False
    if after - first == 1:
        return scores[0] > _SINGLE
    if role(words[0]) is Role.GIVEN and after - first == _REST and _is_told(page, after):
        return not is_plain(words[1])
    return min(scores) > _PAIR and sum(scores) / len(scores) > _MEAN


def _person(page: Page, first: int, after: int, title: Title | None = None) -> Found:
    one = person_at(page, first, after)
    country = title.country if title else None
    return one._replace(country=country, basis="title" if country else None, title=title)
