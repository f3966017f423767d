"""Whose a body is, and where it sits: «المحكمة الابتدائية بتونس», «المجلس المركزي لحركة فتح».

Enters: a page and the place after the name so far. Leaves: the name with its owner or seat, and the
country. Refuses to read what a name is made of.
"""

from abc import ABC, abstractmethod
from typing import Final, TypeGuard

from app.domain.party import PartyType
from app.extraction.names.body_words import begins_proper
from app.extraction.names.name_steps import NameSteps
from app.extraction.names.name_words import Role, role
from app.extraction.names.page import entries
from app.extraction.words.gazetteer import KnownMatch
from app.lexicon.bodies import Body
from app.lexicon.heads import OrganisationHead
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office

_IN = "في"
_WITH_HEAD = 2
OF_UNION: Final = "union"
"""The ground on which an organ of a body of no state has no country: «لجنة الانضباط في الفيفا»."""
_SEATS = frozenset({PartyType.ORGANISATION, PartyType.AGENCY})
_COMMAS = frozenset("،,")
_BETWEEN = frozenset({"في", '"', "»", "”", "،", "التابع", "التابعه", "ومقره", "ومقرها"})


class OwnedName(NameSteps, ABC):
    """Reads the owner and the seat behind a name."""

    @abstractmethod
    def construct(self) -> bool:
        """Read what follows a head without the article; tell whether it makes a name."""

    def at_place(self) -> None:
        """Take «بـ» and a place or body after a description: «المحكمة الابتدائية بتونس»."""
        page, place = self._page, self.place
        if self.country or self.body or place in page.breaks or page.word(place)[:1] != "ب":
            return
        if role(page.word(place)) is Role.NEVER:  # «بقيادة», «برئاسة»
            return
        for match in page.matches[place]:
            for known in match.meanings:
                if match.letters == 1 and isinstance(known.entry, State | KnownPlace | Body):
                    entry = known.entry
                    country = entry.country if isinstance(entry, Body) else entry.iso2
                    self._owner(country, "affiliation")
                    self.place = match.after
                    return
        head = page.known(place, OrganisationHead)
        if head and head.letters == 1:
            self._at_body(head)

    def take_origin(self) -> None:
        """Take the adjective of another state behind a known body, where no person follows it."""
        origin = self._origin()
        if origin is None or self.body is None:
            return
        page, after = self._page, origin.after
        country = entries(origin, Demonym)[0].state.iso2
        person = page.known(after, Person, proclitics=0) or role(page.word(after)) is Role.GIVEN
        if country != self.body.country and not person:
            self.place = after
            self.country, self.basis = country, "nisba"

    def _origin(self) -> KnownMatch | None:
        """Return the definite adjective of a state that stands next: «الفنزويلي»."""
        page, place = self._page, self.place
        found = None if place in page.breaks else page.known(place, Demonym, proclitics=0)
        return found if found and entries(found, Demonym)[0].definite else None

    def _at_body(self, head: KnownMatch) -> None:
        """Take the body that another belongs to: «اللجنة الهندسية بغرفة جدة»."""
        whole = type(self)(self._page, head.after, entries(head, OrganisationHead)[0])
        if whole.construct():
            self.place = whole.place
            self._owner(whole.country, "affiliation")

    def _of_body(self) -> bool:
        """Take «لـ» and the body whose organ is named: «المجلس المركزي لحركة فتح».

        In the title of a man («رئيس المكتب السياسي لحركة حماس») the body is the party.
        """
        page, place = self._page, self.place
        titled = page.known(self._first - _WITH_HEAD, Office)
        if not self._organ or titled or place in page.breaks or page.word(place)[:1] != "ل":
            return False
        owner = page.known(place, Body)
        if owner and owner.letters == 1:
            body = entries(owner, Body)[0]
            if body.type is PartyType.MEDIA:
                return False
            self.place = owner.after
            self._owner(body.country, "affiliation")
            return True
        if self._of_office():
            return True
        head = page.known(place, OrganisationHead)
        if (
            head
            and head.letters == 1
            and entries(head, OrganisationHead)[0].type is not PartyType.MEDIA
        ):
            self._at_body(head)
        return self.place > place

    def _of_office(self) -> bool:
        """Take «لـ» and an office of a state: «المكتب الإعلامي لوزير الدفاع العراقي»."""
        page = self._page
        office = page.known(self.place, Office)
        if office is None or office.letters != 1 or office.after in page.breaks:
            return False
        origin = page.known(office.after, Demonym, proclitics=0)
        if origin is None or not entries(origin, Demonym)[0].definite:
            return False
        self.place = origin.after
        self._national(origin)
        return True

    def _in_place(self) -> bool:
        """Tell whether «في» and a place show a description to name one body there."""
        page, place = self._page, self.place
        if self.described or page.word(place) != _IN or {place, place + 1} & page.breaks:
            return False
        return self.kind is not PartyType.GROUP and begins_proper(page, place + 1)

    def _national(self, origin: KnownMatch) -> None:
        """Let the body be of its adjective's state; an everyday word («المالية») needs it named."""
        demonym, page = entries(origin, Demonym)[0], self._page
        states = (page.known(n, State) for n in page.where_any(State))
        if demonym.certain or any(s and demonym.state in entries(s, State) for s in states):
            self._owner(demonym.state.iso2, "nisba")

    def _is_seat(self, entry: object, place: int) -> TypeGuard[Body]:
        """Tell whether a body is one that another is an organ of: «في الفيفا», not «، الفيفا»."""
        seated = isinstance(entry, Body) and entry.type in _SEATS
        return seated and self._page.word(place - 1) not in _COMMAS

    def seat(self) -> None:
        """Learn the country from what follows: «… في جامعة جورجيا», «… بلندن»."""
        page, place = self._page, self.place
        if self.body:
            return
        origin = self._origin()
        if origin:
            self._national(origin)
        if self.country:
            return
        while place < len(page.words) and page.words[place] in _BETWEEN:
            place += 1
        near = place < len(page.words) and (place > self.place or page.words[place][:1] == "ب")
        for match in page.matches[place] if near and place not in page.breaks else ():
            for known in match.meanings:
                if isinstance(known.entry, State | KnownPlace):
                    self._owner(known.entry.iso2, "affiliation")
                elif self._is_seat(known.entry, place):
                    self.basis = self.basis or OF_UNION
                    self._owner(known.entry.country, "affiliation")
