"""Counts under filters: by the values of properties, and over time.

Enters: filters, properties, an interval. Leaves: facets and timelines as documents, every stretch
there, also those in which nothing happened. Refuses to know SQL.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from fastapi import Request
from starlette.responses import Response

from app.api.envelope import meta_document
from app.api.filters import Filters
from app.api.labels import Label, labelled
from app.api.problems import BadParametersError, Violation
from app.api.responses import respond
from app.api.serving import Serving
from app.api.stretches import MOST, stretches
from app.storage.reading.database import Connection
from app.storage.reading.facets import (
    Facet,
    Interval,
    read_facet,
    read_timeline,
    read_timeline_by,
)
from app.storage.reading.phrases import narrowed
from app.storage.reading.selection import Selection
from app.storage.reading.state import read_data_version

_LAST_DAY: Final = date.max
_FIRST_DAY: Final = date(1, 1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A collection that can be counted: what it is read from, and by which properties."""

    selection: Selection
    facets: Mapping[str, Facet]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetsAsked:
    """Which properties, and how many values of each."""

    by: Sequence[str]
    limit: int


async def facets_response(
    request: Request, serving: Serving, query: Filters, counted: Counted, asked: FacetsAsked
) -> Response:
    """Return the most frequent values of each property asked for, with labels and counts."""
    async with serving.database.snapshot() as connection:
        version = await read_data_version(connection)
        filters, _ = await narrowed(connection, counted.selection, query.filters())
        data = {
            name: await _values(connection, counted, filters, name, asked.limit)
            for name in asked.by
        }
    document = {"data": data, "query": query.echo(), "meta": meta_document(version)}
    return respond(request, document, version)


async def _values(
    connection: Connection, counted: Counted, filters: Mapping[str, Any], name: str, limit: int
) -> list[dict[str, Any]]:
    found = await read_facet(connection, counted.selection, filters, counted.facets[name], limit)
    names = await labelled(connection, name, [value for value, _ in found])
    return [
        {"value": names[value][0], "label": names[value][1], "count": count}
        for value, count in found
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineAsked:
    """A timeline that was asked for."""

    interval: Interval
    by: str | None
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What was counted: in all, and of each value of a property with its label."""

    counts: Mapping[date, int]
    by: str | None = None
    names: Mapping[str, tuple[str, Label]] = field(default_factory=dict)
    parts: Mapping[tuple[date, str], int] = field(default_factory=dict)


async def timeline_response(
    request: Request, serving: Serving, query: Filters, counted: Counted, asked: TimelineAsked
) -> Response:
    """Return how many there are in each stretch of days, from the first to the last.

    Raises:
        BadParametersError: when there would be more than `MOST` stretches.
    """
    async with serving.database.snapshot() as connection:
        version = await read_data_version(connection)
        filters, _ = await narrowed(connection, counted.selection, query.filters())
        told = await _told(connection, counted, filters, asked)
    starts = _span(filters.get("published"), sorted(told.counts), asked.interval)
    document = {
        "data": [_stretch(start, after, told) for start, after in starts],
        "query": {**query.echo(), "interval": asked.interval, "by": asked.by},
        "meta": meta_document(version),
    }
    return respond(request, document, version)


async def _told(
    connection: Connection, counted: Counted, filters: Mapping[str, Any], asked: TimelineAsked
) -> _Told:
    selection = counted.selection
    counts = await read_timeline(connection, selection, filters, asked.interval)
    if asked.by is None:
        return _Told(counts=counts)
    facet = counted.facets[asked.by]
    top = await read_facet(connection, selection, filters, facet, asked.limit)
    wanted = [value for value, _ in top]
    return _Told(
        counts=counts,
        by=asked.by,
        names=await labelled(connection, asked.by, wanted),
        parts=await read_timeline_by(
            connection, selection, filters, asked.interval, (facet, wanted)
        ),
    )


def _span(
    published: Mapping[str, date] | None, known: Sequence[date], interval: Interval
) -> list[tuple[date, date]]:
    """Return the stretches from first to last: as asked for, else as there are counts."""
    asked = published or {"from": _FIRST_DAY, "before": _LAST_DAY}
    first = asked["from"] if asked["from"] > _FIRST_DAY else (known[0] if known else None)
    last = (
        asked["before"] - timedelta(days=1)
        if asked["before"] < _LAST_DAY
        else (known[-1] if known else None)
    )
    if first is None or last is None:
        return []
    found = []
    for stretch in stretches(first, last, interval):
        found.append(stretch)
        if len(found) > MOST:
            raise BadParametersError(
                [
                    Violation(
                        parameter="interval",
                        detail=f"More than {MOST} stretches; ask for fewer days or longer ones.",
                    )
                ]
            )
    return found


def _stretch(start: date, after: date, told: _Told) -> dict[str, Any]:
    document: dict[str, Any] = {
        "start": start,
        "end": after - timedelta(days=1),
        "count": told.counts.get(start, 0),
    }
    if told.by:
        document["by"] = [
            {"value": written, "label": label, "count": told.parts.get((start, value), 0)}
            for value, (written, label) in told.names.items()
        ]
    return document
