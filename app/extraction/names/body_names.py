"""Where the name of a body ends after its head noun, and whose it is.

Enters: a page and the place after a head. Leaves: the end of the name and the country. Knows
constructs, adjectives, marks and foreign names; refuses to judge heads.
"""

from app.domain.party import PartyType
from app.extraction.names.body_owners import OwnedName
from app.extraction.names.body_words import begins_proper
from app.extraction.names.name_words import Role, role
from app.extraction.names.page import entries
from app.extraction.names.purposes import cause_end, governed_end, purpose_end
from app.extraction.words.matching import stem_set
from app.extraction.words.plurals import is_human_plural
from app.lexicon.inflection import Number
from app.lexicon.party_words import is_body_adjective, party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.states import Demonym
from app.lexicon.titles import Office

_WITH_PURPOSE = frozenset({PartyType.ORGANISATION, PartyType.MEDIA})
_IN = "في"
_JOINED = 3
_FEMININE_END = "ه"
_FEMININE_ADJECTIVES = ("ه", "العليا", "الكبري", "العظمي", "الاولي", "الوسطي", "الصغري")
_FEMININE = ("ه", "ات")
_PEOPLE = ("ون", "ين")
_FEMININE_HEADS = frozenset({"القوي", "الشرطه"})


class BodyName(OwnedName):
    """Reads constructs and adjectives after a head, and the country of the body."""

    def construct(self) -> bool:
        """Read what follows a head without the article; tell whether it makes a name."""
        if self._quoted() or self._body() or self._bracketed():
            return True
        if self._seated and self._region():
            return True
        if self._weak:
            return self._with_purpose() or self._called()
        if not self._closes():
            return False
        if not self._proper:
            self._coordinate()
            self.adjectives(named=True)
        self._purpose(freely=self.kind in _WITH_PURPOSE)
        return True

    def _with_purpose(self) -> bool:
        """Read a name that only its purpose shows to be one: «مجموعة بوسطن للاستشارات»."""
        start = self.place
        if self._closes():
            closed = self.place
            if self._institution and not self._proper:
                self.adjectives(named=False)
            self._purpose(freely=self._proper)
            if self.place > closed:
                return True
        self.place, self.country, self.basis = start, None, None
        return False

    def _closes(self) -> bool:
        """Read to the definite or proper noun that closes the construct, if there is one."""
        while self._open():
            if self._quoted():
                self._proper = True
                return True
            if self._entity():
                return self._ends_properly()
            if self._closing_noun():
                return True
            if self._foreign():
                return self._ends_properly()
            if not self._indefinite():
                return False
        return False

    def _ends_properly(self) -> bool:
        """Note that a proper name closes the construct, and take its adjectives."""
        self._proper = True
        if self.kind is not PartyType.GROUP:
            self._adjectives_of_place()
        return True

    def _closing_noun(self) -> bool:
        if self._dedicated() or self._patron() or self._office():
            return True
        if not self._definite():
            return False
        self.place = governed_end(self._page, self.place)
        return True

    def _adjectives_of_place(self) -> None:
        """Take what is no origin after a place: «مهرجان القاهرة السينمائي الدولي».

        An adjective of origin after a proper name tells the country and is no part of the name:
        «جامعة جورجيا الأميركية» (the American university of Georgia).
        """
        page = self._page
        while self._open() and is_body_adjective(page.word(self.place)):
            if any(page.known(self.place, other, proclitics=0) for other in (Demonym, Office)):
                return
            self._take(1)

    def agreeing(self, *heads: str) -> bool:
        """Read the adjectives of a head with the article; the first must agree with it.

        Args:
            heads: folded words the adjective may agree with: «وكالة الأنباء الموريتانية».
        """
        if not self._open():
            return False
        adjective = self._page.word(self.place).endswith(_FEMININE_ADJECTIVES)
        if all(_is_feminine(head) is not adjective for head in heads):
            return False
        start = self.place
        national = self._page.word(start) in party_words().national and _of_nation(heads[-1])
        named = self.adjectives(named=False) and not self.described
        described = self.place
        army = not stem_set(heads[-1]).isdisjoint(party_words().army_heads)
        if described > start and not army:
            self._purpose(freely=True, loosely=self.kind is PartyType.ORGANISATION)
        if described > start:
            self.at_place()
            national = national or self._in_place() or self._of_body()
        return named or self.place > described or national

    def continued(self) -> bool:
        """Read on after a head of several words: «الغرفة التجارية بجدة» (of Jeddah)."""
        start = self.place
        self._coordinate()
        self.at_place()
        return self.country is not None and (self.place > start or self._in_place())

    def _region(self) -> bool:
        """Take the place a municipality is of: «أمانة منطقة الرياض», «إمارة مكة»."""
        page, start = self._page, self.place
        if not self._open():
            return False
        if page.word(start) in party_words().place_heads:
            self._take(1)
        if self._open() and (self._entity() or self._foreign() or self._unknown()):
            return True
        self.place = start
        return False

    def _unknown(self) -> bool:
        """Take a place that the lexicon does not know: a word without article before its title."""
        page, place = self._page, self.place
        plain = page.is_word[place] and not page.matches[place]
        if not plain or page.word(place).startswith("ال") or place + 1 in page.breaks:
            return False
        if page.known(place + 1, Office, proclitics=0) is None:
            return False
        self._take(1)
        return True

    def adjectives(self, *, named: bool) -> bool:
        """Read definite adjectives; tell whether the head with them is a name."""
        start = self.place
        while self._open():
            page, place = self._page, self.place
            demonym = page.known(place, Demonym, proclitics=0)
            if demonym and entries(demonym, Demonym)[0].definite:
                if place > start and self._disagrees(place):
                    break
                self._take(demonym.after - place)
                self._owner(entries(demonym, Demonym)[0].state.iso2, "nisba")
                named = True
            elif self._is_title(place):
                break
            elif is_body_adjective(page.word(place)) or (
                named and (self._people() or self._further_adjective())
            ):
                self._take(1)
            else:
                break
        return named

    def _disagrees(self, place: int) -> bool:
        """Tell whether an origin is its head's, not the body's: «رئيس الهيئة العامة الأميركي»."""
        before = self._page.word(place - 1)
        feminine = before.startswith("ال") and before.endswith("ه")
        return feminine and not self._page.word(place).endswith("ه")

    def _people(self) -> bool:
        """Tell whether a definite plural of a people follows: «اتحاد الكتاب العرب»."""
        match = self._page.known(self.place, PeopleForm, proclitics=0)
        return match is not None and any(
            form.definite and form.number is Number.PLURAL for form in entries(match, PeopleForm)
        )

    def _further_adjective(self) -> bool:
        """Tell whether «والـ…» adds an adjective: «الشؤون البلدية والقروية»."""
        page, word = self._page, self._page.word(self.place)
        return (
            word.startswith("وال")
            and word.endswith("يه")
            and is_body_adjective(page.word(self.place - 1))
            and page.known(self.place, Demonym) is None
        )

    def _coordinate(self) -> None:
        """Take up to three «والـ…» that an adjective or the end of the name follows."""
        for joined in range(_JOINED):
            place = self.place
            self._coordinate_once(further=joined > 0)
            if self.place == place:
                return

    def _coordinate_once(self, *, further: bool) -> None:
        """Take «والـ…» when an adjective follows it: «الأمن والتجارة الدولية».

        The last of three goes with the second: «لجنة التعليم والثقافة والاتصال».
        """
        page, place = self._page, self.place
        word = page.word(place)
        if not word.startswith("وال") or place in page.breaks:
            return
        if page.matches[place] or word[1:] in party_words().times:
            return
        following = page.word(place + 1)
        feminine = word.endswith(_FEMININE_END) and not following.startswith("ال")
        if feminine or self._ministry or further or self._adds_a_field(place):
            self._take(1)
        elif following == _IN and self._is_union() and begins_proper(page, place + 2):
            self._take(2)
            self._entity()
        elif (
            is_body_adjective(following)
            or following.startswith("وال")
            or page.known(place + 1, Demonym, 0)
            or not page.is_word[min(place + 1, len(page.words) - 1)]
        ):
            self._take(1)

    def _adds_a_field(self, place: int) -> bool:
        """Tell whether «والـ…» is one more thing a body does: «عمادة القبول والتسجيل في»."""
        pair = self._page.word(place - 1), self._page.word(place)[1:]
        people = any(is_human_plural(word) or word.endswith(_PEOPLE) for word in pair)
        return not people and role(pair[1]) is not Role.NEVER

    def _is_union(self) -> bool:
        """Tell whether a place may close the name: «منظمة الأمن والتعاون في أوروبا»."""
        return self.kind is not PartyType.AGENCY

    def _purpose(self, *, freely: bool, loosely: bool = False) -> None:
        """Take the purpose of a closed name: «للسلام الدولي», «لحقوق الإنسان»."""
        end = purpose_end(self._page, self.place, freely=freely, loosely=loosely)
        if end is None and self._civil:
            end = cause_end(self._page, self.place)
            if (
                end and self.kind is PartyType.MEDIA
            ):  # «شبكة» may be a broadcaster's, not with a cause
                self.kind = PartyType.ORGANISATION
        if end is None:
            return
        self.place = end
        if self._page.word(end - 1).endswith("ات") and self._page.word(end).endswith("ه"):
            self._take(int(self._page.word(end).startswith("ال") and end not in self._page.breaks))
        if self._page.word(end - 1).startswith("لل") and not self._second_purpose():
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


def _of_nation(head: str) -> bool:
    return any(stem in party_words().national_heads for stem in stem_set(head))


def _is_feminine(head: str) -> bool:
    return head.endswith(_FEMININE) or head in _FEMININE_HEADS or head in party_words().portfolios
