"""Listing days that are still to come, which no list can mean.

Enters: a list as read, and the day. Leaves: the list, whose entries of such a day have none, each
told among the rows that could not be read. Refuses to look at the clock.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from app.domain.listing import Designation, ParsedList, RefusedRow

_AHEAD: Final = timedelta(days=1)
"""A listing is published where it is the day after already."""


def without_days_to_come(parsed: ParsedList, today: date) -> ParsedList:
    """Return the list without listing days after the day that follows `today` (in UTC)."""
    last = today + _AHEAD
    ahead = [one for one in parsed.designations if one.listed_on and one.listed_on > last]
    if not ahead:
        return parsed
    return replace(
        parsed,
        designations=tuple(
            replace(one, listed_on=None) if one.listed_on and one.listed_on > last else one
            for one in parsed.designations
        ),
        refused=(*parsed.refused, *map(_told, ahead)),
    )


def _told(entry: Designation) -> RefusedRow:
    return RefusedRow(
        position=f"entry {entry.entry_id}",
        reason=f"the listing day {entry.listed_on} is still to come; the entry is taken without it",
        raw=entry.name,
    )
