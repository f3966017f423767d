"""Where the name of a body ends after its head noun, and whose it is.

Enters: a page and the place after a head. Leaves: the end of the name and the country. Knows
constructs, adjectives, marks and foreign names; refuses to judge heads.
"""

from app.domain.party import PartyType
from app.extraction.names.body_fields import JoinedName
from app.extraction.names.foreign_names import foreign_end, is_surely_foreign
from app.extraction.names.name_words import Role, role
from app.extraction.names.page import entries
from app.extraction.names.purposes import governed_end
from app.extraction.words.matching import stem_words
from app.lexicon.clauses import perfect_verbs
from app.lexicon.heads import organisation_plurals
from app.lexicon.inflection import Number
from app.lexicon.party_words import is_body_adjective, party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.persons import Person
from app.lexicon.states import Demonym
from app.lexicon.titles import Office
from app.text.affixes import ARTICLE, FEMININE
from app.text.fold import fold

_WITH_PURPOSE = frozenset({PartyType.ORGANISATION, PartyType.MEDIA})
_WITH_HEAD = 2
_SHORT_ALEF = "ى"
_FEMININE_ADJECTIVES = ("ه", "العليا", "الكبري", "العظمي", "الاولي", "الوسطي", "الصغري")
_MASCULINE_END, _FEMININE_NISBA = "ي", "يه"
_FIRMS = frozenset(map(fold, ("الشركة", "المجموعة", "المؤسسة")))
_FEMININE_HEADS = frozenset({"القوي", "الشرطه"})


class BodyName(JoinedName):
    """Reads constructs and adjectives after a head, and the country of the body."""

    def construct(self) -> bool:
        """Read what follows a head without the article; tell whether it makes a name."""
        if self._quoted() or self._bracketed():
            return True
        if self._body():
            self._sequel()
            self._trade()
            if self._organ:
                self._purpose(freely=False)
            return True
        if self._seated and self._region():
            self._adjectives_of_place()
            return True
        if self._weak:
            return self._with_purpose() or self._for_its_task() or self._called_so()
        if not self._closes():
            return False
        closed = self.place
        if not self.is_proper:
            self._coordinate()
            self.adjectives(named=True)
            self._further_fields()
            self._further_task()
        self._purpose(freely=self.kind in _WITH_PURPOSE)
        told_before = self._page.word(closed - 1) in party_words().told_owners
        return self.place > closed or not told_before

    def _for_its_task(self) -> bool:
        """Read the task that a unit or fund is named by: «وحدة مكافحة الإرهاب»."""
        page, place = self._page, self.place
        task = page.word(place).removeprefix(ARTICLE if self._unit else "")
        if not self._tasked or task not in party_words().tasks or place in page.breaks:
            return False
        if not self._closes():
            self.place, self.country, self.basis = place, None, None
            return False
        if self._unit and task not in party_words().research_tasks:
            self.kind = PartyType.AGENCY
        self._coordinate()
        self.adjectives(named=False)
        self._of_body()
        return True

    def _called_so(self) -> bool:
        """Take the foreign words a body is called by: «مختبر بروكهافن الوطني»."""
        called = self._called()
        if called and self._unit:
            self.kind = PartyType.AGENCY
        nisba = self._page.word(self.place).endswith((_MASCULINE_END, _FEMININE_NISBA))
        if called and nisba and self.kind is PartyType.ORGANISATION:
            self._adjectives_of_place()
        return called

    def _with_purpose(self) -> bool:
        """Read a name that only its purpose shows to be one: «مجموعة بوسطن للاستشارات»."""
        start = self.place
        if self._closes():
            closed = self.place
            if self._institution and not self.is_proper:
                self.adjectives(named=False)
            self._purpose(freely=self.is_proper)
            if self.place > closed:
                return True
        self.place, self.country, self.basis = start, None, None
        return False

    def _closes(self) -> bool:
        """Read to the definite or proper noun that closes the construct, if there is one."""
        while self._open():
            if self._quoted():
                self.is_proper = True
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
        self.is_proper = True
        if self.kind is not PartyType.GROUP:
            self._campus()
            self._adjectives_of_place()
        return True

    def _campus(self) -> None:
        """Take the foreign words by which a city's bodies differ: «جامعة باريس نانتير»."""
        page, place = self._page, self.place
        titled = page.known(self._first - _WITH_HEAD, Office)
        if self._weak or titled or place in page.breaks or role(page.word(place)) is Role.GIVEN:
            return
        after = foreign_end(page, place)
        if is_surely_foreign(page, place, after) and not page.matches[place]:
            self.place = after

    def _closing_noun(self) -> bool:
        if self._dedicated() or self._patron() or self._office():
            return True
        leader = self._page.known(self.place, Person, proclitics=0)
        if not self._definite():
            return False
        if leader:  # «قوات الأسد»
            self._owner(entries(leader, Person)[0].country, "affiliation")
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
        if self._called_in_marks(heads[-1]):
            return True
        named = named or self._distinguished(start) or self._of_a_field(start, heads[-1])
        described = self.place
        stems = stem_words(heads[-1])
        army = not party_words().army_heads.isdisjoint(stems)
        army = army or not party_words().portfolios.isdisjoint(stems)
        if described > start and not army:
            self._purpose(freely=True, loosely=self.kind is PartyType.ORGANISATION)
        if described > start:
            self.at_place()
            national = national or self._in_place() or self._of_body()
        return named or self.place > described or national

    def _called_in_marks(self, head: str) -> bool:
        """Take the name in marks behind a firm's adjectives: «الشركة التركية «أوزدمير»»."""
        firm = not _FIRMS.isdisjoint(stem_words(head))
        return firm and not self._page.word(self.place + 1).startswith(ARTICLE) and self._quoted()

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
                self._national(demonym)
                named = True
            elif self._is_title(place) or (place > start and self._starts_object(place)):
                break
            elif is_body_adjective(page.word(place)) or (
                named and (self._people() or self._further_adjective())
            ):
                self._take(1)
                named = named or self._of_people(place)
            else:
                break
        return named

    def _acts(self, place: int) -> bool:
        """Tell whether a verb only looks like an adjective: «الوزارة اليمنية | التقى»."""
        page = self._page
        written = page.analysis.text[page.analysis.tokens[place].end - 1]
        return written == _SHORT_ALEF and page.word(place) in perfect_verbs()

    def _names_someone(self, place: int) -> bool:
        """Tell whether a masculine word follows a feminine origin: «الخزانة الأمريكية | الضاري»."""
        feminine = self._page.word(place).endswith(_FEMININE_ADJECTIVES)
        return self.basis == "nisba" and not feminine and self._disagrees(place)

    def _disagrees(self, place: int) -> bool:
        """Tell whether an origin is its head's, not the body's: «رئيس الهيئة العامة الأميركي»."""
        before = self._page.word(place - 1)
        feminine = before.startswith("ال") and before.endswith("ه")
        return feminine and not self._page.word(place).endswith("ه")

    def _starts_object(self, place: int) -> bool:
        """Tell whether a noun follows that only ends like a nisba: «أقر المجلس الوطني | الميزانية».

        A second adjective of one noun agrees with the first; a feminine one behind a masculine one
        is of a feminine head («جمعية الهلال الأحمر الخيرية»).
        """
        if self._acts(place) or self._names_someone(place):
            return True
        if self._feminine:
            return False
        masculine = self._page.word(place - 1).endswith(_MASCULINE_END)
        return masculine and self._page.word(place).endswith(_FEMININE_NISBA)

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


def _of_nation(head: str) -> bool:
    return any(stem in party_words().national_heads for stem in stem_words(head))


def _is_feminine(head: str) -> bool:
    listed = head in _FEMININE_HEADS or head in party_words().portfolios
    return listed or head.endswith(FEMININE) or head in organisation_plurals()
