"""The single steps by which the name of a body goes on after its head noun.

Enters: a page and the place after a head. Leaves: one more stretch of the name, or nothing. Each
step says whether it took words; refuses to know in what order steps make a name.
"""

from bisect import bisect_left

from app.domain.party import PartyType
from app.extraction.names.body_words import (
    begins_proper,
    describes,
    is_masculine,
    names_people,
    office_of_one,
    stands_noun,
)
from app.extraction.names.foreign_names import foreign_end, is_surely_foreign
from app.extraction.names.name_words import Role, role, run_end, strength
from app.extraction.names.page import CLOSING, OPENING, Page, entries
from app.extraction.names.unit_numbers import number_end
from app.lexicon.bodies import Body
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import OrganisationHead
from app.lexicon.party_words import is_body_adjective, party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office
from app.lexicon.whole_words import is_joined
from app.text.affixes import DEFINITE
from app.text.fold import fold

_LONGEST, _QUOTED = 9, 8
_DEDICATED = -0.5
_NAME_IN_TWO = 2
_BRACKET, _CLOSED = "(", ")"
_FEMININE = "ه"
_MINISTRY, _ALLIANCE = fold("وزارة"), fold("تحالف")
_DEVICES = frozenset({"جهاز", "نظام", "منظومه"})


class NameSteps:
    """Walks over the words after a head and remembers where the name ends and whose it is."""

    def __init__(
        self, page: Page, place: int, head: OrganisationHead, *, led: bool = False
    ) -> None:
        form, words = head.folded, party_words()
        self._page = page
        self._first = place
        self._weak = form in words.weak_heads and not led
        self._may_be_called = form in words.called_heads
        self._distinct = form in words.distinct_heads
        self._seated = form in words.seated_heads
        self.described = self._weak or form in words.described_heads
        self.kind = head.type
        self._organ = form in words.organ_heads
        self._civil = form in words.civil_heads
        self._device, self._alliance = form in _DEVICES, form == _ALLIANCE
        self._feminine = not is_masculine(form)
        self._ministry = form == _MINISTRY
        self._tasked = form in words.tasked_heads
        self._unit = form in words.unit_heads
        self._institution = form in words.institutional_heads
        self.place = place
        self.body: Body | None = None
        self.quoted: tuple[int, int, int] | None = None
        self.country: str | None = None
        self.basis: str | None = None
        self.is_proper = False

    def _open(self) -> bool:
        page, place = self._page, self.place
        return (
            place < len(page.words)
            and place - self._first < _LONGEST
            and place not in page.breaks
            and (page.is_word[place] or page.word(place) in OPENING)
        )

    def _take(self, count: int) -> None:
        self.place += count

    def _owner(self, country: str | None, basis: str) -> None:
        if country and (self.country is None or (basis, self.basis) == ("nisba", "affiliation")):
            self.country, self.basis = country, basis

    def _quoted(self) -> bool:
        page, place = self._page, self.place
        if page.word(place) not in OPENING or place in page.breaks or self._closes_marks(place):
            return False
        for after in range(place + 2, min(place + _QUOTED, len(page.words))):
            if page.word(after) in CLOSING:
                inside = self.place + 1
                self.quoted = (inside, page.analysis.tokens[inside].start, after)
                self.know(inside, after)
                self.place = after + 1
                return True
        return False

    def _closes_marks(self, place: int) -> bool:
        """Tell whether a straight mark closes what another opened: «على جهاز نووي". وأضاف: "…»."""
        start = self._page.analysis.tokens[place].start
        marked = self._page.analysis.marked
        index = bisect_left(marked, start, key=lambda m: m.outer.start) - 1
        return index >= 0 and start == marked[index].outer.end - 1

    def know(self, first: int, after: int) -> None:
        """Let the body be the known one that stands from `first` to `after`, if there is one."""
        for match in self._page.matches[first]:
            bodies = entries(match, Body)
            if match.after == after and bodies:
                self.body = bodies[0]
                self._owner(bodies[0].country, "gazetteer")

    def _body(self) -> bool:
        """Take a known body after its class word: «حركة طالبان», the Taliban movement."""
        match = self._page.known(self.place, Body, proclitics=0)
        if match is None or self.place in self._page.breaks:
            return False
        self.know(self.place, match.after)
        if self._distinct:
            self.body = None
        self._take(match.after - match.first)
        return True

    def _entity(self) -> bool:
        word = self._page.word(self.place)
        for match in self._page.matches[self.place]:
            for known in () if match.letters else match.meanings:
                entry = known.entry
                if isinstance(entry, State | KnownPlace):
                    self._owner(entry.iso2, "affiliation")
                elif isinstance(entry, PeopleForm) and names_people(entry, word):
                    self._owner(entry.people.iso2, "affiliation")
                elif not isinstance(entry, Person) or self.kind is not PartyType.ORGANISATION:
                    continue
                self._take(match.after - match.first)
                return True
        return False

    def _definite(self) -> bool:
        word = self._page.word(self.place)
        if not word.startswith("ال") or word in party_words().times or len(word) < 4:
            return False
        if role(word) is Role.NEVER:
            return False
        office = office_of_one(self._page, self.place)
        if office and (office.after != self.place + 1 or self._before_name(office.after)):
            return False
        self._take(1)
        return True

    def _before_name(self, place: int) -> bool:
        """Tell whether a name begins here, so that the word before it is its title."""
        page = self._page
        return place not in page.breaks and role(page.word(place)) is Role.GIVEN

    def _is_title(self, place: int) -> bool:
        """Tell whether a word is the title of who is named next: «… الخيرية | القاضي خالد»."""
        office = self._page.known(place, Office, proclitics=0)
        return office is not None and self._before_name(office.after)

    def _dedicated(self) -> bool:
        """Take a title and name that the body is called after: «جامعة الملك سعود»."""
        office = office_of_one(self._page, self.place)
        if self.kind is PartyType.AGENCY or office is None or office.after in self._page.breaks:
            return False
        word = self._page.word(office.after)
        if strength(word) < _DEDICATED:
            return False
        after, _ = run_end(self._page, office.after, word, floor=_DEDICATED)
        adjectives = (n for n in range(office.after + 1, after) if self._of_a_body(n))
        self.place = next(adjectives, after - 1) + 1
        return True

    def _patron(self) -> bool:
        """Take the man of a name in two parts that a body is called after: «عبد الملك السعدي»."""
        page, place = self._page, self.place
        word = page.word(place)
        if self.kind is PartyType.AGENCY:
            return False
        if self._given_and_family():
            self._take(_NAME_IN_TWO)
            return True
        if role(word) is not Role.JOIN:
            return False
        after, _ = run_end(page, place, word, floor=_DEDICATED)
        adjectives = (n for n in range(place + 2, after) if self._of_a_body(n))
        after = next(adjectives, after)
        if after - place < _NAME_IN_TWO:
            return False
        self.place = after
        return True

    def _given_and_family(self) -> bool:
        """Tell whether a given name and an unknown word close the name: «مستشفى كمال عدوان في»."""
        page, place = self._page, self.place
        family = page.word(place + 1)
        if self._weak or role(page.word(place)) is not Role.GIVEN or page.matches[place]:
            return False
        if {place + 1, place + 2} & page.breaks or not page.has_word(place + 1):
            return False
        plain = role(family) is Role.ORDINARY and not family.startswith(DEFINITE)
        end = page.word(place + 2)
        closes = end in clause_words().prepositions or not page.has_word(place + 2)
        return plain and closes and not page.matches[place + 1] and not is_joined(family)

    def _bracketed(self) -> bool:
        """Take a foreign name in brackets: «شركة (زودياك ماريتايم)» (Zodiac Maritime)."""
        page, place = self._page, self.place
        if page.word(place) != _BRACKET or place in page.breaks:
            return False
        after = foreign_end(page, place + 1)
        if after == place + 1 or page.word(after) != _CLOSED:
            return False
        self.is_proper = True
        self.place = after + 1
        return True

    def _of_a_body(self, place: int) -> bool:
        """Tell whether a word is a body's, not its patron's: «مؤسسة الملك خالد الخيرية»."""
        word = self._page.word(place)
        return is_body_adjective(word) and word.endswith(_FEMININE)

    def _office(self) -> bool:
        """Take an office and its adjective of origin: «مكتب رئيس الوزراء التركي»."""
        office = self._page.known(self.place, Office, proclitics=0)
        if office is None or office.after in self._page.breaks:
            return False
        demonym = self._page.known(office.after, Demonym, proclitics=0)
        if demonym is None or not entries(demonym, Demonym)[0].definite:
            return False
        self._owner(entries(demonym, Demonym)[0].state.iso2, "nisba")
        self.place = demonym.after
        return True

    def _indefinite(self) -> bool:
        """Take a noun without the article when a definite or proper noun follows it."""
        page, place = self._page, self.place
        word = page.word(place)
        if place + 1 in page.breaks or not page.is_word[place] or not stands_noun(page, place):
            return False
        if page.known(place, Demonym, proclitics=0):
            return False
        purpose = word in party_words().purpose_nouns
        bound = self.kind is not PartyType.ORGANISATION and not purpose
        if bound and page.known(place, Office, proclitics=0):
            return False
        if self._may_close(place + 1) or (
            stands_noun(page, place + 1)
            and page.is_word[min(place + 1, len(page.words) - 1)]
            and place + 2 not in page.breaks
            and (begins_proper(page, place + 2) or self._for_a_purpose(place))
        ):
            self._take(1)
            return True
        return False

    def _for_a_purpose(self, place: int) -> bool:
        """Tell whether what a body does begins here: «هيئة مراقبة دستورية القوانين»."""
        word, closing = self._page.word(place), self._page.word(place + 2)
        return word in party_words().purpose_nouns and closing.startswith("ال")

    def _may_close(self, place: int) -> bool:
        word = self._page.word(place)
        if word.startswith("ال") or word in OPENING or begins_proper(self._page, place):
            return True
        return place not in self._page.breaks and is_surely_foreign(self._page, place, place + 1)

    def _foreign(self) -> bool:
        place = self.place
        blocked = self._device or describes(self._page.word(place))
        if self._alliance and self._page.known(place, Person, 0):  # «وتحالف بوتين مع الأسد»
            return False
        self.place = place if blocked else foreign_end(self._page, place)
        return self.place > place

    def numbered(self) -> bool:
        """Take the number that names a military unit: «الفرقة الرابعة» (the Fourth Division)."""
        after = number_end(self._page, self.place)
        if after == self.place:
            return False
        self.place = after
        if self.kind is PartyType.ORGANISATION:
            self.kind = PartyType.AGENCY
        return True

    def _called(self) -> bool:
        """Take the foreign words that a group, a site or a channel is called by."""
        after = foreign_end(self._page, self.place)
        if not self._may_be_called or begins_proper(self._page, self.place):
            return False
        if not is_surely_foreign(self._page, self.place, after):
            return False
        self.place = after
        return True
