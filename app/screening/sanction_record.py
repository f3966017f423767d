"""The enforcement record that claims are compared with.

Enters: what the current lists hold of each party, and the regimes of the lexicon. Leaves: what was
in force of an authority about a state on given days. Refuses to read claims.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.domain.enforcement import Evidence
from app.domain.screening import Band
from app.lexicon.regimes import (
    AbsentRegime,
    Authority,
    Regime,
    absent_regime,
    authorities,
    authority_of_list,
    programme_names,
    regimes_on,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedList:
    """One list as it is in force.

    Attributes:
        since: the first day from which on an entry of today's list cannot have been missed.
        dated: the day that the list states of itself, else the one it took effect.
        programmes: programme → entries that carry it.
    """

    list_id: str
    version: str
    since: date
    dated: date
    entries: int
    excerpt: bool
    programmes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One entry of a list that the name of a party met."""

    list_id: str
    list_version: str
    entry_id: str
    name: str
    band: Band
    score: float
    listed_on: date | None
    programmes: tuple[str, ...] = ()

    @property
    def authority(self) -> str | None:
        """Who keeps the list, None for a collection of lists."""
        return authority_of_list().get(self.list_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is loaded, and what screening says of each party.

    Attributes:
        lists: the lists in force.
        listings: key of a party → the entries that its name met; a party that was not screened
            has no key.
    """

    lists: tuple[LoadedList, ...] = ()
    listings: Mapping[int, tuple[Listing, ...]] = field(default_factory=dict)

    def lists_of(self, authority: str) -> tuple[LoadedList, ...]:
        """Return the loaded lists of an authority."""
        return tuple(x for x in self.lists if authority_of_list().get(x.list_id) == authority)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The regimes of one authority about one state, seen from some days.

    Attributes:
        held: in force on any of the days.
        ended: over before the first of them, the latest end last.
        later: not begun yet on the last of them.
        restricted: measures in force that are not counted as sanctions.
    """

    held: tuple[Regime, ...]
    ended: tuple[Regime, ...]
    later: tuple[Regime, ...]
    restricted: tuple[Regime, ...]
    absent: AbsentRegime | None

    @property
    def since(self) -> date | None:
        """The first day of what is in force without a break."""
        if not self.held:
            return None
        start = min(r.start for r in self.held)
        while True:
            earlier = [r.start for r in self.ended if r.end and r.start < start <= r.end]
            if not earlier:
                return start
            start = min(earlier)

    @property
    def known(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.held or self.ended or self.later or self.restricted or self.absent)


def stretch_of(authority: str, target: str, first: date, last: date) -> Stretch:
    """Return what is known of an authority's regimes about a state, from `first` to `last`."""
    keeper = authorities()[authority]
    found = [_cut(r, keeper) for r in regimes_on(authority, target)]
    counted = [r for r in found if not r.restricted]
    over = [r for r in counted if r.end is not None and r.end <= first]
    return Stretch(
        held=tuple(r for r in counted if r.holds_in(first, last)),
        ended=tuple(sorted(over, key=lambda r: (r.end or first, r.start))),
        later=tuple(r for r in counted if r.start > last),
        restricted=tuple(r for r in found if r.restricted and r.holds_in(first, last)),
        absent=absent_regime(authority, target),
    )


def _cut(regime: Regime, keeper: Authority) -> Regime:
    """Return a regime of another authority as far as `keeper` applied it."""
    until = keeper.follows_until
    if regime.authority == keeper.code or until is None:
        return regime
    if regime.end is not None and regime.end <= until:
        return regime
    return replace(regime, end=until)


def coverage_of(authority: str, record: Record) -> tuple[date | None, date | None]:
    """Return the days that the record answers for: to the date of the newest list loaded."""
    keeper = authorities()[authority]
    start = keeper.covers_from
    if keeper.follows:
        start = authorities()[keeper.follows].covers_from
    ends = [x.dated for x in record.lists_of(authority) if not x.excerpt]
    known = [day for day in (keeper.covers_to, *ends) if day is not None]
    return start, max(known, default=None)


def regime_evidence(regime: Regime, record: Record) -> Evidence:
    """Return a regime as evidence, with how many entries the loaded lists have of it."""
    counts = [
        {"list": x.list_id, "version": x.version, "entries": x.programmes[regime.programme],
         "excerpt": x.excerpt}
        for x in record.lists_of(regime.authority)
        if regime.programme in x.programmes
    ]  # fmt: skip
    return {
        "kind": "regime",
        "authority": regime.authority,
        "programme": regime.programme or None,
        "name": {"ar": regime.name_ar, "en": regime.name_en},
        "target": regime.target,
        "start": regime.start.isoformat(),
        "end": regime.end and regime.end.isoformat(),
        "legal_basis": regime.legal_basis,
        "measures": list(regime.measures),
        "source": regime.source,
        "note": regime.note or None,
        "designations": counts,
    }


def looked_in(authority: str, target: str, record: Record) -> Evidence:
    """Return as evidence where a regime was looked for without finding it."""
    start, end = coverage_of(authority, record)
    return {
        "kind": "no-entry",
        "authority": authority,
        "target": target,
        "from": start and start.isoformat(),
        "to": end and end.isoformat(),
        "complete": authorities()[authority].complete,
    }


def absent_evidence(absent: AbsentRegime) -> Evidence:
    """Return as evidence that there is no such regime."""
    return {
        "kind": "no-regime",
        "authority": absent.authority,
        "target": absent.target,
        "statement": {"ar": absent.statement_ar, "en": absent.statement_en},
        "as_of": absent.as_of.isoformat(),
        "source": absent.source,
    }


def listing_evidence(listing: Listing) -> Evidence:
    """Return an entry of a list as evidence."""
    names = programme_names()
    known = [names.get((listing.authority or "", p)) for p in listing.programmes]
    programmes: list[Any] = [
        {"code": code, "name": name and {"ar": name[0], "en": name[1]}}
        for code, name in zip(listing.programmes, known, strict=True)
    ]
    return {
        "kind": "designation",
        "authority": listing.authority,
        "list": listing.list_id,
        "version": listing.list_version,
        "entry_id": listing.entry_id,
        "name": listing.name,
        "band": listing.band.value,
        "score": round(listing.score, 3),
        "listed_on": listing.listed_on and listing.listed_on.isoformat(),
        "programmes": programmes,
    }


def list_evidence(loaded: LoadedList) -> Evidence:
    """Return as evidence which version of a list was looked in."""
    return {
        "kind": "list",
        "list": loaded.list_id,
        "version": loaded.version,
        "dated": loaded.dated.isoformat(),
        "entries": loaded.entries,
        "excerpt": loaded.excerpt,
    }
