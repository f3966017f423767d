"""Definite descriptions that replace a name: «الرئيس الروسي», «الوزارة», «بلاده».

Enters: a page, the names found, and their groups. Leaves: the spans of the descriptions of each
group. Describes only parties that the article names; refuses to make new ones.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from app.domain.party import PartyType
from app.extraction.names.page import Page, entries
from app.extraction.names.titles import bare_title
from app.extraction.parties.coreference import Group
from app.extraction.parties.holders import fitness, is_too_common
from app.extraction.parties.home import COUNTRY, OWN_COUNTRY, REALMS, is_realm
from app.extraction.parties.named_before import NamedBefore
from app.extraction.reading.found import Found, Title
from app.extraction.words.matching import attached_forms, stem_words, stems
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import OrganisationHead
from app.lexicon.party_words import describes_body, party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.signs import sign
from app.text.span import Span
from app.text.tokens import offset_after

_MAIN = frozenset(map(fold, ("الرئيس", "الرئيسة")))
_IN_THE_NAME, _OF = "باسم", "ل"
_NEAR = 4


class _Place(NamedTuple):
    """A description and where it stands."""

    first: int
    after: int
    letters: int


def find_descriptions(
    page: Page, found: Sequence[Found], groups: Sequence[Group]
) -> dict[int, list[Span]]:
    """Return for each group, by its index in `groups`, the spans of its descriptions.

    Args:
        page: the text.
        found: the names, in order; their titles are no descriptions.
        groups: the parties.
    """
    reader = _Reader(page, found, groups)
    described: dict[int, list[Span]] = {}
    after = 0
    for index in page.matched_or(_OPENING):
        if index < after or not page.is_word[index] or reader.covered[index]:
            continue
        for place, group in reader.readings(index):
            described.setdefault(group, []).append(_span(page, place))
            after = place.after
            break
    return described


class _Reader:
    """Resolves the description at one place to a group."""

    def __init__(self, page: Page, found: Sequence[Found], groups: Sequence[Group]) -> None:
        self._page = page
        self._groups = groups
        self.covered = bytearray(len(page.words))
        for one in found:
            self._cover(one.first, one.after)
            if one.title:
                self._cover(one.title.first, one.title.after)
        for group in groups:
            for one in group.names:
                self._cover(one.first, one.after)
        persons = {n: g for n, g in enumerate(groups) if g.type is PartyType.PERSON}
        self._persons = persons.keys()
        self._people = {f.first for group in persons.values() for f in group.names}
        self._named = NamedBefore(groups)

    def readings(self, index: int) -> Iterator[tuple[_Place, int]]:
        """Yield (place, group) of the description at `index`, if one is resolved."""
        resolvers: tuple[Callable[[int], tuple[_Place, int] | None], ...] = (
            self._office,
            self._own_country,
            self._government,
            self._body,
        )
        for resolve in resolvers:
            resolved = resolve(index)
            if resolved:
                yield resolved

    def _cover(self, first: int, after: int) -> None:
        self.covered[first:after] = b"\1" * (after - first)

    def _office(self, index: int) -> tuple[_Place, int] | None:
        """«الرئيس الروسي», «زعيم كوريا الشمالية», «الوزير»: the person of that office."""
        match = self._page.known(index, Office)
        if match is None or self._is_particle(index) or self._is_attribute(index):
            return None
        title = bare_title(self._page, index)
        if title is None or self._before_name(title) or not self._definite(title):
            return None
        if any(is_too_common(office, match, self._page) for office in entries(match, Office)):
            return None
        best = self._holder(title, index)
        if best is None:
            return None
        if title.country:
            self._groups[best].hints.append(title.country)
        return _Place(index, title.after, match.letters), best

    def _is_particle(self, index: int) -> bool:
        """Tell whether a word that folds like an office is a preposition: «أمام», not «إمام»."""
        letter = self._page.analysis.text[self._page.analysis.tokens[index].start]
        return self._page.word(index) in party_words().particles and letter != "إ"

    def _is_attribute(self, index: int) -> bool:
        """Tell whether «الرئيسة» means "main" after a definite noun: «الأحزاب السياسية الرئيسة»."""
        page = self._page
        before = page.word(index - 1)
        noun = before.startswith(ARTICLE) and before not in party_words().times
        further = page.word(index - 2).startswith(ARTICLE)
        titled = page.known(index - 1, Office) is not None and not further
        return page.word(index) in _MAIN and noun and not titled and index not in page.breaks

    def _definite(self, title: Title) -> bool:
        """Tell whether a title is definite: by an article, or by a state after it."""
        words = self._page.words[title.first : title.after]
        return any(stem.startswith(ARTICLE) for word in words for stem in stem_words(word)) or any(
            self._page.known(n, State) for n in range(title.first + 1, title.after)
        )

    def _before_name(self, title: Title) -> bool:
        return title.after in self._people

    def _holder(self, title: Title, index: int) -> int | None:
        """Return the person whom a title fits best, of equals the one named last."""
        body = self._spoken_for(title.first)
        ranked = [
            (fit, -distance, number)
            for distance, number in enumerate(self._named.near(index))
            if number in self._persons
            and not (body and self._speaks_for_another(number, body))
            and (fit := fitness(self._groups[number], self._named.countries[number], title))
        ]
        return max(ranked)[2] if ranked else None

    def _speaks_for_another(self, number: int, body: frozenset[str]) -> bool:
        """Tell whether a spokesman is another body's: «المتحدث باسم البنتاغون» is not Kirby."""
        names = (one for one in self._groups[number].names if one.title)
        others = [self._spoken_for(one.title.first) for one in names if one.title]
        return any(others) and all(body.isdisjoint(other) for other in others)

    def _spoken_for(self, first: int) -> frozenset[str]:
        """Return the words behind «باسم» in the title that begins at a token, none without it."""
        page = self._page
        for place in range(first + 1, first + _NEAR):
            if page.word(place) == _IN_THE_NAME:
                return frozenset(page.word(place + n) for n in range(1, _NEAR))
        return frozenset()

    def _own_country(self, index: int) -> tuple[_Place, int] | None:
        """«بلاده», his country: the state of the person named last."""
        if _ITS_COUNTRY.isdisjoint(stem_words(self._page.words[index])):
            return None
        for stem, letters in stems(self._page.words[index]):
            if stem in _ITS_COUNTRY:
                person = self._named.latest(index, self._is_person_of_a_state)
                state = (
                    self._named.state_of(self._named.countries[person])
                    if person is not None
                    else None
                )
                if state is None and stem in OWN_COUNTRY:
                    state = self._named.main
                return (_Place(index, index + 1, letters), state) if state is not None else None
        return None

    def _is_person_of_a_state(self, number: int) -> bool:
        return number in self._persons and self._named.countries[number] is not None

    def _government(self, index: int) -> tuple[_Place, int] | None:
        """«الحكومة», «السلطات», «البلاد»: the state named last."""
        words = party_words()
        if self._page.words[index] not in _GOVERNING:
            return None
        for stem, letters in stems(self._page.words[index]):
            if stem in words.sides:
                return self._side(index, letters)
            if stem in words.government_heads or stem in COUNTRY:
                state = self._named.main
            elif stem in REALMS:
                state = self._realm(index, stem)
            else:
                continue
            return (_Place(index, index + 1, letters), state) if state is not None else None
        return None

    def _side(self, index: int, letters: int) -> tuple[_Place, int] | None:
        """«الجانب الإيراني», the Iranian side: its state."""
        demonym = self._page.known(index + 1, Demonym, proclitics=0)
        if demonym is None:
            return None
        state = self._named.state_of(entries(demonym, Demonym)[0].state.iso2)
        return (_Place(index, demonym.after, letters), state) if state is not None else None

    def _realm(self, index: int, form: str) -> int | None:
        """Return the state called by a form of state: the one named last, else one unnamed."""

        def admits(number: int) -> bool:
            entry = self._groups[number].entry
            return isinstance(entry, State) and is_realm(entry, form)

        named = self._named.latest(index, admits)
        unnamed = (n for n, group in enumerate(self._groups) if not group.names and admits(n))
        return next(unnamed, None) if named is None else named

    def _body(self, index: int) -> tuple[_Place, int] | None:
        """«الوزارة», «الحركة»: the body named last whose name begins so."""
        match = self._page.known(index, OrganisationHead)
        if match is None or match.after != index + 1:
            return None
        stem = next((s for s, n in stems(self._page.words[index]) if n == match.letters), "")
        if not stem.startswith(ARTICLE):
            return None
        bare = stem[len(ARTICLE) :]
        body = self._named.latest(index, lambda n: bare in self._named.heads[n])
        if body is None:
            return None
        end = self._adjectives_end(index + 1, self._named.countries[body])
        if end is None or (bare in clause_words().channels and self._is_anothers(end)):
            return None
        return _Place(index, end, match.letters), body

    def _is_anothers(self, index: int) -> bool:
        """Tell whether ل brings whose the channel is: «الموقع الرسمي لمنظمة الصحة العالمية»."""
        owned = index < len(self._page.words) and self.covered[index]
        return bool(owned) and self._page.words[index].startswith(_OF)

    def _adjectives_end(self, index: int, country: str | None) -> int | None:
        """Return where the adjectives after a description end: «التنظيم المتطرف».

        None when one of them is of another country or people than the party.
        """
        page = self._page
        while index < len(page.words) and index not in page.breaks and not self.covered[index]:
            word = page.word(index)
            demonym = page.known(index, Demonym, proclitics=0)
            if demonym is None and not describes_body(word, page.word(index + 1)):
                break
            if demonym and entries(demonym, Demonym)[0].state.iso2 != country:
                return None
            if page.known(index, PeopleForm, proclitics=0):
                return None
            if word in party_words().times or page.known(index, Office):
                break
            index = demonym.after if demonym else index + 1
        return index


_ITS_COUNTRY = OWN_COUNTRY | frozenset(map(fold, ("بلاده", "بلادها", "بلادهم")))
_GOVERNING = attached_forms(
    (COUNTRY | party_words().government_heads | party_words().sides).union(REALMS)
)
_DESCRIBING = _GOVERNING | attached_forms(_ITS_COUNTRY)
_OPENING = sign(lambda: _DESCRIBING.__contains__)


def _span(page: Page, place: _Place) -> Span:
    text, tokens = page.analysis.text, page.analysis.tokens
    start = tokens[place.first].start
    if place.letters:
        start = offset_after(text, tokens[place.first], place.letters)
    return Span(start, tokens[place.after - 1].end)
