"""The fields and purposes in the name of a body: «التعليم والثقافة», «للمواصفات والمقاييس».

Enters: a page and the place after the name so far. Leaves: the name with what is joined to it.
Refuses to read adjectives and owners.
"""

from abc import ABC, abstractmethod

from app.domain.party import PartyType
from app.extraction.names.body_owners import OwnedName
from app.extraction.names.body_words import begins_proper
from app.extraction.names.known_bodies import sequel_end
from app.extraction.names.name_words import Role, role
from app.extraction.names.page import entries
from app.extraction.names.purposes import begins_trade, cause_end, purpose_end
from app.extraction.words.action_nouns import is_action_noun
from app.extraction.words.matching import stem_words
from app.extraction.words.plurals import is_human_plural
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import OrganisationHead, UnnamedHead
from app.lexicon.party_words import is_body_adjective, party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.states import Demonym
from app.lexicon.titles import Office
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE, SOUND_PLURAL
from app.text.fold import fold

_IN = "في"
_ETHNIC = "ethnic"
_DISTINCT = 2
_WITH_NOUN = 2
_AND = "و"
_JOINED = 3
_TRADING = frozenset({PartyType.ORGANISATION, PartyType.MEDIA})
_FEMININE_END = "ه"
_GOVERNED = "بال"
_COMMITTEES, _MOVEMENTS = frozenset({fold("اللجنة")}), frozenset({fold("الحركة")})
_NISBA = "يه"


class JoinedName(OwnedName, ABC):
    """Reads what «و» and «ل» add to a name."""

    @abstractmethod
    def adjectives(self, *, named: bool) -> bool:
        """Read definite adjectives; tell whether the head with them is a name."""

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
        if self._names_another(place) or word[1:] in party_words().times:
            return
        if word.removeprefix("وال") in party_words().not_purposes:  # «وزارة التجهيز | والهدف من»
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

    def _further_fields(self) -> None:
        """Take the fields of a ministry behind one with its adjective: «التربية الوطنية والتكوين».

        Behind the adjective of its state the name is closed.
        """
        while self._ministry and self.basis != "nisba" and self._open():
            place, word = self.place, self._page.word(self.place)
            if not word.startswith("وال") or not self._adds_a_field(place):
                return
            if self._names_another(place) or word[1:] in party_words().times:
                return
            self._take(1)
            self.adjectives(named=True)

    def _names_another(self, place: int) -> bool:
        """Tell whether a party begins behind «و»: «والأردن»; «والشباب» is a ministry's field."""
        field = self._ministry and self._page.word(place)[1:] in party_words().ministry_fields
        return bool(self._page.matches[place]) and not field

    def _further_task(self) -> None:
        """Take «و» and a task with what it governs: «الأمن السيبراني وأمن البنية التحتية»."""
        page, place = self._page, self.place
        noun = page.word(place).removeprefix(_AND)
        task = noun in party_words().purpose_nouns and noun != page.word(place)
        if not task or self.basis == "nisba" or {place, place + 1} & page.breaks:
            return
        if page.known(place, OrganisationHead) or not page.word(place + 1).startswith(ARTICLE):
            return
        self._take(_WITH_NOUN)
        self.adjectives(named=True)

    def _adds_a_field(self, place: int) -> bool:
        """Tell whether «والـ…» is one more thing a body does: «عمادة القبول والتسجيل في»."""
        pair = self._page.word(place - 1), self._page.word(place)[1:]
        people = any(is_human_plural(word) or _is_sound_plural(word) for word in pair)
        governing = self._page.word(place + 1).startswith(_GOVERNED) and is_action_noun(pair[1])
        if governing:  # «الأمن العام والإخلال بالآداب»
            return False
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
        if self._page.word(end - 1).startswith("لل"):
            if self._second_purpose():
                while self._second_purpose():
                    pass
            else:
                self._coordinate()
        self.adjectives(named=True)

    def deal(self, place: int) -> None:
        """Read on where a known name ends and its trade begins: «وكالة كيودو اليابانية للأنباء»."""
        if place >= self.place and begins_trade(self._page, place):
            self.place = place
            self._trade()

    def _trade(self) -> None:
        """Take the trade that a known company adds to its name: «سامسونغ للإلكترونيات»."""
        if self.kind in _TRADING and begins_trade(self._page, self.place):
            self._purpose(freely=True)

    def _sequel(self) -> None:
        """Take the foreign words that make a known firm's name another's: «أكسا كابيتال»."""
        if self.kind is PartyType.ORGANISATION and self.body is not None:
            after = sequel_end(self._page, self._first, self.place)
            if after > self.place:
                self.place, self.body, self.country, self.basis = after, None, None, None

    def _distinguished(self, start: int) -> bool:
        """Tell whether two adjectives or more make a name: «المركز الطبي الدولي».

        Of adjectives that may describe any body there is none: «الحزب السياسي الجديد».
        """
        adjectives = self._page.words[start : self.place]
        own = [word for word in adjectives if word not in party_words().passing_adjectives]
        loose = self.kind is PartyType.MEDIA or (self._weak and not self._institution)
        return not loose and len(own) >= _DISTINCT and own[-1] == adjectives[-1]

    def _of_a_field(self, start: int, head: str) -> bool:
        """Tell whether one adjective tells a body from others: «اللجنة المالية».

        A committee is told by any that names a field, a movement by its cause.
        """
        told = self._page.words[start : self.place]
        if not told or not told[-1].endswith(_NISBA):
            return False
        if not _COMMITTEES.isdisjoint(stem_words(head)):
            return party_words().passing_adjectives.isdisjoint(told)
        return not _MOVEMENTS.isdisjoint(stem_words(head)) and told[0] in party_words().causes

    def _of_people(self, place: int) -> bool:
        """Tell whether an adjective is of a people that has no state: «التجمع الأمازيغي»."""
        match = self._page.known(place, PeopleForm, proclitics=0)
        ethnic = match is not None and entries(match, PeopleForm)[0].people.kind == _ETHNIC
        return ethnic and self.kind is not PartyType.AGENCY

    def _second_purpose(self) -> bool:
        """Take «والـ…» after a purpose: «للمواصفات والمقاييس»."""
        page, place = self._page, self.place
        joined = page.word(place).startswith("وال") and place not in page.breaks
        if joined and (not page.matches[place] or self._is_virtue(place)):
            self._take(1)
            return True
        return False

    def _is_virtue(self, place: int) -> bool:
        """Tell whether a word for a woman is an abstract noun: «والمواطنة،» (and citizenship)."""
        page = self._page
        closes = page.word(place + 1) in clause_words().prepositions or not page.has_word(place + 1)
        return closes and all(
            isinstance(known.entry, Office | UnnamedHead)
            for match in page.matches[place]
            for known in match.meanings
        )


def _is_sound_plural(word: str) -> bool:
    """Tell whether a word is the plural of another: «المهندسين», not «التكوين»."""
    return word.endswith(SOUND_PLURAL) and word_class(word[:-2]) != UNCLASSED
