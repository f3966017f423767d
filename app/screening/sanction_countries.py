"""A statement about a state compared with the regimes of one authority.

Enters: an authority, a state, what is stated and for when. Leaves: one `Part`. A regime that is not
on record contradicts where the record is complete (the Security Council's) or says so, and is not
found elsewhere; outside the time that the record covers nothing is said.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.domain.enforcement import Evidence, Verdict
from app.lexicon.enforcement_texts import say
from app.lexicon.regimes import Regime, authorities
from app.screening.sanction_answers import Moment, Part, names_of, not_checkable, regime_names
from app.screening.sanction_record import (
    Record,
    Stretch,
    absent_evidence,
    coverage_of,
    looked_in,
    regime_evidence,
    stretch_of,
)
from app.screening.sanction_statements import Act, Statement

_YEARS_APART: Final = 2
"""A regime is made of several acts; a claim may count from a later one than the first."""
_ON_STATES: Final = frozenset({"arms-embargo", "sectoral", "trade"})
_A_DAY: Final = timedelta(days=1)


def check_country(
    authority: str, target: str, statement: Statement, moment: Moment, record: Record
) -> Part:
    """Return what the record says of one authority's sanctions on one state."""
    keeper = authorities().get(authority)
    if keeper is None or keeper.covers_from is None:
        return not_checkable(
            say("no-record", **names_of(authority)), authority=authority, target=target
        )
    start, end = covers = coverage_of(authority, record)
    found = stretch_of(authority, target, moment.first, moment.last)
    if start is None or end is None or _outside(moment, start, end, found):
        covered = {"from": start, "to": end, "when": moment.written}
        return not_checkable(
            say("outside", **names_of(authority), **covered),
            authority=authority,
            target=target,
            covers=covers,
            evidence=[
                *(regime_evidence(r, record) for r in (*found.held, *found.ended)[-2:]),
                looked_in(authority, target, record),
            ],
        )
    case = _Case(
        authority=authority,
        target=target,
        statement=statement,
        moment=moment,
        record=record,
        found=found,
    )
    part = case.lifted() if statement.act is Act.LIFTED else case.in_force()
    if moment.undated:
        part = part.adding(say("undated", to=end))
    return part


def _outside(moment: Moment, start: object, end: object, found: Stretch) -> bool:
    """Tell whether the time lies outside the record; what is on record anyway is told."""
    if moment.first > end:  # type: ignore[operator]
        return True
    return moment.last < start and not (found.held or found.absent)  # type: ignore[operator]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One authority, one state, one statement, and what is on record of them."""

    authority: str
    target: str
    statement: Statement
    moment: Moment
    record: Record
    found: Stretch

    def in_force(self) -> Part:
        """Answer whether sanctions are, or were, in force."""
        if not self.found.held:
            return self._none()
        part = self._dated()
        if not any(_ON_STATES.intersection(r.measures) for r in self.found.held):
            part = part.adding(say("on-persons"))
        if self.statement.origin:
            part = part.adding(self._say("origin"))
        return part

    def _dated(self) -> Part:
        """Answer for sanctions in force by the date that the claim gives for them."""
        begins = self.moment.begins
        since = self.found.since
        if begins is None:
            main = self._main()
            code = "in-force-then" if self.moment.claimed else "in-force"
            said = self._say(code, main, since=main.start, when=self.moment.written)
            return self._part(Verdict.SUPPORTED, said, regimes=[main])
        first, last = begins
        begun = [r for r in self._chain() if first <= r.start <= last]
        if begun:
            said = self._say("since-agrees", begun[0], since=begun[0].start)
            return self._part(Verdict.SUPPORTED, said, regimes=begun[:1])
        main = min(self.found.held, key=lambda r: (r.start, r.name_en))
        claimed = self.moment.claimed or ""
        if since is not None and since > last:
            said = self._say("since-later", main, since=since, claimed=claimed)
            return self._part(Verdict.CONTRADICTED, said, regimes=[main])
        if authorities()[self.authority].complete:
            said = self._say("since-earlier", main, since=since, claimed=claimed)
            near = since is not None and first.year - since.year <= _YEARS_APART
            verdict = Verdict.NOT_CHECKABLE if near else Verdict.CONTRADICTED
            return self._part(verdict, said, regimes=[main])
        said = self._say("since-rounds", main, since=since, claimed=claimed)
        return self._part(Verdict.SUPPORTED, said, regimes=[main])

    def _chain(self) -> list[Regime]:
        """Return what is in force and what went before it, the oldest first."""
        return sorted((*self.found.ended, *self.found.held), key=lambda r: r.start)

    def _main(self) -> Regime:
        """Return the regime that answers.

        One that began in the time that is named; one on the state rather than persons; the oldest.
        """
        first, last = self.moment.first, self.moment.last
        return min(
            self.found.held,
            key=lambda r: (
                not (self.moment.claimed and first <= r.start <= last),
                not _ON_STATES.intersection(r.measures),
                r.start,
                r.name_en,
            ),
        )

    def _none(self) -> Part:
        """Answer where nothing was in force on the days meant."""
        found, imposed = self.found, self.statement.act is Act.IMPOSED
        if found.ended:
            last = found.ended[-1]
            if imposed and self.moment.claimed is None:
                said = self._say("was-imposed", last, since=last.start, end=last.end)
                return self._part(Verdict.SUPPORTED, said, regimes=[last])
            part = self._part(
                Verdict.CONTRADICTED, self._say("ended", last, end=last.end), regimes=[last]
            )
            return self._with_restrictions(part)
        if found.later:
            first = min(found.later, key=lambda r: r.start)
            said = self._say("not-yet", first, since=first.start)
            return self._part(Verdict.CONTRADICTED, said, regimes=[first])
        return self._with_restrictions(self._unknown())

    def _unknown(self) -> Part:
        absent = self.found.absent
        if absent is not None:
            said = say(
                "no-regime",
                statement_ar=absent.statement_ar,
                statement_en=absent.statement_en,
                as_of=absent.as_of,
            )
            return self._part(Verdict.CONTRADICTED, said, evidence=[absent_evidence(absent)])
        start, end = coverage_of(self.authority, self.record)
        if authorities()[self.authority].complete:
            said = self._say("none-complete", None, **{"from": start, "to": end})
            return self._part(Verdict.CONTRADICTED, said, evidence=[self._looked()])
        return self._part(Verdict.NOT_FOUND, self._say("none-known"), evidence=[self._looked()])

    def _looked(self) -> Evidence:
        return looked_in(self.authority, self.target, self.record)

    def _with_restrictions(self, part: Part) -> Part:
        for one in self.found.restricted:
            part = part.adding(say("restrictions-only", **regime_names(one)))
        return part

    def lifted(self) -> Part:
        """Answer whether sanctions were lifted."""
        found = self.found
        # What ends on a day named counts as ended by then.
        last_day = self.moment.last + _A_DAY
        later = stretch_of(self.authority, self.target, last_day, last_day)
        if not later.ended:
            if found.held:
                main = self._main()
                if self.statement.eased:
                    said = self._say("eased", main, since=main.start)
                    return self._part(Verdict.NOT_CHECKABLE, said, regimes=[main])
                said = self._say("not-lifted", main, since=found.since)
                return self._part(Verdict.CONTRADICTED, said, regimes=[main])
            return self._part(
                Verdict.NOT_FOUND, self._say("nothing-to-lift"), evidence=[self._looked()]
            )
        ended = self._ended_when(later.ended)
        back = [r for r in later.held if ended.end is not None and r.start >= ended.end]
        if back:
            held = {"held_ar": back[0].name_ar, "held_en": back[0].name_en}
            said = self._say("lifted-again", ended, end=ended.end, since=back[0].start, **held)
            return self._part(Verdict.CONTRADICTED, said, regimes=[ended, back[0]])
        if later.held:
            held = {"held_ar": later.held[0].name_ar, "held_en": later.held[0].name_en}
            said = self._say("lifted-in-part", ended, end=ended.end, **held)
            part = self._part(Verdict.SUPPORTED, said, regimes=[ended, later.held[0]])
        else:
            said = self._say("lifted", ended, end=ended.end)
            part = self._part(Verdict.SUPPORTED, said, regimes=[ended])
        return self._on_the_day(part, ended)

    def _ended_when(self, ended: tuple[Regime, ...]) -> Regime:
        """Return the regime that ended on the days meant, else the last that ended."""
        meant = [r for r in ended if r.end and self.moment.first <= r.end <= self.moment.last]
        return meant[-1] if meant else ended[-1]

    def _on_the_day(self, part: Part, ended: Regime) -> Part:
        claimed = self.moment.claimed
        if claimed is None or ended.end is None:
            return part
        if self.moment.first <= ended.end <= self.moment.last + _A_DAY:
            return part
        return part.adding(say("lifted-when", end=ended.end, claimed=claimed))

    def _say(self, code: str, regime: Regime | None = None, **values: object) -> tuple[str, str]:
        named = regime_names(regime) if regime else {}
        return say(code, **names_of(self.authority, self.target, **named, **values))

    def _part(
        self,
        verdict: Verdict,
        sentence: tuple[str, str],
        *,
        regimes: list[Regime] | None = None,
        evidence: list[Evidence] | None = None,
    ) -> Part:
        return Part(
            verdict=verdict,
            sentences=(sentence,),
            evidence=(
                *(regime_evidence(r, self.record) for r in regimes or ()),
                *(regime_evidence(r, self.record) for r in self.found.restricted),
                *(evidence or ()),
            ),
            authority=self.authority,
            target=self.target,
            held=bool(self.found.held),
            since=self.found.since or (regimes[0].start if regimes else None),
            covers=coverage_of(self.authority, self.record),
        )
