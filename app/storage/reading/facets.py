"""How often each value of a property occurs under filters, in all and by stretch of days.

Enters: a selection, filters, a property. Leaves: values with counts. Refuses to know labels and
which stretches are empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from app.storage.reading.database import Connection
from app.storage.reading.selection import Filters, Selection, conditions_of, values_of

Interval = Literal["day", "week", "month"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A property that can be counted by.

    Attributes:
        value: its expression, as text.
        join: the table that holds it, where the row itself does not.
        repeats: whether one row may have the same value twice there.
        alone: that table, when it has `sort_day` and can be counted without the rows.
    """

    value: str
    join: str = ""
    repeats: bool = False
    alone: str | None = None


CLAIM_FACETS: Final[Mapping[str, Facet]] = {
    "country": Facet(
        value="f.country",
        join="JOIN claim_countries f ON f.claim_id = c.id",
        alone="claim_countries f",
    ),
    "topic": Facet(value="c.topic"),
    "modality": Facet(value="c.modality"),
    "outlet": Facet(value="c.outlet_id::text"),
    "claimant": Facet(value="c.claimant_id::text"),
    "party": Facet(
        value="f.party_id::text", join="JOIN claim_parties f ON f.claim_id = c.id", repeats=True
    ),
    "enforcement": Facet(value="f.verdict", join="JOIN claim_enforcements f ON f.claim_id = c.id"),
}
QUOTE_FACETS: Final[Mapping[str, Facet]] = {
    "country": Facet(
        value="f.country",
        join="JOIN quote_countries f ON f.quote_id = q.id",
        alone="quote_countries f",
    ),
    "kind": Facet(value="q.kind"),
    "outlet": Facet(value="q.outlet_id::text"),
    "speaker": Facet(value="q.speaker_id::text"),
    "topic": Facet(
        value="f.topic",
        join="JOIN claim_quotes x ON x.quote_id = q.id JOIN claims f ON f.id = x.claim_id",
        repeats=True,
    ),
    "modality": Facet(
        value="f.modality",
        join="JOIN claim_quotes x ON x.quote_id = q.id JOIN claims f ON f.id = x.claim_id",
        repeats=True,
    ),
}
ARTICLE_FACETS: Final[Mapping[str, Facet]] = {
    "country": Facet(
        value="f.country",
        join="JOIN article_countries f ON f.article_id = a.id",
        alone="article_countries f",
    ),
    "outlet": Facet(value="a.outlet_id::text"),
    "party": Facet(
        value="f.party_id::text",
        join="JOIN article_parties f ON f.article_id = a.id",
        alone="article_parties f",
    ),
    "topic": Facet(value="f.topic", join="JOIN claims f ON f.article_id = a.id", repeats=True),
}
PARTY_FACETS: Final[Mapping[str, Facet]] = {
    "country": Facet(value="p.country"),
    "type": Facet(value="p.type"),
}
ANALYST_FACETS: Final[Mapping[str, Facet]] = {
    "country": Facet(value="f.country", join="CROSS JOIN LATERAL unnest(n.countries) f(country)"),
    "field": Facet(value="n.field"),
    "affiliation": Facet(value="n.affiliation"),
}

_PUBLISHED_ALONE: Final = "f.sort_day >= %(published_from)s AND f.sort_day < %(published_before)s"


async def read_facet(
    connection: Connection, selection: Selection, filters: Filters, facet: Facet, limit: int
) -> list[tuple[str, int]]:
    """Return the most frequent values of a property with their counts, most frequent first."""
    source, where, counted = _source(selection, filters, facet)
    statement = (
        f"SELECT {facet.value} AS value, {counted} AS n FROM {source} "
        f"WHERE {where} AND {facet.value} IS NOT NULL "
        f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %(most)s"
    )
    values = {**values_of(filters), "most": limit}
    rows = await (await connection.execute(statement, values, prepare=False)).fetchall()
    return [(row["value"], row["n"]) for row in rows]


async def read_timeline(
    connection: Connection, selection: Selection, filters: Filters, interval: Interval
) -> dict[date, int]:
    """Return how many rows of known day there are, by the first day of each stretch with some."""
    day = _day(selection)
    statement = (
        f"SELECT date_trunc('{interval}', {day})::date AS start, count(*) AS n "
        f"FROM {selection.table} WHERE {conditions_of(selection, filters)} "
        f"AND {day} > '0001-01-01' GROUP BY 1 ORDER BY 1 LIMIT 100000"
    )
    cursor = await connection.execute(statement, values_of(filters), prepare=False)
    return {row["start"]: row["n"] for row in await cursor.fetchall()}


async def read_timeline_by(
    connection: Connection,
    selection: Selection,
    filters: Filters,
    interval: Interval,
    by: tuple[Facet, list[str]],
) -> dict[tuple[date, str], int]:
    """Return the same for each of the given values of a property."""
    facet, wanted = by
    source, where, counted = _source(selection, filters, facet)
    day = "f.sort_day" if source == facet.alone else _day(selection)
    statement = (
        f"SELECT date_trunc('{interval}', {day})::date AS start, {facet.value} AS value, "
        f"{counted} AS n FROM {source} WHERE {where} AND {facet.value} = ANY(%(wanted)s) "
        f"AND {day} > '0001-01-01' GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 1000000"
    )
    values = {**values_of(filters), "wanted": wanted}
    rows = await (await connection.execute(statement, values, prepare=False)).fetchall()
    return {(row["start"], row["value"]): row["n"] for row in rows}


def _source(selection: Selection, filters: Filters, facet: Facet) -> tuple[str, str, str]:
    """Return the FROM item, the condition and what is counted."""
    if facet.alone and filters.keys() <= {"published"}:
        return facet.alone, _PUBLISHED_ALONE if filters else "TRUE", "count(*)"
    counted = f"count(DISTINCT {selection.identity})" if facet.repeats else "count(*)"
    return f"{selection.table} {facet.join}", conditions_of(selection, filters), counted


def _day(selection: Selection) -> str:
    return f"{selection.table.split()[-1]}.sort_day"


_PARTY_NAMES: Final = """\
SELECT id::text AS value, name_ar, name_en FROM parties WHERE id = ANY(%(ids)s)
ORDER BY id LIMIT 10000"""
_OUTLET_NAMES: Final = """\
SELECT id::text AS value, coalesce(name_ar, key) AS name_ar, coalesce(name_en, key) AS name_en
FROM outlets WHERE id = ANY(%(ids)s) ORDER BY id LIMIT 10000"""


async def read_names(
    connection: Connection, *, parties: list[str] | None = None, outlets: list[str] | None = None
) -> dict[str, tuple[str | None, str | None]]:
    """Return the Arabic and English names of parties and outlets, by their ids as text."""
    names: dict[str, tuple[str | None, str | None]] = {}
    for ids, statement in ((parties, _PARTY_NAMES), (outlets, _OUTLET_NAMES)):
        if ids:
            given: dict[str, Any] = {"ids": [int(one) for one in ids]}
            for row in await (await connection.execute(statement, given)).fetchall():
                names[row["value"]] = (row["name_ar"] or None, row["name_en"] or None)
    return names
