"""Names of persons with no title before them: «قال علي حسن إن», «بوتين وكيم جونغ أون».

Enters: a page and the place where a name may begin. Leaves: a candidate. Two words at least, the
first name-like by itself; a verb of saying before them and an office behind them count for it.
Refuses to look for titles before.
"""

from collections.abc import Mapping

from app.domain.party import PartyType
from app.extraction.names.asian_names import asian_end
from app.extraction.names.inflected_nouns import carries_noun
from app.extraction.names.name_ends import is_child_of, name_end
from app.extraction.names.name_signs import (
    AFTER_CUE,
    announced,
    announces,
    calls,
    carries_foreign,
    carries_given,
    has_plain_surname,
    has_two_given,
    is_of_a_nation,
    is_plain_form,
    is_rare,
    is_spelt,
    is_title_of_work,
)
from app.extraction.names.name_words import Role, role, run_end, strength
from app.extraction.names.page import Page
from app.extraction.names.particles import particle_size
from app.extraction.names.place_nouns import is_place_noun
from app.extraction.names.titles import apposition
from app.extraction.reading.found import Found, Title
from app.extraction.words.matching import stems
from app.lexicon.bodies import Body
from app.lexicon.cues import cue_forms
from app.lexicon.finite_cues import finite_cues
from app.lexicon.heads import OrganisationHead, UnnamedHead
from app.lexicon.party_words import party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office
from app.lexicon.whole_words import is_joined
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE
from app.text.memory import remembered
from app.text.span import Span
from app.text.tokens import offset_after

_BARE_FIRST = 1.0
_BARE_LATER = -0.6
_BARE_TOTAL = 1.8
_SURE = 2.0
_RARE = 1.0
_TWO_GIVEN = 1.0
_CUE_FLOOR = 0.9
_CUE_SHARE = 0.8
_AFTER_GIVEN = 1.8
_BEFORE_TITLE = 1.2
_DOUBTFUL = -2.4
_ENDINGS = frozenset({"الذي", "التي", "ان", "،", ",", "وهو", "وهي", "(", ":", ".", "بان", "بأن"})
_SINGLEAFTER_CUE = 1.4
_SINGLE_OF_A_NATION = 0.5
_FATHER = 2
_LEAST_SON = -2.5
_WHO = 5
_ACCORDING = frozenset({"حسب", "بحسب", "وفق"})
_RELIGION = "دين"
_AND = frozenset({"اند"})
_AND_JOINS = "و"
_CLITICS = frozenset("وفبلك")
_FAMILY = 1.2
_LIKELY_FAMILY = 0.9
_BEGINS = -1.0
_PLACES = frozenset({"في", "لدي"})
_SITES = (State, KnownPlace)


def bare_name(page: Page, index: int, bodies: Mapping[int, Found], *, joined: bool) -> Found | None:
    """Return the name that begins at a word with no title before it, None when none does.

    A reporting verb right before it, and an office in apposition after it, count for it.

    Args:
        page: the text.
        index: of the first word.
        bodies: names of bodies by first token.
        joined: True when a name ends right before: «… وهيفاء حسين وأميرة محمد».
    """
    word = page.words[index]
    place = is_place_noun(word) and role(word) is Role.ORDINARY  # «بدرب العياشي»
    if word in party_words().particles or place or is_plain_form(word):
        return None
    if is_child_of(page.word(index + 1)) and not page.known(index + 1, Person):
        thing = is_place_noun(word) or page.known(index, Body, proclitics=0) is not None
        return None if thing else _son(page, index, bodies)
    asian, letters = asian_end(page, index)
    if asian > index:
        return person_named(page, index, asian, letters, following_title(page, asian, bodies))
    if not may_open(word) or _stands_for_a_thing(page, index) or calls(page, index):
        return None
    found = _run(page, index, bodies, joined=joined)
    work = found is not None and is_title_of_work(page, found.first, found.after)
    return None if work else found


def _run(page: Page, index: int, bodies: Mapping[int, Found], *, joined: bool) -> Found | None:
    """Read a run of name words: two at least, the first name-like by itself."""
    word = page.words[index]
    cue = _sourced(page, index) or not finite_cues().isdisjoint(page.stems_before(index))
    said = AFTER_CUE if cue else 0.0
    told = said or announced(page, index)
    for stem, letters in stems(word):
        first = strength(stem)
        if role(stem) is Role.NEVER or announces(stem):
            continue
        if _is_divided_wrongly(word, letters, first, joined=joined):
            continue
        if first + told * _CUE_SHARE < _BARE_FIRST and not _opens(page, index, stem):
            continue
        other = _is_word_of_another_kind(page, index, letters)
        if other and not is_given_here(page, index, stem, called=cue):
            return None
        floor = _BARE_LATER - said * _CUE_FLOOR - (_AFTER_GIVEN if first >= _SURE else 0.0)
        after, total = run_end(page, index, stem, floor=floor)
        longer = name_end(page, index, after) if first >= _SURE or said else after
        title = following_title(page, longer, bodies)
        if title is None and longer == after:
            longer = _without_doubtful(page, index, after)
        after = longer
        total += told + (_BEFORE_TITLE if title else 0.0)
        total += _TWO_GIVEN if has_two_given(page, index, stem) else 0.0
        whole = letters == 0 or (word[0] == _AND_JOINS and is_joined(word))
        total += _RARE if whole and first >= _SURE and is_rare(page, index + 1) else 0.0
        if after - index >= 2 and total >= _BARE_TOTAL and is_spelt(page, index, after):
            return person_named(page, index, after, letters, title)
        single = after - index == 1 and letters == 0 and role(stem) is Role.ORDINARY
        floor = _SINGLE_OF_A_NATION if is_of_a_nation(page, index) else _SINGLEAFTER_CUE
        sure = cue or floor == _SINGLE_OF_A_NATION
        if sure and single and first > floor and not is_everyday(stem):
            after += not cue and has_plain_surname(page, after)
            return person_named(page, index, after, letters, title)
    return None


def _is_divided_wrongly(word: str, letters: int, first: float, *, joined: bool) -> bool:
    """Tell whether a reading of a word with so many proclitic letters is no opening of a name."""
    if letters == 0:
        listed = joined and word.startswith(_AND_JOINS) and is_joined(word)
        carries = carries_given(word) or carries_foreign(word) or carries_noun(word)
        return carries or listed
    return first < _SURE and not (joined and word.startswith(_AND_JOINS))


def _stands_for_a_thing(page: Page, index: int) -> bool:
    """Tell whether a foreign word is a place after «في», or a firm after «آند» (and)."""
    house = page.word(index - 1) in _AND or page.word(index + 1) in _AND
    return (house or page.preceded_by(index, _PLACES)) and strength(page.word(index)) < _SURE


def _sourced(page: Page, index: int) -> bool:
    """Tell whether a source stands here: «وحسب …، وهي …» (and according to …, who is …)."""
    if _ACCORDING.isdisjoint(page.stems_before(index)):
        return False
    comma = next((n for n in range(index + 1, index + _WHO) if page.word(n) in {"،", ","}), None)
    return comma is not None and page.word(comma + 1) in {"وهو", "وهي"}


def _son(page: Page, index: int, bodies: Mapping[int, Found]) -> Found | None:
    """Read a name with the father's: «تركي بن فهد» (Turkī bin Fahd), whatever else تركي means."""
    if index + 1 in page.breaks:
        return None
    for stem, letters in sorted(
        stems(page.words[index]), key=lambda s: role(s[0]) is not Role.GIVEN
    ):
        given = role(stem) is Role.GIVEN
        other = _is_word_of_another_kind(page, index, letters)
        if letters and page.words[index] in cue_forms():
            continue
        if not given and (stem.startswith("ال") or other or strength(stem) < _LEAST_SON):
            continue
        after, total = run_end(page, index, stem, floor=_BARE_LATER - _AFTER_GIVEN)
        if after - index > _FATHER and total + _FATHER >= _BARE_TOTAL:
            after = name_end(page, index, after)
            return person_named(page, index, after, letters, following_title(page, after, bodies))
    return None


def _without_doubtful(page: Page, first: int, after: int) -> int:
    """Give up a last word that is hardly a name, unless what follows shows that a name ended."""
    last = page.word(after - 1)
    doubtful = after - first > 1 and strength(last) < _DOUBTFUL and role(last) is not Role.TAIL
    return after - 1 if doubtful and page.word(after) not in _ENDINGS else after


def opens_name(word: str) -> bool:
    """Tell whether a folded word can open a name under the best of circumstances."""
    for stem, _ in stems(word):
        if strength(stem) + AFTER_CUE >= _BARE_FIRST or role(stem) is Role.JOIN:
            return True
    return False


may_open = remembered(opens_name)


def _opens(page: Page, index: int, stem: str) -> bool:
    """Tell whether a joining part and its second word open a name: «عبد ربه», «أبو بكر»."""
    if role(stem) is not Role.JOIN:
        following = page.word(index + 1)
        if index + 1 not in page.breaks and _goes_on_well(stem, following):
            return True
        if particle_size(page, index + 1):
            return True
        if has_two_given(page, index, stem):
            return True
        likely = role(following) is Role.TAIL and strength(stem) > _BARE_LATER
        return likely and (following.endswith(_RELIGION) or role(stem) is Role.GIVEN)
    following = page.word(index + 1)
    return strength(following) > _BEGINS or role(following) is Role.TAIL


def is_everyday(word: str) -> bool:
    """Tell whether a family name is an everyday word too: «الأسد» (al-Asad, the lion)."""
    return word in party_words().shared_surnames or word in party_words().noun_surnames


def _goes_on_well(stem: str, following: str) -> bool:
    """Tell whether a doubtful first word and a sure second one open a name: «هدى عبدالناصر».

    The first is a given name that is an everyday word too, or looks like a name a little.
    """
    if role(stem) is Role.GIVEN:
        return strength(following) > _FAMILY and following[:1] not in _CLITICS
    joins = role(following) is Role.JOIN or strength(following) > _SURE
    return joins and strength(stem) > _BEGINS and word_class(stem) == UNCLASSED


def _is_word_of_another_kind(page: Page, index: int, letters: int) -> bool:
    kinds = (Office, OrganisationHead, UnnamedHead, Demonym, PeopleForm, State, KnownPlace)
    return any(
        (match.letters == letters and any(isinstance(k.entry, kinds) for k in match.meanings))
        or (match.letters < letters and any(isinstance(k.entry, _SITES) for k in match.meanings))
        for match in page.matches[index]
    )


def is_given_here(page: Page, index: int, stem: str, *, called: bool) -> bool:
    """Tell whether a given name that is an office too opens a name: «أمينة زريق» (secretary).

    One that is an adjective of a country does so where one speaks: «قال جورجي جيسوس» (Georgian).

    Args:
        page: the text.
        index: of the word.
        stem: the word without its proclitic.
        called: whether a verb of saying stands before it.
    """
    following = page.word(index + 1)
    if index + 1 in page.breaks or role(stem) is not Role.GIVEN or strength(stem) < _SURE:
        return False
    if page.known(index, Demonym, proclitics=0) and not called:
        return False
    if following.startswith(ARTICLE) and page.matches[index + 1]:
        return False
    return role(following) in {Role.GIVEN, Role.JOIN} or strength(following) > _LIKELY_FAMILY


def following_title(page: Page, after: int, bodies: Mapping[int, Found]) -> Title | None:
    """Read the office in apposition after a name: «…، وزير الخارجية الألماني»."""
    place = after + 1 if page.word(after) in {"،", ",", "("} else after
    return apposition(page, place, bodies) if page.word(place) else None


def person_named(page: Page, first: int, after: int, letters: int, title: Title | None) -> Found:
    """Return the person of the words from `first` to `after`, `letters` of the first proclitic."""
    tokens, text = page.analysis.tokens, page.analysis.text
    start = offset_after(text, tokens[first], letters) if letters else tokens[first].start
    span = Span(start, tokens[after - 1].end)
    country = title.country if title else None
    return Found(
        first=first,
        after=after,
        span=span,
        name=" ".join(span.of(text).split()),
        type=PartyType.PERSON,
        country=country,
        basis="title" if country else None,
        title=title,
    )
