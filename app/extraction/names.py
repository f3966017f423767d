"""Names of persons, known and never seen before.

Enters: a page. Leaves: candidates, each with the title that stands with it. A known full name is
enough; any other run of name words needs a title before it, an office after it, or words that
look like a name by themselves. Refuses to say which names are one person.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from app.domain.party import PartyType
from app.extraction.dedications import dedicated_end
from app.extraction.found import Found, Title
from app.extraction.gazetteer import KnownMatch
from app.extraction.matching import stem_set, stems
from app.extraction.name_ends import is_child_of, name_end
from app.extraction.name_words import Role, role, run_end, strength
from app.extraction.page import Page, entries
from app.extraction.place_nouns import follows_place_noun, is_place_noun, place_name_end
from app.extraction.titles import apposition, title_at
from app.lexicon.cues import CueKind, cue_forms
from app.lexicon.heads import OrganisationHead, UnnamedHead
from app.lexicon.party_words import party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office
from app.lexicon.whole_words import is_joined
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.fold import fold
from app.text.memory import WORDS_KEPT
from app.text.span import Span
from app.text.tokens import offset_after

_SINGLE_AFTER_TITLE = 0.5
_BARE_FIRST = 1.0
_BARE_LATER = -0.6
_BARE_TOTAL = 1.8
_SURE = 2.0
_AFTER_CUE = 2.0
_CUE_FLOOR = 0.9
_CUE_SHARE = 0.8
_AFTER_GIVEN = 1.8
_BEFORE_TITLE = 1.2
_DOUBTFUL = -2.4
_ENDINGS = frozenset({"الذي", "التي", "ان", "،", ",", "وهو", "وهي", "(", ":", ".", "بان", "بأن"})
_SINGLE_AFTER_CUE = 1.4
_INITIAL = 2
_FATHER = 2
_LEAST_SON = -2.5
_WHO = 5
_ACCORDING = frozenset({"حسب", "بحسب", "وفق"})
_RELIGION = "دين"
_AND = frozenset({"اند"})
_AND_JOINS = "و"
_CLITICS = frozenset("وفبلك")
_FAMILY = 1.2
_BEGINS = -1.0
_PLACES = frozenset({"في", "لدي"})
_DEFINITE = ("ال", "لل", "بال", "ايه")
_INSEPARABLE = frozenset({"الملا", "للملا", "والملا", "بالملا"})


def find_persons(page: Page, bodies: Sequence[Found]) -> list[Found]:
    """Return candidates for names of persons, in order; they may overlap.

    Args:
        page: the text.
        bodies: the names of bodies found before; a title may hold them whole.
    """
    longest: dict[int, Found] = {}
    for body in sorted(bodies, key=lambda b: b.after):
        longest[body.first] = body
    found: list[Found] = []
    after = dedicated = 0
    closed = -1
    for index, word in enumerate(page.words):
        if not page.is_word[index] or index < dedicated:
            continue
        dedicated = dedicated_end(page, index)
        if dedicated > index:
            continue
        found.extend(_known(page, index))
        titled = _titled(page, index, longest) if page.matches[index] else None
        if titled:
            found.append(titled)
            closed = after = max(after, titled.after)
        elif index < after:
            continue
        elif page.word(index - 1).isdigit():
            after = index + 1
        elif follows_place_noun(page, index):
            after = place_name_end(page, index)
        elif _may_open(word) or is_child_of(page.word(index + 1)):
            bare = _bare(page, index, longest, joined=index == closed)
            if bare:
                found.append(bare)
                closed = after = bare.after
    return found


def _known(page: Page, index: int) -> Iterator[Found]:
    for match in page.matches[index]:
        for person in entries(match, Person)[:1]:
            first = _name_first(page, match)
            start = match.start if first == index else page.analysis.tokens[first].start
            yield Found(
                first=first,
                after=match.after,
                span=Span(start, match.end),
                name=page.analysis.text[start : match.end],
                type=PartyType.PERSON,
                entry=person,
                country=person.country,
                basis="gazetteer",
            )


def _name_first(page: Page, match: KnownMatch) -> int:
    """Return where a known name begins after its title: «الملك سلمان» is سلمان; not «الملا عمر»."""
    office = page.known(match.first, Office)
    if office is None or office.after >= match.after or page.word(match.first) in _INSEPARABLE:
        return match.first
    definite = page.words[match.first].removeprefix("و").startswith(_DEFINITE)
    return office.after if definite else match.first


def _titled(page: Page, index: int, bodies: Mapping[int, Found]) -> Found | None:
    read = title_at(page, index, bodies)
    if read is None:
        return None
    title, first, after, total = read
    if page.known(first, Person, proclitics=0) is None:
        after = name_end(page, first, after)
    if after - first == 1 and total < _SINGLE_AFTER_TITLE and page.known(first, Person) is None:
        return None
    single = after - first == 1
    if single and (_describes(page, title, first) or _unlicensed(page, first)):
        return None
    if title.country is None:
        behind = _following_title(page, after, bodies)
        title = behind._replace(offices=title.offices + behind.offices) if behind else title
    return _person(page, first, after, 0, title)


def _describes(page: Page, title: Title, first: int) -> bool:
    """Tell whether an office and a given name are a noun and adjective: «فعالية اقتصادية فريدة»."""
    definite = page.word(title.first).startswith("ال")
    if _many(page, title):
        return True
    bare = first - title.first == 1 and not definite and len(page.word(title.first)) > _INITIAL
    return (bare and role(page.word(first)) is Role.GIVEN) or _indefinite(page, first - 1)


def _many(page: Page, title: Title) -> bool:
    """Tell whether a title is a plural: no single name follows it («المشايخ الأفاضل»)."""
    written = stem_set(page.word(title.first))
    return any(
        fold(article + form) in written
        for office in title.offices[:1]
        for form in office.plural
        for article in ("", "ال")
    )


def _indefinite(page: Page, index: int) -> bool:
    """Tell whether an indefinite adjective of origin stands here: «سفير بريطاني مسلم»."""
    demonym = page.known(index, Demonym, proclitics=0)
    return demonym is not None and not entries(demonym, Demonym)[0].definite


def _bare(page: Page, index: int, bodies: Mapping[int, Found], *, joined: bool) -> Found | None:
    """Read a name with no title before it: two words at least, the first name-like by itself.

    A reporting verb right before it, and an office in apposition after it, count for it.

    Args:
        page: the text.
        index: of the first word.
        bodies: names of bodies by first token.
        joined: True when a name ends right before: «… وهيفاء حسين وأميرة محمد».
    """
    word = page.words[index]
    if is_child_of(page.word(index + 1)) and not page.known(index + 1, Person):
        if is_place_noun(word):
            return None
        return _son(page, index, bodies)
    if not _may_open(word) or _stands_for_a_thing(page, index):
        return None
    cue = _sourced(page, index) or not _before(page, index).isdisjoint(_cue_verbs())
    said = _AFTER_CUE if cue else 0.0
    for stem, letters in stems(word):
        first = strength(stem)
        if role(stem) is Role.NEVER or (
            first + said * _CUE_SHARE < _BARE_FIRST and not _opens(page, index, stem)
        ):
            continue
        if _is_divided_wrongly(word, letters, first, joined=joined):
            continue
        if _is_word_of_another_kind(page, index, letters):
            return None
        floor = _BARE_LATER - said * _CUE_FLOOR - (_AFTER_GIVEN if first >= _SURE else 0.0)
        after, total = run_end(page, index, stem, floor=floor)
        longer = name_end(page, index, after) if first >= _SURE or said else after
        title = _following_title(page, longer, bodies)
        if title is None and longer == after:
            longer = _without_doubtful(page, index, after)
        after = longer
        total += said + (_BEFORE_TITLE if title else 0.0)
        if after - index >= 2 and total >= _BARE_TOTAL and _is_spelt(page, index, after):
            return _person(page, index, after, letters, title)
        single = after - index == 1 and letters == 0 and role(stem) is Role.ORDINARY
        if said and single and first > _SINGLE_AFTER_CUE and not _everyday(stem):
            return _person(page, index, after, letters, title)
    return None


def _is_divided_wrongly(word: str, letters: int, first: float, *, joined: bool) -> bool:
    """Tell whether a reading of a word with so many proclitic letters is no opening of a name."""
    if letters == 0:
        listed = joined and word.startswith(_AND_JOINS) and is_joined(word)
        return _carries_given(word) or listed
    return first < _SURE and not (joined and word.startswith(_AND_JOINS))


def _stands_for_a_thing(page: Page, index: int) -> bool:
    """Tell whether a foreign word is a place after «في», or a firm after «آند» (and)."""
    house = page.word(index - 1) in _AND or page.word(index + 1) in _AND
    return (house or page.preceded_by(index, _PLACES)) and strength(page.word(index)) < _SURE


def _sourced(page: Page, index: int) -> bool:
    """Tell whether a source stands here: «وحسب …، وهي …» (and according to …, who is …)."""
    if _before(page, index).isdisjoint(_ACCORDING):
        return False
    comma = next((n for n in range(index + 1, index + _WHO) if page.word(n) in {"،", ","}), None)
    return comma is not None and page.word(comma + 1) in {"وهو", "وهي"}


def _is_spelt(page: Page, first: int, after: int) -> bool:
    """Tell whether a run is more than the names of letters: «بي سي» (B C) is no person."""
    return any(len(page.words[n]) > _INITIAL for n in range(first, after))


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
            return _person(page, index, after, letters, _following_title(page, after, bodies))
    return None


def _without_doubtful(page: Page, first: int, after: int) -> int:
    """Give up a last word that is hardly a name, unless what follows shows that a name ended."""
    doubtful = after - first > 1 and strength(page.word(after - 1)) < _DOUBTFUL
    return after - 1 if doubtful and page.word(after) not in _ENDINGS else after


@lru_cache(maxsize=WORDS_KEPT)
def _may_open(word: str) -> bool:
    """Tell whether a folded word can open a name under the best of circumstances."""
    return any(
        strength(stem) + _AFTER_CUE >= _BARE_FIRST or role(stem) is Role.JOIN
        for stem, _ in stems(word)
    )


def _before(page: Page, index: int) -> frozenset[str]:
    if index == 0 or index in page.breaks or not page.is_word[index - 1]:
        return frozenset()
    return stem_set(page.words[index - 1])


@cache
def _cue_verbs() -> frozenset[str]:
    return frozenset(
        form
        for form, readings in cue_forms().items()
        if any(r.kind in {CueKind.PAST, CueKind.PRESENT} and not r.suffixed for r in readings)
    )


def _opens(page: Page, index: int, stem: str) -> bool:
    """Tell whether a joining part and its second word open a name: «عبد ربه», «أبو بكر»."""
    if role(stem) is not Role.JOIN:
        following = page.word(index + 1)
        if index + 1 not in page.breaks and _goes_on_well(stem, following):
            return True
        likely = role(following) is Role.TAIL and strength(stem) > _BARE_LATER
        return likely and (following.endswith(_RELIGION) or role(stem) is Role.GIVEN)
    following = page.word(index + 1)
    return strength(following) > _BEGINS or role(following) is Role.TAIL


@lru_cache(maxsize=WORDS_KEPT)
def _carries_given(word: str) -> bool:
    """Tell whether a word is a proclitic and a sure given name: «بنايف» (with Nāyif)."""
    return role(word) is Role.ORDINARY and any(
        letters and role(stem) is Role.GIVEN and strength(stem) > _SURE
        for stem, letters in stems(word)
    )


def _unlicensed(page: Page, index: int) -> bool:
    return _everyday(page.word(index)) and page.known(index, Person) is None


def _everyday(word: str) -> bool:
    """Tell whether a family name is an everyday word too: «الأسد» (al-Asad, the lion)."""
    return word in party_words().shared_surnames or word in party_words().noun_surnames


@lru_cache(maxsize=WORDS_KEPT)
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
        match.letters == letters and any(isinstance(k.entry, kinds) for k in match.meanings)
        for match in page.matches[index]
    )


def _following_title(page: Page, after: int, bodies: Mapping[int, Found]) -> Title | None:
    """Read the office in apposition after a name: «…، وزير الخارجية الألماني»."""
    place = after + 1 if page.word(after) in {"،", ",", "("} else after
    return apposition(page, place, bodies) if page.word(place) else None


def _person(page: Page, first: int, after: int, letters: int, title: Title | None) -> Found:
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
