"""Where the name of a body ends after its head noun, and whose it is.

Enters: a page and the place after a head. Leaves: the end of the name and the country. Knows
constructs, adjectives, marks and foreign names; refuses to judge heads.
"""

from app.domain.party import PartyType
from app.extraction.name_words import Role, role, run_end, strength
from app.extraction.page import CLOSING, OPENING, Page, entries
from app.lexicon.bodies import Body
from app.lexicon.heads import OrganisationHead, UnnamedHead
from app.lexicon.party_words import is_body_adjective, party_words
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office
from app.text.fold import fold

_LONGEST = 9
_QUOTED = 8
_FOREIGN = -1.0
_FOREIGN_WORDS = 3
_DEDICATED = -0.5
_BETWEEN = frozenset({"في", '"', "»", "”", "،", "التابع", "التابعه", "ومقره", "ومقرها"})
_FEMININE = ("ه", "ات")
_FEMININE_HEADS = frozenset({"القوي", "الشرطه"})


class BodyName:
    """Walks over the words after a head and remembers where the name ends and whose it is."""

    def __init__(self, page: Page, place: int, head: OrganisationHead) -> None:
        self._page = page
        self._first = place
        self._weak = fold(head.form) in party_words().weak_heads
        self.described = self._weak or fold(head.form) in party_words().described_heads
        self._type = head.type
        self.place = place
        self.body: Body | None = None
        self.quoted: tuple[int, int] | None = None
        self.country: str | None = None
        self.basis: str | None = None

    def construct(self) -> bool:
        """Read what follows a head without the article; tell whether it makes a name."""
        if self._quoted() or self._body():
            return True
        if self._weak or not self._closes():
            return False
        self._coordinate()
        self.adjectives(named=True)
        self._purpose()
        return True

    def _closes(self) -> bool:
        """Read to the definite or proper noun that closes the construct, if there is one."""
        while self._open():
            if (
                self._entity()
                or self._dedicated()
                or self._office()
                or self._definite()
                or self._foreign()
            ):
                return True
            if not self._indefinite():
                return False
        return False

    def agreeing(self, head: str) -> bool:
        """Read the adjectives of a head with the article; the first must agree with it."""
        if not self._open():
            return False
        feminine = head.endswith(_FEMININE) or head in _FEMININE_HEADS
        if self._page.word(self.place).endswith("ه") is not feminine:
            return False
        start = self.place
        named = self.adjectives(named=False) and not self.described
        described = self.place
        if described > start:
            self._purpose()
        return named or self.place > described

    def adjectives(self, *, named: bool) -> bool:
        """Read definite adjectives; tell whether the head with them is a name."""
        while self._open():
            page, place = self._page, self.place
            demonym = page.known(place, Demonym, proclitics=0)
            if demonym and entries(demonym, Demonym)[0].definite:
                self._take(demonym.after - place)
                self._owner(entries(demonym, Demonym)[0].state.iso2, "nisba")
                named = True
            elif is_body_adjective(page.word(place)) or (named and self._further_adjective()):
                self._take(1)
            else:
                break
        return named

    def _further_adjective(self) -> bool:
        """Tell whether «والـ…» adds an adjective: «الشؤون البلدية والقروية»."""
        page, word = self._page, self._page.word(self.place)
        return (
            word.startswith("وال")
            and word.endswith("يه")
            and is_body_adjective(page.word(self.place - 1))
            and page.known(self.place, Demonym) is None
        )

    def seat(self) -> None:
        """Learn the country from what follows: «… في جامعة جورجيا», «… بلندن»."""
        page, place = self._page, self.place
        if self.country or self.body:
            return
        while place < len(page.words) and page.words[place] in _BETWEEN:
            place += 1
        near = place < len(page.words) and (place > self.place or page.words[place][:1] == "ب")
        for match in page.matches[place] if near and place not in page.breaks else ():
            for known in match.meanings:
                if isinstance(known.entry, State | KnownPlace):
                    self._owner(known.entry.iso2, "affiliation")

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
        if page.word(place) not in OPENING or place in page.breaks:
            return False
        for after in range(place + 2, min(place + _QUOTED, len(page.words))):
            if page.word(after) in CLOSING:
                inside = self.place + 1
                self.quoted = (inside, page.analysis.tokens[inside].start)
                self._know(inside, after)
                self.place = after + 1
                return True
        return False

    def _know(self, first: int, after: int) -> None:
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
        self._know(self.place, match.after)
        self._take(match.after - match.first)
        return True

    def _entity(self) -> bool:
        for match in self._page.matches[self.place]:
            if match.letters:
                continue
            for known in match.meanings:
                entry = known.entry
                if isinstance(entry, State | KnownPlace):
                    self._owner(entry.iso2, "affiliation")
                elif not isinstance(entry, Person) or self._type is not PartyType.ORGANISATION:
                    continue
                self._take(match.after - match.first)
                return True
        return False

    def _definite(self) -> bool:
        word = self._page.word(self.place)
        if not word.startswith("ال") or word in party_words().times or len(word) < 4:
            return False
        office = self._page.known(self.place, Office, proclitics=0)
        if office and office.after != self.place + 1:
            return False
        self._take(1)
        return True

    def _dedicated(self) -> bool:
        """Take a title and name that the body is called after: «جامعة الملك سعود»."""
        office = self._page.known(self.place, Office, proclitics=0)
        if office is None or office.after in self._page.breaks:
            return False
        word = self._page.word(office.after)
        if strength(word) < _DEDICATED:
            return False
        self.place, _ = run_end(self._page, office.after, word, floor=_DEDICATED)
        return True

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
        if role(word) is Role.NEVER or place + 1 in page.breaks or not page.is_word[place]:
            return False
        if page.known(place, Demonym, proclitics=0) or page.known(place, Office, proclitics=0):
            return False
        following = page.word(place + 1)
        if following.startswith("ال") or _proper(page, place + 1):
            self._take(1)
            return True
        return False

    def _foreign(self) -> bool:
        page, taken = self._page, 0
        while (
            taken < _FOREIGN_WORDS
            and not (taken and role(page.word(self.place)) is Role.GIVEN)
            and page.word(self.place)
            and self.place not in page.breaks
            and role(page.word(self.place)) is not Role.NEVER
            and not page.word(self.place).startswith("ال")
            and not page.known(self.place, Office, proclitics=0)
            and not page.known(self.place, UnnamedHead, proclitics=0)
            and self._looks_foreign()
        ):
            self._take(1)
            taken += 1
        return taken > 0

    def _looks_foreign(self) -> bool:
        word, following = self._page.word(self.place), self._page.word(self.place + 1)
        score = strength(word)
        return score > _FOREIGN or (score > _FOREIGN - 1.5 and strength(following) > 0.5)

    def _coordinate(self) -> None:
        """Take «والـ…» when an adjective follows it: «الأمن والتجارة الدولية»."""
        page, place = self._page, self.place
        word = page.word(place)
        if not word.startswith("وال") or place in page.breaks:
            return
        if page.matches[place] or word[1:] in party_words().times:
            return
        following = page.word(place + 1)
        if word.endswith("ه") and not following.startswith("ال"):
            self._take(1)
        elif following == "في" and _proper(page, place + 2):
            self._take(2)
            self._entity()
        elif (
            is_body_adjective(following)
            or page.known(place + 1, Demonym, 0)
            or not page.is_word[min(place + 1, len(page.words) - 1)]
        ):
            self._take(1)

    def _purpose(self) -> None:
        """Take «للـ…» after a closed name: «للسلام الدولي», «للأبحاث»."""
        page = self._page
        if page.word(self.place).startswith("لل") and self.place not in page.breaks:
            if page.matches[self.place]:
                return
            self._take(1)
            if not self._second_purpose():
                self._coordinate()
            self.adjectives(named=True)

    def _second_purpose(self) -> bool:
        """Take «والـ…» after a purpose: «للمواصفات والمقاييس»."""
        page, place = self._page, self.place
        joined = page.word(place).startswith("وال") and place not in page.breaks
        if joined and not page.matches[place]:
            self._take(1)
            return True
        return False


def _proper(page: Page, place: int) -> bool:
    if place >= len(page.matches):
        return False
    return any(
        match.letters == 0 and isinstance(known.entry, State | KnownPlace | Body)
        for match in page.matches[place]
        for known in match.meanings
    )
