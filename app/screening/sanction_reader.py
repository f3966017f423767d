"""One sanction claim taken apart: each of its statements to answers.

Enters: a claim with its marked words, and the record. Leaves: a `Part` for each statement and
target. What is wished is not checkable; where a claim names no authority, any that is on record
will do; where it names no target, the state it is about may be meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain.claim import Modality
from app.domain.party import PartyType
from app.lexicon.enforcement_texts import say
from app.lexicon.regimes import authorities
from app.lexicon.sanction_words import Sense
from app.screening.sanction_answers import Moment, Part, not_checkable, opposite, together
from app.screening.sanction_authorities import code_of
from app.screening.sanction_countries import check_country
from app.screening.sanction_marks import Marked, mark
from app.screening.sanction_moods import Mood
from app.screening.sanction_parties import NamedParty, check_party
from app.screening.sanction_record import Record, coverage_of
from app.screening.sanction_statements import Act, Statement, speaks_of_penalties
from app.text.fold import fold

_ANY: Final = "INTERNATIONAL"
_MOST_TARGETS: Final = 4
_NO_FACT: Final = {
    Modality.THREATENED: ("تهديد", "a threat"),
    Modality.DEMANDED: ("مطالبة", "a demand"),
    Modality.PROMISED: ("وعد أو نية", "a promise or an intention"),
    Modality.PROPOSED: ("اقتراح", "a proposal"),
    Modality.PREDICTED: ("توقع", "a prediction"),
    Modality.QUESTIONED: ("تساؤل", "a question"),
}
_OPINION: Final = ("رأي أو تقييم", "an opinion")
_JUDGING: Final = frozenset({Modality.ASSESSED, Modality.PRAISED, Modality.CONDEMNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutParty:
    """A party that a claim is about.

    Attributes:
        key: by which the record has its listings.
        written: its id as it is written outside.
        names: as the article writes them; the canonical names are added.
    """

    key: int
    written: str
    type: PartyType
    name_ar: str
    name_en: str
    country: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionClaim:
    """A claim to check.

    Attributes:
        about: the parties it is about, the claimant not among them unless it speaks of itself.
        dated, date_text: the time of the content, in digits and as written.
        event: the first and last day of that time.
        claimant: who answers for it, where it is a party; meant by «أنها فرضت».
    """

    text: str
    modality: Modality
    claimant: AboutParty | None = None
    about: tuple[AboutParty, ...] = ()
    countries: tuple[str, ...] = ()
    dated: str | None = None
    date_text: str | None = None
    event: tuple[date, date] | None = None
    published_on: date | None = None


class Reader:
    """One claim being read: its statements to answers."""

    def __init__(
        self,
        claim: SanctionClaim,
        marked: Marked,
        record: Record,
        bodies: Sequence[AboutParty],
        imposing: frozenset[str],
    ) -> None:
        self.claim = claim
        self.marked = marked
        self.record = record
        self.bodies = bodies
        self.imposing = imposing

    def parts(self, statement: Statement, *, dated: bool) -> list[tuple[Statement, Part]]:
        """Return the answers to one statement, one for each target."""
        part = self._not_fact(statement)
        if part is None:
            moment = self._moment(dated=dated)
            part = self._ahead(moment)
        if part is not None:
            return [(statement, part)]
        countries, parties = self._targets(statement)
        if not countries and not parties:
            penal = speaks_of_penalties(self.marked) and not statement.authorities
            return [(statement, not_checkable(say("penalty" if penal else "no-target")))]
        answers = [self._about_party(statement, moment, p) for p in parties[:_MOST_TARGETS]]
        answers += [self._about_country(statement, moment, c) for c in countries[:_MOST_TARGETS]]
        given = _NO_FACT.get(self.claim.modality) if statement.mood is Mood.GIVEN else None
        if given is not None:
            note = say("given-only", modality_ar=given[0], modality_en=given[1])
            answers = [answer.adding(note) for answer in answers]
        return [(statement, self._denied(statement, answer)) for answer in answers]

    def _not_fact(self, statement: Statement) -> Part | None:
        if statement.mood is Mood.WISHED:
            return not_checkable(say("wished", reason=statement.reason))
        named = _NO_FACT.get(self.claim.modality)
        judging = statement.act is Act.IN_FORCE and self.claim.modality in _JUDGING
        named = _OPINION if judging else named
        if statement.mood is Mood.STATED and named is not None:
            return not_checkable(say("modality", modality_ar=named[0], modality_en=named[1]))
        return None

    def _ahead(self, moment: Moment) -> Part | None:
        published = self.claim.published_on
        first = moment.begins[0] if moment.begins else moment.first
        if moment.claimed and published is not None and first > published:
            return not_checkable(say("future", when=moment.written, published=published))
        return None

    def _moment(self, *, dated: bool) -> Moment:
        published, event = self.claim.published_on, self.claim.event
        ends = [end for a in ("UN", "US", "EU") if (end := coverage_of(a, self.record)[1])]
        today = published or min(ends)
        if event is None or not dated:
            return Moment(first=today, last=today, undated=published is None)
        if self._since():
            return Moment(
                first=today,
                last=today,
                claimed=self.claim.dated,
                begins=event,
                undated=published is None,
            )
        return Moment(first=event[0], last=event[1], claimed=self.claim.dated)

    def _since(self) -> bool:
        """Tell whether «منذ» stands in or before the words of the date."""
        written = self.claim.date_text or ""
        at = self.claim.text.find(written) if written else -1
        end = at + len(written)
        words = self.marked.words
        for one in self.marked.of(Sense.SINCE):
            start, last = words[one.first].start, words[one.last - 1].end
            if at <= start < end or (0 <= at - last <= 2):
                return True
        return fold(written).startswith("منذ")

    def _targets(self, statement: Statement) -> tuple[list[str], list[AboutParty]]:
        """Return states and bodies that the measure is on; the claim's where none is named."""
        parties = [self.bodies[n] for n in statement.parties]
        if statement.countries or parties:
            return list(statement.countries), parties
        if statement.vague or statement.personal:
            return [], []
        imposing = {m.value for m in self.marked.of(Sense.COUNTRY, Sense.ORIGIN)
                    if code_of(m) in self.imposing}  # fmt: skip
        states = [
            p.country
            for p in self.claim.about
            if p.type is PartyType.STATE and p.country and p.country not in imposing
        ]
        states = list(dict.fromkeys(states))
        if statement.points:
            return [c for c in states if self._may_be_meant(c, statement)], []
        alone = len(states) == 1 and self._is_subject(states[0], statement)
        return (states if alone else []), []

    def _may_be_meant(self, country: str, statement: Statement) -> bool:
        """Tell whether a pronoun may stand for a state.

        It may not where the state is only an origin after the measure («… الاستخبارات الأميركية»).
        """
        places = (Sense.COUNTRY, Sense.ORIGIN)
        named = [m for m in self.marked.of(*places) if m.value == country]
        apart = any(m.first < statement.place or m.sense is Sense.COUNTRY for m in named)
        return not named or apart

    def _is_subject(self, country: str, statement: Statement) -> bool:
        """Tell whether a state is what the measure is on though nothing says so.

        It stands before the measure in its clause, other than as one with a view of it («موقف
        الصين من العقوبات»); or a feminine verb has no other subject («تخضع لعقوبات»).
        """
        places = (Sense.COUNTRY, Sense.ORIGIN)
        named = [m.first for m in self.marked.of(*places) if m.value == country]
        if not named:
            verbs = [m.first for m in self.marked.of(Sense.UNDER) if m.last <= statement.place]
            words = self.marked.words
            return any(p == statement.first and words[p].folded[:1] == "ت" for p in verbs)
        views = {m.last for m in self.marked.of(Sense.STANCE)}
        return any(statement.first <= p < statement.place and p not in views for p in named)

    def _about_country(self, statement: Statement, moment: Moment, target: str) -> Part:
        codes, named = self._codes(statement)
        answers = [check_country(c, target, statement, moment, self.record) for c in codes]
        return together(answers, named)

    def _about_party(self, statement: Statement, moment: Moment, party: AboutParty) -> Part:
        codes, named = self._codes(statement)
        asked = NamedParty(
            key=party.key, written=party.written, name_ar=party.name_ar, name_en=party.name_en
        )
        answers = [check_party(c, asked, statement, moment, self.record) for c in codes]
        return together(answers, named)

    def _codes(self, statement: Statement) -> tuple[list[str], str | None]:
        """Return the authorities to ask, and the name for several that any one may answer."""
        groups = [
            a for a in statement.authorities if a in authorities() and authorities()[a].members
        ]
        single = [a for a in statement.authorities if a not in groups]
        if single:
            return single, None
        active = statement.listed or statement.act is Act.IMPOSED
        claimant = self._imposing(statement) if active and not groups else None
        if claimant is not None:
            return [claimant], None
        group = groups[0] if groups else _ANY
        return list(authorities()[group].members), group if groups else ""

    def _imposing(self, statement: Statement) -> str | None:
        """Return whose sanctions they are where only who acts shows it.

        That is the claimant («أنها فرضت عقوبات»), else the one person or body of the claim that
        belongs to an authority and is not what the measure is on («ترامب … فرض عقوبات»).
        """
        claimant = self.claim.claimant
        if claimant is not None and (code := authority_of(claimant)) is not None:
            return code
        others = [p for n, p in enumerate(self.bodies) if n not in statement.parties]
        codes = {code for p in others if (code := authority_of(p)) is not None}
        return codes.pop() if len(codes) == 1 else None

    def _denied(self, statement: Statement, part: Part) -> Part:
        if statement.negated == (self.claim.modality is Modality.DENIED):
            return part
        turned = replace(part, verdict=opposite(part.verdict))
        return turned.adding(say("denied")) if turned.verdict is not part.verdict else part


def authority_of(party: AboutParty) -> str | None:
    """Return the authority that a party is, by its name, or belongs to, by its country."""
    named = mark(party.name_ar, ()).of(Sense.AUTHORITY, Sense.COUNTRY, Sense.ORIGIN)
    codes = [code for m in named if (code := code_of(m)) in authorities()]
    states = {state: one.code for one in authorities().values() for state in one.states}
    return codes[0] if codes else states.get(party.country or "")
