"""Sanctions regimes by period, the authorities that keep them, and what is known not to exist.

Enters: data/regimes.csv, data/regimes_absent.csv, data/enforcement_authorities.csv: facts, each
with the act it rests on. Leaves: frozen records and indexes. Refuses to judge a claim.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import read_table, several

RESTRICTIONS = "restrictions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Who imposes sanctions, or a name for several who do.

    Attributes:
        states: alpha-2 codes of the states whose name and capital stand for it.
        members: the authorities that a name for several stands for; empty for one.
        adjectives: masculine singular, without the article.
        lists: ids of the official lists that it keeps.
        covers_from, covers_to: between these days a regime that is not in the data did not exist,
            if `complete`, or is not known of.
        complete: whether every regime of that time is in the data.
        follows, follows_until: the authority whose regimes it applied until that day.
    """

    code: str
    name_en: str
    name_ar: str
    states: tuple[str, ...]
    members: tuple[str, ...]
    adjectives: tuple[str, ...]
    forms: tuple[str, ...]
    lists: tuple[str, ...]
    covers_from: date | None
    covers_to: date | None
    complete: bool
    follows: str | None
    follows_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """One regime for one stretch of time.

    Attributes:
        programme: the code that the authority's list has for it; "" when none.
        target: alpha-2 of the state it is about, None for a theme.
        end: the first day on which it no longer held; None while it holds.
        restricted: True for measures that are not counted as sanctions (resolution 2231).
        measures: "arms-embargo", "asset-freeze", "travel-ban", "sectoral", "trade".
        source: where start and end are taken from.
    """

    authority: str
    programme: str
    name_en: str
    name_ar: str
    target: str | None
    start: date
    end: date | None
    restricted: bool
    legal_basis: str
    measures: tuple[str, ...]
    source: str
    note: str

    def holds_in(self, first: date, last: date) -> bool:
        """Tell whether it was in force on any day from `first` to `last`."""
        return self.start <= last and (self.end is None or self.end > first)


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsentRegime:
    """A regime that does not exist, as the authority's own list shows."""

    authority: str
    target: str
    statement_en: str
    statement_ar: str
    as_of: date
    source: str


@cache
def authorities() -> Mapping[str, Authority]:
    """Return the authorities by code, in file order.

    Raises:
        LexiconError: when the file has not the expected shape.
    """
    columns = (
        "code", "name_en", "name_ar", "states", "members", "adjectives", "forms", "lists",
        "covers_from", "covers_to", "complete", "follows", "follows_until",
    )  # fmt: skip
    return MappingProxyType(
        {
            row["code"]: Authority(
                code=row["code"],
                name_en=row["name_en"],
                name_ar=row["name_ar"],
                states=several(row["states"]),
                members=several(row["members"]),
                adjectives=several(row["adjectives"]),
                forms=several(row["forms"]),
                lists=several(row["lists"]),
                covers_from=_day(row["covers_from"]),
                covers_to=_day(row["covers_to"]),
                complete=row["complete"] == "yes",
                follows=row["follows"] or None,
                follows_until=_day(row["follows_until"]),
            )
            for row in read_table("enforcement_authorities.csv", columns)
        }
    )


@cache
def authority_of_list() -> Mapping[str, str]:
    """Return from the id of an official list to the code of who keeps it."""
    return MappingProxyType(
        {name: one.code for one in authorities().values() for name in one.lists}
    )


@cache
def regimes() -> tuple[Regime, ...]:
    """Return the regimes, in file order.

    Raises:
        LexiconError: when the file has not the expected shape.
    """
    columns = (
        "authority", "programme", "name_en", "name_ar", "target", "start", "end", "kind",
        "legal_basis", "measures", "source", "note",
    )  # fmt: skip
    return tuple(
        Regime(
            authority=row["authority"],
            programme=row["programme"],
            name_en=row["name_en"],
            name_ar=row["name_ar"],
            target=row["target"] or None,
            start=date.fromisoformat(row["start"]),
            end=_day(row["end"]),
            restricted=row["kind"] == RESTRICTIONS,
            legal_basis=row["legal_basis"],
            measures=tuple(row["measures"].split("|")),
            source=row["source"],
            note=row["note"],
        )
        for row in read_table("regimes.csv", columns)
    )


@cache
def regimes_on(authority: str, target: str) -> tuple[Regime, ...]:
    """Return the regimes of an authority that are about a state, the oldest first.

    What it applied of another authority's comes with them, cut off where it made its own.
    """
    keeper = authorities()[authority]
    found = [r for r in regimes() if r.authority == authority and r.target == target]
    if keeper.follows and keeper.follows_until:
        found += [
            r
            for r in regimes()
            if r.authority == keeper.follows
            and r.target == target
            and r.start < keeper.follows_until
        ]
    return tuple(sorted(found, key=lambda r: (r.start, r.authority, r.name_en)))


@cache
def absent_regime(authority: str, target: str) -> AbsentRegime | None:
    """Return the statement that an authority has no regime about a state, None without one."""
    columns = ("authority", "target", "statement_en", "statement_ar", "as_of", "source")
    for row in read_table("regimes_absent.csv", columns):
        if (row["authority"], row["target"]) == (authority, target):
            return AbsentRegime(**{**row, "as_of": date.fromisoformat(row["as_of"])})  # type: ignore[arg-type]
    return None


@cache
def programme_names() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return from (authority, programme code) to its names, Arabic and English."""
    return MappingProxyType(
        {(r.authority, r.programme): (r.name_ar, r.name_en) for r in regimes() if r.programme}
    )


@cache
def states_of_programmes() -> Mapping[str, str]:
    """Return from a programme as lists write it to the alpha-2 of the state its regime is about.

    Examples: "EU-IRN" → IR; "SYRIA" → SY.
    """
    return MappingProxyType(
        {
            f"EU-{regime.programme}"
            if regime.authority == "EU"
            else regime.programme: regime.target
            for regime in regimes()
            if regime.programme and regime.target and regime.authority in {"EU", "US"}
        }
    )


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
